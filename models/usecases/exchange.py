"""Exchanging packages: a member's export, the consolidation, what came and who has sent."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from models.domain.arrival import PackageFacts
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.nominations import SubjectKind
from models.domain.package import PackageMeta, cargo_hash
from models.domain.periods import parse_period
from models.domain.submission import MemberStatus, SendState
from models.excel.consolidated import write_consolidation
from models.excel.submission import write_submission
from models.sync import log
from models.sync.admission import leading_refusal
from models.sync.consolidating import board_of, consolidation_of
from models.sync.contributing import contributions_of
from models.sync.gathering import gather_submission, mark_packed
from models.sync.leading import Scope, write_versions
from models.sync.proposing import proposals_of
from models.sync.sharing import remember_shared
from models.sync.values import results_of, tasks_of
from models.usecases.awards import award_names
from models.usecases.desk import Desk, Saved
from models.usecases.exchange_desk import (
    ExportFacts,
    NotDeliveredError,
    Parcel,
    Progress,
    copy_archived,
    deliver,
    keep,
    note_out,
    own_roster,
    refuse_practice,
    stamp_of,
    year_of,
)
from models.usecases.exchange_taking import (
    Consent,
    Look,
    Undone,
    preview,
    preview_all,
    take_in,
    take_in_all,
    undo_import,
)
from models.usecases.signing import seal

__all__ = [
    "Consent",
    "ConsolidatedFacts",
    "ExportFacts",
    "Look",
    "NotDeliveredError",
    "Undone",
    "archived",
    "board",
    "consolidate",
    "copy_archived",
    "export_submission",
    "list_packages",
    "preview",
    "preview_all",
    "take_in",
    "take_in_all",
    "undo_import",
]


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


def export_submission(
    desk: Desk, place: Path, *, period: str | None = None, progress: Progress | None = None
) -> Saved[ExportFacts]:
    """Write the desk's package for its year, or for one `period` of it, to `place`.

    Raises UserError from a practice workspace, when the office is in no cluster or nobody leads
    it, for a period outside the year; NotDeliveredError when the file cannot be written.
    """
    refuse_practice(desk)
    stamp = stamp_of(desk)
    with desk.store.read() as session:
        year = year_of(session)
        text = _period_of(period, year)
        facts = gather_submission(session, desk.office, year, text, stamp)
        names = award_names(SubjectKind.INDIVIDUAL) | award_names(SubjectKind.COLLECTIVE)
        rows = proposals_of(session, desk.office, year, names, desk.computer)
        scope = Scope(cluster=facts.meta.cluster, years=(year,))
        rows += contributions_of(session, desk.office, scope, desk.computer)
    facts = replace(facts, rows=tuple(rows))
    facts = replace(facts, meta=replace(facts.meta, content_hash=cargo_hash(facts.cargo)))
    parcel = Parcel(
        meta=facts.meta,
        content=write_submission(facts, progress=progress, sign=partial(seal, desk)),
        receiver_name=facts.receiver_name,
        row_count=len(facts.targets) + len(facts.tasks),
    )
    keep(desk, parcel)
    results, tasks = facts.cargo.results, facts.cargo.tasks
    with desk.store.write(desk.mark()) as session:
        mark_packed(session, results, tasks)
        remember_shared(session, [*results, *tasks])
        write_versions(session, rows)
        note_out(session, parcel, place)
    exported = deliver(desk, parcel, place)
    return Saved(value=exported, changed=Changed.PACKAGES | Changed.RESULTS, at=stamp.made_at)


def consolidate(desk: Desk, place: Path, *, year: int | None = None) -> Saved[ConsolidatedFacts]:
    """Write the cluster's consolidated workbook of `year` (the desk's own) to `place`.

    The leader's own figures leave with it: there is nobody above whom it would submit them to.

    Raises UserError unless the desk's office leads a cluster that year.
    """
    refuse_practice(desk)
    stamp = stamp_of(desk)
    with desk.store.read() as session:
        roster = own_roster(desk, session, year)
        refused = leading_refusal(desk.office, roster)
        if refused:
            raise UserError(refused)
        facts = consolidation_of(session, desk.office, roster, stamp)
        own = results_of(session, [desk.office], year=roster.year)
        own_tasks = tasks_of(session, [desk.office])
    parcel = Parcel(
        meta=facts.meta,
        content=write_consolidation(facts, sign=partial(seal, desk)),
        receiver_name=roster.name(facts.meta.receiver),
        row_count=len(facts.targets) + len(facts.tasks),
    )
    keep(desk, parcel)
    with desk.store.write(desk.mark()) as session:
        mark_packed(session, own, own_tasks)
        note_out(session, parcel, place)
    exported = deliver(desk, parcel, place)
    missing = [item for item in facts.members if item.state is SendState.MISSING]
    written = ConsolidatedFacts(
        place=place,
        meta=facts.meta,
        member_count=len(facts.members),
        received_count=len(facts.members) - len(missing),
        missing=tuple(item.office for item in missing),
        target_count=len(facts.targets),
        file_hash=exported.file_hash,
        archive=exported.archive,
    )
    return Saved(value=written, changed=Changed.PACKAGES | Changed.RESULTS, at=stamp.made_at)


def board(desk: Desk, year: int | None = None) -> tuple[MemberStatus, ...]:
    """Return the members of the desk's cluster with what has arrived; empty without a cluster."""
    with desk.store.read() as session:
        roster = own_roster(desk, session, year)
        return board_of(session, desk.office, roster) if roster.cluster else ()


def list_packages(desk: Desk) -> tuple[PackageFacts, ...]:
    """Return the packages that left or arrived, latest first."""
    with desk.store.read() as session:
        roster = own_roster(desk, session, None)
        names = {code: roster.short_name(code) for code in roster.names}
        return log.all_packages(session, names)


def archived(desk: Desk, name: str) -> Path:
    """Return where the unmodified copy called `name` lies."""
    return desk.archive_folder / name


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
