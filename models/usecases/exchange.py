"""Exchanging packages: export, look at one, take it in, see who has sent, consolidate."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.backup.shelf import Reason
from models.domain.arrival import Counts, ImportReport, PackageFacts, Preview
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.merge import Decision
from models.domain.package import PackageMeta, Parsed
from models.domain.periods import parse_period
from models.domain.signature import Proof
from models.domain.submission import MemberStatus, SendState
from models.excel.consolidated import write_consolidation
from models.excel.reading import read_package
from models.excel.submission import write_submission
from models.schema.workspace import WorkspaceRow
from models.store.journal import Why
from models.sync import files, log
from models.sync.applying import apply_plan
from models.sync.consolidating import board_of, consolidation_of
from models.sync.deciding import Plan, make_plan, refusal, row_changes
from models.sync.gathering import Stamp, gather_submission, mark_packed
from models.sync.roster import Roster, roster_by_code, roster_of
from models.usecases.desk import Desk, Saved
from models.usecases.rotation import backup_now
from models.usecases.signing import prove, seal

_PROGRAM_VERSION = ""
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportFacts:
    """A package that was written."""

    place: Path
    meta: PackageMeta
    receiver_name: str
    row_count: int
    file_hash: str
    archive: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsolidatedFacts:
    """A consolidated workbook that was written, and whose figures it lacks."""

    place: Path
    meta: PackageMeta
    member_count: int
    received_count: int
    missing: tuple[str, ...]
    target_count: int
    file_hash: str
    archive: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One file that was looked at; `refusal` says why it cannot be read, else it is empty.

    `is_done` is true once it was taken in from here.
    """

    place: Path
    seen: Preview | None = None
    refusal: str = ""
    is_done: bool = False


def export_submission(
    desk: Desk, place: Path, *, period: str | None = None, progress: Progress | None = None
) -> Saved[ExportFacts]:
    """Write the desk's package for its year, or for one `period` of it, to `place`.

    Raises UserError from a practice workspace, when the office is in no cluster or nobody leads
    it, for a period outside the year, and when the file cannot be written.
    """
    _refuse_practice(desk)
    stamp = _stamp(desk)
    with desk.store.read() as session:
        year = _year(session)
        text = _period_of(period, year)
        facts = gather_submission(session, desk.office, year, text, stamp)
    facts = replace(facts, meta=seal(desk, facts.meta))
    content = write_submission(facts, progress=progress)
    archive = _publish(desk, place, content, facts.meta)
    digest = files.file_hash(content)
    with desk.store.write(desk.mark()) as session:
        mark_packed(
            session,
            [line.result for line in facts.targets if not line.result.is_empty],
            [line.progress for line in facts.tasks if not line.progress.is_empty],
        )
        log.log_out(
            session,
            facts.meta,
            at=stamp.made_at,
            file_name=place.name,
            digest=digest,
            archive=archive,
        )
    exported = ExportFacts(
        place=place,
        meta=facts.meta,
        receiver_name=facts.receiver_name,
        row_count=len(facts.targets) + len(facts.tasks),
        file_hash=digest,
        archive=archive,
    )
    return Saved(value=exported, changed=Changed.PACKAGES | Changed.RESULTS, at=stamp.made_at)


def preview(desk: Desk, place: Path) -> Preview:
    """Say what taking in the file at `place` would do; nothing is written.

    Raises UserError when the file is no package or cannot be read. A package that is not for this
    office is shown all the same, with its `refusal`.
    """
    content = files.read_file(place)
    parsed = read_package(content, place.name)
    meta = parsed.meta
    with desk.store.read() as session:
        roster = roster_by_code(session, meta.cluster, meta.year, desk.today())
        refused = refusal(meta, desk.office, roster)
        already = log.imported_at(session, log.log_id(parsed))
        plan = None if refused else make_plan(session, parsed)
        proof = prove(session, desk, parsed)
    return Preview(
        meta=meta,
        sender_name=roster.name(meta.sender),
        sender_short=roster.short_name(meta.sender),
        receiver_name=roster.name(meta.receiver),
        cluster_name=roster.cluster_name,
        counts=plan.counts if plan else Counts(),
        rows=row_changes(plan, parsed) if plan else (),
        problems=plan.problems if plan else parsed.problems,
        unknown=parsed.unknown,
        already_imported_at=already,
        is_touched=parsed.is_touched,
        refusal=refused,
        file_name=place.name,
        file_hash=files.file_hash(content),
        proof=proof,
        parsed=parsed,
    )


def preview_all(desk: Desk, places: Sequence[Path]) -> tuple[Look, ...]:
    """Look at several files; one that cannot be read keeps its sentence and stops no other."""
    looks: list[Look] = []
    for place in places:
        try:
            looks.append(Look(place=place, seen=preview(desk, place)))
        except UserError as error:
            looks.append(Look(place=place, refusal=error.text))
    return tuple(looks)


