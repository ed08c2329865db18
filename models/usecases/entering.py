"""Entering results: what was typed becomes a number, a slip is asked about, an edit is undone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy import select

from models.domain.changed import Changed
from models.domain.numbers import jump_warning, plausible_range, show_number
from models.domain.periods import Period, PeriodKind, parse_period, parts_of_year
from models.domain.results import Result
from models.domain.targets import Aggregation, Kind, Target
from models.domain.verdicts import is_share
from models.schema.documents import DocumentRow
from models.schema.targets import TargetRow
from models.store.journal import Why
from models.store.queries.targets import results_of_targets
from models.usecases.desk import Desk, Saved
from models.usecases.results_grid import MilestoneEdit, set_milestones
from models.usecases.results_undo import (
    Reversal,
    Steps,
    redoing,
    steps_of,
    undoing,
)
from models.usecases.rows_undo import write_rows
from models.usecases.standing import reported_value
from models.usecases.targets import ResultEdit, TargetLine, lines_of, set_results
from models.usecases.typed import read_part, read_result, read_typed, settled
from models.usecases.undo_marks import REDONE, UNDONE, new_entry

_NUMBERLESS = (Kind.DESCRIBE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """The lines after a write, and the cells as they stand now, whatever year they are of.

    `plans` are the milestones written; `cell_count` counts what changed; `steps` says what can be
    undone and redone now.
    `passed_count` cells were left alone by an undoing, because somebody changed them since;
    `row_count` other things were put back: evidence, remarks, assignments, a target's own data.
    """

    lines: tuple[TargetLine, ...]
    cells: tuple[Result, ...]
    cell_count: int
    steps: Steps
    plans: tuple[MilestoneEdit, ...] = ()
    passed_count: int = 0
    row_count: int = 0


def remember_mark(desk: Desk, document: str, mark: str) -> Saved[None]:
    """Read the numbers of `document` with the decimal mark `mark` ("." or ",") from now on."""
    with desk.store.write(desk.mark()) as session:
        row = session.get(DocumentRow, document)
        if row is not None:
            row.decimal_mark = mark
    return Saved(value=None, changed=Changed.NOTHING, at=desk.now())


def mark_of_target(desk: Desk, target: str) -> str:
    """Return the decimal mark chosen for the document a target comes from, "" where none was."""
    query = (
        select(DocumentRow.decimal_mark)
        .join(TargetRow, TargetRow.document == DocumentRow.code)
        .where(TargetRow.id == target)
    )
    with desk.store.read() as session:
        return session.scalar(query) or ""


def read_result_of(desk: Desk, target: str, text: str) -> Decimal:
    """Return the one number `text` says as a result of `target`, in its unit.

    Raises UserError where there is none, where its unit is another, or where two can be meant.
    """
    mark = mark_of_target(desk, target)
    with desk.store.read() as session:
        unit = session.scalar(select(TargetRow.unit).where(TargetRow.id == target))
    if unit is None:
        return read_typed(text, decimal_hint=mark)
    return settled(read_result(text, unit, mark), text)


def read_part_of(desk: Desk, target: str, text: str) -> Decimal:
    """Return the one number `text` says as a numerator or denominator. Raises UserError."""
    return settled(read_part(text, mark_of_target(desk, target)), text)


def jump_question(line: TargetLine, period: str, value: Decimal) -> str:
    """Return a question where `value` looks as if a separator or a zero slipped, else ""."""
    goal = line.judgement.goal
    if goal.kind is Kind.RANK and value != value.to_integral_value():
        return (
            f"Thứ hạng là số nguyên, số đã nhập là {show_number(value)}. "
            "Hãy xem lại dấu chấm, dấu phẩy; nếu đúng thì giữ nguyên."
        )
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


def enter_results(desk: Desk, edits: Sequence[ResultEdit], year: int) -> Saved[Entered]:
    """Write several reports at once, all or none; `year` is the one the lines are for.

    What was entered together is undone together. Raises UserError.
    """
    saved = set_results(desk, edits, batch=new_entry(desk))
    return _entered(desk, saved, edits, year)


def enter_milestones(desk: Desk, edits: Sequence[MilestoneEdit], year: int) -> Saved[Entered]:
    """Write what is planned for several periods at once; undone like results. Raises UserError."""
    saved = set_milestones(desk, edits, batch=new_entry(desk))
    return _planned(desk, saved, edits, year)


def undo_last(desk: Desk, year: int) -> Saved[Entered]:
    """Put back what the last entry replaced, whatever page or day it was made on.

    The journal says that it was undone. Raises UserError when there is nothing to undo.
    """
    return _put_back(desk, undoing(desk), UNDONE, year)


def redo_last(desk: Desk, year: int) -> Saved[Entered]:
    """Write the last undone entry once more. Raises UserError when there is none."""
    return _put_back(desk, redoing(desk), REDONE, year)


def _put_back(desk: Desk, found: Reversal, kind: str, year: int) -> Saved[Entered]:
    why = Why.UNDO if kind == UNDONE else Why.EDIT
    batch = f"{kind}{found.batch}"
    if found.rows:
        entered = _restored(desk, found, kind, year)
    elif found.plans:
        entered = _planned(
            desk, set_milestones(desk, found.plans, why=why, batch=batch), found.plans, year
        )
    else:
        saved = set_results(desk, found.edits, why=why, batch=batch)
        entered = _entered(desk, saved, found.edits, year)
    value = replace(entered.value, passed_count=found.passed_count)
    return Saved(value=value, changed=entered.changed, at=entered.at)


def _restored(desk: Desk, found: Reversal, kind: str, year: int) -> Saved[Entered]:
    why = Why.UNDO if kind == UNDONE else Why.EDIT
    with desk.store.write(desk.mark(why, f"{kind}{found.batch}")) as session:
        write_rows(session, desk, found.rows)
    targets = {change.target for change in found.rows if change.target}
    entered = Entered(
        lines=lines_of(desk, targets, year),
        cells=(),
        cell_count=len(found.rows),
        steps=steps_of(desk),
        row_count=len(found.rows),
    )
    return Saved(value=entered, changed=Changed.RESULTS | Changed.TARGETS, at=desk.now())


def _planned(
    desk: Desk, saved: Saved[int], edits: Sequence[MilestoneEdit], year: int
) -> Saved[Entered]:
    entered = Entered(
        lines=lines_of(desk, {edit.target for edit in edits}, year),
        cells=(),
        cell_count=saved.value,
        steps=steps_of(desk),
        plans=tuple(edits),
    )
    return Saved(value=entered, changed=saved.changed, at=saved.at)


def _entered(
    desk: Desk, saved: Saved[tuple[str, ...]], edits: Sequence[ResultEdit], year: int
) -> Saved[Entered]:
    targets = {edit.target for edit in edits}
    written = {(edit.target, parse_period(edit.period).text) for edit in edits}
    with desk.store.read() as session:
        every = results_of_targets(session, targets, desk.office)
    entered = Entered(
        lines=lines_of(desk, targets, year),
        cells=tuple(one for one in every if (one.target, one.period) in written),
        cell_count=len(saved.value),
        steps=steps_of(desk),
    )
    return Saved(value=entered, changed=saved.changed, at=saved.at)


def _last_value(results: Sequence[Result], period: str) -> Decimal | None:
    """Return the newest value before `period`, else the one that stands in it now."""
    told = [result for result in results if not result.is_empty]
    at = parse_period(period)
    before = [one for one in told if parse_period(one.period) < at]
    now = [one for one in told if one.period == period]
    ordered = sorted(before, key=lambda one: parse_period(one.period))
    values = [value for one in (*now, *ordered) if (value := reported_value(one)) is not None]
    return values[-1] if values else None
