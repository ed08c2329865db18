"""Papers of an award dossier: the facts each page prints, before any layout.

Every text is the user's own words; numbers that must be counted or rounded stay numbers. Headings
follow the report forms of Nghị định 98/2023 as far as they are known; form numbers are unverified
and therefore blank unless given.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

_POINT_LETTERS = "abcdđeghiklmnopqrstuvxy"


class PassageKind(StrEnum):
    """How a passage of running text is numbered and set (Nghị định 30/2020, element 6)."""

    PARAGRAPH = "paragraph"
    SECTION = "section"
    CLAUSE = "clause"
    POINT = "point"


class ReportKind(StrEnum):
    """Whose achievement a report tells of."""

    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """The agency block: `superior` may be "", `abbreviation` ends the sign ("STTTT")."""

    superior: str
    agency: str
    place: str
    abbreviation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperDate:
    """The date of a paper; a day or month of None leaves space for a pen."""

    day: int | None
    month: int | None
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Signer:
    """Who signs: ("KT. GIÁM ĐỐC",) above "PHÓ GIÁM ĐỐC"; `note` is "(Ký, đóng dấu)" or ""."""

    authority_lines: tuple[str, ...] = ()
    title: str
    name: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph; sections, clauses and points are numbered when printed.

    A clause is bold when it is a title (`titled`), otherwise upright. What has a `key` may be
    written over by hand.
    """

    text: str
    kind: PassageKind = PassageKind.PARAGRAPH
    titled: bool = False
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionLetter:
    """Tờ trình. `number` "" leaves space after "Số:"; `symbol` "" means "TTr-" and abbreviation."""

    letterhead: Letterhead
    date: PaperDate
    subject: str
    addressees: tuple[str, ...]
    bases: tuple[str, ...]
    body: tuple[Passage, ...]
    recipients: tuple[str, ...]
    signer: Signer
    cosigners: tuple[Signer, ...] = ()
    number: str = ""
    symbol: str = ""
    filed: str = "VT"


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterRow:
    """One nominee on the list; `vote_percent` is a share of 100, None while there was no vote."""

    kind: ReportKind
    name: str
    award: str
    salutation: str = ""
    birth_year: int | None = None
    gender: str = ""
    position: str = ""
    unit: str = ""
    summary: str = ""
    vote_percent: Decimal | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """A council member; `note` tells why one is absent, or of a written opinion."""

    name: str
    role: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """The votes on one nominee."""

    subject: str
    award: str
    votes_for: int
    votes_against: int
    votes_invalid: int

    def percent(self, base_count: int) -> Decimal:
        """Return the share of `base_count` in favour, of 100, to two places (half up).

        Raises ValueError when `base_count` is not positive.
        """
        if base_count <= 0:
            raise ValueError("a percentage needs a positive base")
        share = Decimal(100 * self.votes_for) / Decimal(base_count)
        return share.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minutes:
    """Biên bản họp Hội đồng (Nghị định 30/2020, Mẫu 1.9).

    `base_count` is the number the percentages are counted on and `base_words` says what it is
    ("tổng số thành viên Hội đồng"); times are local, without zone.
    """

    letterhead: Letterhead
    subject: str
    started_at: datetime
    ended_at: datetime
    place: str
    present: tuple[Attendee, ...]
    absent: tuple[Attendee, ...]
    chair: Attendee
    secretary: Attendee
    content: tuple[Passage, ...]
    ballots: tuple[Ballot, ...]
    base_count: int
    base_words: str
    conclusion: tuple[Passage, ...]
    chair_signer: Signer
    secretary_signer: Signer
    recipients: tuple[str, ...] = ()
    number: str = ""
    symbol: str = ""
    filed: str = "VT"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileLine:
    """One line of an individual's particulars: "Quê quán" and what follows the colon."""

    label: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A target and what became of it, in the words and numbers to be printed."""

    target: str
    unit: str
    required: str
    actual: str
    verdict: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryRow:
    """A title or award already held; `decision` is number, date and issuer together."""

    year: str
    award: str
    decision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportSection:
    """A numbered section of a report; blank lines and line ends in `text` part paragraphs.

    `years` are the years the form asks for, with the title held in each.
    """

    heading: str
    text: str = ""
    figures: tuple[FigureRow, ...] = ()
    years: tuple[HistoryRow, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AchievementReport:
    """Báo cáo thành tích; the forms come from the commendation decree, so there is no number.

    `award` completes "ĐỀ NGHỊ TẶNG". `subject` is the line under the title: the full name of the
    collective, or name, position and workplace. `background` is the text under I (`profile` before
    it for individuals), `results` what stands under II. `signers` are two (left, right) or three
    (the third below, in the middle). `form_number` is printed as given, top right.
    """

    kind: ReportKind
    letterhead: Letterhead
    date: PaperDate
    award: str
    subject: str
    name: str
    background: tuple[ReportSection, ...]
    results: tuple[ReportSection, ...]
    titles: tuple[HistoryRow, ...]
    awards: tuple[HistoryRow, ...]
    signers: tuple[Signer, ...]
    profile: tuple[ProfileLine, ...] = ()
    posthumous: bool = False
    form_number: str = ""
    occasion: str = ""
    has_history: bool = True
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftReason:
    """A figure that no longer is what it was: what it is, at drafting, now."""

    what: str
    at_drafting: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierPaper:
    """Everything one PDF holds. `author` and `title` are document properties.

    Any `draft_reasons` mark every page as a draft and are listed on a page of their own.
    """

    title: str
    author: str
    letter: SubmissionLetter
    roster: tuple[RosterRow, ...]
    minutes: Minutes
    reports: tuple[AchievementReport, ...]
    draft_reasons: tuple[DraftReason, ...] = ()


def point_letter(index: int) -> str:
    """Return the letter of the điểm at `index` (from 0), counted from a (after y: aa, bb).

    The order is the Vietnamese alphabet as laws use it: a, b, c, d, đ, e, g …; ă, â, ê, ô, ơ
    and ư are left out.
    """
    turn, place = divmod(index, len(_POINT_LETTERS))
    return _POINT_LETTERS[place] * (turn + 1)


def date_words(date: PaperDate) -> str:
    """Return "ngày 05 tháng 02 năm 2024": days below 10 and months 1 and 2 take a 0.

    A missing day or month becomes six no-break spaces, room for a pen (Nghị định 30/2020,
    element 4).
    """
    room = "\u00a0" * 6
    day = room if date.day is None else f"{date.day:02d}"
    month = room if date.month is None else _month_words(date.month)
    return f"ngày {day} tháng {month} năm {date.year}"


def _month_words(month: int) -> str:
    return f"{month:02d}" if month <= 2 else str(month)  # noqa: PLR2004 - the decree names months 1 and 2


def count_words(count: int) -> str:
    """Return a count as offices write it: below 10 with a leading 0."""
    return f"{count:02d}"


def percent_words(value: Decimal) -> str:
    """Return a share of 100 with a decimal comma and no idle zeros: "92,86%", "100%"."""
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text.replace('.', ',')}%"
