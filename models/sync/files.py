"""Package files: read whole, written whole, kept unmodified."""

import hashlib
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from models.domain.errors import UserError
from models.store.files import put_in_place
from models.store.reasons import reason_of

_READ_LIMIT_BYTES = 20 * 1024 * 1024 + 1
PARTIAL_ENDING = ".dang-ghi"


def read_file(place: Path) -> bytes:
    """Return the content, cut just beyond what a package may weigh. Raises UserError."""
    try:
        with place.open("rb") as file:
            return file.read(_READ_LIMIT_BYTES)
    except FileNotFoundError as error:
        raise UserError(f"Không tìm thấy tệp “{place}”. Hãy chọn lại tệp.") from error
    except PermissionError as error:
        raise UserError(
            f"Không mở được tệp “{place.name}” vì chương trình khác đang giữ. "
            f"Hãy đóng tệp “{place.name}” trong Excel rồi thử lại."
        ) from error
    except OSError as error:
        raise UserError(
            f"Không đọc được tệp “{place.name}” ({reason_of(error)}). "
            "Hãy chép tệp vào máy rồi thử lại."
        ) from error


def file_hash(content: bytes) -> str:
    """Return the SHA-256 of a file's bytes."""
    return hashlib.sha256(content).hexdigest()


def write_file(place: Path, content: bytes) -> None:
    """Write beside, flush, put in place, read back and compare.

    Raises UserError when the file is open in Excel, the disk is full or the medium lies; what was
    at `place` before stays as it was, unless the very last comparison fails.
    """
    partial = place.with_name(f"{place.name}{PARTIAL_ENDING}")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        put_in_place(partial, place)
        is_whole = place.read_bytes() == content
    except UserError as error:
        if isinstance(error.__cause__, PermissionError):
            raise UserError(
                f"Không ghi được tệp “{place.name}” vì tệp đang mở. "
                f"Hãy đóng tệp “{place.name}” trong Excel rồi thử lại, hoặc lưu với tên khác."
            ) from error
        raise
    except PermissionError as error:
        raise UserError(
            f"Không được phép ghi tệp “{place.name}” vào thư mục “{place.parent}”. "
            f"Hãy đóng tệp “{place.name}” trong Excel nếu đang mở, hoặc chọn thư mục khác."
        ) from error
    except OSError as error:
        raise UserError(
            f"Không ghi được tệp “{place.name}” ({reason_of(error)}). "
            "Hãy kiểm tra dung lượng đĩa hoặc chọn thư mục khác."
        ) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
    if not is_whole:
        raise UserError(
            f"Tệp “{place.name}” ghi ra nhưng đọc lại không khớp, có thể do đĩa hoặc USB hỏng. "
            "Hãy ghi vào nơi khác."
        )


def archive_name(at: datetime, direction: str, kind: str, package_id: str) -> str:
    """Return the name of the unmodified copy in the archive."""
    safe = "".join(c if c.isalnum() or c in "-_" else "-" for c in package_id)
    return f"{at:%Y%m%d-%H%M%S}-{direction}-{kind}-{safe}.xlsx"
