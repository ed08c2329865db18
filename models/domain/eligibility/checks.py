"""Whether a condition is met by a history, with the words to say so."""

from functools import singledispatch

from models.domain.eligibility import year_checks
from models.domain.eligibility.answers import Reason, every, some
from models.domain.eligibility.conditions import (
    AnyOf,
    Condition,
    Holds,
    InitiativeWithin,
    NeverHeld,
    Repeated,
    Run,
)
from models.domain.eligibility.facts import History
from models.domain.eligibility.runs import discipline_reason, run_reasons
from models.domain.eligibility.words import AWARD_NAMES, LEVEL_NAMES, years_text


def reasons_for(condition: Condition, history: History) -> tuple[Reason, ...]:
    """Return the reasons of one condition, at least one."""
    return _check(condition, history)


@singledispatch
def _check(condition: object, _history: History) -> tuple[Reason, ...]:
    raise TypeError(type(condition).__name__)


_check.register(year_checks.rated)
_check.register(year_checks.advanced)
_check.register(year_checks.undisciplined)
_check.register(year_checks.outstanding)
_check.register(year_checks.share)
_check.register(year_checks.fighters)
_check.register(year_checks.judged)
_check.register(year_checks.exists)


@_check.register
def _holds(condition: Holds, history: History) -> tuple[Reason, ...]:
    years = history.years_of(condition.code)
    name = AWARD_NAMES[condition.code]
    met: bool | None = True if years else (False if history.subject.awards_known else None)
    found = f"{name}: {years_text(years)}" if years else f"chưa ghi nhận {name}"
    return (
        Reason(article=condition.article, met=met, found=found, required=f"đã được tặng {name}"),
    )


@_check.register
def _never_held(condition: NeverHeld, history: History) -> tuple[Reason, ...]:
    years = history.years_of(condition.code)
    name = AWARD_NAMES[condition.code]
    met: bool | None = False if years else (True if history.subject.awards_known else None)
    found = f"{name}: {years_text(years)}" if years else f"chưa ghi nhận {name}"
    return (
        Reason(
            article=condition.article,
            met=met,
            found=found,
            required=f"{name} chỉ tặng một lần cho mỗi người",
        ),
    )


@_check.register
def _run(condition: Run, history: History) -> tuple[Reason, ...]:
    return run_reasons(condition, history)


@_check.register
def _repeated(condition: Repeated, history: History) -> tuple[Reason, ...]:
    review = history.review
    name = AWARD_NAMES[condition.code]
    latest = _title_kept(condition, history, review)
    # A wider spacing is asked for only inside the record; the narrowest one always is.
    earlier = [
        _title_kept(condition, history, review - spacing)
        for place, spacing in enumerate(sorted(condition.spacings))
        if place == 0 or review - spacing >= history.first_year
    ]
    spans = " hoặc ".join(str(review - spacing) for spacing in sorted(condition.spacings))
    title = Reason(
        article=condition.article,
        met=every((latest, some(earlier))),
        found=f"{name}: {years_text(history.years_of(condition.code))}",
        required=f"2 lần liên tục {name}: năm {review} và năm {spans}",
    )
    back = min(condition.spacings)
    disciplined = discipline_reason(
        condition.discipline_article, history, range(review, review - back - 1, -1)
    )
    return (title, disciplined) if disciplined and not title.met else (title,)


@_check.register
def _initiative(condition: InitiativeWithin, history: History) -> tuple[Reason, ...]:
    span = range(history.review - condition.years + 1, history.review + 1)
    had = {year: year_checks.had_initiative(history, year, condition.level) for year in span}
    level = LEVEL_NAMES[condition.level]
    years = [year for year, one in had.items() if one]
    unknown = [year for year, one in had.items() if one is None]
    found = f"sáng kiến, đề tài phạm vi {level}: {years_text(years)}"
    if not years and unknown:
        found += f"; chưa rõ {years_text(unknown)}"
    met = some(had.values())
    older = range(history.first_year, span[0])
    before = [year for year in older if year_checks.had_initiative(history, year, condition.level)]
    if met is False and before:
        # The law names no span; the window of the report is no ground to refuse.
        met = None
        found += f"; có từ {years_text(before)}, trước các năm của báo cáo, luật không nói rõ"
    return (
        Reason(
            article=condition.article,
            met=met,
            found=found,
            required=f"có sáng kiến, đề tài phạm vi {level} trong các năm {span[0]} đến {span[-1]}",
        ),
    )


@_check.register
def _any_of(condition: AnyOf, history: History) -> tuple[Reason, ...]:
    branches = [
        [reason for one in branch for reason in reasons_for(one, history)]
        for branch in condition.branches
    ]
    mets = [every(reason.met for reason in branch) for branch in branches]
    return (
        Reason(
            article=condition.article,
            met=some(mets),
            found=" | ".join("; ".join(one.found for one in branch) for branch in branches),
            required=" HOẶC ".join(
                " và ".join(one.required for one in branch) for branch in branches
            ),
        ),
    )


def _title_kept(condition: Repeated, history: History, year: int) -> bool | None:
    if history.discipline(year) is not None:
        return False
    return history.holds(condition.code, year)
