"""Packages that left or arrived."""

from datetime import datetime

from sqlalchemy import Boolean, DateTime, Integer, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class PackageRow(Base):
    """One package; `direction` is out or in, `archive` the name of its unmodified copy.

    `signature` and `fingerprint` tell what was proved when it arrived, `confirmed_at` when its
    code was found on the signed sheet of paper.
    """

    __tablename__ = "package"

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    direction: Mapped[str] = mapped_column(String(4), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    sender: Mapped[str] = mapped_column(String(32), default="")
    receiver: Mapped[str] = mapped_column(String(32), default="")
    cluster: Mapped[str] = mapped_column(String(32), default="")
    year: Mapped[int] = mapped_column(Integer)
    period: Mapped[str] = mapped_column(String(16), default="")
    made_at: Mapped[datetime | None] = mapped_column(DateTime)
    handled_at: Mapped[datetime] = mapped_column(DateTime)
    content_hash: Mapped[str] = mapped_column(String(64))
    file_hash: Mapped[str] = mapped_column(String(64))
    file_name: Mapped[str] = mapped_column(Text)
    archive: Mapped[str] = mapped_column(Text, default="")
    row_count: Mapped[int] = mapped_column(Integer, default=0)
    new_count: Mapped[int] = mapped_column(Integer, default=0)
    changed_count: Mapped[int] = mapped_column(Integer, default=0)
    same_count: Mapped[int] = mapped_column(Integer, default=0)
    problem_count: Mapped[int] = mapped_column(Integer, default=0)
    touched: Mapped[bool] = mapped_column(Boolean, default=False)
    batch: Mapped[str] = mapped_column(String(40), default="")
    undone: Mapped[bool] = mapped_column(Boolean, default=False)
    signature: Mapped[str] = mapped_column(String(16), default="", server_default=text("''"))
    fingerprint: Mapped[str] = mapped_column(String(64), default="", server_default=text("''"))
    confirmed_at: Mapped[datetime | None] = mapped_column(DateTime)
