"""Targets, what offices took on, what they reached."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Boolean, Date, ForeignKey, Index, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import EMPTY, Base, Exact, Owned, Text


class TargetRow(Base):
    """A target of a programme; see `models.domain.targets`."""

    __tablename__ = "target"

    id: Mapped[str] = mapped_column(String(96), primary_key=True)
    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), index=True)
    field: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    kind: Mapped[str] = mapped_column(String(16))
    direction: Mapped[str] = mapped_column(String(8), default="")
    low: Mapped[Decimal | None] = mapped_column(Exact)
    high: Mapped[Decimal | None] = mapped_column(Exact)
    unit: Mapped[str] = mapped_column(Text, default="")
    scope: Mapped[str] = mapped_column(String(16), default="national")
    aggregation: Mapped[str] = mapped_column(String(16), default="last")
    baseline: Mapped[Decimal | None] = mapped_column(Exact)
    baseline_year: Mapped[int | None] = mapped_column(Integer)
    deadline: Mapped[date | None] = mapped_column(Date)
    document: Mapped[str] = mapped_column(String(64), default="")
    clause: Mapped[str] = mapped_column(Text, default="")
    quote: Mapped[str] = mapped_column(Text, default="")
    parent: Mapped[str] = mapped_column(String(96), default="")
    order: Mapped[int] = mapped_column(Integer, default=0)
    note: Mapped[str] = mapped_column(Text, default="")
    retired: Mapped[bool] = mapped_column(Boolean, default=False)


class AssignmentRow(Owned, Base):
    """The value one office has taken on, or been given, beside the national one."""

    __tablename__ = "assignment"

    target: Mapped[str] = mapped_column(ForeignKey("target.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    year: Mapped[int] = mapped_column(Integer, primary_key=True)
    low: Mapped[Decimal | None] = mapped_column(Exact)
    high: Mapped[Decimal | None] = mapped_column(Exact)
    deadline: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
    assignee: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)


class ResultRow(Owned, Base):
    """What one office reached on a target in a period; an empty row stands for a cleared value.

    `raw_text` is what was typed or pasted, `judged` the officer's own yes or no for targets
    without a number.
    """

    __tablename__ = "result"
    __table_args__ = (Index("ix_result_office_period", "office", "period"),)

    target: Mapped[str] = mapped_column(ForeignKey("target.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[Decimal | None] = mapped_column(Exact)
    numerator: Mapped[Decimal | None] = mapped_column(Exact)
    denominator: Mapped[Decimal | None] = mapped_column(Exact)
    raw_text: Mapped[str] = mapped_column(Text, default="")
    judged: Mapped[bool | None] = mapped_column(Boolean)
    note: Mapped[str] = mapped_column(Text, default="")


class MilestoneRow(Base):
    """What one office plans to have reached by the end of a period; cumulative for sums."""

    __tablename__ = "milestone"

    target: Mapped[str] = mapped_column(ForeignKey("target.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    value: Mapped[Decimal] = mapped_column(Exact)


class RemarkRow(Base):
    """What the head of the department says about a target, until somebody has seen to it.

    `number` counts the remarks on one target of one office from 1.
    """

    __tablename__ = "remark"

    target: Mapped[str] = mapped_column(ForeignKey("target.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    said_on: Mapped[date] = mapped_column(Date)
    author: Mapped[str] = mapped_column(Text, default="")
    text: Mapped[str] = mapped_column(Text)
    is_done: Mapped[bool] = mapped_column(Boolean, default=False)
