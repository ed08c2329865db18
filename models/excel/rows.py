"""Rows of a package's sheets as values: what stands there, against the canonical copy."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from models.domain.errors import Problem, Severity
from models.domain.legacy import Encoding, decode, guess
from models.domain.merge import edited_outside
from models.domain.package import Decoded, Encodings, ResultValue, TaskValue
from models.domain.periods import PeriodKind, parts_of_year
from models.domain.programmes import TaskState
from models.domain.submission import JUDGED_LABELS, STATE_LABELS
from models.domain.text import match_key, nfc
from models.excel.columns import (
    JUDGED_WORDS,
    STATE_WORDS,
    TARGET_COLUMNS,
    TASK_COLUMNS,
    Column,
)
from models.excel.entries import (
    Entry,
    found_text,
    read_choice,
    read_figure,
    read_text,
    says,
)
from models.excel.formats import Formats
from models.excel.grid import Cell
from models.excel.naming import Named, named_result, named_task
from models.excel.table import Table

_BY_KEY = {column.key: column for column in TARGET_COLUMNS}
_TASK_BY_KEY = {column.key: column for column in TASK_COLUMNS}
_HEADERS = {column.key: column.header for column in (*TASK_COLUMNS, *TARGET_COLUMNS)}
_FIGURES = ("numerator", "denominator", "value")
_TASK_ENTRIES = ("state", "percent", "department", "assignee", "note")


@dataclass(slots=True, kw_only=True)
class Found:
    """What the rows gave so far; filled while they are read.

    `doubtful` are the values of rows of which it is not clear what they are about.
    """

    results: dict[str, ResultValue] = field(default_factory=dict)
    tasks: dict[str, TaskValue] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    touched: set[str] = field(default_factory=set)
    places: dict[str, tuple[str, str]] = field(default_factory=dict)
    seen: set[str] = field(default_factory=set)
    doubtful: set[str] = field(default_factory=set)
    decoded: list[Decoded] = field(default_factory=list)


class _Spot(NamedTuple):
    """A cell of a row, and the code of the target or task it is about."""

    table: Table
    row: int
    key: str
    code: str


class RowReader:
    """Reads the rows of one office's package; holds what has been found."""

    def __init__(
        self, office: str, year: int, formats: Formats, encodings: Encodings | None = None
    ) -> None:
        self.found = Found()
        self._encodings = encodings or {}
        self._office = office
        self._formats = formats
        self._periods = {
            match_key(period.label): period.text
            for kind in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
            for period in parts_of_year(year, kind)
        }

    def read_targets(self, table: Table, copies: Mapping[str, ResultValue]) -> None:
        """Read the targets' sheet against the canonical `copies`, which are by key."""
        for row in table.rows():
            named = named_result(table, row, self._periods)
            self.found.doubtful |= {
                ResultValue(target=target, office=self._office, period=period).key
                for target, period in named.doubtful
            }
            if not self._is_named(table, row, named):
                continue
            target = named.code
            blank = ResultValue(target=target, office=self._office, period=named.period)
            if not self._first_time(table, row, blank.key, target):
                continue
            before = copies.get(blank.key, blank)
            after = self._result(table, row, before)
            self.found.places[blank.key] = (table.sheet, table.address(row, "value"))
            if after is None:
                continue
            if after is not before:
                self.found.touched.add(blank.key)
            if not after.is_empty:
                self.found.results[blank.key] = after

    def read_tasks(self, table: Table, copies: Mapping[str, TaskValue]) -> None:
        """Read the tasks' sheet against the canonical `copies`, which are by key."""
        for row in table.rows():
            named = named_task(table, row)
            self.found.doubtful |= {
                TaskValue(task=task, office=self._office).key for task, _ in named.doubtful
            }
            if not self._is_named(table, row, named):
                continue
            task = named.code
            blank = TaskValue(task=task, office=self._office)
            if not self._first_time(table, row, blank.key, task):
                continue
            before = copies.get(blank.key, blank)
            after = self._task(table, row, before)
            self.found.places[blank.key] = (table.sheet, table.address(row, "state"))
            if after is None:
                continue
            if after is not before:
                self.found.touched.add(blank.key)
            if not after.is_empty:
                self.found.tasks[blank.key] = after

    def _is_named(self, table: Table, row: int, named: Named) -> bool:
        """Say whether a row can be read, and complain where it is not clear what it is about."""
        if named.complaint:
            severity = Severity.WARNING if named.is_taken else Severity.ERROR
            spot = _Spot(table, row, named.column, named.code)
            self._complain(spot, named.complaint, severity)
        elif not named.code:
            self._complain_if_filled(table, row)
        return bool(named.code) and (named.is_taken or not named.complaint)

    def _result(self, table: Table, row: int, before: ResultValue) -> ResultValue | None:
        cells = {key: table.cell(row, key) for key in (*_FIGURES, "judged", "note")}
        there = table.columns
        old_judged = None if before.judged is None else JUDGED_LABELS[before.judged]
        old = {
            "numerator": before.numerator,
            "denominator": before.denominator,
            "value": before.value,
            "judged": old_judged,
            "note": before.note,
        }
        changed = [key for key, cell in cells.items() if key in there and not says(cell, old[key])]
        if not changed:
            return before
        unit = table.text(row, "unit")
        entries: dict[str, Entry] = {}
        for key in changed:
            column = _BY_KEY[key]
            if key == "judged":
                entries[key] = read_choice(cells[key], column)
            elif key == "note":
                entries[key] = self._words(table, key, cells[key])
            else:
                of_unit = unit if key == "value" else ""
                entries[key] = read_figure(cells[key], column, self._formats, of_unit)
        if not self._all_good(table, row, before.target, entries):
            return None
        self._note_decoded(table, row, before.key, entries)
        after = _with_result(before, entries, found_text(cells["value"]) if cells["value"] else "")
        if not self._whole_fraction(table, row, after):
            return None
        return before if after.content == before.content else edited_outside(before, after)

    def _task(self, table: Table, row: int, before: TaskValue) -> TaskValue | None:
        cells = {key: table.cell(row, key) for key in _TASK_ENTRIES}
        old: dict[str, Decimal | str | None] = {
            "state": STATE_LABELS[before.state],
            "percent": before.percent,
            "department": before.unit,
            "assignee": before.assignee,
            "note": before.note,
        }
        there = table.columns
        changed = [key for key, cell in cells.items() if key in there and not says(cell, old[key])]
        entries: dict[str, Entry] = {}
        for key in changed:
            column = _TASK_BY_KEY[key]
            if key == "state":
                entries[key] = read_choice(cells[key], column)
            elif key == "percent":
                entries[key] = read_figure(cells[key], column, self._formats, "%")
            else:
                entries[key] = self._words(table, key, cells[key])
        if not changed:
            return before
        if not self._all_good(table, row, before.task, entries):
            return None
        self._note_decoded(table, row, before.key, entries)
        after = _with_task(before, entries)
        return before if after.content == before.content else edited_outside(before, after)

    def _first_time(self, table: Table, row: int, key: str, code: str) -> bool:
        if key in self.found.seen:
            message = "Dòng này lặp lại một dòng ở trên. Hãy xoá một trong hai dòng."
            self._complain(_Spot(table, row, "code", code), message)
            return False
        self.found.seen.add(key)
        return True

    def _words(self, table: Table, key: str, cell: Cell | None) -> Entry:
        return read_text(cell, self._encodings.get((table.sheet, key)))

    def _note_decoded(
        self, table: Table, row: int, value: str, entries: Mapping[str, Entry]
    ) -> None:
        """Remember what was read from an old encoding, or under an encoding somebody chose."""
        for key, entry in entries.items():
            cell, chosen = table.cell(row, key), self._encodings.get((table.sheet, key))
            if cell is None or cell.kind != "s" or not (entry.original or chosen):
                continue
            original = entry.original or cell.original or cell.text
            self.found.decoded.append(
                Decoded(
                    key=value,
                    sheet=table.sheet,
                    cell=table.address(row, key),
                    column=key,
                    header=_HEADERS[key],
                    original=original,
                    text=entry.text,
                    encoding=chosen or _encoding(original, entry.text),
                )
            )

    def _tell_rereading(self, table: Table, row: int, code: str, entries: dict[str, Entry]) -> None:
        for key, entry in entries.items():
            if entry.original:
                message = (
                    f"Ô viết bằng bảng mã cũ (TCVN3 hoặc VNI): “{entry.original[:80]}” được đọc là "
                    f"“{entry.text[:80]}”. Nếu đọc sai, hãy gõ lại ô này bằng phông Unicode."
                )
                self._complain(_Spot(table, row, key, code), message, Severity.WARNING)

    def _all_good(self, table: Table, row: int, code: str, entries: dict[str, Entry]) -> bool:
        bad = {key: entry for key, entry in entries.items() if entry.complaint}
        for key, entry in bad.items():
            self._complain(_Spot(table, row, key, code), entry.complaint, entry.severity)
        for key in entries.keys() - bad.keys():
            cell = table.cell(row, key)
            if cell is not None and cell.formula:
                message = (
                    f"Ô dùng công thức “{cell.formula[:80]}”; chương trình nhận kết quả đã lưu."
                )
                self._complain(_Spot(table, row, key, code), message, Severity.WARNING)
        self._tell_rereading(table, row, code, entries)
        return not bad

    def _whole_fraction(self, table: Table, row: int, after: ResultValue) -> bool:
        if (after.numerator is None) != (after.denominator is None):
            key = "numerator" if after.numerator is None else "denominator"
            message = "Phải có cả tử số và mẫu số. Hãy nhập số còn thiếu vào ô này."
            self._complain(_Spot(table, row, key, after.target), message)
            return False
        if after.denominator is not None and after.denominator <= 0:
            self._complain(
                _Spot(table, row, "denominator", after.target), _BY_KEY["denominator"].how
            )
            return False
        return True

    def _complain_if_filled(self, table: Table, row: int) -> None:
        inputs: tuple[Column, ...] = (*TARGET_COLUMNS, *TASK_COLUMNS)
        for key in dict.fromkeys(column.key for column in inputs if column.is_input):
            if table.text(row, key):
                message = (
                    "Dòng này có số liệu nhưng không có mã nên không biết của chỉ tiêu nào. "
                    "Hãy nhập vào đúng dòng có mã."
                )
                self._complain(_Spot(table, row, key, ""), message)
                return

    def _complain(
        self,
        spot: _Spot,
        message: str,
        severity: Severity = Severity.ERROR,
    ) -> None:
        table, row = spot.table, spot.row
        cell = table.cell(row, spot.key)
        address = table.address(row, spot.key)
        found = found_text(cell, self._formats) if cell is not None else ""
        name = table.text(row, "name")
        about = f" - {name}" if name else ""
        said = f" ghi “{found}”" if found else ""
        self.found.problems.append(
            Problem(
                sheet=table.sheet,
                cell=address,
                code=spot.code,
                found=found,
                message=f"Trang {table.sheet}, ô {address}{about}{said}: {message}",
                severity=severity,
                name=name,
            )
        )


