"""Files copied into the workspace, each kept once under the name of its content."""

import hashlib
import os
import shutil
from pathlib import Path

from sqlalchemy.orm import Session

from models.domain.errors import UserError
from models.domain.results import Attachment
from models.schema.documents import AttachmentRow
from models.store.reasons import reason_of

_CHUNK_BYTES = 1 << 20
_LIMIT_BYTES = 200 * _CHUNK_BYTES


def keep_file(folder: Path, file: Path) -> Attachment:
    """Copy `file` into `folder` under its SHA-256 and extension, unless it is there already.

    Raises UserError when it cannot be read, is larger than 200 MB, or does not fit on the disk.
    """
    try:
        size = file.stat().st_size
        if size > _LIMIT_BYTES:
            raise UserError(
                f"Tệp “{file.name}” lớn hơn 200 MB. Hãy nén hoặc tách tệp rồi đính kèm lại."
            )
        sha256 = _sha256(file)
        folder.mkdir(parents=True, exist_ok=True)
        kept = folder / f"{sha256}{file.suffix.lower()}"
        if not kept.exists():
            partial = kept.with_suffix(".part")
            shutil.copyfile(file, partial)
            with partial.open("rb+") as copy:
                os.fsync(copy.fileno())
            partial.replace(kept)
    except OSError as error:
        raise UserError(
            f"Không chép được tệp “{file.name}” vào thư mục minh chứng ({reason_of(error)}). "
            "Hãy kiểm tra tệp và dung lượng đĩa rồi thử lại."
        ) from error
    return Attachment(sha256=sha256, name=file.name, size=size)


def attach(session: Session, entity: str, key: str, attachment: Attachment) -> None:
    """Tie a kept file to the row `key` of `entity`; tying it twice changes nothing."""
    if session.get(AttachmentRow, (entity, key, attachment.sha256)) is None:
        session.add(
            AttachmentRow(
                entity=entity,
                key=key,
                sha256=attachment.sha256,
                name=attachment.name,
                size=attachment.size,
            )
        )


def detach(session: Session, entity: str, key: str, sha256: str) -> bool:
    """Untie a file and say whether it was tied; the copy stays, because the journal names it."""
    row = session.get(AttachmentRow, (entity, key, sha256))
    if row is not None:
        session.delete(row)
    return row is not None


def kept_path(folder: Path, attachment: Attachment) -> Path:
    """Return where the copy of `attachment` lies."""
    return folder / f"{attachment.sha256}{Path(attachment.name).suffix.lower()}"


def _sha256(file: Path) -> str:
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while chunk := source.read(_CHUNK_BYTES):
            digest.update(chunk)
    return digest.hexdigest()
