"""An office's own table of results, read into its own results after a look at every row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from models.domain.errors import UserError
from models.domain.foreign_list import EntryKind, ListEntry, Wanted, nearest
from models.domain.numbers import show_number, show_quantity
from models.domain.periods import PeriodKind, parse_period, parts_of_year
from models.domain.submission import JUDGED_LABELS
from models.domain.targets import Target
from models.domain.text import fold, match_key
from models.domain.values import decimal_text
from models.store import journal
from models.store.journal import Entry
from models.store.queries.targets import results_of_year, targets_of_year
from models.sync.applying import ORIGINAL
from models.usecases.desk import Desk, Saved
from models.usecases.entering import (
    Entered,
    edit_of,
    enter_results,
    takes_judgement,
    takes_number,
)
from models.usecases.foreign_list import ListLook, ListRow, remember_mapping, rows_of
from models.usecases.targets import RESULT, ResultEdit
from models.usecases.typed import read_result

PURPOSE = "results"
_MOST_GUESSES = 60
WANTED = (
    Wanted(
        key="target",
        label="Chỉ tiêu",
        words=("Tên chỉ tiêu", "Nội dung", "Nội dung chỉ tiêu", "Tiêu chí", "Mã", "Mã chỉ tiêu"),
        is_required=True,
    ),
    Wanted(
        key="value",
        label="Kết quả",
        words=("Kết quả thực hiện", "Thực hiện", "Số thực hiện", "Kết quả đạt được", "Giá trị"),
        is_required=True,
    ),
    Wanted(key="period", label="Kỳ", words=("Kỳ báo cáo", "Thời gian", "Quý", "Tháng")),
    Wanted(key="numerator", label="Tử số"),
    Wanted(key="denominator", label="Mẫu số"),
    Wanted(key="note", label="Ghi chú", words=("Nguồn số liệu", "Giải trình", "Nguồn")),
)


class RowState(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    QUESTION = "question"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        """Return the word of the screen."""
        return _STATES[self]


_STATES = {
    RowState.NEW: "Mới",
    RowState.CHANGED: "Đổi",
    RowState.SAME: "Giống",
    RowState.QUESTION: "Cần chọn",
    RowState.PROBLEM: "Vướng mắc",
}
_TAKEN = (RowState.NEW, RowState.CHANGED)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One row of the list against the workspace; `edit` is what taking it would write.

    `suggestion` is the target a name that nobody knows may mean, `original` what stood in the
    note where that was in an old encoding.
    """

    number: int
    address: str
    text: str
    target: str
    target_name: str
    period_label: str
    old: str
    new: str
    state: RowState
    message: str
    edit: ResultEdit | None = None
    suggestion: str = ""
    original: str = ""


def preview_results(desk: Desk, look: ListLook, year: int, period: str) -> tuple[ResultRow, ...]:
    """Say what each row would write into the desk's own results; nothing is written.

    `period` is for rows that name none. Raises UserError when a needed column is not mapped.
    """
    with desk.store.read() as session:
        targets = targets_of_year(session, year)
        results = {
            (item.target, item.period): item for item in results_of_year(session, year, desk.office)
        }
    reader = _Reader(targets, year, period)
    reader.know(look.mapping.aliases)
    seen: dict[tuple[str, str], int] = {}
    rows: list[ResultRow] = []
    for row in rows_of(look, WANTED):
        found = reader.read(row)
        if found.edit is not None:
            key = (found.edit.target, found.edit.period)
            if key in seen:
                message = f"Lặp lại chỉ tiêu ở dòng {seen[key]}. Hãy giữ một dòng."
                rows.append(_bad(found, RowState.PROBLEM, message))
                continue
            seen[key] = row.number
            before = edit_of(*key, results.get(key))
            found = _compared(found, before, reader.unit(found.target))
        rows.append(found)
    return tuple(rows)


def with_suggestions(look: ListLook, rows: Sequence[ResultRow]) -> ListLook:
    """Return the list with the names of `rows` taken for the targets they may mean."""
    known = {match_key(row.text): row.suggestion for row in rows if row.suggestion}
    mapping = replace(look.mapping, aliases={**look.mapping.aliases, **known})
    return replace(look, mapping=mapping)


