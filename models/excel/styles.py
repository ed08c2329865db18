"""Looks of cells, collected while sheets are written and put into one styles part."""

from dataclasses import dataclass

FONT = "Times New Roman"
_LINE = "FF9AA3AD"
_FIRST_CUSTOM_FORMAT = 164


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a cell looks; `size` in points, colours as ARGB, `locked` under sheet protection."""

    size: float = 11
    bold: bool = False
    italic: bool = False
    colour: str = "FF1B1F24"
    fill: str = ""
    border: bool = False
    horizontal: str = "left"
    vertical: str = "center"
    wrap: bool = True
    number_format: str = "General"
    locked: bool = True


class StyleBook:
    """Gives each look its number; number 0 is the look of cells nobody touched."""

    def __init__(self) -> None:
        self._styles: dict[Style, int] = {Style(wrap=False, vertical="bottom"): 0}

    def number(self, style: Style) -> int:
        """Return the number of `style`."""
        return self._styles.setdefault(style, len(self._styles))

    def part(self) -> str:
        """Return the styles part."""
        fonts: dict[str, int] = {}
        fills: dict[str, int] = {
            '<fill><patternFill patternType="none"/></fill>': 0,
            '<fill><patternFill patternType="gray125"/></fill>': 1,
        }
        formats: dict[str, int] = {}
        looks = [_look(style, fonts, fills, formats) for style in self._styles]
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            + _listed("numFmts", [_format(code, number) for code, number in formats.items()])
            + _listed("fonts", list(fonts))
            + _listed("fills", list(fills))
            + _listed("borders", ["<border/>", _border()])
            + _listed("cellStyleXfs", ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'])
            + _listed("cellXfs", looks)
            + _listed("cellStyles", ['<cellStyle name="Normal" xfId="0" builtinId="0"/>'])
            + "</styleSheet>"
        )


def _look(
    style: Style, fonts: dict[str, int], fills: dict[str, int], formats: dict[str, int]
) -> str:
    font = fonts.setdefault(_font(style), len(fonts))
    fill = fills.setdefault(_fill(style.fill), len(fills)) if style.fill else 0
    number_format = 0
    if style.number_format != "General":
        number_format = formats.setdefault(style.number_format, _FIRST_CUSTOM_FORMAT + len(formats))
    inset = style.border and style.horizontal in ("left", "right")
    indent = ' indent="1"' if inset else ""
    return (
        f'<xf numFmtId="{number_format}" fontId="{font}" fillId="{fill}" '
        f'borderId="{int(style.border)}" xfId="0" applyNumberFormat="1" applyFont="1" '
        'applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">'
        f'<alignment horizontal="{style.horizontal}" vertical="{style.vertical}" '
        f'wrapText="{int(style.wrap)}"{indent}/><protection locked="{int(style.locked)}"/></xf>'
    )


def _font(style: Style) -> str:
    marks = ("<b/>" if style.bold else "") + ("<i/>" if style.italic else "")
    return (
        f'<font>{marks}<sz val="{style.size:g}"/><color rgb="{style.colour}"/>'
        f'<name val="{FONT}"/><family val="1"/></font>'
    )


def _fill(colour: str) -> str:
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/>'
        '<bgColor indexed="64"/></patternFill></fill>'
    )


def _border() -> str:
    sides = "".join(
        f'<{side} style="thin"><color rgb="{_LINE}"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
    return f"<border>{sides}<diagonal/></border>"


def _format(code: str, number: int) -> str:
    quoted = code.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    return f'<numFmt numFmtId="{number}" formatCode="{quoted}"/>'


def _listed(tag: str, items: list[str]) -> str:
    return f'<{tag} count="{len(items)}">{"".join(items)}</{tag}>' if items else ""
