"""People and collectives as the rules see them, out of the register."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from models.domain import eligibility as rules
from models.domain.merits import Merits, SubjectYear
from models.domain.nominations import AwardRecord, Collective, Inheritance, Person

KNOWN_CODES = frozenset(code.value for code in rules.AwardCode)
_NOTHING = Merits()
_NOWHERE: Mapping[int, str] = {}


def facts_of(
    subject: Person | Collective,
    history: Sequence[AwardRecord],
    merits: Merits = _NOTHING,
    on: date | None = None,
    asked: Mapping[int, str] = _NOWHERE,
) -> rules.Subject:
    """Return the facts of one subject; an award of a predecessor counts once it is confirmed.

    A confirmed predecessor is part of the unit's own past, so its awards carry no mark here.
    `asked` names by year the dossier that already asks for LĐTT; a registration is known anyway.
    """
    is_person = isinstance(subject, Person)
    awards = tuple(
        rules.AwardFact(
            code=rules.AwardCode(record.award), year=record.year, decision_date=record.decided_on
        )
        for record in history
        if record.award in KNOWN_CODES and record.inheritance != Inheritance.TO_CONFIRM
    )
    is_uncertain = any(record.inheritance == Inheritance.TO_CONFIRM for record in history)
    years = {item.year for item in merits.years} | {item.year for item in merits.initiatives}
    return rules.Subject(
        id=subject.code,
        kind=rules.SubjectKind.INDIVIDUAL if is_person else rules.SubjectKind.COLLECTIVE,
        name=subject.full_name if isinstance(subject, Person) else subject.name,
        founded=None if isinstance(subject, Person) else subject.founded_on,
        members=None if isinstance(subject, Person) else subject.member_count,
        years=tuple(_year(year, merits, asked) for year in sorted(years)),
        awards=awards,
        awards_known=not is_uncertain,
        flag_eligible=None if isinstance(subject, Person) else subject.flag_eligible,
        dissolved=_dissolved(subject, on),
    )


def _dissolved(subject: Person | Collective, on: date | None) -> bool | None:
    if isinstance(subject, Person) or on is None:
        return None
    return subject.dissolved_on is not None and subject.dissolved_on <= on


def _year(year: int, merits: Merits, asked: Mapping[int, str]) -> rules.YearFacts:
    facts = merits.year(year) or SubjectYear(year=year)
    levels = tuple(
        rules.InitiativeLevel[item.level]
        for item in merits.initiatives
        if item.year == year and item.level in rules.InitiativeLevel.__members__
    )
    return rules.YearFacts(
        year=year,
        rating=rules.Rating[facts.rating] if facts.rating else None,
        initiatives=levels,
        discipline=rules.Discipline[facts.discipline] if facts.discipline else None,
        ldtt_percent=_percent(facts.ldtt_count, facts.member_count),
        completed_percent=_percent(facts.completed_count, facts.member_count),
        cstdcs_count=facts.cstdcs_count,
        cluster_leader=facts.cluster_leader,
        targets_exceeded=facts.targets_exceeded,
        registered=facts.registered,
        proposed=_proposed(year, merits, asked),
    )


def _proposed(year: int, merits: Merits, asked: Mapping[int, str]) -> tuple[rules.Proposed, ...]:
    code = rules.AwardCode.LDTT
    if year in asked:
        return (rules.Proposed(code=code, where=f"hồ sơ “{asked[year]}”"),)
    wishes = {(of_year, wish.award) for of_year, wish in merits.intentions}
    if (year, code.value) in wishes:
        return (rules.Proposed(code=code, where="đăng ký thi đua đầu năm"),)
    return ()


def _percent(part: int | None, whole: int | None) -> Decimal | None:
    if part is None or not whole:
        return None
    return Decimal(100) * part / whole
