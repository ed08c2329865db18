"""What holds for every history, whatever it is."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.catalogue.rules import load_rules
from models.domain.eligibility import (
    AwardCode,
    AwardFact,
    Discipline,
    InitiativeLevel,
    Rating,
    Subject,
    SubjectKind,
    Verdict,
    YearFacts,
    evaluate,
)
from models.domain.eligibility.facts import FIGHTERS

ON = date(2026, 3, 1)
RULES = load_rules().at(ON)
QUESTIONS = [(rule.kind, rule.code) for rule in RULES.rules]
RUNS = st.sampled_from([None, Rating.HT, Rating.HTT, Rating.HTXS, Rating.HTXS])
PREREQUISITES = {
    AwardCode.BK_TINH_BO,
    AwardCode.BK_TTG,
    AwardCode.HCLD_3,
    AwardCode.HCLD_2,
}
DISCIPLINES = st.sampled_from([None, None, None, Discipline.KHIEN_TRACH])
ADVANCED = {AwardCode.LDTT, *FIGHTERS}
AGREEING = [Rating.HTT, Rating.HTXS]
CONTRADICTING = [Rating.KHT, Rating.HT]


@st.composite
def histories(draw: st.DrawFn) -> Subject:
    codes = st.sampled_from(sorted(AwardCode))
    numbers = draw(st.sets(st.integers(2017, 2025), min_size=3))
    years = [
        YearFacts(
            year=number,
            rating=draw(RUNS),
            titles=draw(st.frozensets(codes, max_size=6)),
            initiatives=tuple(draw(st.lists(st.sampled_from(InitiativeLevel), max_size=2))),
            discipline=draw(DISCIPLINES),
        )
        for number in sorted(numbers)
    ]
    awards = draw(st.lists(st.tuples(codes, st.integers(2015, 2026)), max_size=6))
    return Subject(
        id="x",
        kind=draw(st.sampled_from(SubjectKind)),
        founded=draw(st.sampled_from([None, date(2000, 1, 1), date(2020, 1, 1)])),
        years=tuple(years),
        awards=tuple(AwardFact(code=code, year=year) for code, year in awards),
        flag_eligible=draw(st.sampled_from([None, True, False])),
    )


def possible(subject: Subject) -> set[AwardCode]:
    """Return what the subject may be proposed for, the badge given once apart."""
    codes = [code for kind, code in QUESTIONS if kind is subject.kind and code is not AwardCode.KNC]
    return {
        code for code in codes if evaluate(subject, code, ON, RULES).verdict is Verdict.ELIGIBLE
    }


@settings(max_examples=60, deadline=None)
@given(histories(), st.data())
def test_forgetting_a_year_never_makes_a_proposal_possible(
    subject: Subject, data: st.DataObject
) -> None:
    forgotten = data.draw(st.sampled_from(subject.years))
    blank = YearFacts(year=forgotten.year)
    others = [facts for facts in subject.years if facts is not forgotten]
    awards = tuple(award for award in subject.awards if award.year != forgotten.year)
    less = replace(subject, years=(*others, blank), awards=awards)
    assert possible(less) <= possible(subject)


@settings(max_examples=150, deadline=None)
@given(histories(), st.data())
def test_filling_in_an_unknown_year_confirms_every_settled_verdict(
    subject: Subject, data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(subject.years))
    listed = chosen.titles or frozenset()
    unknown = replace(chosen, rating=None, discipline=None)
    # A lower rating would contradict a title on record: that is a question, not a filled gap.
    on_record = listed | {award.code for award in subject.awards if award.year == chosen.year}
    ratings = AGREEING if on_record & ADVANCED else list(Rating)
    filled = replace(
        unknown,
        rating=data.draw(st.sampled_from(ratings)),
        titles=listed | data.draw(st.frozensets(st.sampled_from(sorted(AwardCode)))),
        initiatives=(
            *(chosen.initiatives or ()),
            *data.draw(st.lists(st.sampled_from(InitiativeLevel), max_size=3)),
        ),
    )
    others = tuple(facts for facts in subject.years if facts is not chosen)
    for kind, code in QUESTIONS:
        if kind is subject.kind and code is not AwardCode.KNC:
            before, after = (
                evaluate(replace(subject, years=(*others, year)), code, ON, RULES).verdict
                for year in (unknown, filled)
            )
            # A commendation the filled year brings may be the prerequisite itself.
            brought = (filled.titles or frozenset()) - listed
            if before is Verdict.NOT_ELIGIBLE and not brought & PREREQUISITES:
                assert after is Verdict.NOT_ELIGIBLE, (code, filled)
            if before is Verdict.ELIGIBLE and not brought & PREREQUISITES:
                assert after is Verdict.ELIGIBLE, (code, filled)


@given(st.sampled_from(sorted(ADVANCED)), st.sampled_from(CONTRADICTING))
def test_a_rating_that_contradicts_a_title_on_record_is_a_question(
    title: AwardCode, rating: Rating
) -> None:
    subject = Subject(
        id="x",
        kind=SubjectKind.INDIVIDUAL,
        years=(
            YearFacts(
                year=2025,
                rating=rating,
                titles=frozenset({title}),
                initiatives=(InitiativeLevel.CO_SO,),
            ),
        ),
    )
    answer = evaluate(subject, AwardCode.CSTD_CO_SO, ON, RULES)
    assert answer.verdict is Verdict.NEEDS_CHECK
    assert any("trái với mức xếp loại" in reason.found for reason in answer.reasons)


@settings(max_examples=60, deadline=None)
@given(histories(), st.integers(2010, 2025))
def test_adding_an_unknown_year_never_makes_a_proposal_possible(
    subject: Subject, year: int
) -> None:
    recorded = {facts.year for facts in subject.years}
    if year in recorded:
        return
    more = replace(subject, years=(*subject.years, YearFacts(year=year)))
    assert possible(more) <= possible(subject)


@settings(max_examples=60, deadline=None)
@given(histories(), st.data())
def test_removing_an_award_never_helps(subject: Subject, data: st.DataObject) -> None:
    if not subject.awards:
        return
    removed = data.draw(st.sampled_from(subject.awards))
    awards = tuple(award for award in subject.awards if award is not removed)
    assert possible(replace(subject, awards=awards)) <= possible(subject)


@settings(max_examples=60, deadline=None)
@given(histories(), st.randoms())
def test_the_order_of_years_and_awards_is_irrelevant(subject: Subject, random: Random) -> None:
    years, awards = list(subject.years), list(subject.awards)
    random.shuffle(years)
    random.shuffle(awards)
    mixed = replace(subject, years=tuple(years), awards=tuple(awards))
    for kind, code in QUESTIONS:
        if kind is subject.kind:
            one, other = (evaluate(who, code, ON, RULES) for who in (subject, mixed))
            assert one == other


@settings(max_examples=60, deadline=None)
@given(histories())
def test_the_verdict_is_what_the_reasons_say(subject: Subject) -> None:
    for kind, code in QUESTIONS:
        if kind is not subject.kind:
            continue
        answer = evaluate(subject, code, ON, RULES)
        mets = [reason.met for reason in answer.reasons if not reason.advisory]
        assert (answer.verdict is Verdict.NOT_ELIGIBLE) == (False in mets)
        assert (answer.verdict is Verdict.ELIGIBLE) == all(mets)
        assert answer.earliest is None or answer.earliest >= ON.year


@pytest.mark.parametrize(("kind", "code"), QUESTIONS)
def test_nothing_known_is_never_a_pass(kind: SubjectKind, code: AwardCode) -> None:
    answer = evaluate(Subject(id="x", kind=kind), code, ON, RULES)
    assert answer.verdict is not Verdict.ELIGIBLE
