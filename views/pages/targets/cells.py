"""The cells of the grid: what stands in each period, and the columns that show it."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from models.domain.numbers import show_number
from models.domain.periods import Period, PeriodKind
from models.domain.results import Result
from models.domain.targets import Verdict
from models.domain.verdicts import Judgement, reaches
from models.usecases.results_grid import GridFacts
from models.usecases.standing import reported_value
from views.pages.targets.rows import (
    VERDICT_ORDER,
    TargetRow,
    name_text,
    period_words,
    result_text,
    verdict_text,
)
from views.widgets.facts_model import Column

_PREFIX = "p:"
_WIDTHS = {PeriodKind.MONTH: 54, PeriodKind.PHASE: 86}
_SHORT_MONTH = "T{number}"


class Cells:
    """What stands in the grid by target and period; milestones instead while `shows_plan`."""

    def __init__(self, grid: GridFacts) -> None:
        self.periods = grid.periods
        self.shows_plan = False
        self._results = dict(grid.results)
        self._plans = dict(grid.plans)
        self._verdicts = dict(grid.verdicts)
        self._values: dict[str, dict[str, Decimal]] = {one.text: {} for one in grid.periods}
        self._ranks: dict[str, dict[str, float]] = {one.text: {} for one in grid.periods}
        for (target, period), result in self._results.items():
            self._note(target, period, result)

    def result(self, target: str, period: str) -> Result | None:
        """Return the report that stands in a cell, empty ones included."""
        return self._results.get((target, period))

    def plan(self, target: str, period: str) -> Decimal | None:
        """Return the milestone of a cell."""
        return self._plans.get((target, period))

    def value(self, target: str, period: str) -> Decimal | None:
        """Return the number a cell shows."""
        if self.shows_plan:
            return self._plans.get((target, period))
        return self._values[period].get(target)

    def ranks(self, period: str) -> Callable[[TargetRow], float | None]:
        """Return what sorts the rows by what they show in `period`; thousands at a stretch."""
        known, plans = self._ranks[period], self._plans

        def rank(row: TargetRow) -> float | None:
            if not self.shows_plan:
                return known.get(row.line.target.id)
            plan = plans.get((row.id, period))
            return None if plan is None else float(plan)

        return rank

    def text(self, target: str, period: str) -> str:
        """Return the text a cell shows."""
        if self.shows_plan:
            value = self.plan(target, period)
            return "" if value is None else show_number(value)
        return result_text(self.result(target, period))

    def typed_text(self, target: str, period: str) -> str:
        """Return the number of a cell as Excel and the editor take it: no dots, a comma."""
        if self.shows_plan:
            value = self.plan(target, period)
        else:
            result = self.result(target, period)
            value = result.value if result else None
        return "" if value is None else show_number(value).replace(".", "")

    def role(self, row: TargetRow, period: str) -> str:
        """Return the colour of a cell: a warning where the number is behind its milestone."""
        if self.shows_plan:
            return "text"
        planned = self._plans.get((row.id, period)) if self._plans else None
        value = None if planned is None else self.value(row.id, period)
        if planned is None or value is None:
            return "text"
        return "text" if reaches(row.line.target.goal, value, planned) else "warn"

    def tip(self, row: TargetRow, period: str) -> str:
        """Return what a cell says on hovering: milestone and note."""
        planned, result = self.plan(row.id, period), self.result(row.id, period)
        unit = row.line.target.goal.unit
        told = []
        if planned is not None:
            told.append(f"Mốc kế hoạch: {show_number(planned)} {unit}".strip())
        if result is not None and result.numerator is not None and result.denominator is not None:
            parts = f"{show_number(result.numerator)} / {show_number(result.denominator)}"
            told.append(f"Tử số / mẫu số: {parts}")
        if result is not None and result.note:
            told.append(f"Ghi chú: {result.note}")
        return "\n".join(told)

    @property
    def has_verdicts(self) -> bool:
        """Say whether every period has a verdict of its own: phases do."""
        return bool(self._verdicts)

    def verdict(self, target: str, period: str) -> Verdict | None:
        """Return the verdict on a phase."""
        found = self._verdicts.get((target, period))
        return found.verdict if found else None

    def sentence(self, target: str, period: str) -> str:
        """Return the sentence of the verdict on a phase."""
        found = self._verdicts.get((target, period))
        return found.sentence if found else ""

    def set_verdicts(self, verdicts: Mapping[tuple[str, str], Judgement]) -> None:
        """Show other verdicts on phases."""
        self._verdicts.update(verdicts)

    def renew(self, results: Iterable[Result]) -> None:
        """Take newer results over."""
        for result in results:
            if result.period in self._values:
                self._results[result.target, result.period] = result
                self._note(result.target, result.period, result)

    def set_plan(self, target: str, period: str, value: Decimal | None) -> None:
        """Show another milestone."""
        if value is None:
            self._plans.pop((target, period), None)
        else:
            self._plans[target, period] = value

    def _note(self, target: str, period: str, result: Result) -> None:
        """Keep the number of a cell at hand for sorting and colouring."""
        value = reported_value(result)
        if value is None:
            self._values[period].pop(target, None)
            self._ranks[period].pop(target, None)
        else:
            self._values[period][target] = value
            self._ranks[period][target] = float(value)


def period_key(period: Period) -> str:
    """Return the key of the column of `period`."""
    return f"{_PREFIX}{period.text}"


def period_of_key(key: str) -> str:
    """Return the period whose column is called `key`; "" for other columns."""
    return key.removeprefix(_PREFIX) if key.startswith(_PREFIX) else ""


def grid_columns(cells: Cells) -> tuple[Column[TargetRow], ...]:
    """Return the columns of the grid: what is asked, the periods, where it stands."""
    return (
        Column(
            key="field",
            title="Lĩnh vực",
            text=lambda row: row.line.field_name,
            sort=lambda row: (row.field_key, row.line.target.order),
            width=96,
            hidden=True,
        ),
        Column(
            key="name",
            title="Chỉ tiêu",
            text=name_text,
            sort=lambda row: row.name_key,
            width=150,
            stretch=True,
        ),
        Column(
            key="requirement",
            title="Của ngành",
            text=lambda row: row.requirement,
            sort=lambda row: row.line.target.goal.low,
            width=84 if _is_tight(cells) else 136,
        ),
        Column(
            key="assigned",
            title="Nhận",
            text=lambda row: row.assigned,
            sort=lambda row: row.line.assigned.low if row.line.assigned else None,
            width=64,
            hidden=cells.has_verdicts,
        ),
        *(column for period in cells.periods for column in _period_columns(cells, period)),
        Column(
            key="verdict",
            title="Đánh giá năm" if cells.has_verdicts else "Đánh giá",
            text=lambda row: verdict_text(row.line),
            sort=lambda row: VERDICT_ORDER.index(row.line.judgement.verdict),
            status=_verdict,
            tip=lambda row: row.line.judgement.sentence,
            width=122,
        ),
    )


def _is_tight(cells: Cells) -> bool:
    """Say whether twelve columns of months leave no room for whole requirements."""
    return any(period.kind is PeriodKind.MONTH for period in cells.periods)


def _verdict(row: TargetRow) -> Verdict:
    return row.line.judgement.verdict


def _period_columns(cells: Cells, period: Period) -> tuple[Column[TargetRow], ...]:
    """Return the column of a period; a phase has the verdict on it beside."""
    number = _period_column(cells, period)
    if not cells.has_verdicts:
        return (number,)
    text = period.text
    verdict: Column[TargetRow] = Column(
        key=f"v:{text}",
        title="Đánh giá",
        text=lambda _row: "",
        sort=lambda row: VERDICT_ORDER.index(cells.verdict(row.id, text) or Verdict.UNKNOWN),
        status=lambda row: cells.verdict(row.id, text),
        tip=lambda row: cells.sentence(row.id, text),
        width=120,
    )
    return number, verdict


def _period_column(cells: Cells, period: Period) -> Column[TargetRow]:
    text = period.text
    return Column(
        key=period_key(period),
        title=_title(period),
        text=lambda row: cells.text(row.id, text),
        sort=cells.ranks(text),
        role=lambda row: cells.role(row, text),
        tip=lambda row: cells.tip(row, text),
        export=lambda row: cells.typed_text(row.id, text) or cells.text(row.id, text),
        width=_WIDTHS.get(period.kind, 96),
        numeric=True,
    )


def _title(period: Period) -> str:
    if period.kind is PeriodKind.MONTH:
        return _SHORT_MONTH.format(number=period.number)
    return str(period.year) if period.kind is PeriodKind.YEAR else period_words(period)
