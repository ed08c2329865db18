"""What all tables share: naming, text in one normal form, exact decimals."""

from decimal import Decimal

from sqlalchemy import Dialect, Integer, MetaData, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

from models.domain.text import nfc
from models.domain.values import decimal_text

EMPTY = text("''")  # default of a text column added to a table with rows, as SQLite reads it back


def composed(value: str | None) -> str | None:
    """Return a text as a column keeps it."""
    return None if value is None else nfc(value)


def exact_text(value: Decimal | None) -> str | None:
    """Return a decimal as a column keeps it."""
    return None if value is None else decimal_text(value)


class Text(TypeDecorator[str]):
    """Text stored composed (NFC), whatever was pasted."""

    impl = String
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return composed(value)


class Exact(TypeDecorator[Decimal]):
    """A decimal stored as its canonical text, so that no digit is ever lost."""

    impl = String(64)
    cache_ok = True

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        return exact_text(value)

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Base(DeclarativeBase):
    """Declarative base; every constraint has a name, so that migrations can find it."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class Owned:
    """Columns of a value that one office owns and others receive.

    `version` counts the edits per computer of the owner (``a1b2:3;c3d4:1``), `revision` is their
    sum, `base_version` the version the last edit started from. The other counters say which
    revision has got how far; nothing here depends on a clock.
    """

    @declared_attr
    def owner(self) -> Mapped[str]:
        """Code of the office that alone may change the value."""
        return mapped_column(String(32), default="")

    @declared_attr
    def version(self) -> Mapped[str]:
        """Edits per computer, sorted by computer."""
        return mapped_column(String, default="")

    @declared_attr
    def base_version(self) -> Mapped[str]:
        """Version that the last edit started from."""
        return mapped_column(String, default="")

    @declared_attr
    def revision(self) -> Mapped[int]:
        """Sum of all edits."""
        return mapped_column(Integer, default=0)

    @declared_attr
    def ready_revision(self) -> Mapped[int]:
        """Last revision its owner called ready to send."""
        return mapped_column(Integer, default=0)

    @declared_attr
    def packed_revision(self) -> Mapped[int]:
        """Last revision that went into a package."""
        return mapped_column(Integer, default=0)

    @declared_attr
    def receipted_revision(self) -> Mapped[int]:
        """Last revision a receipt names."""
        return mapped_column(Integer, default=0)

    @declared_attr
    def accepted_revision(self) -> Mapped[int]:
        """Last revision the leader accepted."""
        return mapped_column(Integer, default=0)

    @declared_attr
    def returned_revision(self) -> Mapped[int]:
        """Last revision the leader returned."""
        return mapped_column(Integer, default=0)

    @declared_attr
    def return_reason(self) -> Mapped[str]:
        """Why it was returned."""
        return mapped_column(Text, default="")
