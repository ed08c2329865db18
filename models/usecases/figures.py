"""Numbers that reports of achievements take from the targets: then, now, and what changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from models.domain.nominations import Dossier, Figure
from models.domain.papers import DraftReason
from models.domain.periods import parse_period
from models.store.queries import targets
from models.usecases.desk import Desk
from models.usecases.standing import reported_value
from models.usecases.targets import list_targets
from models.usecases.wording import figure_text


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureLine:
    """One number that a report can show: what it was when drafted, and what it is now."""

    target: str
    name: str
    unit: str
    period: str
    drafted: Decimal | None
    now: Decimal | None

    @property
    def has_changed(self) -> bool:
        """Say whether the number is no longer the drafted one."""
        return self.drafted != self.now


def reported_figures(desk: Desk, year: int) -> tuple[FigureLine, ...]:
    """Return every number the office reported in `year`, target by target."""
    found = []
    for line in list_targets(desk, year):
        for result in line.results:
            if result.is_empty:
                continue
            value = reported_value(result)
            found.append(
                FigureLine(
                    target=line.target.id,
                    name=line.target.name,
                    unit=line.target.goal.unit,
                    period=result.period,
                    drafted=value,
                    now=value,
                )
            )
    return tuple(found)


def figures_of(desk: Desk, dossier: Dossier) -> dict[str, tuple[FigureLine, ...]]:
    """Return the numbers of every report of `dossier` beside today's, by nomination code."""
    with desk.store.read() as session:
        return {
            item.code: _lines(session, dossier.office, item.figures) for item in dossier.nominations
        }


def changed_figures(lines: dict[str, tuple[FigureLine, ...]]) -> tuple[DraftReason, ...]:
    """Return what makes a dossier a draft: each number that is no longer the drafted one."""
    changed = [line for group in lines.values() for line in group if line.has_changed]
    reasons = (
        DraftReason(
            what=f"{line.name} ({parse_period(line.period).label})",
            at_drafting=figure_text(line.drafted),
            now=figure_text(line.now),
        )
        for line in changed
    )
    return tuple(dict.fromkeys(reasons))


def _lines(session: Session, office: str, figures: Sequence[Figure]) -> tuple[FigureLine, ...]:
    known = targets.targets_by_id(session, [figure.target for figure in figures])
    lines = []
    for figure in figures:
        results = targets.results_of_target(session, figure.target, office)
        found = next((item for item in results if item.period == figure.period), None)
        target = known.get(figure.target)
        lines.append(
            FigureLine(
                target=figure.target,
                name=target.name if target else figure.target,
                unit=target.goal.unit if target else "",
                period=figure.period,
                drafted=figure.drafted_value,
                now=reported_value(found) if found else None,
            )
        )
    return tuple(lines)