def _encoding(original: str, text: str) -> Encoding:
    """Return the encoding that makes `text` of `original`; of a mixed cell, the likeliest."""
    known = (Encoding.TCVN3, Encoding.VNI)
    found = (one for one in known if nfc(decode(original, one)).strip() == text)
    return next(found, guess([original]))


def _with_result(before: ResultValue, entries: dict[str, Entry], raw_text: str) -> ResultValue:
    def figure(key: str, old: Decimal | None) -> Decimal | None:
        return entries[key].number if key in entries else old

    judged = before.judged
    if "judged" in entries:
        judged = JUDGED_WORDS.get(entries["judged"].text)
    return replace(
        before,
        numerator=figure("numerator", before.numerator),
        denominator=figure("denominator", before.denominator),
        value=figure("value", before.value),
        judged=judged,
        note=entries["note"].text if "note" in entries else before.note,
        raw_text=raw_text if "value" in entries else before.raw_text,
    )


def _with_task(before: TaskValue, entries: dict[str, Entry]) -> TaskValue:
    state = before.state
    if "state" in entries:
        state = STATE_WORDS.get(entries["state"].text, TaskState.NOT_STARTED)
    return replace(
        before,
        state=state,
        percent=entries["percent"].number if "percent" in entries else before.percent,
        unit=entries["department"].text if "department" in entries else before.unit,
        assignee=entries["assignee"].text if "assignee" in entries else before.assignee,
        note=entries["note"].text if "note" in entries else before.note,
    )
