"""Reading a list that was never ours, for whatever purpose: look, map the columns, remember."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.foreign_list import (
    EMPTY,
    ForeignList,
    ListEntry,
    ListMapping,
    ListSheet,
    Wanted,
    guess_mapping,
    missing,
)
from models.domain.legacy import Encoding
from models.domain.text import match_key
from models.excel.listing import read_list
from models.schema.keys import ListMappingRow
from models.sync import files
from models.usecases.desk import Desk, Saved

_TOTALS = ("tong", "cong", "tong cong", "tong so", "binh quan", "trung binh")


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLook:
    """A list with the meaning of its columns, as remembered or as guessed."""

    place: Path
    found: ForeignList
    sheet: str
    mapping: ListMapping
    is_remembered: bool

    @property
    def chosen(self) -> ListSheet:
        """Return the sheet the mapping is for."""
        return next(item for item in self.found.sheets if item.name == self.sheet)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRow:
    """One row by wanted column; a column the file lacks gives empty entries."""

    number: int
    entries: Mapping[str, ListEntry]

    def entry(self, key: str) -> ListEntry:
        """Return the entry of a wanted column."""
        return self.entries.get(key, EMPTY)

    def text(self, key: str) -> str:
        """Return the words of a wanted column."""
        return self.entry(key).text


def look_at_list(
    desk: Desk, place: Path, purpose: str, wanted: Sequence[Wanted], *, sheet: str = ""
) -> ListLook:
    """Return what the file at `place` holds, read for `purpose`; nothing is written.

    Without `sheet` the one that fits best is taken. Raises UserError when the file is no workbook
    or has no table.
    """
    found = read_list(files.read_file(place), place.name)
    candidates = [item for item in found.sheets if item.name == sheet] or list(found.sheets)
    remembered = {item.name: _remembered(desk, purpose, item, wanted) for item in candidates}
    best = max(
        candidates,
        key=lambda item: (
            remembered[item.name] is not None,
            len(guess_mapping(item, wanted).columns),
            len(item.rows),
        ),
    )
    known = remembered[best.name]
    look = ListLook(
        place=place,
        found=found,
        sheet=best.name,
        mapping=known or guess_mapping(best, wanted),
        is_remembered=known is not None,
    )
    return choose_encodings(look, known.encodings) if known and known.encodings else look


def choose_encodings(look: ListLook, encodings: Mapping[int, Encoding]) -> ListLook:
    """Return the list read again with a person's encodings of single columns."""
    content = files.read_file(look.place)
    found = read_list(content, look.place.name, {look.sheet: encodings})
    return replace(look, found=found, mapping=replace(look.mapping, encodings=dict(encodings)))


def rows_of(look: ListLook, wanted: Sequence[Wanted]) -> tuple[ListRow, ...]:
    """Return the rows that say something in a wanted column, without totals.

    Raises UserError when a column nothing goes without is not mapped.
    """
    lacking = missing(look.mapping, wanted)
    if lacking:
        names = ", ".join(item.label for item in lacking)
        raise UserError(f"Chưa chọn cột cho {names}. Hãy chọn cột rồi đọc tiếp.")
    columns = {key: number for key, number in look.mapping.columns.items() if number}
    rows: list[ListRow] = []
    for number, cells in look.chosen.rows:
        entries = {key: cells[at] for key, at in columns.items() if at in cells}
        row = ListRow(number=number, entries=entries)
        words = [entry.text for entry in entries.values() if entry.text]
        if words and not any(match_key(word) in _TOTALS for word in words[:2]):
            rows.append(row)
    return tuple(rows)


def remember_mapping(desk: Desk, purpose: str, look: ListLook) -> Saved[None]:
    """Read lists with these headers so from now on, for this purpose."""
    mapping = look.mapping
    columns = {column.number: column.header for column in look.chosen.columns}
    choices = {
        "columns": {key: columns.get(at, "") for key, at in mapping.columns.items()},
        "encodings": {columns.get(at, ""): item.value for at, item in mapping.encodings.items()},
        "aliases": dict(mapping.aliases),
    }
    at = desk.now()
    with desk.store.write(desk.mark()) as session:
        key = (purpose, look.chosen.shape)
        row = session.get(ListMappingRow, key)
        if row is None:
            row = ListMappingRow(purpose=purpose, shape=look.chosen.shape, used_at=at, choices="")
            session.add(row)
        row.choices = json.dumps(choices, ensure_ascii=False, sort_keys=True)
        row.used_at = at
    return Saved(value=None, changed=Changed.NOTHING, at=at)


def _remembered(
    desk: Desk, purpose: str, sheet: ListSheet, wanted: Sequence[Wanted]
) -> ListMapping | None:
    with desk.store.read() as session:
        row = session.get(ListMappingRow, (purpose, sheet.shape))
    if row is None:
        return None
    choices = json.loads(row.choices)
    numbers = {column.header: column.number for column in sheet.columns}
    keys = {item.key for item in wanted}
    columns = {
        key: numbers[header]
        for key, header in choices["columns"].items()
        if key in keys and header in numbers
    }
    encodings = {
        numbers[header]: Encoding(value)
        for header, value in choices["encodings"].items()
        if header in numbers
    }
    return ListMapping(columns=columns, encodings=encodings, aliases=choices.get("aliases", {}))
