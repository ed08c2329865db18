"""Entering results: what was typed becomes a number, a slip is asked about, an edit is undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from models.domain.changed import Changed
from models.domain.numbers import Candidate, jump_warning, plausible_range, read_number
from models.domain.periods import Period, PeriodKind, parse_period, parts_of_year
from models.domain.results import Result
from models.domain.targets import Aggregation, Kind, Target
from models.domain.text import fold
from models.domain.verdicts import is_share
from models.schema.documents import DocumentRow
from models.store.journal import Why
from models.store.queries.targets import results_of_target
from models.usecases.desk import Desk, Saved
from models.usecases.standing import reported_value
from models.usecases.targets import (
    ResultEdit,
    TargetLine,
    get_target,
    list_targets,
    set_results,
)

_FEW = 5
_NUMBERLESS = (Kind.DESCRIBE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """What a typed text may mean: one value, several to choose from, or why there is none.

    `marks` holds, for each value, the decimal mark that reading implies. An empty text has
    neither values nor a problem: it clears.
    """

    values: tuple[Decimal, ...] = ()
    marks: tuple[str, ...] = ()
    problem: str = ""

    @property
    def ambiguous(self) -> bool:
        """Say whether a person must choose."""
        return len(self.values) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """The lines after a write, and what stood there before, to be put back by `undo_results`."""

    lines: tuple[TargetLine, ...]
    former: tuple[ResultEdit, ...]


def read_result(text: str, unit: str, mark: str = "") -> TypedNumber:
    """Read what an officer typed or pasted as a result in `unit`.

    `mark` is the decimal mark chosen before for the same target. "2 triệu" becomes 2000000 unless
    the unit itself counts millions.
    """
    if not text.strip():
        return TypedNumber()
    reading = read_number(text, decimal_hint=mark)
    if not reading.candidates:
        return TypedNumber(
            problem=f"“{text.strip()}” không phải là một số. Hãy gõ số, ví dụ 95,5 hoặc 27.000."
        )
    if any(one.value is None for one in reading.candidates):
        return TypedNumber(
            problem=f"“{text.strip()}” là một khoảng. Kết quả phải là một số; hãy gõ một số."
        )
    found: dict[Decimal, str] = {}
    for one in reading.candidates:
        value = _in_unit(one, unit)
        if value is None:
            return TypedNumber(
                problem=f"“{one.unit}” khác đơn vị của chỉ tiêu “{unit or 'không có đơn vị'}”. "
                "Hãy đổi số sang đơn vị của chỉ tiêu rồi chỉ gõ con số."
            )
        found.setdefault(value, one.mark)
    return TypedNumber(values=tuple(found), marks=tuple(found.values()))


def remember_mark(desk: Desk, document: str, mark: str) -> Saved[None]:
    """Read the numbers of `document` with the decimal mark `mark` ("." or ",") from now on."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(DocumentRow, document)
        if row is not None:
            row.decimal_mark = mark
    return Saved(value=None, changed=Changed.NOTHING, at=desk.now())


def jump_question(line: TargetLine, period: str, value: Decimal) -> str:
    """Return a question where `value` looks as if a separator or a zero slipped, else ""."""
    goal = line.judgement.goal
    low, high = plausible_range(goal)
    return jump_warning(value, _last_value(line.results, period), low, high)


def takes_number(target: Target) -> bool:
    """Say whether a result of `target` is a number; a description is judged by a person."""
    return target.goal.kind not in _NUMBERLESS


def takes_judgement(target: Target) -> bool:
    """Say whether a person may judge `target` met or not."""
    return target.goal.kind in (Kind.DESCRIBE, Kind.DELIVER)


def takes_fraction(target: Target) -> bool:
    """Say whether a result of `target` may be given as numerator and denominator."""
    shares = is_share(target.goal.unit) or target.aggregation is Aggregation.RATIO
    return shares and takes_number(target) and "/năm" not in target.goal.unit


def periods_of(year: int) -> tuple[Period, ...]:
    """Return the periods a result of `year` may be entered for: year, halves, quarters, months."""
    kinds = (PeriodKind.YEAR, PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
    return tuple(period for kind in kinds for period in parts_of_year(year, kind))


def edit_of(target: str, period: str, result: Result | None) -> ResultEdit:
    """Return what stands in a report as an edit, to change parts of it."""
    if result is None:
        return ResultEdit(target=target, period=period)
    return ResultEdit(
        target=target,
        period=period,
        value=result.value,
        numerator=result.numerator,
        denominator=result.denominator,
        judged=result.judged,
        note=result.note,
        raw_text=result.raw_text,
    )


def enter_results(desk: Desk, edits: Sequence[ResultEdit]) -> Saved[Entered]:
    """Write several reports of one year at once, all or none. Raises UserError."""
    return _write(desk, edits, Why.EDIT)


def undo_results(desk: Desk, former: Sequence[ResultEdit]) -> Saved[Entered]:
    """Put back what stood there before; the journal says that it was undone."""
    return _write(desk, former, Why.UNDO)


def _write(desk: Desk, edits: Sequence[ResultEdit], why: Why) -> Saved[Entered]:
    former = _standing(desk, edits)
    saved = set_results(desk, edits, why=why)
    entered = Entered(lines=_lines(desk, edits), former=former)
    return Saved(value=entered, changed=saved.changed, at=saved.at)


def _standing(desk: Desk, edits: Sequence[ResultEdit]) -> tuple[ResultEdit, ...]:
    """Return what stands now where `edits` will write."""
    with desk.store.read() as session:
        found = {
            (result.target, result.period): result
            for target in {edit.target for edit in edits}
            for result in results_of_target(session, target, desk.office)
        }
    return tuple(
        edit_of(edit.target, edit.period, found.get((edit.target, edit.period))) for edit in edits
    )


def _lines(desk: Desk, edits: Sequence[ResultEdit]) -> tuple[TargetLine, ...]:
    years = {edit.target: parse_period(edit.period).year for edit in edits}
    if len(years) <= _FEW:
        return tuple(get_target(desk, target, year).line for target, year in years.items())
    year = next(iter(years.values()))
    return tuple(line for line in list_targets(desk, year) if line.target.id in years)


def _in_unit(one: Candidate, unit: str) -> Decimal | None:
    """Return the value in `unit`, None where another unit was typed."""
    if one.value is None:
        return None
    typed, wanted = fold(one.unit), fold(unit)
    if not typed or wanted.startswith(typed) or typed.startswith(wanted or "\0"):
        return one.value
    if one.scale != 1:
        rest = typed.split(" ", 1)[1] if " " in typed else ""
        same = not rest or wanted.startswith(rest)
        return one.value * one.scale if same and "trieu" not in wanted else None
    return None


def _last_value(results: Sequence[Result], period: str) -> Decimal | None:
    """Return the newest value before `period`, else the one that stands in it now."""
    told = [result for result in results if not result.is_empty]
    at = parse_period(period)
    before = [one for one in told if parse_period(one.period) < at]
    now = [one for one in told if one.period == period]
    ordered = sorted(before, key=lambda one: parse_period(one.period))
    values = [value for one in (*now, *ordered) if (value := reported_value(one)) is not None]
    return values[-1] if values else None
