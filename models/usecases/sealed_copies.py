"""Backups and rescue kits under a password, and the way back from them."""

import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from models.domain.changed import Changed
from models.domain.errors import UserError
from models.security.sealing import WrongPasswordError, is_sealed, seal, unseal
from models.store.files import put_in_place
from models.store.reasons import reason_of
from models.usecases.access import SHORTEST_PASSWORD
from models.usecases.desk import Desk, Saved
from models.usecases.rescue_kit import Report, write_kit
from models.usecases.safety import Backup, backup_at

SEALED_ENDING = ".khoa"
_DATABASE = "so-thi-dua.db"


def write_sealed_kit(desk: Desk, to: Path, password: str, report: Report) -> Saved[Path]:
    """Write the rescue kit as one file under `password` into `to`, and open it once to check.

    Nothing readable is left in `to`. Raises UserError when it cannot be written or the password is
    too short.
    """
    _refuse_short(password)
    with TemporaryDirectory(prefix="so-thi-dua-") as folder:
        kit = write_kit(desk, Path(folder), report).value.folder
        bundle = Path(shutil.make_archive(str(kit), "zip", kit))
        place = to / f"{kit.name}{SEALED_ENDING}"
        _seal_and_prove(bundle, place, password)
    return Saved(value=place, changed=Changed.NOTHING, at=desk.now())


def write_sealed_backup(backup: Backup, to: Path, password: str) -> Path:
    """Copy `backup` to the file `to` under `password`, and open it once to check."""
    _refuse_short(password)
    _seal_and_prove(backup.place, to, password)
    return to


def open_sealed(file: Path, password: str, folder: Path) -> Backup:
    """Put what `file` holds into `folder` and return the workspace in it as a backup.

    A kit's evidence and packages come along. Raises UserError for a wrong password or a changed
    file, which cannot be told apart.
    """
    folder.mkdir(parents=True, exist_ok=True)
    opened = folder / "dang-mo"
    try:
        unseal(file, opened, password)
        if zipfile.is_zipfile(opened):
            with zipfile.ZipFile(opened) as bundle:
                bundle.extractall(folder)
            opened.unlink()
        else:
            put_in_place(opened, folder / _DATABASE)
        return backup_at(folder / _DATABASE)
    except WrongPasswordError as error:
        raise UserError(
            f"Không mở được “{file.name}”: mật khẩu không đúng, hoặc tệp đã bị thay đổi. "
            "Hãy gõ lại mật khẩu; chú ý phím Caps Lock và bộ gõ tiếng Việt."
        ) from error
    except OSError as error:
        raise UserError(
            f"Không mở được “{file.name}” ({reason_of(error)}). Hãy kiểm tra tệp và chỗ trống."
        ) from error


def is_sealed_file(file: Path) -> bool:
    """Say whether `file` asks for a password."""
    return file.is_file() and is_sealed(file)


def _seal_and_prove(source: Path, place: Path, password: str) -> None:
    part = place.with_name(f"{place.name}.part")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        seal(source, part, password)
        with TemporaryDirectory(prefix="so-thi-dua-") as folder:
            again = Path(folder) / "doc-lai"
            unseal(part, again, password)
            if again.read_bytes() != source.read_bytes():
                raise UserError("Tệp có mật khẩu đọc lại không khớp. Hãy ghi ra USB khác.")
        put_in_place(part, place)
    except OSError as error:
        raise UserError(
            f"Không ghi được “{place}” ({reason_of(error)}). Hãy kiểm tra USB còn chỗ trống và "
            "không bị khoá ghi."
        ) from error
    finally:
        part.unlink(missing_ok=True)


def _refuse_short(password: str) -> None:
    if len(password) < SHORTEST_PASSWORD:
        raise UserError(f"Mật khẩu phải có ít nhất {SHORTEST_PASSWORD} ký tự.")
