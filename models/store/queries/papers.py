"""What a dossier's papers need besides the dossier: years, initiatives, counts, texts, copies."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from models.domain.merits import LEVEL_WORDS
from models.domain.nominations import Signature
from models.domain.office_papers import InitiativeRow as Recognised
from models.domain.results import Attachment
from models.schema.awards import DossierRow, NominationRow
from models.schema.documents import AttachmentRow
from models.schema.merits import DecisionRow, InitiativeRow, SubjectYearRow
from models.schema.papers import CertificateLayoutRow, PaperTextRow


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenText:
    """A text of a paper written by hand, and what the facts said at that time."""

    paper: str
    nomination: str
    key: str
    text: str
    generated: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDecision:
    """The office's own decision on a dossier, as far as it is filled in."""

    number: str
    decided_on: date | None
    title: str
    signature: Signature
    recipients: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperExtras:
    """Facts by nomination (`modes`), by subject (`initiatives`, `ratings`), and of the dossier."""

    modes: Mapping[str, str]
    initiatives: Mapping[str, tuple[Recognised, ...]]
    ratings: Mapping[tuple[str, int], str]
    counters: tuple[str, ...]
    ballots_out: int | None
    ballots_in: int | None
    decision: OwnDecision | None
    copies: tuple[Attachment, ...]
    texts: tuple[WrittenText, ...]


def paper_extras(session: Session, dossier: str, subjects: Sequence[str]) -> PaperExtras:
    """Return what the papers of `dossier` need besides the dossier itself."""
    row = session.get_one(DossierRow, dossier)
    query = select(NominationRow).where(NominationRow.dossier == dossier)
    nominations = session.execute(query).scalars().all()
    return PaperExtras(
        modes={item.code: item.mode for item in nominations},
        initiatives=_initiatives(session, subjects),
        ratings=_ratings(session, subjects),
        counters=tuple(line.strip() for line in row.counters.split("\n") if line.strip()),
        ballots_out=row.ballots_out,
        ballots_in=row.ballots_in,
        decision=_decision(session, dossier),
        copies=copies_of(session, dossier, [item.code for item in nominations]),
        texts=written_texts(session, dossier),
    )


def written_texts(session: Session, dossier: str) -> tuple[WrittenText, ...]:
    """Return the texts written by hand in a dossier's papers."""
    query = select(PaperTextRow).where(PaperTextRow.dossier == dossier)
    return tuple(
        WrittenText(
            paper=row.paper,
            nomination=row.nomination,
            key=row.key,
            text=row.text,
            generated=row.generated,
        )
        for row in session.execute(
            query.order_by(PaperTextRow.paper, PaperTextRow.nomination, PaperTextRow.key)
        ).scalars()
    )


def copies_of(session: Session, dossier: str, nominations: Sequence[str]) -> tuple[Attachment, ...]:
    """Return the files that go behind the papers: of the dossier, then of each nomination."""
    query = select(AttachmentRow).where(
        or_(
            (AttachmentRow.entity == "dossier") & (AttachmentRow.key == dossier),
            (AttachmentRow.entity == "nomination") & AttachmentRow.key.in_(nominations),
        )
    )
    rows = session.execute(query).scalars().all()
    places = {key: place for place, key in enumerate((dossier, *nominations))}
    ordered = sorted(rows, key=lambda row: (places[row.key], row.name, row.sha256))
    return tuple(Attachment(sha256=row.sha256, name=row.name, size=row.size) for row in ordered)


def certificate_layouts(session: Session) -> tuple[tuple[str, str, str], ...]:
    """Return code, name and body of every layout, by name."""
    query = select(CertificateLayoutRow).order_by(CertificateLayoutRow.name)
    return tuple((row.code, row.name, row.body) for row in session.execute(query).scalars())


def _initiatives(session: Session, subjects: Sequence[str]) -> dict[str, tuple[Recognised, ...]]:
    query = (
        select(InitiativeRow)
        .where(InitiativeRow.subject.in_(subjects))
        .order_by(InitiativeRow.year, InitiativeRow.title)
    )
    found: defaultdict[str, list[Recognised]] = defaultdict(list)
    for row in session.execute(query).scalars():
        number = row.decision_number and f"Quyết định số {row.decision_number}"
        dated = row.decided_on and f"ngày {row.decided_on:%d/%m/%Y}"
        decision = " ".join(part for part in (number, dated) if part)
        found[row.subject].append(
            Recognised(
                name=row.title,
                year=str(row.year),
                scope=row.scope or LEVEL_WORDS.get(row.level, row.level),
                decision="; ".join(part for part in (decision, row.issuer) if part),
            )
        )
    return {subject: tuple(items) for subject, items in found.items()}


def _ratings(session: Session, subjects: Sequence[str]) -> dict[tuple[str, int], str]:
    query = select(SubjectYearRow.subject, SubjectYearRow.year, SubjectYearRow.rating).where(
        SubjectYearRow.subject.in_(subjects)
    )
    return {(subject, year): rating for subject, year, rating in session.execute(query)}


def _decision(session: Session, dossier: str) -> OwnDecision | None:
    query = select(DecisionRow).where(
        DecisionRow.dossier == dossier, DecisionRow.own, DecisionRow.removed.is_(False)
    )
    row = session.execute(query.order_by(DecisionRow.code)).scalars().first()
    if row is None:
        return None
    return OwnDecision(
        number=row.number,
        decided_on=row.decided_on,
        title=row.title,
        signature=Signature(
            authority=row.signer_authority, title=row.signer_title, name=row.signer_name
        ),
        recipients=tuple(line.strip() for line in row.recipients.split("\n") if line.strip()),
    )