def take_results(
    desk: Desk, look: ListLook, rows: Sequence[ResultRow], year: int
) -> Saved[Entered]:
    """Write the new and changed rows, all or none, and remember how the columns were mapped.

    Raises UserError when there is nothing to write.
    """
    taken = [row for row in rows if row.state in _TAKEN]
    edits = [row.edit for row in taken if row.edit is not None]
    if not edits:
        raise UserError("Không có dòng nào mới hoặc đổi để ghi. Hãy xem lại các dòng vướng mắc.")
    saved = enter_results(desk, edits, year)
    remember_mapping(desk, PURPOSE, look)
    _note_originals(desk, taken)
    return saved


def _note_originals(desk: Desk, rows: Sequence[ResultRow]) -> None:
    """Keep in the history what stood in notes that came in an old encoding."""
    entries = [
        Entry(
            entity=RESULT,
            key=f"{row.edit.target}|{desk.office}|{row.edit.period}",
            column=ORIGINAL,
            old=row.original,
            new=f"Ghi chú: {row.edit.note}",
        )
        for row in rows
        if row.edit is not None and row.original
    ]
    if entries:
        with desk.store.write(desk.mark()) as session:
            journal.note(session, entries)


class _Reader:
    """Knows the targets of a year; turns rows into edits or sentences."""

    def __init__(self, targets: Sequence[Target], year: int, period: str) -> None:
        self._targets = {item.id: item for item in targets}
        self._by_code = {item.id.casefold(): item.id for item in targets}
        names: dict[str, list[str]] = {}
        for item in targets:
            names.setdefault(match_key(item.name), []).append(item.id)
        self._names = {key: ids[0] for key, ids in names.items() if len(ids) == 1}
        self._shared = {key for key, ids in names.items() if len(ids) > 1}
        self._period = period
        self._unknown_count = 0
        self._periods = _period_words(year)

    def know(self, aliases: Mapping[str, str]) -> None:
        """Take these names, by `match_key`, for the targets they were said to mean."""
        self._names |= {key: target for key, target in aliases.items() if target in self._targets}

    def unit(self, target: str) -> str:
        """Return the unit of a target."""
        return self._targets[target].goal.unit if target in self._targets else ""

    def read(self, row: ListRow) -> ResultRow:
        """Return a row with its edit, or with the sentence about why there is none."""
        name = row.text("target")
        blank = _blank(row)
        target_id = self._by_code.get(name.strip().casefold()) or self._names.get(match_key(name))
        if target_id is None:
            near, message = self._unknown(name)
            bad = _bad(blank, RowState.QUESTION if near else RowState.PROBLEM, message)
            return replace(bad, suggestion=near)
        target = self._targets[target_id]
        said = row.entry("period")
        period = self._period_of(said.text if said.number is None else decimal_text(said.number))
        named = _named(blank, target, period)
        if not period:
            message = f"Không đọc được kỳ “{row.text('period')}”. Hãy ghi như “Quý I/2023”."
            return _bad(named, RowState.PROBLEM, message)
        faults = [e for e in row.entries.values() if e.kind is EntryKind.FAULT]
        if faults:
            return _bad(named, RowState.PROBLEM, faults[0].text)
        return self._entered(named, row, target, period)

    def _entered(self, named: ResultRow, row: ListRow, target: Target, period: str) -> ResultRow:
        unit = target.goal.unit
        numbers: dict[str, Decimal | None] = {}
        judged: bool | None = None
        for key in ("value", "numerator", "denominator"):
            entry = row.entry(key)
            if key == "value" and takes_judgement(target) and entry.kind is EntryKind.TEXT:
                judged = _JUDGED.get(fold(entry.text))
                if judged is not None:
                    continue
            number, problem, state = _number(entry, unit if key == "value" else "")
            if problem:
                return _bad(named, state, f"Ô {entry.address} ghi “{entry.text}”: {problem}")
            numbers[key] = number
        if not takes_number(target) and judged is None:
            return _bad(
                named, RowState.PROBLEM, "Chỉ tiêu này không có số; hãy ghi Đạt hoặc Chưa đạt."
            )
        edit = ResultEdit(
            target=target.id,
            period=period,
            value=numbers.get("value"),
            numerator=numbers.get("numerator"),
            denominator=numbers.get("denominator"),
            judged=judged,
            note=row.text("note"),
            raw_text=row.text("value"),
        )
        return replace(named, edit=edit, original=row.entry("note").original)

    def _period_of(self, text: str) -> str:
        if not text.strip():
            return self._period
        known = self._periods.get(match_key(text))
        if known:
            return known
        try:
            return parse_period(text.strip()[:40]).text
        except UserError:
            return ""

    def _unknown(self, name: str) -> tuple[str, str]:
        """Return the target a name may mean, or "", and the sentence about it."""
        if match_key(name) in self._shared:
            return "", "Có nhiều chỉ tiêu cùng tên này. Hãy ghi mã chỉ tiêu thay cho tên."
        self._unknown_count += 1
        near = nearest(name, self._names) if self._unknown_count <= _MOST_GUESSES else ""
        if near:
            said = (
                f"Có thể là “{self._targets[near].name}” (mã {near}). Hãy nhận tên gần đúng này, "
                "hoặc sửa tên trong bảng."
            )
            return near, said
        return "", f"Không có chỉ tiêu nào tên “{name}” trong năm này, nên dòng này được bỏ qua."


