"""Texts of papers that a person wrote over; layouts of printed certificates."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from models.schema.base import Base, Text


class PaperTextRow(Base):
    """A text of a paper written by hand: it stands until it is given up.

    `nomination` is "" for papers of the whole dossier. `generated` is what the facts said when it
    was written, so that a later change of the facts shows.
    """

    __tablename__ = "paper_text"

    dossier: Mapped[str] = mapped_column(ForeignKey("dossier.code"), primary_key=True)
    paper: Mapped[str] = mapped_column(String(32), primary_key=True)
    nomination: Mapped[str] = mapped_column(String(40), primary_key=True, default="")
    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    text: Mapped[str] = mapped_column(Text, default="")
    generated: Mapped[str] = mapped_column(Text, default="")


class CertificateLayoutRow(Base):
    """Where the fields of a pre-printed certificate stand: canonical JSON, millimetres."""

    __tablename__ = "certificate_layout"

    code: Mapped[str] = mapped_column(String(40), primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    body: Mapped[str] = mapped_column(Text, default="")
