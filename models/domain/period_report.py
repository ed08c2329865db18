"""The periodic report: the facts of a month, quarter, half-year, year or phase, before layout."""

from dataclasses import dataclass
from datetime import date

from models.domain.papers import Letterhead, PaperDate, Signer
from models.domain.periods import Period, PeriodKind
from models.domain.programmes import Exemplar, TaskState
from models.domain.targets import Verdict

REACHED = (Verdict.EXCEEDED, Verdict.MET)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTarget:
    """One target: what was promised, what was reached, and the sentence that says why.

    `before` is what was reached in the year before, or year by year in the phase until then, ""
    when nothing was; `reason` the officer's own note.
    """

    id: str
    name: str
    unit: str
    promised: str
    reached: str
    verdict: Verdict
    verdict_words: str
    sentence: str
    before: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportField:
    """The targets of one field of one programme; `key` tells the field from all others."""

    key: str
    name: str
    targets: tuple[ReportTarget, ...]

    def count(self, *verdicts: Verdict) -> int:
        """Return how many targets have one of `verdicts`."""
        return sum(target.verdict in verdicts for target in self.targets)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportProgramme:
    """A programme with numbers to reach; `cited` is how its document is named."""

    title: str
    cited: str
    fields: tuple[ReportField, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportTask:
    """One task of a programme as it stands; `percent` is text, "" when unknown."""

    name: str
    state: TaskState
    percent: str
    deadline: date | None
    is_late: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportGroup:
    """The tasks under one heading of a programme ("2.1", "Bưu chính")."""

    number: str
    name: str
    tasks: tuple[ReportTask, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReport:
    """All that a report of `period` says; `drawn_on` is the day the facts were read."""

    office: str
    short_name: str
    period: Period
    drawn_on: date
    letterhead: Letterhead
    date: PaperDate
    signer: Signer
    recipients: tuple[str, ...]
    programmes: tuple[ReportProgramme, ...]
    groups: tuple[ReportGroup, ...]
    exemplars: tuple[Exemplar, ...] = ()
    upcoming: tuple[str, ...] = ()
    number: str = ""
    filed: str = "VT"

    @property
    def before_label(self) -> str:
        """Return what `ReportTarget.before` tells of: the year before, or those of a phase."""
        return "các năm trước" if self.period.kind is PeriodKind.PHASE else "năm trước"

    @property
    def fields(self) -> tuple[ReportField, ...]:
        """Return the fields of all programmes."""
        return tuple(field for programme in self.programmes for field in programme.fields)

    @property
    def targets(self) -> tuple[ReportTarget, ...]:
        """Return the targets of all fields."""
        return tuple(target for field in self.fields for target in field.targets)

    @property
    def tasks(self) -> tuple[ReportTask, ...]:
        """Return the tasks of all groups."""
        return tuple(task for group in self.groups for task in group.tasks)
