"""Whether those in a dossier may be proposed for what they are proposed for, with reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.catalogue.rules import load_rules
from models.domain import eligibility as rules
from models.domain.eligibility import Answer
from models.domain.nominations import AwardRecord, Dossier, Nomination, Person
from models.domain.papers import DraftReason
from models.usecases.awards import get_dossier
from models.usecases.desk import Desk
from models.usecases.eligibility import generation_for
from models.usecases.figures import FigureLine, changed_figures, figures_of

_KNOWN_CODES = frozenset(code.value for code in rules.AwardCode)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDossier:
    """A dossier as it lies open: its checks and figures by nomination code.

    `answers` lacks a nomination whose award the rules do not know; `law` names the rules asked.
    """

    dossier: Dossier
    answers: Mapping[str, Answer]
    figures: Mapping[str, tuple[FigureLine, ...]]
    changed: tuple[DraftReason, ...]
    law: str


def open_dossier(desk: Desk, code: str) -> OpenDossier:
    """Return the dossier `code` with everything its screen shows. UserError when there is none."""
    dossier = get_dossier(desk, code)
    generation = generation_for(load_rules(), dossier.dated)
    answers = {item.code: check(item, dossier, generation) for item in dossier.nominations}
    figures = figures_of(desk, dossier)
    return OpenDossier(
        dossier=dossier,
        answers={key: answer for key, answer in answers.items() if answer is not None},
        figures=figures,
        changed=changed_figures(figures),
        law=generation.title,
    )


def check(nomination: Nomination, dossier: Dossier, generation: rules.Generation) -> Answer | None:
    """Return the answer for one nomination; None when the rules do not know the award."""
    if nomination.award not in _KNOWN_CODES:
        return None
    award = rules.AwardCode(nomination.award)
    subject = facts_of(nomination.subject, nomination.history)
    if generation.rules and generation.rule(award, subject.kind) is None:
        return None
    return rules.evaluate(subject, award, dossier.dated, generation)


def facts_of(subject: object, history: Sequence[AwardRecord]) -> rules.Subject:
    """Return a person or collective as the rules see it."""
    is_person = isinstance(subject, Person)
    kind = rules.SubjectKind.INDIVIDUAL if is_person else rules.SubjectKind.COLLECTIVE
    awards = tuple(
        rules.AwardFact(
            code=rules.AwardCode(record.award), year=record.year, decision_date=record.decided_on
        )
        for record in history
        if record.award in _KNOWN_CODES
    )
    return rules.Subject(
        id=getattr(subject, "code", ""),
        kind=kind,
        name=getattr(subject, "full_name", "") or getattr(subject, "name", ""),
        awards=awards,
    )
