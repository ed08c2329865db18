"""What every export shares: the stamp, the roster, the copy in the archive, the file handed out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.domain.errors import UserError
from models.domain.package import PackageMeta
from models.schema.workspace import WorkspaceRow
from models.sync import files, log
from models.sync.gathering import Stamp
from models.sync.roster import Roster, roster_of
from models.usecases import exchange_archive
from models.usecases.desk import Desk

_PROGRAM_VERSION = ""
Progress = Callable[[int, int], None]


class NotDeliveredError(UserError):
    """The package is made, logged and kept in the archive as `archive`, but not where asked."""

    def __init__(self, text: str, archive: str) -> None:
        super().__init__(text)
        self.archive = archive


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
class Parcel:
    """A package that is made and waits to be handed out; `row_count` counts its visible lines."""

    meta: PackageMeta
    content: bytes
    receiver_name: str
    row_count: int

    @property
    def archive(self) -> str:
        """Return the name of its copy in the archive."""
        meta = self.meta
        return files.archive_name(meta.made_at, log.OUT, meta.kind.value, meta.package_id)


def keep(desk: Desk, parcel: Parcel) -> None:
    """Put the copy aside, before anything else can go wrong."""
    exchange_archive.keep(desk, parcel.archive, parcel.content)


def note_out(session: Session, parcel: Parcel, place: Path) -> None:
    """Note in the log that the package left as the file at `place`."""
    handled = log.Handled(
        at=parcel.meta.made_at,
        file_name=place.name,
        digest=files.file_hash(parcel.content),
        archive=parcel.archive,
    )
    log.log_out(session, parcel.meta, handled, parcel.row_count)


def deliver(desk: Desk, parcel: Parcel, place: Path) -> ExportFacts:
    """Write the file where it was asked for, flushed, read back and compared.

    The log knows the package by now, so its copy counts from here on.

    Raises NotDeliveredError when that place refuses; the package is safe in the archive.
    """
    exchange_archive.settle(desk, parcel.archive)
    try:
        files.write_file(place, parcel.content)
    except UserError as error:
        raise NotDeliveredError(
            f"{error.text} Gói đã lập xong và được giữ trong kho của sổ, không phải lập lại.",
            parcel.archive,
        ) from error
    return ExportFacts(
        place=place,
        meta=parcel.meta,
        receiver_name=parcel.receiver_name,
        row_count=parcel.row_count,
        file_hash=files.file_hash(parcel.content),
        archive=parcel.archive,
    )


def copy_archived(desk: Desk, archive: str, place: Path) -> Path:
    """Write the kept copy of a package to `place`, for a stick or another name."""
    files.write_file(place, files.read_file(desk.archive_folder / archive))
    return place


def refuse_practice(desk: Desk) -> None:
    """Refuse to make a real package from figures for trying."""
    if desk.is_practice:
        raise UserError(
            "Đây là sổ thực hành, số liệu chỉ để làm thử, nên không xuất gói gửi đi được. "
            "Hãy mở sổ của đơn vị rồi xuất lại."
        )


def stamp_of(desk: Desk) -> Stamp:
    """Return a fresh id and the moment for a package."""
    return Stamp(
        package_id=desk.surroundings.new_id(),
        made_at=desk.now(),
        program_version=_PROGRAM_VERSION,
    )


def year_of(session: Session) -> int:
    """Return the year the workspace works on."""
    return session.execute(select(WorkspaceRow.year)).scalar_one()


def own_roster(desk: Desk, session: Session, year: int | None) -> Roster:
    """Return the cluster the desk's office is in that year, or in the workspace's."""
    return roster_of(session, desk.office, year or year_of(session), desk.today())
