"""Who may be proposed for what this year: everybody against every award of the rules."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from models.catalogue.rules import load_rules
from models.domain.awards import Award
from models.domain.doubts import months_lacking, setting_of
from models.domain.eligibility import Answer, AwardCode, Reason, Setting, evaluate
from models.domain.eligibility.words import AWARD_NAMES
from models.domain.merits import Merits
from models.domain.nominations import Collective, Person, SubjectKind
from models.store.queries import awards as queries
from models.store.queries import merits
from models.usecases.award_settings import settings_of
from models.usecases.awards import awards_for
from models.usecases.desk import Desk
from models.usecases.eligibility import generation_for
from models.usecases.subject_facts import facts_of

Subject = Person | Collective


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One person or collective and one award: the answer, whether it is registered, proposed."""

    subject: Person | Collective
    award: str
    award_name: str
    answer: Answer
    registered: bool
    proposed_in: str

    @property
    def name(self) -> str:
        """The name of the person or collective."""
        subject = self.subject
        return subject.full_name if isinstance(subject, Person) else subject.name

    @property
    def kind(self) -> SubjectKind:
        """Whether it is a person or a collective."""
        is_person = isinstance(self.subject, Person)
        return SubjectKind.INDIVIDUAL if is_person else SubjectKind.COLLECTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The answer to "Ai có thể đề nghị gì năm nay?" under the rules called `law`."""

    on: date
    law: str
    rows: tuple[Candidate, ...]


def candidates(
    desk: Desk,
    year: int,
    on: date,
    *,
    generation_id: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> Candidates:
    """Return everybody with what the merits of `year` and before allow on the day `on`.

    `generation_id` chooses other rules than those of the day; rules without known conditions
    answer with no rows.
    """
    generation = generation_for(load_rules(), on, generation_id)
    with desk.store.read() as session:
        subjects: tuple[Subject, ...] = (*queries.collectives(session), *queries.people(session))
        known = merits.all_merits(session)
        held = merits.all_histories(session)
        asked = queries.asked_for(session, AwardCode.LDTT.value)
        settings = settings_of(session, generation, AwardCode.LDTT.value)
        months = setting_of(settings, "worked_months")
        proposed = {
            (item.subject.code, item.award): dossier.title
            for dossier in queries.dossiers(session)
            if dossier.year == year
            for item in dossier.nominations
        }
    rows: list[Candidate] = []
    for number, subject in enumerate(subjects, start=1):
        merit = known.get(subject.code, Merits())
        facts = facts_of(
            subject, held.get(subject.code, ()), merit, on, asked.get(subject.code, {})
        )
        wishes = {wish.award for of_year, wish in merit.intentions if of_year == year}
        told = months_lacking(months, _worked(merit, year), year)
        rows.extend(
            Candidate(
                subject=subject,
                award=rule.code.value,
                award_name=AWARD_NAMES[rule.code],
                answer=_advised(evaluate(facts, rule.code, on, generation), told, months),
                registered=rule.code.value in wishes,
                proposed_in=proposed.get((subject.code, rule.code.value), ""),
            )
            for rule in generation.rules
            if rule.kind is facts.kind
        )
        if progress is not None:
            progress(number, len(subjects))
    return Candidates(on=on, law=generation.title, rows=tuple(rows))


def _worked(merit: Merits, year: int) -> int | None:
    facts = merit.year(year)
    return facts.worked_months if facts else None


def _advised(answer: Answer, told: str, months: Setting | None) -> Answer:
    """Return `answer` for LĐTT with the warning on the months worked, others as they are."""
    if not told or months is None or answer.award != AwardCode.LDTT.value:
        return answer
    advice = Reason(
        article=months.source if months.verified else f"{months.source} (chưa xác minh)",
        met=None,
        found=told,
        required=months.text,
        advisory=True,
    )
    return replace(answer, reasons=(*answer.reasons, advice))


def paths_of(award: str, kind: SubjectKind, on: date) -> tuple[Award, ...]:
    """Return the ways an award can go on `on`: the same code on each of its paths."""
    return tuple(item for item in awards_for(kind, on) if item.code == award)


def reckoning_day(year: int, today: date) -> date:
    """Return the day proposals on the merits of `year` are looked at.

    That is today where it lies in the year or the next one, else the end of the next January:
    proposals are made once a year is over.
    """
    return today if today.year in (year, year + 1) else date(year + 1, 1, 31)
