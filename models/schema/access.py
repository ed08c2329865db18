"""Who may open the program; no content of the office, so it never travels."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class AccountRow(Base):
    """A user; `secret` is the Argon2id text of the password, never journalled or sent."""

    __tablename__ = "account"

    code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    role: Mapped[str] = mapped_column(String(16))
    secret: Mapped[str] = mapped_column(Text)
