"""What years brought a person or collective, what was decided, what is paid, what is set."""

from datetime import date

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class HeldPositionRow(Base):
    """A position of a person, over the days from `since` to `until`; an open end is None."""

    __tablename__ = "held_position"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    person: Mapped[str] = mapped_column(ForeignKey("person.code"), index=True)
    title: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(Text, default="")
    since: Mapped[date | None] = mapped_column(Date)
    until: Mapped[date | None] = mapped_column(Date)


class SubjectYearRow(Base):
    """One year of a person or collective; what is NULL or empty nobody has said."""

    __tablename__ = "subject_year"

    subject: Mapped[str] = mapped_column(String(40), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    rating: Mapped[str] = mapped_column(String(8), default="")
    discipline: Mapped[str] = mapped_column(String(16), default="")
    registered: Mapped[bool | None] = mapped_column(Boolean)
    worked_months: Mapped[int | None] = mapped_column(Integer)
    member_count: Mapped[int | None] = mapped_column(Integer)
    ldtt_count: Mapped[int | None] = mapped_column(Integer)
    completed_count: Mapped[int | None] = mapped_column(Integer)
    cstdcs_count: Mapped[int | None] = mapped_column(Integer)
    cluster_leader: Mapped[bool | None] = mapped_column(Boolean)
    targets_exceeded: Mapped[bool | None] = mapped_column(Boolean)
    note: Mapped[str] = mapped_column(Text, default="")


class InitiativeRow(Base):
    """An initiative or piece of research, with who recognised it and how far it reaches."""

    __tablename__ = "initiative"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    subject: Mapped[str] = mapped_column(String(40), index=True)
    year: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16), default="")
    title: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(16), default="")
    scope: Mapped[str] = mapped_column(Text, default="")
    decision_number: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    issuer: Mapped[str] = mapped_column(Text, default="")


class PredecessorRow(Base):
    """A collective whose history another one goes on with, once somebody confirmed it."""

    __tablename__ = "predecessor"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    collective: Mapped[str] = mapped_column(ForeignKey("collective.code"), index=True)
    name: Mapped[str] = mapped_column(Text)
    until: Mapped[date | None] = mapped_column(Date)
    confirmed: Mapped[bool] = mapped_column(Boolean, default=False)
    note: Mapped[str] = mapped_column(Text, default="")


class IntentionRow(Base):
    """An award that somebody registered for at the start of a year."""

    __tablename__ = "intention"

    subject: Mapped[str] = mapped_column(String(40), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    award: Mapped[str] = mapped_column(String(32), primary_key=True)
    path: Mapped[str] = mapped_column(String(16), primary_key=True, default="")
    registered_on: Mapped[date | None] = mapped_column(Date)


class DecisionRow(Base):
    """A decision on awards: of the office itself (`own`), or of a level above."""

    __tablename__ = "decision"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"))
    dossier: Mapped[str] = mapped_column(String(40), default="", index=True)
    year: Mapped[int] = mapped_column(Integer)
    own: Mapped[bool] = mapped_column(Boolean, default=False)
    number: Mapped[str] = mapped_column(Text, default="")
    decided_on: Mapped[date | None] = mapped_column(Date)
    issuer: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    signer_authority: Mapped[str] = mapped_column(Text, default="")
    signer_title: Mapped[str] = mapped_column(Text, default="")
    signer_name: Mapped[str] = mapped_column(Text, default="")
    recipients: Mapped[str] = mapped_column(Text, default="")
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class AwardFundRow(Base):
    """The money an office may give as prizes in a year."""

    __tablename__ = "award_fund"

    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    amount_vnd: Mapped[int] = mapped_column(Integer, default=0)
    source: Mapped[str] = mapped_column(Text, default="")


class AwardSettingRow(Base):
    """A cap, threshold, quorum, window or deadline as this office set it, with its source."""

    __tablename__ = "award_setting"

    code: Mapped[str] = mapped_column(String(32), primary_key=True)
    award: Mapped[str] = mapped_column(String(32), primary_key=True, default="")
    generation: Mapped[str] = mapped_column(String(32), primary_key=True, default="")
    value: Mapped[str] = mapped_column(String(32), default="")
    source: Mapped[str] = mapped_column(Text, default="")
    verified: Mapped[bool] = mapped_column(Boolean, default=False)


class DataRequestRow(Base):
    """A record that a person's data was given out or erased; it names nobody."""

    __tablename__ = "data_request"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    person: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(16))
    done_on: Mapped[date] = mapped_column(Date)
    done_by: Mapped[str] = mapped_column(Text, default="")
    reason: Mapped[str] = mapped_column(Text, default="")
