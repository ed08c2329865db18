"""Builders: a subject's years in short words, judged by the shipped rules."""

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from models.catalogue.rules import load_rules
from models.domain.eligibility import (
    Answer,
    AwardCode,
    AwardFact,
    Discipline,
    InitiativeLevel,
    Rating,
    RuleBook,
    Subject,
    SubjectKind,
    YearFacts,
    evaluate,
)


@pytest.fixture(scope="session")
def book() -> RuleBook:
    return load_rules()


def _year(year: int, words: str, **more: object) -> YearFacts:
    """Read "HTT CSTD_CO_SO +TINH_BO -CANH_CAO": rating, titles, initiatives, discipline."""
    found = words.split()
    ratings = [Rating[word] for word in found if word in Rating.__members__]
    titles = frozenset(AwardCode(word) for word in found if word in AwardCode.__members__)
    return YearFacts(
        year=year,
        rating=ratings[0] if ratings else None,
        titles=titles,
        initiatives=tuple(InitiativeLevel[word[1:]] for word in found if word[0] == "+"),
        discipline=next((Discipline[word[1:]] for word in found if word[0] == "-"), None),
        **more,  # type: ignore[arg-type] # builders pass the fields of YearFacts through
    )


@pytest.fixture
def subject_of() -> Callable[..., Subject]:
    def build(
        kind: str,
        years: Mapping[int, str],
        awards: Mapping[str, int] | None = None,
        **more: object,
    ) -> Subject:
        own = ("founded", "flag_eligible", "awards_known", "dissolved")
        of_subject = {name: more.pop(name) for name in own if name in more}
        return Subject(
            id="x",
            kind=SubjectKind(kind),
            years=tuple(_year(year, words, **more) for year, words in years.items()),
            awards=tuple(
                AwardFact(code=AwardCode(code), year=year) for code, year in (awards or {}).items()
            ),
            **of_subject,  # type: ignore[arg-type] # builders pass the fields of Subject through
        )

    return build


@pytest.fixture
def judge(book: RuleBook, subject_of: Callable[..., Subject]) -> Callable[..., Answer]:
    def ask(
        kind: str,
        code: str,
        years: Mapping[int, str],
        awards: Mapping[str, int] | None = None,
        **more: object,
    ) -> Answer:
        on = more.pop("on", date(2026, 3, 1))
        assert isinstance(on, date)
        subject = subject_of(kind, years, awards, **more)
        return evaluate(subject, AwardCode(code), on, book.at(on))

    return ask
