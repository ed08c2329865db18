"""Keys of other offices, and how files that were never ours were read: this office's own memory."""

from datetime import datetime

from sqlalchemy import DateTime, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class OfficeKeyRow(Base):
    """A signing key that an office is known by; one office may have one for each computer."""

    __tablename__ = "office_key"

    office: Mapped[str] = mapped_column(String(32), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64), primary_key=True)
    note: Mapped[str] = mapped_column(Text, default="")
    registered_at: Mapped[datetime] = mapped_column(DateTime)


class ListMappingRow(Base):
    """How the columns of a list that was never ours were understood; `choices` is JSON.

    `purpose` says what the list was read for, `shape` is the digest of its headers.
    """

    __tablename__ = "list_mapping"

    purpose: Mapped[str] = mapped_column(String(32), primary_key=True)
    shape: Mapped[str] = mapped_column(String(64), primary_key=True)
    choices: Mapped[str] = mapped_column(Text)
    used_at: Mapped[datetime] = mapped_column(DateTime)