def take_in(
    desk: Desk,
    place: Path,
    *,
    accept_touched: bool = False,
    seen: Preview | None = None,
    progress: Progress | None = None,
) -> Saved[ImportReport]:
    """Take in one package; see `take_in_all`."""
    reports = take_in_all(
        desk,
        [place],
        accept_touched=accept_touched,
        seen=[seen] if seen else (),
        progress=progress,
    )
    return Saved(value=reports.value[0], changed=reports.changed, at=reports.at)


def take_in_all(
    desk: Desk,
    places: Sequence[Path],
    *,
    accept_touched: bool = False,
    seen: Sequence[Preview] = (),
    progress: Progress | None = None,
) -> Saved[tuple[ImportReport, ...]]:
    """Take in packages, each in one transaction, after one backup for all of them.

    A package that was taken in before changes nothing and says when that was. `seen` spares
    reading again what a preview has read, as long as the file is still the same; `progress` hears
    how many packages of how many are done. Raises UserError, before anything is written, when any
    of them is refused, or was edited outside the program and `accept_touched` is not given.
    """
    known = {item.file_hash: item.parsed for item in seen}
    arrivals = [_arrive(desk, place, known, accept_touched=accept_touched) for place in places]
    if any(arrival.is_fresh for arrival in arrivals):
        backup_now(desk, Reason.IMPORT)
    reports: list[ImportReport] = []
    changed = Changed.NOTHING
    for number, arrival in enumerate(arrivals, 1):
        report = _take(desk, arrival) if arrival.is_fresh else _nothing_new(arrival)
        if arrival.is_fresh:
            changed |= Changed.RESULTS | Changed.PROGRAMMES | Changed.PACKAGES | Changed.BACKUPS
        reports.append(report)
        if progress is not None:
            progress(number, len(arrivals))
    return Saved(value=tuple(reports), changed=changed, at=desk.now())


def consolidate(desk: Desk, place: Path, *, year: int | None = None) -> Saved[ConsolidatedFacts]:
    """Write the cluster's consolidated workbook of `year` (the desk's own) to `place`.

    Raises UserError unless the desk's office leads a cluster that year.
    """
    _refuse_practice(desk)
    stamp = _stamp(desk)
    with desk.store.read() as session:
        roster = _own_roster(desk, session, year)
        if roster.leader != desk.office:
            raise UserError(
                f"Chỉ Cụm trưởng mới lập bảng tổng hợp. Cụm trưởng năm {roster.year} là "
                f"{roster.name(roster.leader) if roster.leader else 'chưa xác định'}. "
                "Hãy gửi gói nộp số liệu cho Cụm trưởng."
            )
        facts = consolidation_of(session, desk.office, roster, stamp)
    facts = replace(facts, meta=seal(desk, facts.meta))
    content = write_consolidation(facts)
    archive = _publish(desk, place, content, facts.meta)
    digest = files.file_hash(content)
    with desk.store.write(desk.mark()) as session:
        log.log_out(
            session,
            facts.meta,
            at=stamp.made_at,
            file_name=place.name,
            digest=digest,
            archive=archive,
        )
    missing = [item for item in facts.members if item.state is SendState.MISSING]
    written = ConsolidatedFacts(
        place=place,
        meta=facts.meta,
        member_count=len(facts.members),
        received_count=len(facts.members) - len(missing),
        missing=tuple(item.office for item in missing),
        target_count=len(facts.targets),
        file_hash=digest,
        archive=archive,
    )
    return Saved(value=written, changed=Changed.PACKAGES, at=stamp.made_at)


def board(desk: Desk, year: int | None = None) -> tuple[MemberStatus, ...]:
    """Return the members of the desk's cluster with what has arrived; empty without a cluster."""
    with desk.store.read() as session:
        roster = _own_roster(desk, session, year)
        return board_of(session, desk.office, roster) if roster.cluster else ()


def list_packages(desk: Desk) -> tuple[PackageFacts, ...]:
    """Return the packages that left or arrived, latest first."""
    with desk.store.read() as session:
        roster = _own_roster(desk, session, None)
        names = {code: roster.short_name(code) for code in roster.names}
        return log.all_packages(session, names)


def archived(desk: Desk, name: str) -> Path:
    """Return where the unmodified copy called `name` lies."""
    return desk.archive_folder / name


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """A file on its way in; `plan` is there when it came before and nothing may be new."""

    parsed: Parsed
    roster: Roster
    content: bytes
    file_name: str
    imported_before: Saved[Counts] | None
    proof: Proof

    @property
    def is_fresh(self) -> bool:
        return self.imported_before is None


