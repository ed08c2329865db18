"""Facts of the papers an office makes around a dossier: decisions, votes, cover, summaries."""

from dataclasses import dataclass
from datetime import datetime

from models.domain.papers import (
    Ballot,
    HistoryRow,
    Letterhead,
    PaperDate,
    ReportKind,
    Signer,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    """The cover of a dossier; `purpose` is one line on whom it is for."""

    letterhead: Letterhead
    date: PaperDate
    title: str
    purpose: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One who is commended; `money` is an amount as printed, "" where none is known."""

    kind: ReportKind
    name: str
    position: str
    award: str
    money: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """Quyết định khen thưởng: `articles` without their numbers, `decider` "Giám đốc Sở …"."""

    letterhead: Letterhead
    date: PaperDate
    subject: str
    decider: str
    bases: tuple[str, ...]
    articles: tuple[str, ...]
    rows: tuple[DecisionRow, ...]
    recipients: tuple[str, ...]
    signer: Signer
    number: str = ""
    symbol: str = ""
    filed: str = "VT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominee:
    """Who is voted on: `called` as in every paper, `full` with position and unit."""

    called: str
    full: str
    award: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VotePaper:
    """A ballot, or a unit's review of its own people."""

    letterhead: Letterhead
    subject: str
    year: int
    nominees: tuple[Nominee, ...]
    signers: tuple[Signer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Biên bản kiểm phiếu; unknown counts are None and left blank on paper."""

    letterhead: Letterhead
    subject: str
    at: datetime
    place: str
    nominees: tuple[Nominee, ...]
    ballots: tuple[Ballot, ...]
    member_count: int | None
    given_count: int | None
    returned_count: int | None
    written_count: int
    base_count: int
    base_words: str
    counters: tuple[str, ...]
    signers: tuple[Signer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Tóm tắt thành tích of one nominee."""

    letterhead: Letterhead
    date: PaperDate
    name: str
    subject: str
    award: str
    text: str
    history: tuple[HistoryRow, ...]
    signer: Signer


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeRow:
    """An initiative or research theme that was recognised."""

    name: str
    year: str
    scope: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeProof:
    """Xác nhận sáng kiến: what one's initiatives brought and how far they reach."""

    letterhead: Letterhead
    date: PaperDate
    agency: str
    name: str
    subject: str
    award: str
    initiatives: tuple[InitiativeRow, ...]
    signer: Signer
    effect: str = ""
    reach: str = ""
    form_number: str = ""
