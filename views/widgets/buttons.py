"""Buttons in the looks the theme knows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from views import icons

ICON_ALONE = QSize(16, 16)
ICON_BESIDE_WORDS = QSize(21, 16)


def primary(text: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return the one button of a page that does what the page is for."""
    return _button("primary", text, icon, "on_accent", parent)


def plain(text: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return an ordinary button."""
    return _button("plain", text, icon, "text", parent)


def quiet(text: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button without a frame, for what is seldom needed."""
    return _button("quiet", text, icon, "muted", parent)


def danger(text: str, icon: str = "", parent: QWidget | None = None) -> QPushButton:
    """Return a button for what takes something away."""
    return _button("danger", text, icon, "bad", parent)


def link(text: str, parent: QWidget | None = None) -> QPushButton:
    """Return a button that reads like a link."""
    button = _button("link", text, "", "accent", parent)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def icon_button(icon: str, tip: str, parent: QWidget | None = None) -> QPushButton:
    """Return a square button; `tip` is its tooltip and its name for a screen reader."""
    button = _button("icon", "", icon, "muted", parent)
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    return button


def _button(look: str, text: str, icon: str, role: str, parent: QWidget | None) -> QPushButton:
    button = QPushButton(text.replace("&", "&&"), parent)
    button.setProperty("look", look)
    button.setAutoDefault(False)
    if icon:
        button.setIcon(icons.icon(icon, role))
        button.setIconSize(ICON_BESIDE_WORDS if text else ICON_ALONE)
    return button
