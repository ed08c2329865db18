"""Documents and attached files."""

from datetime import date

from sqlalchemy import Boolean, Date, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import EMPTY, Base, Text


class DocumentRow(Base):
    """A document as it is cited; see `models.domain.documents.Document`."""

    __tablename__ = "document"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), default="")
    number: Mapped[str] = mapped_column(Text, default="")
    issued_on: Mapped[date | None] = mapped_column(Date)
    other_issued_on: Mapped[date | None] = mapped_column(Date)
    date_note: Mapped[str] = mapped_column(Text, default="")
    issuer: Mapped[str] = mapped_column(Text, default="")
    title: Mapped[str] = mapped_column(Text, default="")
    status: Mapped[str] = mapped_column(String(16), default="in_force")
    decimal_mark: Mapped[str] = mapped_column(String(1), default="", server_default=EMPTY)
    replaced_by: Mapped[str] = mapped_column(String(64), default="", server_default=EMPTY)
    note: Mapped[str] = mapped_column(Text, default="")
    source: Mapped[str] = mapped_column(Text, default="")
    verified: Mapped[bool] = mapped_column(Boolean, default=True)


class AttachmentRow(Base):
    """A file copied into the workspace, known by its content, tied to what it proves.

    `entity` and `key` name the row it belongs to, as in the journal.
    """

    __tablename__ = "attachment"

    entity: Mapped[str] = mapped_column(String(40), primary_key=True)
    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
