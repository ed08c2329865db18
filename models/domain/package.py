"""Packages: what travels between offices, who sends it to whom, and the one hash of its values."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from models.domain.carried import (
    Mark,
    PackageNote,
    RowValue,
    mark_fields,
    note_fields,
    row_fields,
)
from models.domain.errors import Problem
from models.domain.legacy import Encoding
from models.domain.packed import Packed, Text, encoded
from models.domain.programmes import TaskState
from models.domain.values import Plain, canonical_json, one_json, quoted

FORMAT_VERSION = 3
OLDEST_FORMAT_VERSION = 1


class PackageKind(StrEnum):
    """What a package is for."""

    ASSIGNMENT = "assignment"
    SUBMISSION = "submission"
    RETURN = "return"
    RECEIPT = "receipt"
    CONSOLIDATED = "consolidated"
    HANDOVER = "handover"

    @property
    def label(self) -> str:
        """Return the Vietnamese name."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    PackageKind.ASSIGNMENT: "gói giao chỉ tiêu",
    PackageKind.SUBMISSION: "gói nộp số liệu",
    PackageKind.RETURN: "gói trả lại",
    PackageKind.RECEIPT: "biên nhận",
    PackageKind.CONSOLIDATED: "bảng tổng hợp",
    PackageKind.HANDOVER: "gói bàn giao",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A file that proves a value: its name and its content's SHA-256; `size` in bytes."""

    name: str
    sha256: str
    size: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultValue:
    """What one office reached on a target in a period; one writer per cell: the office.

    `key` names the cell, in the journal too.
    """

    target: str
    office: str
    period: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    raw_text: str = ""
    judged: bool | None = None
    note: str = ""
    evidence: tuple[Evidence, ...] = ()
    version: str = ""
    base_version: str = ""
    key: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Put the key together once; reading and merging ask for it at every step."""
        object.__setattr__(self, "key", f"{self.target}|{self.office}|{self.period}")

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has ever been entered."""
        return not self.version and self.content == _NO_RESULT

    @property
    def content(self) -> tuple[Plain, ...]:
        """Return what the office states, without the version and without evidence."""
        return (
            self.value,
            self.numerator,
            self.denominator,
            self.raw_text,
            self.judged,
            self.note,
        )


