"""Texts of papers written by hand: taken back from Word, pasted, shown, given up again."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.docx.reading import read_document
from models.docx.writing import bookmark_name
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.plain import tame
from models.domain.sheets.blocks import Grid, Sheet, Text
from models.store.paper_texts import drop_text, write_text
from models.store.queries.papers import WrittenText
from models.usecases.desk import Desk, Saved
from models.usecases.paper_set import ALL_PAPERS, SetSource, compose_set, sheet_address
from models.usecases.printing import read_source


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperPlace:
    """A text that may be written over: where it stands and what it says.

    `generated` is what the facts say now, `text` what is printed; they differ where somebody wrote
    it over. `is_outdated` when the facts changed after that.
    """

    sheet: str
    sheet_name: str
    key: str
    label: str
    text: str
    generated: str
    is_outdated: bool = False

    @property
    def is_written_over(self) -> bool:
        """Whether a person's words stand here instead of the program's."""
        return self.text != self.generated


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenBack:
    """What came back from a document: texts changed, and texts that no longer have a place.

    `table_rows` are the rows of tables that differ from the papers: they cannot be taken back, as
    what stands in them is kept with the dossier and the people.
    """

    changed: tuple[PaperPlace, ...]
    lost_count: int
    table_rows: tuple[str, ...] = ()


def paper_places(desk: Desk, code: str) -> tuple[PaperPlace, ...]:
    """Return every text of a dossier's papers that may be written over, in printed order."""
    source = read_source(desk, code)
    return places_of(source)


def preview_document(desk: Desk, code: str, file: Path) -> TakenBack:
    """Return what taking `file` back would change, nothing written.

    Raises UserError when it is no text document, or one of another dossier.
    """
    read = read_document(file)
    if not read.texts:
        raise UserError(
            f"Tệp “{file.name}” không phải văn bản do chương trình lập ra, hoặc các dấu mốc trong "
            "tệp đã mất. Hãy xuất lại văn bản, sửa rồi lấy lại."
        )
    if read.code != code:
        raise UserError(
            f"Tệp “{file.name}” là văn bản của hồ sơ khác ({read.code or 'không rõ'}). Hãy mở đúng "
            "hồ sơ rồi lấy lại."
        )
    source = read_source(desk, code)
    places = {bookmark_name(place.sheet, place.key): place for place in places_of(source)}
    changed = tuple(
        _with_text(place, read.texts[name])
        for name, place in places.items()
        if name in read.texts and read.texts[name] != _plain(place.text)
    )
    lost = sum(name not in places for name in read.texts)
    return TakenBack(changed=changed, lost_count=lost, table_rows=_other_rows(source, read.tables))


def take_back(desk: Desk, code: str, file: Path) -> Saved[TakenBack]:
    """Keep the texts of `file` that differ from what is printed now."""
    found = preview_document(desk, code, file)
    write_over(desk, code, found.changed)
    return Saved(value=found, changed=Changed.AWARDS, at=desk.now())


def write_over(desk: Desk, code: str, places: Iterable[PaperPlace]) -> Saved[None]:
    """Keep the texts of `places`; one that says what the facts say is given up."""
    with desk.store.write(desk.mark()) as session:
        for place in places:
            paper, nomination = sheet_address(place.sheet)
            written = WrittenText(
                paper=paper,
                nomination=nomination,
                key=place.key,
                text=_plain(place.text),
                generated=place.generated,
            )
            if written.text == _plain(place.generated):
                drop_text(session, code, written)
            else:
                write_text(session, code, written)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def give_up(desk: Desk, code: str, place: PaperPlace) -> Saved[None]:
    """Let the paper say again what the facts say."""
    return write_over(desk, code, [_with_text(place, place.generated)])


def places_of(source: SetSource) -> tuple[PaperPlace, ...]:
    """Return every text that may be written over in the papers made from `source`."""
    kept = {(t.paper, t.nomination, t.key): t.generated for t in source.extras.texts}
    found: list[PaperPlace] = []
    for sheet in compose_set(source, ALL_PAPERS):
        found.extend(_of_sheet(sheet, kept))
    return tuple(found)


def _other_rows(
    source: SetSource, tables: Iterable[tuple[tuple[str, ...], ...]]
) -> tuple[str, ...]:
    """Return the rows of `tables` that no table of the papers with the same head has."""
    known: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for sheet in compose_set(source, ALL_PAPERS):
        for block in sheet.blocks:
            if isinstance(block, Grid):
                head = _cells(column.head for column in block.columns)
                known.setdefault(head, set()).update(_cells(row.cells) for row in block.rows)
    found = [
        " · ".join(cell for cell in row if cell)
        for head, *rows in (table for table in tables if table)
        if head in known
        for row in rows
        if row not in known[head]
    ]
    return tuple(dict.fromkeys(found))


def _cells(cells: Iterable[str]) -> tuple[str, ...]:
    return tuple(" ".join(tame(cell).split()) for cell in cells)


def _of_sheet(sheet: Sheet, kept: dict[tuple[str, str, str], str]) -> list[PaperPlace]:
    address = sheet_address(sheet.key)
    heading = ""
    found: list[PaperPlace] = []
    for block in sheet.blocks:
        if not isinstance(block, Text):
            continue
        if not block.key:
            heading = block.text if block.kept_lines else heading
            continue
        generated = block.text if block.was is None else block.was
        then = kept.get((*address, block.key))
        found.append(
            PaperPlace(
                sheet=sheet.key,
                sheet_name=f"{sheet.group}: {sheet.name}" if sheet.group else sheet.name,
                key=block.key,
                label=block.label or heading,
                text=block.text,
                generated=generated,
                is_outdated=then is not None and then != generated,
            )
        )
    return found


def _with_text(place: PaperPlace, text: str) -> PaperPlace:
    return PaperPlace(
        sheet=place.sheet,
        sheet_name=place.sheet_name,
        key=place.key,
        label=place.label,
        text=text,
        generated=place.generated,
        is_outdated=place.is_outdated,
    )


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in tame(text).split("\n") if line.strip())
