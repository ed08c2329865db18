"""What is known about a person or a collective: the facts the rules are asked about."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum


class SubjectKind(StrEnum):
    """Whether a person or a collective is proposed."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"


class Rating(Enum):
    """Yearly task completion, higher is better; an unknown rating is ``None``."""

    KHT = 0
    HT = 1
    HTT = 2
    HTXS = 3


class InitiativeLevel(Enum):
    """Who recognised an initiative, and so how far it reaches."""

    CO_SO = 1
    TINH_BO = 2
    TOAN_QUOC = 3


class Discipline(Enum):
    """The heaviest discipline of a year; for a collective, the heaviest among its members."""

    KHIEN_TRACH = 1
    CANH_CAO = 2
    HA_BAC_LUONG = 3
    GIANG_CHUC = 4
    CACH_CHUC = 5
    BUOC_THOI_VIEC = 6


class AwardCode(StrEnum):
    """Emulation titles and commendations a department meets (Law 06/2022, Arts. 9, 19, 20)."""

    LDTT = "LDTT"
    CSTD_CO_SO = "CSTD_CO_SO"
    CSTD_TINH_BO = "CSTD_TINH_BO"
    CSTD_TQ = "CSTD_TQ"
    TTLDTT = "TTLDTT"
    TTLDXS = "TTLDXS"
    CO_TINH_BO = "CO_TINH_BO"
    CO_CP = "CO_CP"
    BK_TINH_BO = "BK_TINH_BO"
    BK_TTG = "BK_TTG"
    HCLD_3 = "HCLD_3"
    HCLD_2 = "HCLD_2"
    HCLD_1 = "HCLD_1"
    GIAY_KHEN = "GIAY_KHEN"
    KNC = "KNC"


COMMENDATIONS = frozenset(
    {
        AwardCode.BK_TINH_BO,
        AwardCode.BK_TTG,
        AwardCode.HCLD_3,
        AwardCode.HCLD_2,
        AwardCode.HCLD_1,
        AwardCode.GIAY_KHEN,
    }
)

FIGHTERS = (AwardCode.CSTD_CO_SO, AwardCode.CSTD_TINH_BO, AwardCode.CSTD_TQ)

_LAST_MONTH = 12
_HIGHER = {
    AwardCode.CSTD_CO_SO: AwardCode.CSTD_TINH_BO,
    AwardCode.CSTD_TINH_BO: AwardCode.CSTD_TQ,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """A title of a year that is on its way: `where` names the dossier or the registration."""

    code: AwardCode
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFacts:
    """One year of a subject.

    `rating` None means the year was never established: what such a year lists still counts, what
    it does not list is unknown. `titles` or `initiatives` None mean that nobody knows them.
    Percentages are of the members of that year, 0 to 100. `cluster_leader`, `targets_exceeded`
    and `registered` None mean that nobody said. `proposed` are titles of the year that others
    already ask for; they are no titles yet.
    """

    year: int
    rating: Rating | None = None
    titles: frozenset[AwardCode] | None = frozenset()
    initiatives: tuple[InitiativeLevel, ...] | None = ()
    discipline: Discipline | None = None
    ldtt_percent: Decimal | None = None
    completed_percent: Decimal | None = None
    cstdcs_count: int | None = None
    cluster_leader: bool | None = None
    targets_exceeded: bool | None = None
    registered: bool | None = None
    proposed: tuple[Proposed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardFact:
    """An award already granted for `year`."""

    code: AwardCode
    year: int
    decision_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A person or collective with its history.

    `founded` counts for collectives only; a bare year stands as 1 January of it. `awards_known`
    False means that the list of awards may be incomplete. `flag_eligible` tells whether the unit
    may be given emulation flags at all, None when nobody said.
    """

    id: str
    kind: SubjectKind
    name: str = ""
    founded: date | None = None
    members: int | None = None
    years: tuple[YearFacts, ...] = ()
    awards: tuple[AwardFact, ...] = ()
    awards_known: bool = True
    flag_eligible: bool | None = None
    dissolved: bool | None = None


class History:
    """The facts of one subject as they stand on one date; whatever is later does not count.

    The year under review is the last completed one, the year before the date. It is the year of
    the date itself when that is rated already, or when a December record has opened it: dossiers
    are made from December on.
    """

    def __init__(self, subject: Subject, on: date) -> None:
        self.subject = subject
        self.on = on
        self._years = {facts.year: facts for facts in subject.years if facts.year <= on.year}
        self._held: dict[AwardCode, set[int]] = {}
        for code, year in _grants(subject, on):
            self._held.setdefault(code, set()).add(year)
        self._held_in_order = {code: tuple(sorted(years)) for code, years in self._held.items()}
        current = self._years.get(on.year)
        closing = current is not None and (current.rating is not None or on.month == _LAST_MONTH)
        self.review = on.year if closing else on.year - 1
        self.first_year = min(self._years, default=self.review)

    def year(self, year: int) -> YearFacts | None:
        """Return what is recorded of `year`, or None when nothing is."""
        return self._years.get(year)

    def proposed(self, code: AwardCode, year: int) -> str:
        """Return where `code` is already asked for the year, "" when nowhere."""
        facts = self._years.get(year)
        found = facts.proposed if facts else ()
        return next((one.where for one in found if one.code is code), "")

    def rating(self, year: int) -> Rating | None:
        """Return the rating of `year`, None when unknown."""
        facts = self._years.get(year)
        return facts.rating if facts else None

    def discipline(self, year: int) -> Discipline | None:
        """Return the discipline recorded in `year`, None when none is recorded."""
        facts = self._years.get(year)
        return facts.discipline if facts else None

    def is_known(self, year: int) -> bool:
        """Tell whether what `year` does not list may be taken as absent."""
        return self.rating(year) is not None

    def years_of(self, code: AwardCode) -> tuple[int, ...]:
        """Return the years `code` was granted for, oldest first."""
        return self._held_in_order.get(code, ())

    def holds(self, code: AwardCode, year: int) -> bool | None:
        """Tell whether `code` was granted for `year`; None when that is not known."""
        if year in self._held.get(code, ()):
            return True
        facts = self._years.get(year)
        if facts is None or facts.rating is None or facts.titles is None:
            return None
        # A higher title rests on the lower one, so its absence there looks like a gap in the list.
        implied = _HIGHER.get(code)
        if implied is not None and year in self._held.get(implied, ()):
            return None
        return False if self.subject.awards_known else None


def _grants(subject: Subject, on: date) -> Iterator[tuple[AwardCode, int]]:
    for facts in subject.years:
        if facts.year <= on.year:
            for code in facts.titles or ():
                yield code, facts.year
    for award in subject.awards:
        decided = award.decision_date is None or award.decision_date <= on
        if award.year <= on.year and decided:
            yield award.code, award.year
