"""Taking packages in: look at them, take them in whole, take an import back."""

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from models.backup.shelf import Reason
from models.domain.access import AccessRole
from models.domain.arrival import Choices, Counts, ImportReport, Preview, RowChange
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.merge import Decision
from models.domain.package import Encodings, PackageKind, PackageMeta, Parsed
from models.domain.signature import Proof
from models.excel.reading import read_package
from models.store.journal import Why
from models.sync import files, log
from models.sync.admission import refusal
from models.sync.applying import Import, apply_plan
from models.sync.deciding import Plan, make_plan, row_changes
from models.sync.roster import Roster, roster_by_code
from models.sync.undoing import Undone, undo
from models.usecases import exchange_archive
from models.usecases.desk import Desk, Saved
from models.usecases.exchange_waiting import Held, Room, without_values
from models.usecases.rotation import backup_now
from models.usecases.signing import prove, vouched_for

__all__ = [
    "Consent",
    "Look",
    "Undone",
    "preview",
    "preview_all",
    "take_in",
    "take_in_all",
    "undo_import",
]

Progress = Callable[[int, int], None]
_Rosters = dict[tuple[str, int], Roster]
_ALL = (
    Changed.RESULTS
    | Changed.TARGETS
    | Changed.PROGRAMMES
    | Changed.DOCUMENTS
    | Changed.ORGANISATIONS
    | Changed.PACKAGES
)
_TOUCHES = {
    PackageKind.SUBMISSION: Changed.RESULTS | Changed.PROGRAMMES | Changed.PACKAGES,
    PackageKind.RETURN: Changed.RESULTS | Changed.PROGRAMMES | Changed.PACKAGES,
    PackageKind.RECEIPT: Changed.RESULTS | Changed.PROGRAMMES | Changed.PACKAGES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """One file that was looked at; `refusal` says why it cannot be read, else it is empty.

    `is_done` is true once it was taken in from here.
    """

    place: Path
    seen: Preview | None = None
    refusal: str = ""
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What the person in front agreed to: doubtful packages, and sides chosen in conflicts.

    `choices` are by the hash of a file, then by the key of a value.
    """

    accepts_touched: bool = False
    choices: Mapping[str, Choices] = field(default_factory=dict)


def preview(desk: Desk, place: Path, encodings: Encodings | None = None) -> Preview:
    """Say what taking in the file at `place` would do; nothing is written.

    `encodings` are what a person chose for columns of words that came in an old encoding.

    Raises UserError when the file is no package or cannot be read. A package that is not for this
    office is shown all the same, with its `refusal`.
    """
    return _preview(desk, place, encodings, {})


def _preview(desk: Desk, place: Path, encodings: Encodings | None, rosters: _Rosters) -> Preview:
    content = files.read_file(place)
    parsed = read_package(content, place.name, encodings, vouched_for(desk))
    meta = parsed.meta
    with desk.store.read() as session:
        roster = _roster(desk, session, meta, rosters)
        refused = refusal(meta, desk.office, roster)
        already = log.imported_at(session, log.log_id(parsed))
        plan = None if refused else make_plan(session, parsed, roster, desk.office)
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
    room = Room()
    rosters: _Rosters = {}
    for place in places:
        try:
            seen = _preview(desk, place, None, rosters)
            if not room.fits(seen.parsed):
                seen = replace(seen, parsed=without_values(seen.parsed), is_whole=False)
            looks.append(Look(place=place, seen=seen))
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
        consent=Consent(accepts_touched=accept_touched),
        seen=[seen] if seen else (),
        progress=progress,
    )
    return Saved(value=reports.value[0], changed=reports.changed, at=reports.at)


def take_in_all(
    desk: Desk,
    places: Sequence[Path],
    *,
    consent: Consent | None = None,
    seen: Sequence[Preview] = (),
    progress: Progress | None = None,
) -> Saved[tuple[ImportReport, ...]]:
    """Take in packages, each in one transaction, after one backup for all of them.

    A package that was taken in before changes nothing and says when that was. `seen` spares
    reading again what a preview has read, as long as the file is still the same; `progress` hears
    how many packages of how many are done. Raises UserError, before anything is written, when any
    of them is refused, or doubtful and `consent` does not say yes to that.
    """
    desk.require(AccessRole.APPROVER)
    agreed = consent or Consent()
    known = {item.file_hash: item.parsed for item in seen if item.is_whole}
    entrance = _Entrance(known=known, consent=agreed)
    arrivals = deque(_arrive(desk, place, entrance) for place in places)
    count = len(arrivals)
    if any(arrival.is_fresh for arrival in arrivals):
        backup_now(desk, Reason.IMPORT)
    reports: list[ImportReport] = []
    changed = Changed.NOTHING
    while arrivals:
        arrival = arrivals.popleft()
        report = _take(desk, arrival) if arrival.is_fresh else _nothing_new(arrival)
        if arrival.is_fresh:
            changed |= _TOUCHES.get(arrival.meta.kind, _ALL) | Changed.BACKUPS
        reports.append(report)
        if progress is not None:
            progress(count - len(arrivals), count)
    return Saved(value=tuple(reports), changed=changed, at=desk.now())


def undo_import(desk: Desk, batch: str) -> Saved[Undone]:
    """Take a whole import back, in one transaction after a backup.

    Rows that were edited since stay as they are and are listed. The package may be imported again
    afterwards. Raises UserError when there is no such import, or it was taken back before.
    """
    desk.require(AccessRole.APPROVER)
    backup_now(desk, Reason.IMPORT)
    try:
        with desk.store.write(desk.mark(Why.UNDO, batch)) as session:
            undone = undo(session, batch)
    except ValueError as error:
        raise UserError(
            f"Không có lần nhập nào mang mã “{batch}”, hoặc lần nhập ấy đã được hoàn tác. "
            "Hãy xem lại danh sách gói."
        ) from error
    exchange_archive.set_aside(desk, undone.archive)
    return Saved(value=undone, changed=_ALL | Changed.BACKUPS, at=desk.now())


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrival:
    """A file on its way in; `imported_before` is there when nothing of it can be new."""

    meta: PackageMeta
    held: Held
    is_touched: bool
    roster: Roster
    content: bytes
    file_name: str
    imported_before: Saved[Counts] | None
    proof: Proof
    choices: Choices

    @property
    def is_fresh(self) -> bool:
        return self.imported_before is None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entrance:
    """What all files on their way in share; `rosters` were read before anything is written."""

    known: Mapping[str, Parsed]
    consent: Consent
    rosters: _Rosters = field(default_factory=dict)
    room: Room = field(default_factory=Room)


def _arrive(desk: Desk, place: Path, entrance: _Entrance) -> _Arrival:
    """Look at one file; its values wait for their turn."""
    consent, rosters = entrance.consent, entrance.rosters
    content = files.read_file(place)
    digest = files.file_hash(content)
    parsed = entrance.known.get(digest) or read_package(
        content, place.name, vouched=vouched_for(desk)
    )
    choices = consent.choices.get(digest, {})
    with desk.store.read() as session:
        roster = _roster(desk, session, parsed.meta, rosters)
        refused = refusal(parsed.meta, desk.office, roster)
        if refused:
            raise UserError(refused)
        before = None if choices else _before(session, parsed, roster, desk.office)
        proof = prove(session, desk, parsed)
    arrival = _Arrival(
        meta=parsed.meta,
        held=entrance.room.hold(parsed),
        is_touched=parsed.is_touched,
        roster=roster,
        content=content,
        file_name=place.name,
        imported_before=before,
        proof=proof,
        choices=choices,
    )
    if before is None and not consent.accepts_touched:
        _refuse_doubtful(arrival, parsed)
    return arrival


def _roster(desk: Desk, session: Session, meta: PackageMeta, rosters: _Rosters) -> Roster:
    """Return the package's cluster in its year, read once for packages looked at together."""
    named = (meta.cluster, meta.year)
    if named not in rosters:
        rosters[named] = roster_by_code(session, *named, desk.today())
    return rosters[named]


def _refuse_doubtful(arrival: _Arrival, parsed: Parsed) -> None:
    proof = arrival.proof
    if proof.needs_consent:
        raise UserError(
            f"Gói “{arrival.file_name}”: "
            f"{proof.sentence(arrival.roster.name(parsed.meta.sender))} "
            "Nếu đã hỏi rõ, hãy chọn nhập cả gói này."
        )
    if parsed.is_touched:
        raise UserError(
            f"Gói “{arrival.file_name}” đã được sửa ngoài phần mềm ({len(parsed.touched)} dòng). "
            "Hãy xem trước các dòng đã sửa, rồi chọn nhập cả các dòng ấy nếu đồng ý."
        )


def _before(session: Session, parsed: Parsed, roster: Roster, office: str) -> Saved[Counts] | None:
    at = log.imported_at(session, log.log_id(parsed))
    if at is None:
        return None
    counts = make_plan(session, parsed, roster, office).counts
    return Saved(value=counts, changed=Changed.NOTHING, at=at) if counts.is_without_effect else None


def _take(desk: Desk, arrival: _Arrival) -> ImportReport:
    parsed = arrival.held.parsed()
    batch = desk.surroundings.new_id()
    at = desk.now()
    archive = files.archive_name(at, log.IN, parsed.meta.kind.value, log.log_id(parsed))
    exchange_archive.keep(desk, archive, arrival.content, parsed.encodings)
    handled = log.Handled(
        at=at,
        file_name=arrival.file_name,
        digest=files.file_hash(arrival.content),
        archive=archive,
        batch=batch,
        proof=arrival.proof,
    )
    by = Import(
        batch=batch,
        sender=parsed.meta.sender,
        computer=desk.computer,
        choices=arrival.choices,
        decoded=parsed.decoded,
    )
    with desk.store.write(desk.mark(Why.IMPORT, batch)) as session:
        plan = make_plan(session, parsed, arrival.roster, desk.office)
        apply_plan(session, plan, by)
        log.log_in(session, parsed, plan.counts, handled)
    exchange_archive.settle(desk, archive)
    conflicts = row_changes(plan, parsed) if plan.counts.conflict else ()
    return _report(arrival, plan, handled, conflicts)


def _report(
    arrival: _Arrival, plan: Plan, handled: log.Handled, rows: Sequence[RowChange]
) -> ImportReport:
    meta = arrival.meta
    return ImportReport(
        package_id=meta.package_id,
        sender=meta.sender,
        sender_name=arrival.roster.name(meta.sender),
        counts=plan.counts,
        problems=plan.problems,
        conflicts=tuple(row for row in rows if row.decision is Decision.CONFLICT),
        is_touched=arrival.is_touched,
        proof=arrival.proof,
        already_imported_at=None,
        batch=handled.batch,
        archive=handled.archive,
        file_name=arrival.file_name,
    )


def _nothing_new(arrival: _Arrival) -> ImportReport:
    meta = arrival.meta
    before = arrival.imported_before
    return ImportReport(
        package_id=meta.package_id,
        sender=meta.sender,
        sender_name=arrival.roster.name(meta.sender),
        counts=before.value if before else Counts(),
        problems=(),
        conflicts=(),
        is_touched=arrival.is_touched,
        proof=arrival.proof,
        already_imported_at=before.at if before else None,
        batch="",
        archive="",
        file_name=arrival.file_name,
    )
