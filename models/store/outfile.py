"""Files handed to the user: whole or not at all, whatever was there before."""

from pathlib import Path

from models.domain.errors import UserError
from models.store.files import put_in_place
from models.store.reasons import reason_of


def write_whole(place: Path, content: bytes) -> None:
    """Write `content` at `place`: beside it first, flushed, then swapped.

    Raises UserError when the folder cannot be written to or another program holds the file; what
    was there before is left as it was.
    """
    partial = place.with_name(f".{place.name}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content)
        put_in_place(partial, place)
    except OSError as error:
        raise UserError(
            f"Không ghi được tệp “{place}” ({reason_of(error)}). "
            "Hãy chọn thư mục khác hoặc kiểm tra dung lượng đĩa rồi thử lại."
        ) from error
    finally:
        partial.unlink(missing_ok=True)
