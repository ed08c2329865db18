"""People, collectives, nominations and the dossiers they go into."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import EMPTY, Base, Exact, Owned, Text


class PersonRow(Base):
    """A person who may be nominated; no identity-card numbers are kept."""

    __tablename__ = "person"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    full_name: Mapped[str] = mapped_column(Text)
    alias: Mapped[str] = mapped_column(Text, default="")
    gender: Mapped[str] = mapped_column(String(8), default="")
    born_on: Mapped[date | None] = mapped_column(Date)
    birth_year: Mapped[int | None] = mapped_column(Integer)
    home_town: Mapped[str] = mapped_column(Text, default="")
    residence: Mapped[str] = mapped_column(Text, default="")
    position: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(Text, default="")
    qualification: Mapped[str] = mapped_column(Text, default="")
    honours: Mapped[str] = mapped_column(Text, default="")
    duties: Mapped[str] = mapped_column(Text, default="")
    person_group: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class CollectiveRow(Base):
    """A department or a part of one that may be nominated."""

    __tablename__ = "collective"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    founded: Mapped[str] = mapped_column(Text, default="")
    address: Mapped[str] = mapped_column(Text, default="")
    phone: Mapped[str] = mapped_column(Text, default="")
    website: Mapped[str] = mapped_column(Text, default="")
    traits: Mapped[str] = mapped_column(Text, default="")
    duties: Mapped[str] = mapped_column(Text, default="")
    member_count: Mapped[int | None] = mapped_column(Integer)
    founded_on: Mapped[date | None] = mapped_column(Date)
    dissolved_on: Mapped[date | None] = mapped_column(Date)
    flag_eligible: Mapped[bool | None] = mapped_column(Boolean)
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class AwardRecordRow(Base):
    """A title or award that a person or collective already has."""

    __tablename__ = "award_record"

    code: Mapped[str] = mapped_column(String(120), primary_key=True)
    subject_kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(40), index=True)
    award: Mapped[str] = mapped_column(String(32))
    award_name: Mapped[str] = mapped_column(Text)
    is_title: Mapped[bool] = mapped_column(Boolean, default=False)
    year: Mapped[int] = mapped_column(Integer)
    decision_number: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    issuer: Mapped[str] = mapped_column(Text, default="")
    path: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    mode: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    person_group: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    achievement: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)
    field: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)
    inheritance: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    inherited_from: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)
    amount_vnd: Mapped[int | None] = mapped_column(Integer)
    paid_on: Mapped[date | None] = mapped_column(Date)
    decision: Mapped[str] = mapped_column(String(40), default="", server_default=EMPTY)


class DossierRow(Base):
    """A set of nominations that goes up together, with its letter and its council meeting."""

    __tablename__ = "dossier"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"))
    year: Mapped[int] = mapped_column(Integer)
    title: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16), default="draft")
    dated: Mapped[date] = mapped_column(Date)
    addressee: Mapped[str] = mapped_column(Text, default="")
    form_collective: Mapped[str] = mapped_column(Text, default="")
    form_individual: Mapped[str] = mapped_column(Text, default="")
    signer_authority: Mapped[str] = mapped_column(Text, default="")
    signer_title: Mapped[str] = mapped_column(Text, default="")
    signer_name: Mapped[str] = mapped_column(Text, default="")
    recipients: Mapped[str] = mapped_column(Text, default="")
    cosigners: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)
    met_on: Mapped[date | None] = mapped_column(Date)
    met_from: Mapped[str] = mapped_column(String(5), default="")
    met_to: Mapped[str] = mapped_column(String(5), default="")
    met_at: Mapped[str] = mapped_column(Text, default="")
    chair: Mapped[str] = mapped_column(Text, default="")
    chair_title: Mapped[str] = mapped_column(Text, default="")
    secretary: Mapped[str] = mapped_column(Text, default="")
    secretary_title: Mapped[str] = mapped_column(Text, default="")
    member_count: Mapped[int | None] = mapped_column(Integer)
    present: Mapped[str] = mapped_column(Text, default="")
    absent: Mapped[str] = mapped_column(Text, default="")
    proceedings: Mapped[str] = mapped_column(Text, default="")
    generation: Mapped[str] = mapped_column(String(32), default="", server_default=EMPTY)
    ballot: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    vote_base: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    counters: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)
    ballots_out: Mapped[int | None] = mapped_column(Integer)
    ballots_in: Mapped[int | None] = mapped_column(Integer)
    listed_from: Mapped[date | None] = mapped_column(Date)
    listed_to: Mapped[date | None] = mapped_column(Date)
    sent_on: Mapped[date | None] = mapped_column(Date)
    returned_on: Mapped[date | None] = mapped_column(Date)
    return_note: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class NominationRow(Owned, Base):
    """One person or collective proposed for one award."""

    __tablename__ = "nomination"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    dossier: Mapped[str] = mapped_column(ForeignKey("dossier.code"), index=True)
    subject_kind: Mapped[str] = mapped_column(String(16))
    subject: Mapped[str] = mapped_column(String(40))
    award: Mapped[str] = mapped_column(String(32))
    path: Mapped[str] = mapped_column(String(16), default="")
    order: Mapped[int] = mapped_column(Integer, default=0)
    summary: Mapped[str] = mapped_column(Text, default="")
    achievements: Mapped[str] = mapped_column(Text, default="")
    measures: Mapped[str] = mapped_column(Text, default="")
    compliance: Mapped[str] = mapped_column(Text, default="")
    party_work: Mapped[str] = mapped_column(Text, default="")
    votes_for: Mapped[int | None] = mapped_column(Integer)
    votes_against: Mapped[int | None] = mapped_column(Integer)
    votes_invalid: Mapped[int | None] = mapped_column(Integer)
    mode: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    outcome: Mapped[str] = mapped_column(String(16), default="", server_default=EMPTY)
    outcome_note: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)


class FigureRow(Base):
    """A number in a report: a live reference to a result, and the value it had when drafted."""

    __tablename__ = "figure"

    nomination: Mapped[str] = mapped_column(ForeignKey("nomination.code"), primary_key=True)
    target: Mapped[str] = mapped_column(ForeignKey("target.id"), primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    order: Mapped[int] = mapped_column(Integer, default=0)
    drafted_value: Mapped[Decimal | None] = mapped_column(Exact)
