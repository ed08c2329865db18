"""What exchanging packages needs: rows of the leader, versions of rows, what imports replaced."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Exact, Text


class DeadlineRow(Base):
    """The last day on which members send a period; the leader sets it."""

    __tablename__ = "deadline"

    cluster: Mapped[str] = mapped_column(ForeignKey("cluster.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    due: Mapped[date] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")


class PeriodLockRow(Base):
    """One time the leader closed a period or opened it again; the last one counts."""

    __tablename__ = "period_lock"

    cluster: Mapped[str] = mapped_column(ForeignKey("cluster.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    locked: Mapped[bool] = mapped_column(Boolean)
    reason: Mapped[str] = mapped_column(Text)
    on: Mapped[date] = mapped_column(Date)


class AdjustmentRow(Base):
    """The leader's own figure beside a member's (số điều chỉnh); the member's stays as it is."""

    __tablename__ = "adjustment"

    target: Mapped[str] = mapped_column(ForeignKey("target.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[Decimal | None] = mapped_column(Exact)
    reason: Mapped[str] = mapped_column(Text)


class HandoverRow(Base):
    """A year of a cluster that another office keeps from now on."""

    __tablename__ = "handover"

    cluster: Mapped[str] = mapped_column(ForeignKey("cluster.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    giver: Mapped[str] = mapped_column(String(32))
    taker: Mapped[str] = mapped_column(String(32))
    on: Mapped[date] = mapped_column(Date)


class RowVersionRow(Base):
    """The version of a row of the leader whose own table keeps none; `digest` is of its content."""

    __tablename__ = "row_version"

    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    version: Mapped[str] = mapped_column(String)
    base_version: Mapped[str] = mapped_column(String, default="")
    digest: Mapped[str] = mapped_column(String(64), default="")
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class ImportedRow(Base):
    """A row that an import wrote: what stood there before (JSON, none for nothing), what it left.

    `after` names the state the import left; an undo touches the row only while it still fits.
    """

    __tablename__ = "imported"
    __table_args__ = (Index("ix_imported_entity_key", "entity", "key"),)

    batch: Mapped[str] = mapped_column(String(40), primary_key=True)
    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(300), primary_key=True)
    before: Mapped[str | None] = mapped_column(String)
    after: Mapped[str] = mapped_column(String)


class SharedValueRow(Base):
    """A value of this office as it last left or arrived: the common base of two computers."""

    __tablename__ = "shared_value"

    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(300), primary_key=True)
    version: Mapped[str] = mapped_column(String)
    content: Mapped[str] = mapped_column(String)


class ProposalRow(Base):
    """Somebody a member proposes for an award, as its submission said."""

    __tablename__ = "proposal"

    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    year: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text, default="")
    award: Mapped[str] = mapped_column(String(32))
    award_name: Mapped[str] = mapped_column(Text, default="")
    summary: Mapped[str] = mapped_column(Text, default="")
