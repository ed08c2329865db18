"""The workspace: make it, open it, say whose it is, turn the year."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from models.backup import shelf
from models.backup.swapping import migrate
from models.catalogue import Catalogue, load_catalogue
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.domain.organisations import Role, name_on
from models.migrations import SCHEMA
from models.migrations.runner import upgrade
from models.schema.workspace import WorkspaceRow
from models.store.engine import mark_schema, quick_check
from models.store.files import beside, put_in_place, remove_database, sweep
from models.store.journal import Mark, Why
from models.store.loading import load
from models.store.lock import Holder, WorkspaceLock
from models.store.place import check_file, check_folder
from models.store.queries.organisations import cluster_of, members_of, names_of
from models.store.work import DamagedWorkspaceError, Store, translated
from models.usecases.desk import Desk, Saved, Surroundings
from models.usecases.exchange_archive import tidy
from models.usecases.rotation import backup_now

_FIRST_YEAR, _LAST_YEAR = 2015, 2100
_MINISTRY = "ministry"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceFacts:
    """Whose workspace is open; `role` is None and the cluster empty where it has none that year.

    The names are those valid today, or at the end of `year` when that has passed.
    """

    office: str
    office_name: str
    short_name: str
    year: int
    is_practice: bool
    user: str
    place: Path
    role: Role | None
    cluster: str
    cluster_name: str


def create_workspace(
    place: Path, *, office: str, year: int, practice: bool, surroundings: Surroundings
) -> Desk:
    """Make the workspace of `office` at `place`, with the catalogue in it, and open it.

    Raises UserError when there is a file already, the folder is not fit, the office is not known
    or the year is out of range. A failure leaves no file behind.
    """
    check_folder(place, cloud_folders=surroundings.cloud_folders)
    _refuse_year(year)
    catalogue = load_catalogue()
    _refuse_office(office, catalogue)
    _refuse_existing(place)
    lock = take_lock(place, surroundings)
    temporary = beside(place, ".making")
    try:
        _refuse_existing(place)
        row = WorkspaceRow(
            id=1,
            office=office,
            year=year,
            practice=practice,
            computer=surroundings.new_id(),
            created_at=surroundings.clock().replace(microsecond=0),
        )
        with translated(place):
            upgrade(temporary)
            mark_schema(temporary, SCHEMA)
            _fill(temporary, lock, catalogue, row, surroundings)
        put_in_place(temporary, place)
        return open_desk(Store(place, lock), surroundings)
    except BaseException:
        remove_database(temporary)
        lock.release()
        raise


def open_workspace(
    place: Path, *, surroundings: Surroundings, lock: WorkspaceLock | None = None
) -> Desk:
    """Open the workspace at `place`: folder, lock, header, migration, in this order.

    A caller that has taken the lock of `place` already hands it on; it is released on failure.
    Raises UserError with the file untouched when it may not be opened, WorkspaceBusyError when
    another program has it open.
    """
    lock = lock or _lock_existing(place, surroundings)
    try:
        check_folder(place, cloud_folders=surroundings.cloud_folders)
        sweep(place)
        header = check_file(place, newest_schema=SCHEMA)
        if header.schema < SCHEMA:
            now = surroundings.clock().replace(microsecond=0)
            shelf.make(place, shelf.folder_of(place), at=now, reason=shelf.Reason.MIGRATION)
            migrate(place)
        was_interrupted = place.with_name(f"{place.name}-wal").exists()
        desk = open_desk(Store(place, lock), surroundings)
        if was_interrupted:
            _refuse_damage(desk)
        tidy(desk)
    except BaseException:
        lock.release()
        raise
    return desk


def close_workspace(desk: Desk, *, backup: bool) -> None:
    """Let go of file and lock, after a backup when `backup` and something changed since the last.

    The file is let go even when the backup fails; that failure is then raised.
    """
    try:
        if backup:
            backup_now(desk, shelf.Reason.EXIT)
    finally:
        desk.store.close()


def describe(desk: Desk) -> WorkspaceFacts:
    """Return whose workspace this is, for title bar and first page."""
    with desk.store.read() as session:
        year = session.execute(select(WorkspaceRow.year)).scalar_one()
        names = names_of(session, desk.office)
        cluster, cluster_name = cluster_of(session, desk.office, year)
        members = members_of(session, cluster, year)
    name = name_on(names, min(desk.today(), date(year, 12, 31)))
    roles = [member.role for member in members if member.organisation == desk.office]
    return WorkspaceFacts(
        office=desk.office,
        office_name=name.name,
        short_name=name.short_name,
        year=year,
        is_practice=desk.is_practice,
        user=desk.surroundings.user,
        place=desk.place,
        role=roles[0] if roles else None,
        cluster=cluster,
        cluster_name=cluster_name,
    )


def newest_schema() -> int:
    """Return the number of the schema that this program writes; newer files are refused."""
    return SCHEMA


def choose_year(desk: Desk, year: int) -> Saved[int]:
    """Make `year` the year that every page works on."""
    _refuse_year(year)
    with desk.store.write(desk.mark()) as session:
        session.execute(select(WorkspaceRow)).scalar_one().year = year
    return Saved(value=year, changed=Changed.EVERYTHING, at=desk.now())


def open_desk(store: Store, surroundings: Surroundings) -> Desk:
    """Return the desk of an open store; on failure the file is let go, but not its lock."""
    try:
        with store.read() as session:
            row = session.execute(select(WorkspaceRow)).scalar_one_or_none()
    except BaseException:
        store.pause()
        raise
    if row is None:
        store.pause()
        raise DamagedWorkspaceError(
            f"Tệp “{store.place.name}” không ghi đơn vị nào. Tệp được giữ nguyên. "
            "Hãy khôi phục từ bản sao lưu gần nhất."
        )
    return Desk(
        store=store,
        surroundings=surroundings,
        office=row.office,
        computer=row.computer,
        is_practice=row.practice,
    )


def take_lock(place: Path, surroundings: Surroundings) -> WorkspaceLock:
    """Take the lock of the workspace at `place`; WorkspaceBusyError when another has it."""
    holder = Holder(
        machine=surroundings.machine,
        user=surroundings.user,
        since=surroundings.clock().replace(microsecond=0),
    )
    return WorkspaceLock(place, holder)


def _lock_existing(place: Path, surroundings: Surroundings) -> WorkspaceLock:
    check_folder(place, cloud_folders=surroundings.cloud_folders)
    if not place.is_file():
        raise UserError(
            f"Không tìm thấy tệp dữ liệu “{place}”. "
            "Hãy kiểm tra đường dẫn, hoặc tạo tệp mới cho đơn vị."
        )
    return take_lock(place, surroundings)


def _fill(
    place: Path,
    lock: WorkspaceLock,
    catalogue: Catalogue,
    row: WorkspaceRow,
    surroundings: Surroundings,
) -> None:
    store = Store(place, lock)
    mark = Mark(
        office=row.office, user=surroundings.user, at=row.created_at, why=Why.CATALOGUE, batch=""
    )
    try:
        with store.write(mark) as session:
            session.add(row)
            load(session, catalogue)
    finally:
        store.pause()


def _refuse_existing(place: Path) -> None:
    if place.exists():
        raise UserError(
            f"Đã có tệp “{place}”. Tệp được giữ nguyên. "
            "Hãy mở tệp này, hoặc chọn tên khác cho tệp mới."
        )


def _refuse_year(year: int) -> None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise UserError(
            f"Năm {year} nằm ngoài khoảng {_FIRST_YEAR}-{_LAST_YEAR}. Hãy chọn lại năm công tác."
        )


def _refuse_office(office: str, catalogue: Catalogue) -> None:
    members = {member.organisation for item in catalogue.clusters for member in item.members}
    codes = [
        item.code
        for item in catalogue.organisations
        if item.code in members or item.kind == _MINISTRY
    ]
    if office not in codes:
        raise UserError(
            f"Không có đơn vị nào mang mã “{office}”. Hãy dùng một trong các mã: "
            f"{', '.join(codes)}."
        )


def _refuse_damage(desk: Desk) -> None:
    """After a run that was cut off, look at the whole file once."""
    if quick_check(desk.place):
        desk.store.pause()
        raise DamagedWorkspaceError(
            f"Tệp dữ liệu “{desk.place.name}” bị hỏng bên trong. Tệp được giữ nguyên. "
            "Hãy khôi phục từ bản sao lưu gần nhất."
        )
