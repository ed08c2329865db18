"""Programmes: fields, mottos, bases, movements, tasks, duties, progress of tasks."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Exact, Owned, Text


class ProgrammeRow(Base):
    """A programme; its lists hang on `code`."""

    __tablename__ = "programme"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    title: Mapped[str] = mapped_column(Text)
    theme: Mapped[str] = mapped_column(Text, default="")
    document: Mapped[str] = mapped_column(String(64), default="")
    cluster: Mapped[str] = mapped_column(String(32), default="")
    year_from: Mapped[int] = mapped_column(Integer)
    year_to: Mapped[int] = mapped_column(Integer)
    note: Mapped[str] = mapped_column(Text, default="")


class FieldRow(Base):
    """A field, or a movement group, of one programme."""

    __tablename__ = "field"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    is_group: Mapped[bool] = mapped_column(Boolean, default=False)
    order: Mapped[int] = mapped_column(Integer, default=0)


class MottoRow(Base):
    """A motto of a programme."""

    __tablename__ = "motto"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    order: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class LegalBasisRow(Base):
    """A legal basis of a programme, as worded there."""

    __tablename__ = "legal_basis"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    order: Mapped[int] = mapped_column(Integer, primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    document: Mapped[str] = mapped_column(String(64), default="")


class MovementRow(Base):
    """A movement a programme names."""

    __tablename__ = "movement"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    launch_level: Mapped[str] = mapped_column(String(16))
    launched_by: Mapped[str] = mapped_column(Text, default="")
    quote: Mapped[str] = mapped_column(Text, default="")
    order: Mapped[int] = mapped_column(Integer, default=0)


class PhaseRow(Base):
    """A phase of a movement."""

    __tablename__ = "phase"

    programme: Mapped[str] = mapped_column(String(64), primary_key=True)
    movement: Mapped[str] = mapped_column(String(64), primary_key=True)
    order: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    year_from: Mapped[int] = mapped_column(Integer)
    year_to: Mapped[int] = mapped_column(Integer)
    review: Mapped[str] = mapped_column(Text, default="")
    review_year: Mapped[int | None] = mapped_column(Integer)


class TaskRow(Base):
    """A task that can be tracked."""

    __tablename__ = "task"

    id: Mapped[str] = mapped_column(String(64), primary_key=True)
    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), index=True)
    group: Mapped[str] = mapped_column(String(64))
    name: Mapped[str] = mapped_column(Text)
    clause: Mapped[str] = mapped_column(Text, default="")
    quote: Mapped[str] = mapped_column(Text, default="")
    deliverable: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None] = mapped_column(Date)
    order: Mapped[int] = mapped_column(Integer, default=0)


class TaskProgressRow(Owned, Base):
    """How far one office has got with a task."""

    __tablename__ = "task_progress"

    task: Mapped[str] = mapped_column(ForeignKey("task.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16), default="not_started")
    percent: Mapped[Decimal | None] = mapped_column(Exact)
    assignee: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class DutyRow(Base):
    """A duty that comes round."""

    __tablename__ = "duty"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), index=True)
    name: Mapped[str] = mapped_column(Text)
    due: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text, default="")
    quote: Mapped[str] = mapped_column(Text, default="")
    verified: Mapped[bool] = mapped_column(Boolean, default=True)
    done_on: Mapped[date | None] = mapped_column(Date)
