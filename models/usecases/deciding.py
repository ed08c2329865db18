"""From a dossier to a decision: who was granted, the money that goes with it, the fund that pays.

A decision writes what was granted into everybody's history, so that the register, the next
year's conditions and the reports have it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.catalogue.rules import load_money
from models.domain.awards import Award, AwardGroup
from models.domain.bonus import bonus
from models.domain.changed import Changed
from models.domain.decisions import Decision, Fund
from models.domain.eligibility import SubjectKind as RuleKind
from models.domain.errors import UserError
from models.domain.nominations import (
    GRANTED,
    REFUSED,
    AwardRecord,
    Dossier,
    DossierState,
    Nomination,
    Person,
    Signature,
)
from models.schema.awards import AwardRecordRow, DossierRow, NominationRow
from models.store import decisions as store
from models.store import dossiers as writing
from models.store.queries.awards import dossier as read_dossier
from models.usecases.awards import award_of, get_dossier
from models.usecases.desk import Desk, Saved

OUTCOME_WORDS = {"": "Chưa có kết quả", GRANTED: "Được tặng", REFUSED: "Không được tặng"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one nomination; `note` says why it was refused."""

    granted: bool
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionDraft:
    """What is to be decided: the decision's own facts, and the outcome by nomination code.

    A nomination without an outcome is left open.
    """

    number: str
    decided_on: date
    issuer: str
    title: str
    outcomes: Mapping[str, Outcome]
    signature: Signature = field(default_factory=Signature)
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantedAward:
    """One line of a decision: who, what, how much; `verified` says whether the sum is sure."""

    nomination: Nomination
    award: Award
    amount_vnd: int | None
    source: str
    verified: bool


def in_house(dossier: Dossier) -> tuple[Nomination, ...]:
    """Return those that the director of the department decides on without asking further."""
    return tuple(
        item for item in dossier.nominations if award_of(item, dossier.dated).decided_in_house
    )


def money_for(nomination: Nomination, award: Award, on: date) -> GrantedAward:
    """Return the prize money of one award decided on `on`; None where the tables have none."""
    kind = RuleKind(nomination.kind.value)
    try:
        found = bonus(award.code, kind, on, load_money())
    except UserError as refusal:
        return GrantedAward(
            nomination=nomination, award=award, amount_vnd=None, source=refusal.text, verified=False
        )
    return GrantedAward(
        nomination=nomination,
        award=award,
        amount_vnd=found.amount_vnd,
        source=found.source,
        verified=found.verified,
    )


def decide(desk: Desk, code: str, draft: DecisionDraft) -> Saved[str]:
    """Write a decision on the dossier `code` and answer the decision's code.

    Each granted award goes into the history of who got it, with its money. The dossier is decided
    once no nomination is left open. Where nobody was granted anything the outcome is noted and
    there is no decision. Raises UserError when nothing was granted or refused.
    """
    dossier = get_dossier(desk, code)
    chosen = [item for item in dossier.nominations if item.code in draft.outcomes]
    if not chosen:
        raise UserError("Chưa chọn kết quả cho ai. Hãy đánh dấu người, tập thể được tặng.")
    decision = Decision(
        code=f"qd-{desk.surroundings.new_id()}",
        office=desk.office,
        year=dossier.year,
        own=all(award_of(item, dossier.dated).decided_in_house for item in chosen),
        dossier=code,
        number=draft.number,
        decided_on=draft.decided_on,
        issuer=draft.issuer,
        title=draft.title or dossier.title,
        signature=draft.signature,
        recipients=draft.recipients,
    )
    with desk.store.write(desk.mark()) as session:
        if any(draft.outcomes[item.code].granted for item in chosen):
            store.write_decision(session, decision)
        for item in chosen:
            outcome = draft.outcomes[item.code]
            row = session.get_one(NominationRow, item.code)
            row.outcome = GRANTED if outcome.granted else REFUSED
            row.outcome_note = outcome.note
            if outcome.granted:
                _grant(session, dossier, item, decision)
        _close(session, code)
    return Saved(value=decision.code, changed=Changed.AWARDS, at=desk.now())


def list_decisions(desk: Desk) -> tuple[Decision, ...]:
    """Return the decisions, the newest year first."""
    with desk.store.read() as session:
        return store.decisions(session)


def decision_lines(desk: Desk, decision: Decision) -> tuple[GrantedAward, ...]:
    """Return who was granted what by `decision`, in the dossier's order, with the money."""
    dossier = get_dossier(desk, decision.dossier)
    with desk.store.read() as session:
        query = select(AwardRecordRow).where(AwardRecordRow.decision == decision.code)
        held = {(row.subject, row.award) for row in session.execute(query).scalars()}
    on = decision.decided_on or dossier.dated
    return tuple(
        money_for(item, award_of(item, dossier.dated), on)
        for item in dossier.nominations
        if (item.subject.code, item.award) in held
    )


def set_fund(desk: Desk, year: int, amount_vnd: int, source: str) -> Saved[None]:
    """Set the prize money of a year. Raises UserError below zero."""
    if amount_vnd < 0:
        raise UserError("Quỹ khen thưởng không thể âm. Hãy kiểm tra số tiền.")
    with desk.store.write(desk.mark()) as session:
        store.write_fund(session, desk.office, year, amount_vnd, source)
    return Saved(value=None, changed=Changed.AWARDS, at=desk.now())


def fund(desk: Desk, year: int) -> Fund:
    """Return the prize money of `year`: awards decided in it count, whatever year they reward."""
    with desk.store.read() as session:
        amount, source = store.fund_of(session, desk.office, year)
        owed = paid = 0
        for entry in store.register(session):
            record = entry.record
            decided = record.decided_on.year if record.decided_on else record.year
            if decided != year or not record.amount_vnd:
                continue
            if record.paid_on:
                paid += record.amount_vnd
            else:
                owed += record.amount_vnd
    return Fund(year=year, amount_vnd=amount, source=source, owed_vnd=owed, paid_vnd=paid)


def pay(desk: Desk, records: tuple[tuple[str, AwardRecord], ...], on: date | None) -> Saved[int]:
    """Note that the money of these awards was paid on `on`, or that it was not; answer how many.

    Each is named by the code of its subject and the record.
    """
    with desk.store.write(desk.mark()) as session:
        done = 0
        for subject, record in records:
            row = session.get(AwardRecordRow, writing.record_code(subject, record))
            if row is not None and row.amount_vnd:
                row.paid_on = on
                done += 1
    return Saved(value=done, changed=Changed.AWARDS, at=desk.now())


def _grant(session: Session, dossier: Dossier, item: Nomination, decision: Decision) -> None:
    award = award_of(item, dossier.dated)
    on = decision.decided_on or dossier.dated
    record = AwardRecord(
        award=award.code,
        award_name=award.name,
        is_title=award.group is AwardGroup.TITLE,
        year=dossier.year,
        decision_number=decision.number,
        decided_on=decision.decided_on,
        issuer=decision.issuer or award.decided_by,
        path=award.path.value,
        mode=item.mode or "merit",
        person_group=item.subject.person_group if isinstance(item.subject, Person) else "",
        achievement=item.summary,
        amount_vnd=money_for(item, award, on).amount_vnd,
        decision=decision.code,
    )
    writing.write_record(session, item.subject.code, item.kind, record, only_said=True)


def _close(session: Session, code: str) -> None:
    session.flush()
    stored = read_dossier(session, code)
    if stored is not None and all(item.outcome for item in stored.nominations):
        session.get_one(DossierRow, code).state = DossierState.DECIDED.value
