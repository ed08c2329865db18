"""The rescue kit: everything of an office in one folder that outlives this program."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.backup.copies import copy_database
from models.domain.changed import Changed
from models.domain.errors import UserError
from models.store.outfile import write_whole
from models.store.reasons import reason_of
from models.usecases.desk import Desk, Saved
from models.usecases.salvaging import salvage
from models.usecases.workspace import describe

LIST_NAME = "danh-sach-SHA256.txt"
_GUIDE_NAME = "DOC-TRUOC.txt"
_CHUNK_BYTES = 1 << 20
Report = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class KitFacts:
    """A kit that was written and read back; `byte_count` is its size."""

    folder: Path
    file_count: int
    byte_count: int


def write_kit(desk: Desk, to: Path, report: Report) -> Saved[KitFacts]:
    """Write the kit of `desk` into a new folder in `to`, then read every file of it again.

    `report(done, total, what)` tells how far it is and may raise to stop. What was begun and not
    finished is removed. Raises UserError when the folder cannot be written to, or what was read
    back is not what was written.
    """
    folder = to / f"bo-cuu-ho-{desk.office}-{desk.now():%Y%m%d-%H%M%S}"
    try:
        folder.mkdir(parents=True)
        report(0, 5, "Chụp lại tệp dữ liệu")
        copy_database(desk.place, folder / "so-thi-dua.db")
        report(1, 5, "Ghi mọi bảng ra Excel")
        salvage(folder / "so-thi-dua.db", folder / "moi-so-lieu.xlsx")
        report(2, 5, "Chép minh chứng và gói")
        _copy_folder(desk.evidence_folder, folder / "minh-chung")
        _copy_folder(desk.archive_folder, folder / "goi-da-gui-da-nhan")
        write_whole(folder / _GUIDE_NAME, _guide(desk).encode("utf-8-sig"))
        report(3, 5, "Tính mã kiểm tra")
        _write_list(folder)
        report(4, 5, "Đọc lại từng tệp vừa ghi")
        facts = verify_kit(folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise UserError(
            f"Không ghi được bộ cứu hộ vào “{to}” ({reason_of(error)}). Phần ghi dở đã được xoá. "
            "Hãy kiểm tra USB còn chỗ trống và không bị khoá ghi."
        ) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Saved(value=facts, changed=Changed.NOTHING, at=desk.now())


def verify_kit(folder: Path) -> KitFacts:
    """Read every file of the kit in `folder` and compare it with the kit's own list.

    Raises UserError naming the first file that is missing, changed or not in the list.
    """
    listed = _read_list(folder)
    found = {path.relative_to(folder).as_posix(): path for path in _files(folder)}
    for name, expected in listed.items():
        path = found.get(name)
        if path is None or _sha256(path) != expected:
            what = "bị thiếu" if path is None else "đã khác với lúc ghi"
            raise UserError(
                f"Tệp “{name}” trong bộ cứu hộ {what}. Hãy lập bộ cứu hộ khác, trên USB khác."
            )
    unknown = sorted(set(found) - set(listed))
    if unknown:
        raise UserError(
            f"Tệp “{unknown[0]}” không có trong danh sách của bộ cứu hộ. "
            "Hãy lấy tệp lạ ra rồi kiểm tra lại."
        )
    size = sum(path.stat().st_size for path in found.values())
    return KitFacts(folder=folder, file_count=len(found), byte_count=size)


def _copy_folder(source: Path, target: Path) -> None:
    if source.is_dir() and any(source.iterdir()):
        shutil.copytree(source, target)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.name != LIST_NAME)


def _write_list(folder: Path) -> None:
    lines = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}" for path in _files(folder)]
    content = "\n".join(sorted(lines, key=lambda line: line[66:])) + "\n"
    write_whole(folder / LIST_NAME, content.encode())


def _read_list(folder: Path) -> dict[str, str]:
    try:
        lines = (folder / LIST_NAME).read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(
            f"Thư mục “{folder.name}” không có danh sách “{LIST_NAME}” đọc được, nên không phải "
            "bộ cứu hộ nguyên vẹn. Hãy chọn thư mục khác."
        ) from error
    pairs = (line.split("  ", 1) for line in lines if "  " in line)
    return {name: digest for digest, name in pairs}


def _sha256(path: Path) -> str:
    total = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK_BYTES):
            total.update(chunk)
    return total.hexdigest()


def _guide(desk: Desk) -> str:
    facts = describe(desk)
    return f"""BỘ CỨU HỘ CỦA SỔ THI ĐUA
Đơn vị: {facts.office_name}
Lập lúc: {desk.now():%H:%M ngày %d/%m/%Y}, trên máy {desk.surroundings.machine}

Trong thư mục này có:
  so-thi-dua.db             toàn bộ dữ liệu, mở bằng chương trình Sổ Thi đua
  moi-so-lieu.xlsx          cũng dữ liệu ấy, mở được bằng Excel hoặc LibreOffice
  minh-chung                các tệp minh chứng đã đính kèm (nếu có)
  goi-da-gui-da-nhan        các gói đồng bộ đã gửi và đã nhận (nếu có)
  {LIST_NAME}      mã kiểm tra của từng tệp

Khi máy hỏng hoặc mất dữ liệu:
  1. Cài Sổ Thi đua trên máy khác bằng bộ cài, hoặc chép bản chạy từ USB.
  2. Mở chương trình. Ở cửa sổ đầu tiên, hoặc ở cửa sổ cứu hộ nếu tệp cũ không mở được,
     chọn “Mở từ bản sao lưu” rồi chọn tệp so-thi-dua.db trong thư mục này.
  3. Chép thư mục minh-chung vào cạnh tệp dữ liệu mới, tên thư mục theo hướng dẫn trên màn hình.
  4. Vào Nhật ký & sao lưu, bấm Kiểm tra dữ liệu và nhật ký.
Khi không cài được chương trình: mở moi-so-lieu.xlsx để đọc và in.

Muốn biết bộ này còn nguyên vẹn: trên Windows chạy  certutil -hashfile TÊN-TỆP SHA256
rồi so với dòng tương ứng trong {LIST_NAME}.
Hãy cất USB ở nơi khác với máy tính. Bộ này chứa dữ liệu cá nhân của người được đề nghị khen thưởng.
"""
