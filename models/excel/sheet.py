"""One sheet on its way into a workbook: rows first, then how it is seen, guarded and printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from models.domain.values import decimal_text
from models.excel.cells import (
    CellValue,
    column_letters,
    escaped,
    is_exact,
    line_element,
    serial,
    shared_text,
    shown_text,
)

State = Literal["visible", "hidden", "veryHidden"]
_MARGINS = '<pageMargins left="0.4" right="0.4" top="0.55" bottom="0.6" header="0.3" footer="0.3"/>'
_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


class SharedStrings:
    """Every text of a workbook once."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self.use_count = 0

    def number(self, text: str) -> int:
        """Return the number of `text`."""
        self.use_count += 1
        return self._numbers.setdefault(text, len(self._numbers))

    def part(self) -> str:
        """Return the shared strings part."""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            f'count="{self.use_count}" uniqueCount="{len(self._numbers)}">'
            + "".join(shared_text(shown_text(text)) for text in self._numbers)
            + "</sst>"
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """A courtesy check of one column: `formula` is a list's name, or bounds are given.

    A note (`is_note`) only says its prompt when the cell is chosen.
    """

    cells: str
    title: str
    prompt: str
    formula: str = ""
    low: Decimal | None = None
    high: Decimal | None = None
    is_note: bool = False


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A sheet being written; columns count from 1, widths in characters, heights in points.

    A sheet `is_apart` when its texts stand in its own cells and not among the shared ones; they
    are composed already and hold no control characters. It may be too long to be kept, so it
    does not say how many rows it has.
    """

    name: str
    strings: SharedStrings
    state: State = "visible"
    widths: tuple[float, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    frozen_rows: int = 0
    frozen_columns: int = 0
    header_rows: tuple[int, int] | None = None
    protected: bool = False
    is_one_page: bool = False
    is_apart: bool = False
    footer: str = ""
    tab_colour: str = ""
    merges: list[str] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    row_count: int = 0
    _rows: list[str] = field(default_factory=list)
    _letters: list[str] = field(default_factory=list)

    def add_row(
        self,
        values: Sequence[CellValue],
        styles: Sequence[int],
        *,
        height: float = 0,
        hidden: bool = False,
    ) -> int:
        """Append a row and return its number; cells without a value still show their style."""
        self._rows.append(self._row(values, styles, height=height, hidden=hidden))
        return self.row_count

    def pieces(self, more: Iterable[Sequence[CellValue]] = ()) -> Iterator[str]:
        """Return the sheet's part piece by piece; the rows of `more`, unstyled, are not kept."""
        yield self._start()
        yield from self._rows
        for values in more:
            yield self._row(values, (0,) * len(values))
        yield self._end()

    def part(self) -> bytes:
        """Return the sheet's part."""
        return b"".join(piece.encode() for piece in self.pieces())

    def _row(
        self,
        values: Sequence[CellValue],
        styles: Sequence[int],
        *,
        height: float = 0,
        hidden: bool = False,
    ) -> str:
        while len(self._letters) < len(values):
            self._letters.append(column_letters(len(self._letters) + 1))
        self.row_count += 1
        number = self.row_count
        cells = [
            self._cell(f'<c r="{letter}{number}" s="{style}"', value)
            for letter, value, style in zip(self._letters, values, styles, strict=False)
        ]
        marks = (f' ht="{height:g}"' if height else "") + (' hidden="1"' if hidden else "")
        return f'<row r="{number}"{marks}>{"".join(cells)}</row>'

    def _start(self) -> str:
        return (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet {_NAMESPACES}>'
            f'<sheetPr>{self._tab()}<pageSetUpPr fitToPage="1"/></sheetPr>{self._dimension()}'
            f'{self._view()}<sheetFormatPr defaultRowHeight="15"/>{self._columns()}<sheetData>'
        )

    def _dimension(self) -> str:
        if self.is_apart:
            return ""
        last = column_letters(max(len(self._letters), 1))
        return f'<dimension ref="A1:{last}{max(self.row_count, 1)}"/>'

    def _end(self) -> str:
        return (
            f"</sheetData>{self._guard()}{self._merged()}{self._checks()}"
            f'<printOptions horizontalCentered="1"/>{_MARGINS}'
            '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" '
            f'fitToHeight="{int(self.is_one_page)}"/>{self._foot()}</worksheet>'
        )

    def _cell(self, start: str, value: CellValue) -> str:
        if value is None or value == "":
            return f"{start}/>"
        if isinstance(value, str) and self.is_apart:
            return f'{start} t="inlineStr"><is>{line_element(value)}</is></c>'
        if isinstance(value, str):
            return f'{start} t="s"><v>{self.strings.number(value)}</v></c>'
        if isinstance(value, Decimal):
            if not is_exact(value):
                return f'{start} t="s"><v>{self.strings.number(decimal_text(value))}</v></c>'
            return f"{start}><v>{decimal_text(value)}</v></c>"
        return f"{start}><v>{serial(value) if isinstance(value, date) else value}</v></c>"

    def _tab(self) -> str:
        return f'<tabColor rgb="{self.tab_colour}"/>' if self.tab_colour else ""

    def _view(self) -> str:
        start = '<sheetViews><sheetView showGridLines="0" workbookViewId="0"'
        if not self.frozen_rows:
            return f"{start}/></sheetViews>"
        corner = f"{column_letters(self.frozen_columns + 1)}{self.frozen_rows + 1}"
        split = f'xSplit="{self.frozen_columns}" ' if self.frozen_columns else ""
        pane = "bottomRight" if self.frozen_columns else "bottomLeft"
        return (
            f'{start}><pane {split}ySplit="{self.frozen_rows}" topLeftCell="{corner}" '
            f'activePane="{pane}" state="frozen"/><selection pane="{pane}" activeCell="{corner}" '
            f'sqref="{corner}"/></sheetView></sheetViews>'
        )

    def _columns(self) -> str:
        if not self.widths:
            return ""
        items = "".join(
            f'<col min="{number}" max="{number}" width="{width:g}" customWidth="1"'
            f"{' hidden=' + chr(34) + '1' + chr(34) if number in self.hidden_columns else ''}/>"
            for number, width in enumerate(self.widths, 1)
        )
        return f"<cols>{items}</cols>"

    def _guard(self) -> str:
        if not self.protected:
            return ""
        return (
            '<sheetProtection sheet="1" objects="1" scenarios="1" formatCells="0" '
            'formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>'
        )

    def _merged(self) -> str:
        if not self.merges:
            return ""
        items = "".join(f'<mergeCell ref="{area}"/>' for area in self.merges)
        return f'<mergeCells count="{len(self.merges)}">{items}</mergeCells>'

    def _checks(self) -> str:
        if not self.validations:
            return ""
        items = "".join(_validation(item) for item in self.validations)
        return f'<dataValidations count="{len(self.validations)}">{items}</dataValidations>'

    def _foot(self) -> str:
        left = escaped(self.footer.replace("&", "&&"))
        text = f"&amp;L{left}&amp;RTrang &amp;P/&amp;N"
        return f"<headerFooter><oddFooter>{text}</oddFooter></headerFooter>"


def _validation(item: Validation) -> str:
    if item.is_note:
        return (
            '<dataValidation allowBlank="1" showInputMessage="1" '
            f'promptTitle="{escaped(item.title[:32])}" prompt="{escaped(item.prompt[:255])}" '
            f'sqref="{item.cells}"/>'
        )
    said = (
        'errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" '
        f'promptTitle="{escaped(item.title[:32])}" prompt="{escaped(item.prompt[:255])}" '
        f'errorTitle="{escaped(item.title[:32])}" error="{escaped(item.prompt[:255])}" '
        f'sqref="{item.cells}"'
    )
    if item.formula:
        return (
            f'<dataValidation type="list" {said}><formula1>{escaped(item.formula)}</formula1>'
            "</dataValidation>"
        )
    if item.low is None and item.high is None:
        low, high = "-1E+300", "1E+300"
    else:
        low = decimal_text(item.low) if item.low is not None else "-1E+300"
        high = decimal_text(item.high) if item.high is not None else "1E+300"
    return (
        f'<dataValidation type="decimal" operator="between" {said}><formula1>{low}</formula1>'
        f"<formula2>{high}</formula2></dataValidation>"
    )
