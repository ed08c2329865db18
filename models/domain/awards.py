"""Awards and titles, and the generations of law that rule them."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_SHORTEST_SPAN = 3


class AwardGroup(StrEnum):
    """The two families of the law: emulation titles and forms of commendation."""

    TITLE = "title"
    COMMENDATION = "commendation"


class AwardSubject(StrEnum):
    """Who can be given an award."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    BOTH = "both"


class AwardPath(StrEnum):
    """The way a nomination goes; the same code may be given on two of them."""

    HOUSE = "house"
    PROVINCE = "province"
    MINISTRY = "ministry"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Award:
    """An award on one path, known by `code`, `path` and `valid_from` together.

    `form_title` is what follows "đề nghị" on a form ("tặng Bằng khen của Thủ tướng Chính phủ").
    `report_years` is how many years a report of achievements covers, None where the law leaves it
    to a ministry or province. `valid_from` and `valid_to` are inclusive; an open end is None.
    """

    code: str
    path: AwardPath
    name: str
    group: AwardGroup
    subject: AwardSubject
    article: str
    decided_by: str
    decided_in_house: bool
    form_title: str
    report_years: int | None
    report_years_verified: bool
    valid_from: date
    valid_to: date | None
    source: str
    verified: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LawGeneration:
    """The rules in force over a span of days, named by document codes.

    `collective_form` and `individual_form` are the numbers of the report forms; "" means no
    source confirms one, and the form is printed without.
    """

    code: str
    name: str
    valid_from: date
    valid_to: date | None
    law: str
    decree: str
    circular: str
    collective_form: str
    individual_form: str
    source: str
    verified: bool = True
    note: str = ""


def award_generation_on(generations: tuple[LawGeneration, ...], day: date) -> LawGeneration:
    """Return the rules for a dossier of `day`; before the first span, the first.

    Raises ValueError when `generations` is empty.
    """
    ordered = sorted(generations, key=lambda item: item.valid_from)
    if not ordered:
        message = "there is at least one generation of law"
        raise ValueError(message)
    begun = [item for item in ordered if item.valid_from <= day]
    return (begun or ordered[:1])[-1]


def awards_on(awards: tuple[Award, ...], day: date) -> tuple[Award, ...]:
    """Return the awards that can be given on `day`, in the order they are listed."""
    return tuple(
        item
        for item in awards
        if item.valid_from <= day and (item.valid_to is None or day <= item.valid_to)
    )


def report_span(award: Award, year: int) -> range:
    """Return the years a report of `award` covers up to `year`.

    Empty where the law leaves the span open, or it is short.
    """
    if award.report_years is None or award.report_years < _SHORTEST_SPAN:
        return range(0)
    return range(year - award.report_years + 1, year + 1)
