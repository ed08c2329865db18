"""The log of packages that left or arrived."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from models.domain.arrival import Counts, PackageFacts
from models.domain.package import PackageKind, PackageMeta, Parsed, cargo_hash
from models.domain.signature import Proof, Signature
from models.schema.packages import PackageRow
from models.schema.programmes import TaskProgressRow
from models.schema.targets import ResultRow

OUT, IN = "out", "in"
_WITH_FIGURES = (
    PackageKind.SUBMISSION.value,
    PackageKind.CONSOLIDATED.value,
    PackageKind.HANDOVER.value,
)
# A number taken back before it ever left is nothing that anybody waits for.
_SOMETHING_TO_SEND = or_(
    ResultRow.packed_revision > 0,
    ResultRow.value.is_not(None),
    ResultRow.numerator.is_not(None),
    ResultRow.denominator.is_not(None),
    ResultRow.judged.is_not(None),
    ResultRow.note != "",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """One package as it left or arrived: when, as which file, where its copy lies."""

    at: datetime
    file_name: str
    digest: str
    archive: str
    batch: str = ""
    proof: Proof = field(default_factory=Proof)


def log_id(parsed: Parsed) -> str:
    """Return the name of a package in the log; an edited copy of one is another."""
    if not parsed.is_touched:
        return parsed.meta.package_id
    said = cargo_hash(parsed.cargo)
    return f"{parsed.meta.package_id[:30]}~{said[:8]}"


def imported_at(session: Session, package_id: str) -> datetime | None:
    """Return when a package was taken in, None when it was not, or was undone."""
    row = session.get(PackageRow, (package_id, IN))
    return None if row is None or row.undone else row.handled_at


def log_out(session: Session, meta: PackageMeta, handled: Handled, row_count: int) -> None:
    """Note a package that left."""
    row = _row(meta, meta.package_id, OUT, handled)
    row.row_count = row_count
    session.add(row)


def log_in(session: Session, parsed: Parsed, counts: Counts, handled: Handled) -> None:
    """Note a package that arrived; what an earlier import of it noted is replaced."""
    row = _row(parsed.meta, log_id(parsed), IN, handled)
    row.batch = handled.batch
    row.row_count = sum(
        len(part) for part in (parsed.results, parsed.tasks, parsed.rows, parsed.marks)
    )
    row.new_count, row.changed_count = counts.new, counts.changed
    row.same_count = counts.same + counts.older
    row.problem_count = counts.problem + counts.conflict
    row.touched = parsed.is_touched
    row.signature, row.fingerprint = handled.proof.signature.value, handled.proof.fingerprint
    row.undone = False
    session.merge(row)


def last_sent_at(session: Session) -> datetime | None:
    """Return when figures of the office last left, a leader's with its consolidation."""
    query = select(func.max(PackageRow.handled_at)).where(
        PackageRow.direction == OUT, PackageRow.kind.in_(_WITH_FIGURES)
    )
    return session.execute(query).scalar_one()


def unsent_count(session: Session, office: str) -> int:
    """Return how many values of `office` changed since they last went into a package."""
    total = 0
    for table in (ResultRow, TaskProgressRow):
        query = select(func.count()).where(
            table.office == office, table.revision > table.packed_revision
        )
        if table is ResultRow:
            query = query.where(_SOMETHING_TO_SEND)
        total += session.execute(query.select_from(table)).scalar_one()
    return total


def arrived(session: Session, cluster: str, year: int) -> dict[str, PackageRow]:
    """Return the last submission taken in from each sender, by sender."""
    query = (
        select(PackageRow)
        .where(
            PackageRow.direction == IN,
            PackageRow.kind == PackageKind.SUBMISSION.value,
            PackageRow.cluster == cluster,
            PackageRow.year == year,
            PackageRow.undone.is_(False),
        )
        .order_by(PackageRow.handled_at, PackageRow.id)
    )
    return {row.sender: row for row in session.execute(query).scalars()}


def all_packages(session: Session, names: dict[str, str]) -> tuple[PackageFacts, ...]:
    """Return the whole log, latest first; `names` gives offices their names."""
    query = select(PackageRow).order_by(PackageRow.handled_at.desc(), PackageRow.id)
    return tuple(
        PackageFacts(
            id=row.id,
            direction=row.direction,
            kind=PackageKind(row.kind),
            sender=row.sender,
            sender_name=names.get(row.sender, row.sender),
            receiver=row.receiver,
            receiver_name=names.get(row.receiver, row.receiver),
            cluster=row.cluster,
            year=row.year,
            period=row.period,
            made_at=row.made_at,
            handled_at=row.handled_at,
            file_name=row.file_name,
            archive=row.archive,
            counts=Counts(
                new=row.new_count,
                changed=row.changed_count,
                same=row.same_count,
                problem=row.problem_count,
            ),
            row_count=row.row_count,
            is_touched=row.touched,
            is_undone=row.undone,
            batch=row.batch,
            proof=Proof(
                signature=Signature(row.signature or Signature.NONE),
                fingerprint=row.fingerprint,
            ),
            confirmed_at=row.confirmed_at,
        )
        for row in session.execute(query).scalars()
    )


def _row(meta: PackageMeta, package_id: str, direction: str, handled: Handled) -> PackageRow:
    return PackageRow(
        id=package_id,
        direction=direction,
        kind=meta.kind.value,
        sender=meta.sender,
        receiver=meta.receiver,
        cluster=meta.cluster,
        year=meta.year,
        period=meta.period,
        made_at=meta.made_at,
        handled_at=handled.at,
        content_hash=meta.content_hash,
        file_name=handled.file_name,
        file_hash=handled.digest,
        archive=handled.archive,
    )
