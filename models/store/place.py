"""Where a workspace file may lie, and what can be told from its first bytes alone.

Nothing here opens the file as a database, so a refusal leaves it untouched.
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from models.domain.errors import UserError
from models.store.reasons import reason_of

APPLICATION_ID = 0x53544431
_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_CLOUD_NAMES = ("onedrive", "dropbox", "google drive", "googledrive", "icloud drive", "icloud")
_REMOTE_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "fuse.sshfs", "9p"}
_DRIVE_REMOTE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What the first 100 bytes of a database say."""

    schema: int
    application: int
    is_whole: bool


def read_header(place: Path) -> Header:
    """Return the header of the database file at `place`.

    Raises UserError when the file cannot be read, is empty or is not a database.
    """
    try:
        with place.open("rb") as file:
            start = file.read(_HEADER_BYTES)
        size = place.stat().st_size
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{place}” ({reason_of(error)}). "
            "Hãy kiểm tra quyền truy cập rồi thử lại."
        ) from error
    if len(start) < _HEADER_BYTES or not start.startswith(_MAGIC):
        raise UserError(
            f"Tệp “{place.name}” không phải tệp dữ liệu của Sổ Thi đua, "
            "hoặc đã hỏng ngay từ đầu tệp. Tệp được giữ nguyên. Hãy chọn tệp khác hoặc khôi phục "
            "từ bản sao lưu."
        )
    page_size = int.from_bytes(start[16:18], "big")
    page_size = 65536 if page_size == 1 else page_size
    page_count = int.from_bytes(start[28:32], "big")
    size_is_trusted = start[24:28] == start[92:96]
    return Header(
        schema=int.from_bytes(start[60:64], "big"),
        application=int.from_bytes(start[68:72], "big"),
        is_whole=not size_is_trusted or size >= page_size * page_count,
    )


def check_file(place: Path, *, newest_schema: int) -> Header:
    """Return the header of a workspace that may be opened.

    Raises UserError, with the file untouched, when it is not a workspace, is cut short, or was
    made by a newer program than this one (`newest_schema` is the last this one knows).
    """
    header = read_header(place)
    if not header.is_whole and not _has_unwritten_pages(place):
        raise UserError(
            f"Tệp “{place.name}” bị cắt ngắn: phần cuối tệp không còn. Tệp được giữ nguyên. "
            "Hãy khôi phục từ bản sao lưu gần nhất."
        )
    if header.application != APPLICATION_ID:
        raise UserError(
            f"Tệp “{place.name}” là cơ sở dữ liệu của chương trình khác, "
            "không phải của Sổ Thi đua. Tệp được giữ nguyên. Hãy chọn tệp khác."
        )
    if header.schema > newest_schema:
        raise UserError(
            f"Tệp “{place.name}” do phiên bản Sổ Thi đua mới hơn tạo ra "
            f"(mẫu dữ liệu {header.schema}, bản này đọc được đến {newest_schema}). Tệp được giữ "
            "nguyên. "
            "Hãy cài phiên bản mới rồi mở lại."
        )
    return header


def _has_unwritten_pages(place: Path) -> bool:
    """Say whether pages wait beside the file: after a crash its own size then proves nothing."""
    log = place.with_name(f"{place.name}-wal")
    return log.exists() and log.stat().st_size > 0


def check_folder(place: Path, *, cloud_folders: tuple[Path, ...] = ()) -> None:
    """Raise UserError when `place` lies on a network share or in a synchronised folder.

    `cloud_folders` are further folders the machine is known to synchronise. Links are followed.
    """
    paths = [place] if _is_share(place) else [place, place.resolve()]
    cloud = next((found for path in paths if (found := _cloud_folder(path, cloud_folders))), "")
    if cloud:
        raise UserError(
            f"Tệp dữ liệu không được đặt trong thư mục đồng bộ “{cloud}”, "
            "vì phần mềm đồng bộ có thể làm hỏng dữ liệu đang ghi. Hãy đặt tệp trong một thư mục "
            "trên máy, rồi gửi số liệu bằng gói đồng bộ."
        )
    if any(_is_remote(path) for path in paths):
        raise UserError(
            f"Tệp dữ liệu không được đặt trên ổ đĩa mạng (“{place.parent}”), "
            "vì mạng chập chờn có thể làm hỏng dữ liệu. Hãy đặt tệp trên ổ đĩa của máy này."
        )


def _cloud_folder(place: Path, cloud_folders: tuple[Path, ...]) -> str:
    for folder in cloud_folders:
        if place.is_relative_to(folder):
            return str(folder)
    for part in place.parts[:-1]:
        name = part.casefold()
        if any(
            name == cloud or name.startswith((f"{cloud} -", f"{cloud} (")) for cloud in _CLOUD_NAMES
        ):
            return part
    return ""


def _is_share(place: Path) -> bool:
    return str(place).startswith(("\\\\", "//"))


def _is_remote(place: Path) -> bool:
    if _is_share(place):
        return True
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  only Windows has windll

        drive = f"{place.absolute().drive}\\"
        return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == _DRIVE_REMOTE)
    return _file_system(place) in _REMOTE_FILE_SYSTEMS


def _file_system(place: Path) -> str:
    mounts = Path("/proc/self/mounts")
    if not mounts.exists():
        return ""
    best, kind = "", ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _, mount, file_system, *_ = line.split(" ")
        point = mount.replace("\\040", " ")
        inside = os.path.commonpath([point, place.absolute()]) == point
        if inside and len(point) >= len(best):
            best, kind = point, file_system
    return kind
