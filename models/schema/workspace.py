"""The workspace itself: whose it is, its settings, its journal."""

from datetime import datetime

from sqlalchemy import Boolean, DateTime, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class WorkspaceRow(Base):
    """One row: the office this file belongs to.

    `computer` is the random name of this copy of the file; versions of values count edits by it.
    """

    __tablename__ = "workspace"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, default=1)
    office: Mapped[str] = mapped_column(String(32))
    year: Mapped[int] = mapped_column(Integer)
    practice: Mapped[bool] = mapped_column(Boolean, default=False)
    computer: Mapped[str] = mapped_column(String(16))
    created_at: Mapped[datetime] = mapped_column(DateTime)


PRINTERS_KEY = "certificate.printers"


class SettingRow(Base):
    """A setting that changes a score or a printed page; the rest is not kept here.

    How the printers of this one office stray is kept under `PRINTERS_KEY`.
    """

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ChangeRow(Base):
    """One change of one value; rows are only ever added, each sealed by the one before.

    `old` and `new` are canonical text or JSON; `why` is edit, import, undo, catalogue or restore;
    `batch` ties the changes of one import together.
    """

    __tablename__ = "change"

    seq: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(DateTime)
    office: Mapped[str] = mapped_column(String(32))
    user: Mapped[str] = mapped_column(Text)
    entity: Mapped[str] = mapped_column(String(40), index=True)
    key: Mapped[str] = mapped_column(Text, index=True)
    column: Mapped[str] = mapped_column(String(40))
    old: Mapped[str | None] = mapped_column(Text)
    new: Mapped[str | None] = mapped_column(Text)
    why: Mapped[str] = mapped_column(String(16))
    batch: Mapped[str] = mapped_column(String(40), default="", index=True)
    previous_seal: Mapped[str] = mapped_column(String(64))
    seal: Mapped[str] = mapped_column(String(64))
