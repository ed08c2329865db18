"""What the leader's packages show: plain tables a person can read and print, beside the cargo."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from models.domain.package import Cargo, PackageMeta

Shown = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterColumn:
    """One column: its header, its width in characters, how it stands."""

    header: str
    width: float
    is_number: bool = False
    is_date: bool = False
    centred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSheet:
    """One sheet; every row has a cell for every column."""

    name: str
    title: str
    lines: tuple[str, ...]
    columns: tuple[LetterColumn, ...]
    rows: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """All that a package of the leader holds."""

    meta: PackageMeta
    receiver_name: str
    sheets: tuple[LetterSheet, ...]
    cargo: Cargo = field(default_factory=Cargo)
