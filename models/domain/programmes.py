"""Programmes: what a directive, plan or cluster sets out for a span of years."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ProgrammeKind(StrEnum):
    """Who speaks: the ministry's yearly directive, a plan, or the cluster."""

    DIRECTIVE = "directive"
    PLAN = "plan"
    CLUSTER = "cluster"


class TextSection(StrEnum):
    """Where a passage stands in the printed programme."""

    PREAMBLE = "preamble"
    THEME = "theme"
    OBJECTIVES = "objectives"
    MOVEMENTS = "movements"
    CLOSING = "closing"


class TaskState(StrEnum):
    """Where a task stands, as its owner reports it."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeText:
    """A passage of the programme's own paper, word for word as it will print."""

    section: TextSection
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of one programme; fields belong to programmes, not to the program."""

    code: str
    name: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBasis:
    """One "Thực hiện …" of a programme: its words and, where it is known, the document."""

    text: str
    document: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A span of a movement and how it ends ("sơ kết" 2025, "tổng kết" 2030)."""

    name: str
    year_from: int
    year_to: int
    review: str
    review_year: int | None
    reviewed_on: date | None = None
    review_note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """An emulation movement; `launch_level` is national, sector, province or cluster."""

    code: str
    name: str
    launch_level: str
    launched_by: str
    phases: tuple[Phase, ...]
    quote: str
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A piece of an objective that can be tracked; `group` is a field code or a movement group.

    `quote` is the wording that prints, `lead` who is in charge where the programme says so.
    """

    id: str
    group: str
    name: str
    clause: str
    quote: str
    deliverable: str
    deadline: date | None
    order: int
    lead: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Something that comes round: guidance in a quarter, an interim or final review.

    `due` is the last day it can be done; `source` the document code, `quote` its words.
    """

    code: str
    name: str
    due: date | None
    source: str
    quote: str
    verified: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A programme without its numeric targets, which refer to it by `code`."""

    code: str
    kind: ProgrammeKind
    title: str
    theme: str
    document: str
    cluster: str
    year_from: int
    year_to: int
    fields: tuple[Field, ...]
    groups: tuple[Field, ...] = ()
    mottos: tuple[str, ...] = ()
    bases: tuple[LegalBasis, ...] = ()
    movements: tuple[Movement, ...] = ()
    tasks: tuple[Task, ...] = ()
    duties: tuple[Duty, ...] = ()
    texts: tuple[ProgrammeText, ...] = ()
    note: str = ""
    copied_from: str = ""

    def text(self, section: TextSection) -> str:
        """Return the passage of `section`; empty when there is none."""
        return next((item.text for item in self.texts if item.section is section), "")


EXEMPLAR_WORDS: Mapping[str, str] = {
    "collective": "Tập thể",
    "person": "Cá nhân",
    "model": "Mô hình, cách làm hay",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemplar:
    """Someone found to be an example; `kind` is collective, person or model (a way of working)."""

    code: str
    office: str
    programme: str
    kind: str
    name: str
    unit: str
    movement: str
    deed: str
    spread: str
    found_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """What one member registered for the year, and the pledge (giao ước) it signed."""

    programme: str
    office: str
    registered_on: date | None = None
    number: str = ""
    titles: str = ""
    pledged_on: date | None = None
    pledge: str = ""
    note: str = ""
