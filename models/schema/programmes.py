"""Programmes: fields, mottos, bases, movements, tasks, duties, progress of tasks."""

from datetime import date
from decimal import Decimal

from sqlalchemy import Boolean, Date, ForeignKey, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import EMPTY, Base, Exact, Owned, Text


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
    copied_from: Mapped[str] = mapped_column(String(64), default="", server_default=EMPTY)


class ProgrammeTextRow(Base):
    """A passage of the programme's own paper: `section` says where it stands."""

    __tablename__ = "programme_text"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    section: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class CopiedItemRow(Base):
    """An item that was copied from last year's programme and that nobody has looked at yet."""

    __tablename__ = "copied_item"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)


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
    reviewed_on: Mapped[date | None] = mapped_column(Date)
    review_note: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)


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
    lead: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)


class TaskProgressRow(Owned, Base):
    """How far one office has got with a task."""

    __tablename__ = "task_progress"

    task: Mapped[str] = mapped_column(ForeignKey("task.id"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16), default="not_started")
    percent: Mapped[Decimal | None] = mapped_column(Exact)
    assignee: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    unit: Mapped[str] = mapped_column(Text, default="", server_default=EMPTY)


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


class ExemplarRow(Base):
    """Someone found to be an example (điển hình tiên tiến), and how that was made known."""

    __tablename__ = "exemplar"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"))
    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    name: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(Text, default="")
    movement: Mapped[str] = mapped_column(String(64), default="")
    deed: Mapped[str] = mapped_column(Text, default="")
    spread: Mapped[str] = mapped_column(Text, default="")
    found_on: Mapped[date | None] = mapped_column(Date)
    removed: Mapped[bool] = mapped_column(Boolean, default=False)


class RegistrationRow(Base):
    """What one member registered for the year, and the pledge (giao ước) it signed."""

    __tablename__ = "registration"

    programme: Mapped[str] = mapped_column(ForeignKey("programme.code"), primary_key=True)
    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    registered_on: Mapped[date | None] = mapped_column(Date)
    number: Mapped[str] = mapped_column(Text, default="")
    titles: Mapped[str] = mapped_column(Text, default="")
    pledged_on: Mapped[date | None] = mapped_column(Date)
    pledge: Mapped[str] = mapped_column(Text, default="")
    note: Mapped[str] = mapped_column(Text, default="")


class ReportTextRow(Base):
    """Free text of a periodic report, kept when the report is drawn up again."""

    __tablename__ = "report_text"

    office: Mapped[str] = mapped_column(ForeignKey("organisation.code"), primary_key=True)
    period: Mapped[str] = mapped_column(String(16), primary_key=True)
    section: Mapped[str] = mapped_column(String(96), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
