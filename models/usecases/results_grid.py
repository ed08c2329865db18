"""The results of many targets side by side over periods, and the milestones planned for them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import select

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.periods import Period, PeriodKind, parse_period, parts_of_year
from models.domain.results import Result
from models.domain.verdicts import Judgement
from models.schema.programmes import PhaseRow, ProgrammeRow
from models.schema.targets import MilestoneRow
from models.store.journal import Why
from models.store.queries import targets
from models.usecases.desk import Desk, Saved
from models.usecases.standing import judgement_of_phase
from models.usecases.targets import refuse_far

_YEARS_SHOWN = 6
Cell = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class GridFacts:
    """Results and milestones of the desk's office by target id and period text.

    `verdicts` are those on phases; a year's verdict stands in its line.
    """

    periods: tuple[Period, ...]
    results: Mapping[Cell, Result]
    plans: Mapping[Cell, Decimal]
    verdicts: Mapping[Cell, Judgement] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneEdit:
    """What is planned for the end of a period; None takes the milestone away."""

    target: str
    period: str
    value: Decimal | None


def grid_periods(desk: Desk, year: int, kind: PeriodKind) -> tuple[Period, ...]:
    """Return the columns: the parts of `year`, the last six years, or the phases of the plans."""
    if kind is PeriodKind.YEAR:
        years = range(year - _YEARS_SHOWN + 1, year + 1)
        return tuple(Period(kind=kind, year=one) for one in years)
    if kind is not PeriodKind.PHASE:
        return parts_of_year(year, kind)
    query = (
        select(PhaseRow.year_from, PhaseRow.year_to)
        .join(ProgrammeRow, ProgrammeRow.code == PhaseRow.programme)
        .where(ProgrammeRow.year_from <= year, ProgrammeRow.year_to >= year)
    )
    with desk.store.read() as session:
        spans = {(row.year_from, row.year_to) for row in session.execute(query)}
        programmes = select(ProgrammeRow.year_from, ProgrammeRow.year_to).where(
            ProgrammeRow.year_from <= year, ProgrammeRow.year_to > ProgrammeRow.year_from
        )
        spans |= {(row.year_from, row.year_to) for row in session.execute(programmes)}
    phases = (Period(kind=kind, year=start, year_to=end) for start, end in spans if start < end)
    return tuple(sorted(phases))


def load_grid(desk: Desk, year: int, kind: PeriodKind) -> GridFacts:
    """Return what stands in every cell of the columns that `grid_periods` gives."""
    periods = grid_periods(desk, year, kind)
    texts = [period.text for period in periods]
    with desk.store.read() as session:
        found = targets.results_of_periods(session, texts, desk.office)
        query = select(MilestoneRow).where(
            MilestoneRow.office == desk.office, MilestoneRow.period.in_(texts)
        )
        plans = {(row.target, row.period): row.value for row in session.scalars(query)}
    return GridFacts(
        periods=periods,
        results={(result.target, result.period): result for result in found},
        plans=plans,
        verdicts=phase_verdicts(desk, year) if kind is PeriodKind.PHASE else {},
    )


def phase_verdicts(
    desk: Desk, year: int, ids: Collection[str] | None = None
) -> dict[Cell, Judgement]:
    """Return the verdict on every target (or on those of `ids`) in every phase of the plans."""
    phases = grid_periods(desk, year, PeriodKind.PHASE)
    with desk.store.read() as session:
        every = targets.targets_of_year(session, year)
        wanted = {item.id: item for item in every if ids is None or item.id in ids}
        reports: defaultdict[str, list[Result]] = defaultdict(list)
        for result in targets.results_of_targets(session, wanted, desk.office):
            reports[result.target].append(result)
    day = desk.today()
    return {
        (key, phase.text): judgement_of_phase(target, reports[key], phase, day)
        for key, target in wanted.items()
        for phase in phases
    }


def set_milestones(
    desk: Desk, edits: Sequence[MilestoneEdit], *, why: Why = Why.EDIT, batch: str = ""
) -> Saved[int]:
    """Write what is planned by period, all or none; answers how many changed.

    `batch` names the entry in the journal. Raises UserError for an unknown target or period.
    """
    changed = 0
    with desk.store.write(desk.mark(why, batch)) as session:
        known = targets.targets_by_id(session, {edit.target for edit in edits})
        years = targets.programme_years(session, known)
        for edit in edits:
            if edit.target not in known:
                raise UserError(f"Không có chỉ tiêu nào mang mã “{edit.target}”.")
            period = parse_period(edit.period).text
            row = session.get(MilestoneRow, (edit.target, desk.office, period))
            if row is None:
                refuse_far(parse_period(edit.period), known[edit.target], years)
            if (row.value if row else None) == edit.value:
                continue
            changed += 1
            if edit.value is None:
                session.delete(row)
            elif row is None:
                made = MilestoneRow(target=edit.target, office=desk.office, period=period)
                made.value = edit.value
                session.add(made)
            else:
                row.value = edit.value
    return Saved(value=changed, changed=Changed.TARGETS, at=desk.now())
