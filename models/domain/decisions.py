"""Decisions on awards, the money that goes with them, the fund that pays."""

from dataclasses import dataclass, field
from datetime import date

from models.domain.nominations import AwardRecord, Signature


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision on awards; `own` when the office itself decided, `dossier` its origin if any."""

    code: str
    office: str
    year: int
    own: bool
    dossier: str = ""
    number: str = ""
    decided_on: date | None = None
    issuer: str = ""
    title: str = ""
    signature: Signature = field(default_factory=Signature)
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """One line of the register: who holds what; `kind` is "individual" or "collective"."""

    subject: str
    kind: str
    name: str
    unit: str
    position: str
    record: AwardRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Fund:
    """A year's prize money: what there is, what the awards ask for, what is paid."""

    year: int
    amount_vnd: int
    source: str
    owed_vnd: int
    paid_vnd: int

    @property
    def left_vnd(self) -> int:
        """What would be left once everything owed is paid; below zero where it is not enough."""
        return self.amount_vnd - self.owed_vnd - self.paid_vnd
