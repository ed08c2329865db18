"""A workbook as bytes: sheets, names, styles and texts zipped in the order readers expect."""

import io
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from models.excel.cells import CellValue, escaped
from models.excel.sheet import SharedStrings, Sheet, State
from models.excel.styles import StyleBook

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_COMPRESSION_LEVEL = 4

Parts = Mapping[str, bytes]
Rows = Iterable[Sequence[CellValue]]


@dataclass(slots=True, kw_only=True)
class Workbook:
    """A workbook being written; `names` are defined names with what they refer to."""

    title: str
    author: str
    strings: SharedStrings = field(default_factory=SharedStrings)
    styles: StyleBook = field(default_factory=StyleBook)
    sheets: list[Sheet] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def add_sheet(self, name: str, *, state: State = "visible") -> Sheet:
        """Append an empty sheet."""
        sheet = Sheet(name=name, strings=self.strings, state=state)
        self.sheets.append(sheet)
        return sheet

    def to_bytes(self) -> bytes:
        """Return the file; the same content gives the same bytes."""
        return self.with_last(None)

    def with_last(self, rows: Callable[[Parts], Rows] | None) -> bytes:
        """Return the file; `rows` is given every other part and tells the rows of the last sheet.

        The last sheet must be apart, so that nothing it says changes another part. Its rows go
        into the file one by one.
        """
        out = io.BytesIO()
        with zipfile.ZipFile(
            out, "w", zipfile.ZIP_DEFLATED, compresslevel=_COMPRESSION_LEVEL
        ) as archive:
            # An entry opened by its name is dated 1980, whatever the day.
            parts = self._parts(self.sheets[:-1] if rows else self.sheets)
            for name, content in parts.items():
                with archive.open(name, "w") as entry:
                    entry.write(content)
            if rows:
                with archive.open(_place(len(self.sheets)), "w") as entry:
                    for piece in self.sheets[-1].pieces(rows(parts)):
                        entry.write(piece.encode())
        return out.getvalue()

    def _parts(self, sheets: Sequence[Sheet]) -> dict[str, bytes]:
        texts = {
            "[Content_Types].xml": self._content_types(),
            "_rels/.rels": _relations(
                [
                    (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
                    (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
                ]
            ),
            "docProps/core.xml": self._core(),
            "xl/workbook.xml": self._book(),
            "xl/_rels/workbook.xml.rels": self._book_relations(),
            "xl/styles.xml": self.styles.part(),
        }
        parts = {name: text.encode() for name, text in texts.items()}
        parts |= {_place(number): sheet.part() for number, sheet in enumerate(sheets, 1)}
        parts["xl/sharedStrings.xml"] = self.strings.part().encode()
        return parts

    def _content_types(self) -> str:
        sheets = "".join(
            f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
            f'ContentType="{_TYPE}worksheet+xml"/>'
            for number in range(1, len(self.sheets) + 1)
        )
        return (
            f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}sheet.main+xml"/>'
            f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}sharedStrings+xml"/>'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            f"{sheets}</Types>"
        )

    def _core(self) -> str:
        return (
            f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{escaped(self.title)}</dc:title>"
            f"<dc:creator>{escaped(self.author)}</dc:creator></cp:coreProperties>"
        )

    def _book(self) -> str:
        sheets = "".join(
            f'<sheet name="{escaped(sheet.name)}" sheetId="{number}"{_state(sheet.state)} '
            f'r:id="rId{number}"/>'
            for number, sheet in enumerate(self.sheets, 1)
        )
        names = "".join(
            f'<definedName name="_xlnm.Print_Titles" localSheetId="{index}">'
            f"{escaped(quoted(sheet.name))}!${sheet.header_rows[0]}:${sheet.header_rows[1]}"
            "</definedName>"
            for index, sheet in enumerate(self.sheets)
            if sheet.header_rows
        ) + "".join(
            f'<definedName name="{name}">{escaped(area)}</definedName>'
            for name, area in self.names.items()
        )
        return (
            f'{_HEAD}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews>'
            f'<workbookView activeTab="0"/></bookViews><sheets>{sheets}</sheets>'
            f"{f'<definedNames>{names}</definedNames>' if names else ''}</workbook>"
        )

    def _book_relations(self) -> str:
        targets = [
            (f"{_OFFICE}/worksheet", f"worksheets/sheet{number}.xml")
            for number in range(1, len(self.sheets) + 1)
        ]
        targets.append((f"{_OFFICE}/styles", "styles.xml"))
        targets.append((f"{_OFFICE}/sharedStrings", "sharedStrings.xml"))
        return _relations(targets)


def _place(number: int) -> str:
    return f"xl/worksheets/sheet{number}.xml"


def quoted(sheet_name: str) -> str:
    """Return the sheet's name as a reference writes it."""
    doubled = sheet_name.replace("'", "''")
    return f"'{doubled}'"


def _state(state: State) -> str:
    return "" if state == "visible" else f' state="{state}"'


def _relations(targets: list[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'
