"""Subjects from plain JSON data; whatever cannot be read is refused with its place."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NoReturn, TypeVar

from models.domain.eligibility.facts import (
    AwardCode,
    AwardFact,
    Discipline,
    InitiativeLevel,
    Rating,
    Subject,
    SubjectKind,
    YearFacts,
)
from models.domain.errors import UserError
from models.domain.text import nfc

_DECIMAL = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,30})?")
_FIRST_YEAR, _LAST_YEAR = 1945, 2200
_HUNDRED = Decimal(100)
_SHOWN = 60
_PLACES = 30
_YEAR_DIGITS = 4
_Named = TypeVar("_Named", bound=Enum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A subject and the award it is proposed for."""

    subject: Subject
    award: AwardCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A list of proposals to be judged on one day, under a generation chosen by hand if any."""

    on: date
    proposals: tuple[Proposal, ...]
    generation: str


class Place:
    """A value in the data and the way to it, for refusals that name the subject and the field."""

    def __init__(self, value: object, whom: str, field: str = "") -> None:
        self.value = value
        self.whom = whom
        self.field = field

    def child(self, key: str) -> "Place":
        """Return the place of `key`; its value is None when the key is missing."""
        if not isinstance(self.value, Mapping):
            self.refuse("một nhóm trường trong ngoặc nhọn")
        field = f"{self.field}.{key}" if self.field else key
        return Place(self.value.get(key), self.whom, field)

    def has(self, key: str) -> bool:
        """Tell whether `key` stands there, be it null."""
        return isinstance(self.value, Mapping) and key in self.value

    def items(self) -> tuple["Place", ...]:
        """Return the places of a list; a missing list is empty."""
        if self.value is None:
            return ()
        if not isinstance(self.value, Sequence) or isinstance(self.value, str | bytes):
            self.refuse("một danh sách")
        numbered = enumerate(self.value, start=1)
        return tuple(Place(one, self.whom, f"{self.field}[{place}]") for place, one in numbered)

    def refuse(self, expected: str) -> NoReturn:
        """Raise the UserError that names subject, field, what was found and what is expected."""
        found = "để trống" if self.value is None else f"là {self._shown()}"
        where = f"trường “{self.field}”" if self.field else "nội dung"
        message = f"{self.whom}: {where} {found}. Hãy ghi {expected}."
        raise UserError(message)

    def text(self) -> str:
        """Return a text; numbers are taken as text, nothing as the empty text."""
        if self.value is None:
            return ""
        if isinstance(self.value, bool) or not isinstance(self.value, str | int):
            self.refuse("một đoạn chữ")
        return nfc(str(self.value)).strip()

    def named(self, names: type[_Named]) -> _Named:
        """Return the member of `names` that is spelled here."""
        if isinstance(self.value, str) and self.value in names.__members__:
            return names[self.value]
        return self.refuse("một trong: " + ", ".join(names.__members__))

    def optional(self, names: type[_Named]) -> _Named | None:
        """Return the member spelled here, None where nothing stands."""
        return None if self.value is None else self.named(names)

    def whole(self, low: int, high: int) -> int:
        """Return a whole number from `low` to `high`."""
        number = self._number()
        if number is None or number != int(number) or not low <= number <= high:
            self.refuse(f"một số nguyên từ {low} đến {high}")
        return int(number)

    def percent(self) -> Decimal | None:
        """Return a percentage from 0 to 100, None where nothing stands."""
        if self.value is None:
            return None
        number = self._number()
        if number is None or not 0 <= number <= _HUNDRED:
            self.refuse("một số từ 0 đến 100 (phần trăm), phần lẻ sau dấu chấm")
        return number

    def day(self) -> date:
        """Return a date written ``YYYY-MM-DD``."""
        if isinstance(self.value, str):
            try:
                return date.fromisoformat(self.value)
            except ValueError:
                self.refuse("ngày có thật, dạng năm-tháng-ngày như 2025-12-31")
        return self.refuse("ngày dạng năm-tháng-ngày như 2025-12-31")

    def yes_or_no(self) -> bool | None:
        """Return true or false, None where nothing stands."""
        if self.value is not None and not isinstance(self.value, bool):
            self.refuse("true, false hoặc null")
        return self.value

    def _number(self) -> Decimal | None:
        """Return a number of JSON, or one written as a text with a decimal point."""
        value = self.value
        if isinstance(value, str) and not _DECIMAL.fullmatch(value.strip()):
            return None
        if isinstance(value, bool) or not isinstance(value, str | int | float | Decimal):
            return None
        number = Decimal(str(value).strip())
        return number if number.is_finite() and abs(number.adjusted()) <= _PLACES else None

    def _shown(self) -> str:
        text = nfc(str(self.value))
        return f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"


def read_request(data: object) -> Request:
    """Return the request in `data`; raises UserError naming the subject, the field, the find.

    A missing ``titles``, ``initiatives`` or ``awards`` means none; null means nobody knows. An
    award without a year and a date leaves the list of awards incomplete. Numbers may be texts.
    """
    top = Place(data, "Tệp đề nghị")
    on = top.child("date").day()
    subjects = top.child("subjects")
    if subjects.value is None:
        subjects.refuse("danh sách cá nhân, tập thể được đề nghị")
    proposals = tuple(_proposal(place) for place in subjects.items())
    seen: set[str] = set()
    for proposal in proposals:
        if proposal.subject.id in seen:
            message = (
                f"Đối tượng “{proposal.subject.id}”: trường “id” bị trùng. "
                "Hãy ghi mỗi đối tượng một mã riêng."
            )
            raise UserError(message)
        seen.add(proposal.subject.id)
    return Request(on=on, proposals=proposals, generation=top.child("generation").text())


def _proposal(at: Place) -> Proposal:
    identity = at.child("id").text()
    if not identity:
        at.child("id").refuse("mã của đối tượng")
    place = Place(at.value, f"Đối tượng “{identity}”")
    members = place.child("members")
    told = place.child("awards")
    awards = tuple(_award(one) for one in told.items())
    subject = Subject(
        id=identity,
        kind=place.child("kind").named(_KindWord).value,
        name=place.child("name").text(),
        founded=_founded(place.child("founded")),
        members=None if members.value is None else members.whole(0, 10_000_000),
        years=_years(place.child("years")),
        awards=tuple(one for one in awards if one is not None),
        awards_known=None not in awards and (not place.has("awards") or told.value is not None),
        flag_eligible=place.child("flag_eligible").yes_or_no(),
        dissolved=place.child("dissolved").yes_or_no(),
    )
    return Proposal(subject=subject, award=place.child("propose").named(AwardCode))


class _KindWord(Enum):
    individual = SubjectKind.INDIVIDUAL
    collective = SubjectKind.COLLECTIVE


def _founded(at: Place) -> date | None:
    if at.value is None:
        return None
    bare = at.value
    if isinstance(bare, str) and len(bare) == _YEAR_DIGITS and bare.isdecimal():
        bare = int(bare)
    if isinstance(bare, int):
        return date(Place(bare, at.whom, at.field).whole(_FIRST_YEAR, _LAST_YEAR), 1, 1)
    return at.day()


def _years(at: Place) -> tuple[YearFacts, ...]:
    years = tuple(_year(one) for one in at.items())
    seen: set[int] = set()
    for facts, place in zip(years, at.items(), strict=True):
        if facts.year in seen:
            place.child("year").refuse("mỗi năm một lần")
        seen.add(facts.year)
    return years


def _year(at: Place) -> YearFacts:
    titles = at.child("titles")
    initiatives = at.child("initiatives")
    count = at.child("cstdcs_count")
    levels = tuple(one.child("level").named(InitiativeLevel) for one in initiatives.items())
    unknown_titles = at.has("titles") and titles.value is None
    unknown_initiatives = at.has("initiatives") and initiatives.value is None
    return YearFacts(
        year=at.child("year").whole(_FIRST_YEAR, _LAST_YEAR),
        rating=at.child("rating").optional(Rating),
        titles=None
        if unknown_titles
        else frozenset(one.named(AwardCode) for one in titles.items()),
        initiatives=None if unknown_initiatives else levels,
        discipline=at.child("discipline").optional(Discipline),
        ldtt_percent=at.child("ldtt_percent").percent(),
        completed_percent=at.child("completed_percent").percent(),
        cstdcs_count=None if count.value is None else count.whole(0, 10_000_000),
        cluster_leader=at.child("cluster_leader").yes_or_no(),
        targets_exceeded=at.child("targets_exceeded").yes_or_no(),
        registered=at.child("registered").yes_or_no(),
    )


def _award(at: Place) -> AwardFact | None:
    """Return the award, None where neither its year nor its date is known."""
    code = at.child("code").named(AwardCode)
    decision = at.child("decision_date")
    decided = None if decision.value is None else decision.day()
    year = at.child("year")
    if year.value is not None:
        number = year.whole(_FIRST_YEAR, _LAST_YEAR)
    elif decided is not None:
        number = decided.year
    else:
        return None
    return AwardFact(code=code, year=number, decision_date=decided)