_ALWAYS_TOLD = ("results", "tasks")
_NOTHING = "[]"
_JUDGED = {None: "null", False: "false", True: "true"}
_NO_RESULT: tuple[Plain, ...] = (None, None, None, "", None, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskValue:
    """How far one office has got with a task; `percent` is 0 to 100 or unknown.

    `unit` is the part of the office that does it; packages carry it since format 3.
    """

    task: str
    office: str
    state: TaskState = TaskState.NOT_STARTED
    percent: Decimal | None = None
    assignee: str = ""
    note: str = ""
    unit: str = ""
    version: str = ""
    base_version: str = ""

    @property
    def key(self) -> str:
        """Return what names the cell, in the journal too."""
        return f"{self.task}|{self.office}"

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has ever been entered."""
        return not self.version and self.content == _NO_TASK

    @property
    def content(self) -> tuple[Plain, ...]:
        """Return what the office states, without the version.

        A unit is there only where one is named, so that what older packages say weighs the same.
        """
        told = (self.state.value, self.percent, self.assignee, self.note)
        return (*told, self.unit) if self.unit else told


_NO_TASK: tuple[Plain, ...] = (TaskState.NOT_STARTED.value, None, "", "")
Value = ResultValue | TaskValue


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageMeta:
    """Who sends what to whom; `content_hash` covers the values, `period` may be empty.

    `journal_head` is the seal of the sender's journal when the package was made: an anchor the
    receiver keeps. `public_key` and `signature` are hexadecimal, empty in an unsigned package.
    `sheets_hash` is of everything else in the workbook; through it the signature covers that too.
    """

    package_id: str
    kind: PackageKind
    sender: str
    receiver: str
    cluster: str
    year: int
    period: str
    made_at: datetime
    program_version: str
    journal_head: str
    result_count: int
    task_count: int
    content_hash: str
    format_version: int = FORMAT_VERSION
    public_key: str = ""
    signature: str = ""
    sheets_hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A sheet or column nobody asked for; `suggestion` names the one it may be meant for."""

    sheet: str
    column: str
    suggestion: str = ""


Encodings = Mapping[tuple[str, str], Encoding]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text that stands in the file in an old encoding, and how it was read.

    `key` names the value, `column` the column of the sheet by its key.
    """

    key: str
    sheet: str
    cell: str
    column: str
    header: str
    original: str
    text: str
    encoding: Encoding


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """What a workbook says.

    `touched` lists the keys of values edited outside the program; `is_touched` is also true when
    the canonical copies themselves no longer fit their hash: `is_genuine` is then false.
    `places` gives sheet and cell of each value, by its key. `encodings` are a person's choices
    against the guess, by sheet and column; `decoded` is what an old encoding was read as.
    """

    meta: PackageMeta
    results: tuple[ResultValue, ...]
    tasks: tuple[TaskValue, ...]
    problems: tuple[Problem, ...]
    unknown: tuple[Unknown, ...]
    touched: frozenset[str]
    is_touched: bool
    places: dict[str, tuple[str, str]]
    is_genuine: bool = True
    rows: tuple[RowValue, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[PackageNote, ...] = ()
    decoded: tuple[Decoded, ...] = ()
    encodings: Encodings = field(default_factory=dict)

    @property
    def cargo(self) -> "Cargo":
        """Return everything the package carries."""
        return Cargo(
            results=self.results,
            tasks=self.tasks,
            rows=self.rows,
            marks=self.marks,
            notes=self.notes,
        )


def result_fields(item: ResultValue) -> dict[str, Plain]:
    """Return the canonical copy of a result."""
    return {
        "target": item.target,
        "office": item.office,
        "period": item.period,
        "value": item.value,
        "numerator": item.numerator,
        "denominator": item.denominator,
        "raw_text": item.raw_text,
        "judged": item.judged,
        "note": item.note,
        "evidence": [[file.sha256, file.name, file.size] for file in item.evidence],
        "version": item.version,
        "base_version": item.base_version,
    }


def task_fields(item: TaskValue) -> dict[str, Plain]:
    """Return the canonical copy of a task's progress; one without a unit as before format 3."""
    copy: dict[str, Plain] = {
        "task": item.task,
        "office": item.office,
        "state": item.state.value,
        "percent": item.percent,
        "assignee": item.assignee,
        "note": item.note,
        "version": item.version,
        "base_version": item.base_version,
    }
    return copy | {"unit": item.unit} if item.unit else copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Cargo:
    """Everything a package carries, whatever its kind."""

    results: tuple[ResultValue, ...] = ()
    tasks: tuple[TaskValue, ...] = ()
    rows: tuple[RowValue, ...] = ()
    marks: tuple[Mark, ...] = ()
    notes: tuple[PackageNote, ...] = ()


def content_hash(results: Iterable[ResultValue], tasks: Iterable[TaskValue]) -> str:
    """Return the SHA-256 of the canonical values, whatever order they come in."""
    return cargo_hash(Cargo(results=tuple(results), tasks=tuple(tasks)))


def cargo_hash(cargo: Cargo) -> str:
    """Return the SHA-256 of everything a package carries, whatever order it comes in.

    What only the leader's packages carry is left out where there is none, so that a submission
    has the hash it always had.
    """
    return texts_hash(cargo_texts(cargo))


def cargo_texts(cargo: Cargo) -> dict[str, str]:
    """Return the canonical JSON of each part of a cargo by its name, in an order of its own."""
    extras: dict[str, list[Plain]] = {
        "marks": [mark_fields(item) for item in cargo.marks],
        "notes": [note_fields(item) for item in cargo.notes],
        "rows": [row_fields(item) for item in cargo.rows],
    }
    texts = {
        name: canonical_json(sorted(items, key=canonical_json)) for name, items in extras.items()
    }
    texts["results"] = results_json(sorted(cargo.results, key=_key))
    texts["tasks"] = canonical_json([task_fields(item) for item in sorted(cargo.tasks, key=_key)])
    return texts


def texts_hash(texts: Mapping[str, Text]) -> str:
    """Return the hash of a cargo whose parts are given as `cargo_texts`."""
    told = [name for name in sorted(texts) if name in _ALWAYS_TOLD or texts[name] != _NOTHING]
    total = hashlib.sha256(b"{")
    for place, name in enumerate(told):
        total.update(f'{"," if place else ""}"{name}":'.encode())
        for piece in encoded(texts[name]):
            total.update(piece)
    total.update(b"}")
    return total.hexdigest()


def results_json(items: Iterable[ResultValue]) -> str:
    """Return the canonical JSON of the copies of `items`, as a list."""
    return f"[{','.join(map(_result_json, items))}]"


def packed_results(slices: Iterable[Iterable[ResultValue]]) -> Packed:
    """Return what `results_json` does of many results, which come in slices, sorted by key."""
    return Packed(_listed(",".join(map(_result_json, items)) for items in slices))


def _listed(pieces: Iterable[str]) -> Iterator[str]:
    """Return the pieces of a JSON list; an empty one adds nothing."""
    start = "["
    for piece in filter(None, pieces):
        yield start
        yield piece
        start = ","
    yield "[]" if start == "[" else "]"


def _result_json(item: ResultValue) -> str:
    """Return the canonical JSON of `result_fields`, without going through them."""
    evidence: list[Plain] = [[file.sha256, file.name, file.size] for file in item.evidence]
    return (
        f'{{"base_version":{quoted(item.base_version)},"denominator":{one_json(item.denominator)},'
        f'"evidence":{canonical_json(evidence) if evidence else "[]"},'
        f'"judged":{_JUDGED[item.judged]},"note":{quoted(item.note)},'
        f'"numerator":{one_json(item.numerator)},"office":{quoted(item.office)},'
        f'"period":{quoted(item.period)},"raw_text":{quoted(item.raw_text)},'
        f'"target":{quoted(item.target)},"value":{one_json(item.value)},'
        f'"version":{quoted(item.version)}}}'
    )


def _key(item: Value) -> str:
    return item.key
