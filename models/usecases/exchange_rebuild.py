"""Rebuilding a workspace from its archive: every package that left or arrived, once more.

What never travelled in a package cannot come back; everything else does, because merging depends
on nothing but the packages themselves.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from models.backup.swapping import restore
from models.domain.errors import UserError
from models.domain.package import PackageKind, Parsed
from models.excel.reading import read_package
from models.store.files import remove_database
from models.store.journal import Why
from models.sync import files, log
from models.sync.applying import Import, apply_plan
from models.sync.deciding import make_plan
from models.sync.roster import roster_by_code
from models.usecases.desk import Desk, Surroundings
from models.usecases.exchange_archive import copy_beside, encodings_of, undecided
from models.usecases.safety import Reason, backup_now, state_hash
from models.usecases.workspace import create_workspace, open_workspace, take_lock

_NAME = re.compile(r"(\d{8}-\d{6})-(in|out)-")
_SHOWN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """What a rebuild made: how many packages it replayed, which files it could not read.

    `undecided` are copies cut off on their way into the archive: whether their packages were ever
    taken in, only the workspace that is lost could tell.
    """

    place: Path
    office: str
    package_count: int
    unreadable: tuple[str, ...]
    state_hash: str
    undecided: tuple[str, ...] = ()
    replaced_hash: str = ""
    aside: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """One file of the archive, read."""

    place: Path
    at: datetime
    direction: str
    parsed: Parsed


def rebuild(place: Path, archive: Path, *, surroundings: Surroundings) -> Rebuilt:
    """Make the workspace at `place` anew from the packages kept in the folder `archive`.

    A workspace that is there already is backed up, kept aside and replaced in one step. Raises
    UserError when the folder holds no readable package, or the packages are not of one office.
    """
    _put_archive_right(place, surroundings)
    kept, unreadable = _read_all(archive)
    if not kept:
        raise UserError(
            f"Thư mục “{archive}” không có gói nào đọc được nên không dựng lại được sổ. "
            "Hãy chọn thư mục lưu gói (tên có đuôi -goi) nằm cạnh tệp dữ liệu."
        )
    office, year = _whose(kept, archive)
    replaced = _present(place, office, surroundings)
    fresh = place if replaced is None else place.with_name(f"{place.stem}-dung-lai.db")
    if replaced is not None:
        remove_database(fresh)
    desk = create_workspace(
        fresh, office=office, year=year, practice=False, surroundings=surroundings
    )
    try:
        for item in kept:
            _replay(desk, item)
        digest = state_hash(desk)
        if replaced is None:
            _copy_archive(desk, kept)
    finally:
        desk.store.close()
    aside = None if replaced is None else _swap(place, fresh, surroundings)
    return Rebuilt(
        place=place,
        office=office,
        package_count=len(kept),
        unreadable=unreadable,
        state_hash=digest,
        undecided=undecided(archive),
        replaced_hash=replaced or "",
        aside=aside,
    )


def _read_all(archive: Path) -> tuple[list[_Kept], tuple[str, ...]]:
    if not archive.is_dir():
        raise UserError(f"Không tìm thấy thư mục “{archive}”. Hãy kiểm tra đường dẫn.")
    kept: list[_Kept] = []
    unreadable: list[str] = []
    for place in sorted(archive.glob("*.xlsx")):
        try:
            parsed = read_package(files.read_file(place), place.name, encodings_of(place))
        except (UserError, ValueError):
            unreadable.append(place.name)
            continue
        named = _NAME.match(place.name)
        at = datetime.strptime(named[1], "%Y%m%d-%H%M%S") if named else parsed.meta.made_at  # noqa: DTZ007  the office's own wall clock
        direction = named[2] if named else ""
        kept.append(_Kept(place=place, at=at, direction=direction, parsed=parsed))
    return kept, tuple(unreadable[:_SHOWN])


def _whose(kept: Sequence[_Kept], archive: Path) -> tuple[str, int]:
    offices = {
        item.parsed.meta.sender if item.direction == log.OUT else item.parsed.meta.receiver
        for item in kept
        if item.direction == log.OUT or item.parsed.meta.kind is not PackageKind.CONSOLIDATED
    } - {""}
    if len(offices) != 1:
        raise UserError(
            f"Các gói trong thư mục “{archive}” là của {len(offices)} đơn vị khác nhau nên không "
            "biết dựng lại sổ của đơn vị nào. Hãy chọn thư mục lưu gói của một sổ."
        )
    return offices.pop(), max(item.parsed.meta.year for item in kept)


def _put_archive_right(place: Path, surroundings: Surroundings) -> None:
    """Let the log, where it is still there, decide on copies that were cut off on their way."""
    if place.exists():
        open_workspace(place, surroundings=surroundings).store.close()


def _present(place: Path, office: str, surroundings: Surroundings) -> str | None:
    """Return the hash of the workspace that is there, backed up; None where there is none."""
    if not place.exists():
        return None
    desk = open_workspace(place, surroundings=surroundings)
    try:
        if desk.office != office:
            raise UserError(
                f"Tệp “{place.name}” là sổ của {desk.office}, còn các gói là của {office}. "
                "Hãy chọn đúng thư mục lưu gói, hoặc dựng sang tệp mới."
            )
        backup_now(desk, Reason.MANUAL)
        return state_hash(desk)
    finally:
        desk.store.close()


def _replay(desk: Desk, item: _Kept) -> None:
    parsed = item.parsed
    meta = parsed.meta
    batch = desk.surroundings.new_id()
    handled = log.Handled(
        at=item.at,
        file_name=item.place.name,
        digest=files.file_hash(item.place.read_bytes()),
        archive=item.place.name,
        batch="" if item.direction == log.OUT else batch,
    )
    by = Import(
        batch=batch, sender=meta.sender, computer=desk.computer, choices={}, decoded=parsed.decoded
    )
    with desk.store.write(desk.mark(Why.RESTORE, batch)) as session:
        roster = roster_by_code(session, meta.cluster, meta.year, desk.today())
        plan = make_plan(session, parsed, roster, desk.office)
        apply_plan(session, plan, by)
        if item.direction == log.OUT:
            log.log_out(session, meta, handled, len(parsed.results) + len(parsed.tasks))
        else:
            log.log_in(session, parsed, plan.counts, handled)


def _copy_archive(desk: Desk, kept: Sequence[_Kept]) -> None:
    for item in kept:
        place = desk.archive_folder / item.place.name
        if place.resolve() != item.place.resolve() and not place.exists():
            copy_beside(item.place, place)
            files.write_file(place, item.place.read_bytes())


def _swap(place: Path, fresh: Path, surroundings: Surroundings) -> Path:
    lock = take_lock(place, surroundings)
    try:
        now = surroundings.clock().replace(microsecond=0)
        aside = place.with_name(f"{place.stem}-truoc-khi-dung-lai-{now:%Y%m%d-%H%M%S}.db")
        restore(place, fresh, aside)
        remove_database(fresh)
        fresh.with_name(f"{fresh.name}.lock").unlink(missing_ok=True)
    finally:
        lock.release()
    return aside
