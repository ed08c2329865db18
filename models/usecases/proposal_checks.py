"""Whether those in a dossier may be proposed for what they are proposed for, with reasons."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from models.catalogue.rules import load_rules
from models.domain import eligibility as rules
from models.domain.doubts import Circumstances, Doubt, doubts_of
from models.domain.eligibility import Answer
from models.domain.merits import Merits
from models.domain.nominations import Dossier, Nomination
from models.domain.papers import DraftReason
from models.store.queries import awards as queries
from models.store.queries.merits import merits_of
from models.usecases.award_settings import settings_of, voting_rule
from models.usecases.awards import award_of, get_dossier
from models.usecases.desk import Desk
from models.usecases.eligibility import generation_for
from models.usecases.figures import FigureLine, changed_figures, figures_of
from models.usecases.subject_facts import KNOWN_CODES, facts_of


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
    doubts: tuple[Doubt, ...]


def open_dossier(desk: Desk, code: str) -> OpenDossier:
    """Return the dossier `code` with everything its screen shows. UserError when there is none."""
    dossier = get_dossier(desk, code)
    generation = generation_for(load_rules(), dossier.dated, dossier.generation)
    with desk.store.read() as session:
        known = {
            item.subject.code: merits_of(session, item.subject.code) for item in dossier.nominations
        }
        asked = queries.asked_for(session, rules.AwardCode.LDTT.value)
        doubts = _doubts(session, desk, dossier, known)
    answers = {
        item.code: _check(
            item,
            facts_of(
                item.subject,
                item.history,
                known[item.subject.code],
                dossier.dated,
                asked.get(item.subject.code, {}),
            ),
            dossier.dated,
            generation,
        )
        for item in dossier.nominations
    }
    figures = figures_of(desk, dossier)
    return OpenDossier(
        dossier=dossier,
        answers={key: answer for key, answer in answers.items() if answer is not None},
        figures=figures,
        changed=changed_figures(figures),
        law=generation.title,
        doubts=doubts,
    )


def _doubts(
    session: Session, desk: Desk, dossier: Dossier, known: Mapping[str, Merits]
) -> tuple[Doubt, ...]:
    generation = generation_for(load_rules(), dossier.dated, dossier.generation)
    settings = {
        item.code: settings_of(session, generation, item.award) for item in dossier.nominations
    }
    everything = [one for one in queries.dossiers(session) if one.code != dossier.code]
    around = Circumstances(
        awards={item.code: award_of(item, dossier.dated) for item in dossier.nominations},
        voting={code: voting_rule(found) for code, found in settings.items()},
        settings=settings,
        others=tuple(one for one in everything if one.year == dossier.year),
        earlier=tuple(one for one in everything if one.year < dossier.year),
        today=desk.today(),
        months=_months(dossier, known),
    )
    return doubts_of(dossier, around)


def _months(dossier: Dossier, known: Mapping[str, Merits]) -> dict[str, int]:
    """Return the months worked in the year of the dossier, where they are on record."""
    years = {item.code: known[item.subject.code].year(dossier.year) for item in dossier.nominations}
    return {
        code: facts.worked_months
        for code, facts in years.items()
        if facts is not None and facts.worked_months is not None
    }


def _check(
    nomination: Nomination, subject: rules.Subject, on: date, generation: rules.Generation
) -> Answer | None:
    """Return the answer for one nomination; None when the rules do not know the award."""
    if nomination.award not in KNOWN_CODES:
        return None
    award = rules.AwardCode(nomination.award)
    if generation.rules and generation.rule(award, subject.kind) is None:
        return None
    return rules.evaluate(subject, award, on, generation)
