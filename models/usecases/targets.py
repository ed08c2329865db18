"""The department's targets: list, enter what was reached, take on a value, attach evidence."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy.orm import Session

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.periods import Period, far_period, parse_period
from models.domain.results import (
    Assignment,
    Attachment,
    Milestones,
    Remark,
    Result,
    Travel,
    travel,
)
from models.domain.targets import Aggregation, Direction, Kind, Target
from models.domain.text import fold
from models.domain.verdicts import Judgement
from models.schema.targets import AssignmentRow, ResultRow, TargetRow
from models.store import attachments, owned
from models.store.journal import Why
from models.store.queries import documents, history, programmes, targets
from models.store.queries.documents import DocumentFacts
from models.usecases.desk import Desk, Saved
from models.usecases.results_history import ResultStep, result_steps
from models.usecases.standing import judgement_of
from models.usecases.undo_marks import new_entry

RESULT, ASSIGNMENT = "result", "assignment"


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """One line of the list: a target, what was taken on, reached, and why the verdict.

    `latest` is the report the verdict rests on; `search_key` is folded text for the filter;
    `decimal_mark` the mark chosen for the numbers of its document, "" where nobody was asked;
    `remark_count` how many remarks nobody has seen to.
    """

    target: Target
    programme_title: str
    field_name: str
    document_number: str
    assigned: Assignment | None
    results: tuple[Result, ...]
    latest: Result | None
    judgement: Judgement
    travel: Travel
    evidence_count: int
    search_key: str
    decimal_mark: str = ""
    remark_count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetDetail:
    """All there is about one target for one office; `plan` holds its milestones by period."""

    line: TargetLine
    document: DocumentFacts | None
    results: tuple[Result, ...]
    evidence: dict[str, tuple[Attachment, ...]]
    history: tuple[ResultStep, ...]
    plan: tuple[tuple[str, Decimal], ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultEdit:
    """What the officer enters for a period; all numbers None clears the value.

    `raw_text` is what was typed; `judged` the yes or no for targets without a number.
    """

    target: str
    period: str
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    judged: bool | None = None
    note: str = ""
    raw_text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentEdit:
    """What the department takes on for a target in a year; both bounds None drops it."""

    target: str
    year: int
    low: Decimal | None
    high: Decimal | None
    deadline: date | None = None
    note: str = ""
    assignee: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetEdit:
    """What may be changed on a target; the id stays for ever."""

    id: str
    name: str
    kind: Kind
    direction: Direction | None
    low: Decimal | None
    high: Decimal | None
    unit: str
    aggregation: Aggregation
    baseline: Decimal | None
    baseline_year: int | None
    deadline: date | None
    note: str


def list_targets(desk: Desk, year: int, office: str = "") -> tuple[TargetLine, ...]:
    """Return the targets in force in `year` with what `office` (the desk's own) reports."""
    who = office or desk.office
    with desk.store.read() as session:
        reports = _by_target(targets.results_of_year(session, year, who))
        labels = _Labels(session, year, desk.today(), who)
        return tuple(
            _line(target, reports[target.id], labels)
            for target in targets.targets_of_year(session, year)
        )


def lines_of(desk: Desk, ids: Iterable[str], year: int) -> tuple[TargetLine, ...]:
    """Return only these targets, with what the desk's own office reports in `year`."""
    wanted = set(ids)
    with desk.store.read() as session:
        reports = _by_target(targets.results_of_targets(session, wanted, desk.office, year))
        labels = _Labels(session, year, desk.today(), desk.office)
        known = targets.targets_by_id(session, wanted)
        return tuple(_line(target, reports[target.id], labels) for target in known.values())


def get_target(desk: Desk, target_id: str, year: int, office: str = "") -> TargetDetail:
    """Return everything about one target. Raises UserError when there is no such target."""
    who = office or desk.office
    with desk.store.read() as session:
        target = _existing(session, target_id)
        results = targets.results_of_target(session, target_id, who)
        of_year = tuple(
            item
            for item in results
            if item.period.startswith(str(year)) and ".." not in item.period
        )
        labels = _Labels(session, year, desk.today(), who)
        prefix = f"{target_id}|{who}|"
        evidence = {
            key.removeprefix(prefix): files
            for key, files in targets.attachments_of(session, RESULT).items()
            if key.startswith(prefix)
        }
        return TargetDetail(
            line=_line(target, of_year, labels),
            document=documents.document(session, target.source.document),
            results=results,
            evidence=evidence,
            plan=labels.plans.get(target_id, ()),
            remarks=targets.remarks_of(session, target_id, who),
            history=result_steps(
                (
                    *history.changes_of(session, RESULT, prefix),
                    *history.changes_of(session, ASSIGNMENT, prefix),
                )
            ),
        )


def set_result(desk: Desk, edit: ResultEdit) -> Saved[TargetLine]:
    """Write what was reached in a period; writing the same again changes nothing.

    Raises UserError for an unknown target or period, a denominator of zero, or half a fraction.
    """
    saved = set_results(desk, (edit,))
    year = parse_period(edit.period).first_day.year
    line = get_target(desk, edit.target, year).line
    return Saved(value=line, changed=saved.changed, at=saved.at)


def set_results(
    desk: Desk, edits: Sequence[ResultEdit], *, why: Why = Why.EDIT, batch: str = ""
) -> Saved[tuple[str, ...]]:
    """Write many results together, or none of them; answers the targets that changed.

    `batch` names the entry in the journal. Raises UserError as `set_result` does.
    """
    changed: list[str] = []
    with desk.store.write(desk.mark(why, batch)) as session:
        known = targets.targets_by_id(session, {edit.target for edit in edits})
        standing = targets.result_rows(session, known, desk.office)
        years = targets.programme_years(session, known)
        for edit in edits:
            _refuse_unknown(known, edit.target)
            _check_fraction(edit)
            period = parse_period(edit.period)
            key = (edit.target, desk.office, period.text)
            row = standing.get((key[0], key[2]))
            if row is None:
                refuse_far(period, known[edit.target], years)
                row = ResultRow(target=key[0], office=key[1], period=key[2])
                standing[key[0], key[2]] = row
            if _differs(row, edit):
                session.add(row)
                for name in _RESULT_VALUES:
                    setattr(row, name, getattr(edit, name))
                owned.touch(row, owner=desk.office, computer=desk.computer)
                changed.append(edit.target)
    return Saved(value=tuple(changed), changed=Changed.RESULTS, at=desk.now())


def assign(desk: Desk, edit: AssignmentEdit) -> Saved[None]:
    """Write what the department takes on beside the national value."""
    if edit.low is not None and edit.high is not None and edit.low > edit.high:
        raise UserError("Giá trị nhỏ phải đứng trước giá trị lớn. Hãy đổi chỗ hai số.")
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        _existing(session, edit.target)
        key = (edit.target, desk.office, edit.year)
        row = session.get(AssignmentRow, key)
        if row is None:
            row = AssignmentRow(target=edit.target, office=desk.office, year=edit.year)
            session.add(row)
        for name in _ASSIGNMENT_VALUES:
            setattr(row, name, getattr(edit, name))
        owned.touch(row, owner=desk.office, computer=desk.computer)
    return Saved(value=None, changed=Changed.TARGETS, at=desk.now())


def edit_target(desk: Desk, edit: TargetEdit) -> Saved[None]:
    """Change the wording or the numbers of a target; the quote of its source stays."""
    if not edit.name.strip():
        raise UserError("Chỉ tiêu phải có tên. Hãy gõ tên chỉ tiêu.")
    if edit.low is not None and edit.high is not None and edit.low > edit.high:
        raise UserError("Giá trị nhỏ phải đứng trước giá trị lớn. Hãy đổi chỗ hai số.")
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        _existing(session, edit.id)
        row = session.get_one(TargetRow, edit.id)
        for name in _TARGET_VALUES:
            setattr(row, name, getattr(edit, name))
        row.kind = edit.kind.value
        row.direction = edit.direction.value if edit.direction else ""
        row.aggregation = edit.aggregation.value
    return Saved(value=None, changed=Changed.TARGETS, at=desk.now())


def attach_evidence(desk: Desk, target_id: str, period: str, file: Path) -> Saved[Attachment]:
    """Copy `file` into the workspace and tie it to a report. Raises UserError when it cannot."""
    text = parse_period(period).text
    kept = attachments.keep_file(desk.evidence_folder, file)
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        _existing(session, target_id)
        attachments.attach(session, RESULT, f"{target_id}|{desk.office}|{text}", kept)
    return Saved(value=kept, changed=Changed.RESULTS, at=desk.now())


def detach_evidence(desk: Desk, target_id: str, period: str, sha256: str) -> Saved[None]:
    """Untie a file from a report; the copy itself is kept.

    It is an edit of the report: packages add files to a revision, only a newer one takes one away.
    """
    with desk.store.write(desk.mark(batch=new_entry(desk))) as session:
        key = f"{target_id}|{desk.office}|{period}"
        row = session.get(ResultRow, (target_id, desk.office, period))
        if attachments.detach(session, RESULT, key, sha256) and row is not None and row.version:
            owned.touch(row, owner=desk.office, computer=desk.computer)
    return Saved(value=None, changed=Changed.RESULTS, at=desk.now())


def evidence_path(desk: Desk, attachment: Attachment) -> Path:
    """Return where the copy of an attached file lies."""
    return attachments.kept_path(desk.evidence_folder, attachment)


_RESULT_VALUES = ("value", "numerator", "denominator", "judged", "note", "raw_text")
_ASSIGNMENT_VALUES = ("low", "high", "deadline", "note", "assignee")
_TARGET_VALUES = (
    "name",
    "low",
    "high",
    "unit",
    "baseline",
    "baseline_year",
    "deadline",
    "note",
)


class _Labels:
    """What many lines share, read once; and the day to judge by."""

    def __init__(self, session: Session, year: int, day: date, office: str) -> None:
        headings = programmes.programme_headings(session, year)
        self.year = year
        self.day = day
        self.programmes = {item.code: item.title for item in headings}
        self.fields = {
            (item.code, field.code): field.name for item in headings for field in item.fields
        }
        self.documents = documents.numbers(session)
        self.marks = documents.decimal_marks(session)
        self.assigned = {
            item.target: item for item in targets.assignments_of_year(session, year, office)
        }
        self.plans = targets.milestones_of_year(session, year, office)
        self.evidence = _evidence_counts(session, office)
        self.remarks = targets.open_remark_counts(session, office)


def _line(target: Target, results: tuple[Result, ...], labels: _Labels) -> TargetLine:
    assigned = labels.assigned.get(target.id)
    plan = labels.plans.get(target.id, ())
    told = [result for result in results if not result.is_empty]
    whole = [result for result in told if result.period == str(labels.year)]
    ranked = whole or told
    latest = ranked[-1] if ranked else None
    number = labels.documents.get(target.source.document, "")
    field = labels.fields.get((target.programme, target.field), target.field)
    return TargetLine(
        target=target,
        programme_title=labels.programmes.get(target.programme, ""),
        field_name=field,
        document_number=number,
        assigned=assigned,
        results=results,
        latest=latest,
        judgement=judgement_of(target, assigned, results, labels.day, labels.year, plan=plan),
        travel=travel(Milestones(revision=0) if latest is None else latest.milestones),
        evidence_count=labels.evidence.get(target.id, 0),
        search_key=fold(f"{target.name} {field} {number} {target.goal.unit} {target.id}"),
        decimal_mark=labels.marks.get(target.source.document, ""),
        remark_count=labels.remarks.get(target.id, 0),
    )


def _by_target(results: tuple[Result, ...]) -> defaultdict[str, tuple[Result, ...]]:
    grouped: defaultdict[str, list[Result]] = defaultdict(list)
    for result in results:
        grouped[result.target].append(result)
    found: defaultdict[str, tuple[Result, ...]] = defaultdict(tuple)
    found.update({target: tuple(items) for target, items in grouped.items()})
    return found


def _evidence_counts(session: Session, office: str) -> dict[str, int]:
    counts: defaultdict[str, int] = defaultdict(int)
    for key, files in targets.attachments_of(session, RESULT).items():
        target, who, _period = key.split("|")
        if who == office:
            counts[target] += len(files)
    return counts


def _existing(session: Session, target_id: str) -> Target:
    known = targets.targets_by_id(session, [target_id])
    _refuse_unknown(known, target_id)
    return known[target_id]


def refuse_far(period: Period, target: Target, years: Mapping[str, tuple[int, int]]) -> None:
    """Refuse a period far from the programme of `target`; `years` are those of the programme."""
    first, last = years[target.id]
    problem = far_period(period, min(first, target.goal.baseline_year or first), last)
    if problem:
        raise UserError(problem)


def _refuse_unknown(known: Mapping[str, Target], target_id: str) -> None:
    if target_id not in known:
        raise UserError(
            f"Không có chỉ tiêu nào mang mã “{target_id}”. "
            "Hãy xem mã trong danh sách chỉ tiêu rồi thử lại."
        )


def _check_fraction(edit: ResultEdit) -> None:
    if (edit.numerator is None) != (edit.denominator is None):
        raise UserError("Phải có cả tử số và mẫu số. Hãy nhập số còn thiếu.")
    if edit.denominator is not None and edit.denominator <= 0:
        raise UserError("Mẫu số phải lớn hơn 0. Hãy kiểm tra lại mẫu số.")


def _differs(row: ResultRow, edit: ResultEdit) -> bool:
    texts = ("note", "raw_text")
    return any((getattr(row, name) or "") != getattr(edit, name) for name in texts) or any(
        getattr(row, name) != getattr(edit, name) for name in _RESULT_VALUES if name not in texts
    )
