"""The shipped icons can be drawn, and say under what licence they come."""

from pathlib import Path

import pytest
from PySide6.QtSvg import QSvgRenderer

import resources

ICONS = sorted(resources.path("icons").glob("*.svg"))


@pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
def test_an_icon_is_drawable(icon: Path) -> None:
    assert QSvgRenderer(str(icon)).isValid()


def test_line_icons_take_the_colour_of_their_surroundings() -> None:
    fixed = [
        icon.name
        for icon in ICONS
        if icon.stem != "app" and "currentColor" not in icon.read_text(encoding="utf-8")
    ]
    assert fixed == []


def test_the_icon_licence_lies_beside_the_icons() -> None:
    text = resources.path("icons/LICENSE-lucide.txt").read_text(encoding="utf-8")
    assert "ISC License" in text