def _arrive(desk: Desk, place: Path, known: dict[str, Parsed], *, accept_touched: bool) -> _Arrival:
    content = files.read_file(place)
    parsed = known.get(files.file_hash(content)) or read_package(content, place.name)
    with desk.store.read() as session:
        roster = roster_by_code(session, parsed.meta.cluster, parsed.meta.year, desk.today())
        refused = refusal(parsed.meta, desk.office, roster)
        if refused:
            raise UserError(refused)
        before = _before(session, parsed)
        proof = prove(session, desk, parsed)
    if proof.needs_consent and not accept_touched and before is None:
        raise UserError(
            f"Gói “{place.name}”: {proof.sentence(roster.name(parsed.meta.sender))} "
            "Nếu đã hỏi rõ, hãy chọn nhập cả gói này."
        )
    if parsed.is_touched and not accept_touched and before is None:
        raise UserError(
            f"Gói “{place.name}” đã được sửa ngoài phần mềm ({len(parsed.touched)} dòng). "
            "Hãy xem trước các dòng đã sửa, rồi chọn nhập cả các dòng ấy nếu đồng ý."
        )
    return _Arrival(
        parsed=parsed,
        roster=roster,
        content=content,
        file_name=place.name,
        imported_before=before,
        proof=proof,
    )


def _before(session: Session, parsed: Parsed) -> Saved[Counts] | None:
    at = log.imported_at(session, log.log_id(parsed))
    if at is None:
        return None
    counts = make_plan(session, parsed).counts
    return Saved(value=counts, changed=Changed.NOTHING, at=at) if counts.is_without_effect else None


def _take(desk: Desk, arrival: _Arrival) -> ImportReport:
    parsed = arrival.parsed
    batch = desk.surroundings.new_id()
    at = desk.now()
    package_id = log.log_id(parsed)
    archive = files.archive_name(at, log.IN, parsed.meta.kind.value, package_id)
    files.write_file(desk.archive_folder / archive, arrival.content)
    with desk.store.write(desk.mark(Why.IMPORT, batch)) as session:
        plan = make_plan(session, parsed)
        apply_plan(session, plan)
        log.log_in(
            session,
            parsed,
            plan.counts,
            at=at,
            file_name=arrival.file_name,
            digest=files.file_hash(arrival.content),
            archive=archive,
            batch=batch,
            proof=arrival.proof,
        )
    return _report(arrival, plan, batch=batch, archive=archive)


def _report(arrival: _Arrival, plan: Plan, *, batch: str, archive: str) -> ImportReport:
    meta = arrival.parsed.meta
    rows = row_changes(plan, arrival.parsed) if plan.counts.conflict else ()
    return ImportReport(
        package_id=meta.package_id,
        sender=meta.sender,
        sender_name=arrival.roster.name(meta.sender),
        counts=plan.counts,
        problems=plan.problems,
        conflicts=tuple(row for row in rows if row.decision is Decision.CONFLICT),
        is_touched=arrival.parsed.is_touched,
        already_imported_at=None,
        batch=batch,
        archive=archive,
        file_name=arrival.file_name,
    )


def _nothing_new(arrival: _Arrival) -> ImportReport:
    meta = arrival.parsed.meta
    before = arrival.imported_before
    return ImportReport(
        package_id=meta.package_id,
        sender=meta.sender,
        sender_name=arrival.roster.name(meta.sender),
        counts=before.value if before else Counts(),
        problems=(),
        conflicts=(),
        is_touched=arrival.parsed.is_touched,
        already_imported_at=before.at if before else None,
        batch="",
        archive="",
        file_name=arrival.file_name,
    )


def _publish(desk: Desk, place: Path, content: bytes, meta: PackageMeta) -> str:
    """Write the file where it was asked for and a copy into the archive; return the copy's name."""
    files.write_file(place, content)
    archive = files.archive_name(meta.made_at, log.OUT, meta.kind.value, meta.package_id)
    files.write_file(desk.archive_folder / archive, content)
    return archive


def _refuse_practice(desk: Desk) -> None:
    if desk.is_practice:
        raise UserError(
            "Đây là sổ thực hành, số liệu chỉ để làm thử, nên không xuất gói gửi đi được. "
            "Hãy mở sổ của đơn vị rồi xuất lại."
        )


def _stamp(desk: Desk) -> Stamp:
    return Stamp(
        package_id=desk.surroundings.new_id(),
        made_at=desk.now(),
        program_version=_PROGRAM_VERSION,
    )


def _year(session: Session) -> int:
    return session.execute(select(WorkspaceRow.year)).scalar_one()


def _own_roster(desk: Desk, session: Session, year: int | None) -> Roster:
    return roster_of(session, desk.office, year or _year(session), desk.today())


def _period_of(period: str | None, year: int) -> str:
    if not period:
        return ""
    asked = parse_period(period)
    if not asked.overlaps(parse_period(str(year))):
        raise UserError(
            f"{asked.label} không thuộc năm công tác {year}. "
            "Hãy chọn kỳ trong năm, hoặc đổi năm công tác."
        )
    return "" if asked.text == str(year) else asked.text