def _period_words(year: int) -> dict[str, str]:
    """Return the periods of a year by the ways people write them, as `match_key`."""
    words: dict[str, str] = {}
    for kind in (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH):
        for number, part in enumerate(parts_of_year(year, kind), 1):
            label = match_key(part.label)
            bare = (
                label.removesuffix(f"/{year}").removesuffix(f" nam {year}").removesuffix(f" {year}")
            )
            forms = {label, bare, f"{bare} nam {year}", f"{bare} nam", f"{bare}/{year}"}
            if kind in (PeriodKind.QUARTER, PeriodKind.MONTH):
                head = bare.split(" ")[0]
                forms |= {f"{head} {number}{end}" for end in ("", f"/{year}", f" nam {year}")}
            words |= dict.fromkeys(forms, part.text)
    return words | {str(year): str(year)}


_JUDGED = {fold(word): judged for judged, word in JUDGED_LABELS.items()}


def _number(entry: ListEntry, unit: str) -> tuple[Decimal | None, str, RowState]:
    """Return the number of an entry, or why a person must look at it first."""
    if entry.kind is EntryKind.TEXT:
        return _typed(entry.text, unit)
    problem = ""
    if entry.kind is EntryKind.DAY:
        problem = "Ô là ngày tháng, có thể do Excel tự đổi. Hãy định dạng ô là số rồi gõ lại."
    elif entry.is_percent and unit and not unit.startswith("%"):
        problem = f"Ô là phần trăm, chỉ tiêu tính bằng “{unit}”. Hãy gõ số theo đơn vị ấy."
    return None if problem else entry.number, problem, RowState.QUESTION


def _typed(text: str, unit: str) -> tuple[Decimal | None, str, RowState]:
    typed = read_result(text, unit)
    problem = typed.problem
    if typed.ambiguous:
        ways = " hoặc ".join(show_number(value) for value in typed.values)
        problem = f"Có thể là {ways}. Hãy gõ lại theo một cách."
    value = typed.values[0] if typed.values and not problem else None
    return value, problem, RowState.QUESTION if typed.ambiguous else RowState.PROBLEM


def _compared(row: ResultRow, before: ResultEdit, unit: str) -> ResultRow:
    edit = row.edit
    if edit is None:
        return row
    old, new = _words(before, unit), _words(edit, unit)
    facts = _facts(edit)
    if facts == _facts(before) or not any(part not in (None, "") for part in facts):
        return replace(row, old=old, new=new, state=RowState.SAME)
    is_new = not any(part not in (None, "") for part in _facts(before))
    return replace(row, old=old, new=new, state=RowState.NEW if is_new else RowState.CHANGED)


def _facts(edit: ResultEdit) -> tuple[object, ...]:
    return edit.value, edit.numerator, edit.denominator, edit.judged, edit.note


def _words(edit: ResultEdit, unit: str) -> str:
    parts: list[str] = []
    if edit.value is not None:
        parts.append(show_quantity(edit.value, unit))
    if edit.numerator is not None and edit.denominator is not None:
        parts.append(f"{show_number(edit.numerator)}/{show_number(edit.denominator)}")
    if edit.judged is not None:
        parts.append(JUDGED_LABELS[edit.judged])
    return "; ".join(parts) or "để trống"


def _blank(row: ListRow) -> ResultRow:
    return ResultRow(
        number=row.number,
        address=row.entry("value").address or row.entry("target").address,
        text=row.text("target"),
        target="",
        target_name="",
        period_label="",
        old="",
        new=row.text("value"),
        state=RowState.PROBLEM,
        message="",
    )


def _named(row: ResultRow, target: Target, period: str) -> ResultRow:
    label = parse_period(period).label if period else ""
    return replace(row, target=target.id, target_name=target.name, period_label=label)


def _bad(row: ResultRow, state: RowState, message: str) -> ResultRow:
    return replace(row, state=state, message=message, edit=None)
