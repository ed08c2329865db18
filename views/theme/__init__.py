"""The look of the program: tokens, palette, fonts and style sheet, applied to the application.

The tokens in force live in the application object, so a painted widget asks `current()` when it
paints and follows a change without being told.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from functools import cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

import resources
from views.theme.sheet import sheet
from views.theme.tokens import DARK, HIGH_CONTRAST, LIGHT, STATUS_ROLES, Tokens

__all__ = [
    "DARK",
    "HIGH_CONTRAST",
    "LIGHT",
    "STATUS_ROLES",
    "Scheme",
    "Tokens",
    "apply",
    "colour",
    "current",
    "font",
    "install",
    "palette",
    "sheet",
    "tokens_for",
]

_TOKENS = "so_thi_dua_tokens"
_SCALE = "so_thi_dua_font_scale"
_SCHEME = "so_thi_dua_scheme"
_FOLLOWED = "so_thi_dua_follows"
_FACES_LOADED = "so_thi_dua_faces"
_APPLIED_SCALE = "so_thi_dua_applied_scale"
_WINDOWS_FACE = "Segoe UI"
_FACES = ("NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf", "NotoSans-Bold.ttf")


class Scheme(StrEnum):
    """The user's choice of light or dark."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


def install(app: QApplication, scheme: Scheme = Scheme.SYSTEM, font_scale: float = 1.0) -> None:
    """Dress `app` after `scheme`; with `Scheme.SYSTEM` it follows the system from now on."""
    app.setProperty(_SCHEME, scheme.value)
    app.setProperty(_SCALE, font_scale)
    if not app.property(_FOLLOWED):
        app.setProperty(_FOLLOWED, "yes")
        app.styleHints().colorSchemeChanged.connect(_follow)
    apply(app, tokens_for(scheme, app.styleHints().colorScheme()), font_scale)


def apply(app: QApplication, tokens: Tokens, font_scale: float = 1.0) -> None:
    """Give `app` the fonts, palette and style sheet of `tokens`; does nothing when in force."""
    if app.property(_TOKENS) == tokens and app.property(_APPLIED_SCALE) == font_scale:
        return
    app.setProperty(_TOKENS, tokens)
    app.setProperty(_SCALE, font_scale)
    app.setProperty(_APPLIED_SCALE, font_scale)
    if app.style().objectName() != "fusion":
        app.setStyle("Fusion")
    _load_faces(app)
    app.setFont(font(tokens.body_px))
    app.setPalette(palette(tokens))
    app.setStyleSheet(sheet(tokens))


def current() -> Tokens:
    """Return the tokens in force; the light ones before anything was applied."""
    app = QApplication.instance()
    tokens = app.property(_TOKENS) if app is not None else None
    return tokens if isinstance(tokens, Tokens) else LIGHT


@contextmanager
def painted_as(tokens: Tokens) -> Iterator[None]:
    """Let what is painted meanwhile take its colours from `tokens`: for pictures on white paper."""
    app = QApplication.instance()
    before = current()
    if app is None:
        yield
        return
    app.setProperty(_TOKENS, tokens)
    try:
        yield
    finally:
        app.setProperty(_TOKENS, before)


def colour(role: str) -> QColor:
    """Return the colour called `role` of the tokens in force."""
    return QColor(_read_colour(current().colour(role)))


@cache
def _read_colour(text: str) -> QColor:
    """Return the colour that `text` says; a page of a table asks for thousands."""
    return QColor(text)


def font(px: int, *, bold: bool = False) -> QFont:
    """Return the face of the program at `px` device-independent pixels times the user's scale."""
    app = QApplication.instance()
    scale = app.property(_SCALE) if app is not None else None
    face = QFont(_family())
    face.setPixelSize(round(px * (float(scale) if scale else 1.0)))
    if bold:
        face.setWeight(QFont.Weight.DemiBold)
    return face


def palette(tokens: Tokens) -> QPalette:
    """Return the palette of `tokens`, for everything the style sheet does not name."""
    result = QPalette()
    for role, name in _ROLES.items():
        result.setColor(role, QColor(tokens.colour(name)))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, _BUTTON_TEXT):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.muted))
    return result


def tokens_for(scheme: Scheme, system: Qt.ColorScheme) -> Tokens:
    """Return the tokens for the user's `scheme` where the system's own is `system`."""
    if scheme is Scheme.SYSTEM:
        return DARK if system == Qt.ColorScheme.Dark else LIGHT
    return {Scheme.DARK: DARK, Scheme.CONTRAST: HIGH_CONTRAST}.get(scheme, LIGHT)


def _follow(system: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.property(_SCHEME) == Scheme.SYSTEM.value:
        apply(app, tokens_for(Scheme.SYSTEM, system), float(app.property(_SCALE) or 1.0))


@cache
def _family() -> str:
    """Return Windows' own face where it is; Noto Sans comes with the program."""
    own = sys.platform == "win32" and QFontDatabase.hasFamily(_WINDOWS_FACE)
    return _WINDOWS_FACE if own else "Noto Sans"


def _load_faces(app: QApplication) -> None:
    """Add the bundled faces once; a face that is missing leaves the system's default in use."""
    if _family() == _WINDOWS_FACE or app.property(_FACES_LOADED):
        return
    app.setProperty(_FACES_LOADED, "yes")
    for name in _FACES:
        file = resources.path(f"fonts/{name}")
        if file.is_file():
            QFontDatabase.addApplicationFont(str(file))


_BUTTON_TEXT = QPalette.ColorRole.ButtonText
_ROLES = {
    QPalette.ColorRole.Window: "ground",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.ToolTipBase: "text",
    QPalette.ColorRole.ToolTipText: "surface",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    _BUTTON_TEXT: "text",
    QPalette.ColorRole.BrightText: "bad",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "raised",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "control",
}
