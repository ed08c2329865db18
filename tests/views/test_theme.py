"""The look of the program."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon, QPalette
from PySide6.QtWidgets import QApplication

from views import icons, theme
from views.theme import DARK, HIGH_CONTRAST, LIGHT, STATUS_ROLES, Scheme, Tokens

_LOOKS = pytest.mark.parametrize(
    "tokens", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "contrast"]
)
_INKS = ("text", "muted", "accent", *STATUS_ROLES)
_GROUNDS = ("ground", "surface", "raised", "selection", "accent_soft")
_READABLE = 4.5
_SEEN = 3.0


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@_LOOKS
def test_every_ink_is_readable_on_every_ground(tokens: Tokens) -> None:
    pale = {
        (ink, ground): _contrast(tokens.colour(ink), tokens.colour(ground))
        for ink in _INKS
        for ground in _GROUNDS
    }
    assert {pair: ratio for pair, ratio in pale.items() if ratio < _READABLE} == {}


@_LOOKS
def test_every_status_is_readable_on_its_own_tint(tokens: Tokens) -> None:
    for role in STATUS_ROLES:
        assert _contrast(tokens.colour(role), tokens.colour(f"{role}_soft")) >= _READABLE


@_LOOKS
def test_buttons_and_the_practice_band_are_readable(tokens: Tokens) -> None:
    assert _contrast(tokens.on_accent, tokens.accent) >= _READABLE
    assert _contrast(tokens.on_accent, tokens.accent_hover) >= _READABLE
    assert _contrast(tokens.on_practice, tokens.practice) >= _READABLE


@_LOOKS
def test_frames_of_fields_and_the_focus_ring_are_seen(tokens: Tokens) -> None:
    for ground in ("ground", "surface"):
        assert _contrast(tokens.control, tokens.colour(ground)) >= _SEEN
        assert _contrast(tokens.focus, tokens.colour(ground)) >= _SEEN


def test_the_system_decides_unless_the_user_chose() -> None:
    assert theme.tokens_for(Scheme.SYSTEM, Qt.ColorScheme.Dark) is DARK
    assert theme.tokens_for(Scheme.SYSTEM, Qt.ColorScheme.Unknown) is LIGHT
    assert theme.tokens_for(Scheme.LIGHT, Qt.ColorScheme.Dark) is LIGHT
    assert theme.tokens_for(Scheme.CONTRAST, Qt.ColorScheme.Light) is HIGH_CONTRAST


def test_applying_a_look_sets_palette_font_and_sheet(qapp: QApplication) -> None:
    theme.apply(qapp, DARK, 1.25)
    assert theme.current() is DARK
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.ground
    assert qapp.font().pixelSize() == round(14 * 1.25)
    assert DARK.accent in qapp.styleSheet()
    theme.apply(qapp, LIGHT)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == LIGHT.ground
    assert qapp.font().pixelSize() == 14


@_LOOKS
def test_the_sheet_holds_no_gradient_and_no_unknown_name(tokens: Tokens) -> None:
    text = theme.sheet(tokens)
    assert "$" not in text
    assert "gradient" not in text


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 1.75])
def test_an_icon_has_as_many_pixels_as_the_screen(qapp: QApplication, scale: float) -> None:
    theme.apply(qapp, LIGHT)
    drawing = icons.icon("target").pixmap(QSize(16, 16), scale)
    assert drawing.size() == QSize(round(16 * scale), round(16 * scale))
    assert drawing.devicePixelRatio() == scale


def test_an_icon_takes_the_colour_of_the_look_in_force(qapp: QApplication) -> None:
    def inks(icon: QIcon) -> set[str]:
        image = icon.pixmap(QSize(32, 32), 1.0).toImage()
        points = ((x, y) for x in range(32) for y in range(32))
        colours = (image.pixelColor(x, y) for x, y in points)
        return {colour.name().upper() for colour in colours if colour.alpha() == 255}

    icon = icons.icon("target", "text")
    theme.apply(qapp, LIGHT)
    assert LIGHT.text in inks(icon)
    theme.apply(qapp, DARK)
    assert DARK.text in inks(icon)
    theme.apply(qapp, LIGHT)


def test_an_icon_nobody_drew_is_empty_and_harmless(qapp: QApplication) -> None:
    theme.apply(qapp, LIGHT)
    assert icons.icon("khong-co").pixmap(QSize(16, 16), 1.0).toImage().pixelColor(8, 8).alpha() == 0
