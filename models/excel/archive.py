"""What a file really is, and its parts once every one of them has been checked.

Everything is measured while it is unpacked, because declared sizes are the sender's own. No
reader sees a byte before this module has accepted the whole file.
"""

import io
import re
import struct
import zipfile
import zlib

from models.domain.errors import UserError
from models.domain.foreign_list import NOT_OURS

FILE_LIMIT_BYTES = 20 * 1024 * 1024
ENTRY_LIMIT = 200
UNPACKED_LIMIT_BYTES = 100 * 1024 * 1024
RATIO_LIMIT = 100
_RATIO_FROM_BYTES = 1024 * 1024
_CHUNK_BYTES = 256 * 1024
_LOCAL_HEADER_BYTES = 30
_TYPES_BYTES = 64 * 1024
_ENCRYPTED_FLAG = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_GOOD_NAME = re.compile(r"[\w\-. \[\]()&+,'{}!@#$%=~]+(?:/[\w\-. \[\]()&+,'{}!@#$%=~]+)*/?")
_KEPT = re.compile(r"xl/.+\.(?:xml|rels)|\[Content_Types\]\.xml|_rels/\.rels", re.IGNORECASE)
_SAVE_AS = "Hãy mở tệp bằng Excel hoặc LibreOffice, chọn Lưu thành dạng Excel (.xlsx) rồi gửi lại."

_WORD = "là văn bản Word, không phải gói số liệu Excel. Hãy chọn tệp khác."
_BEGINNINGS: tuple[tuple[tuple[bytes, ...], str], ...] = (
    (
        (b"%pdf",),
        "là tệp PDF, không đọc được số liệu. Hãy xin đơn vị gửi gói Excel (.xlsx).",
    ),
    (
        (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head"),
        f"thật ra là trang web (HTML) được đặt đuôi Excel. {_SAVE_AS}",
    ),
    ((b"<?xml",), f"là tệp XML, chưa phải tệp Excel .xlsx. {_SAVE_AS}"),
    ((b"{\\rtf",), _WORD),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8"),
        "là ảnh, không đọc được số liệu. Hãy xin đơn vị gửi gói Excel (.xlsx).",
    ),
    (
        (b"rar!", b"7z\xbc\xaf"),
        "là tệp nén, không phải tệp Excel. Hãy giải nén rồi chọn tệp .xlsx ở bên trong.",
    ),
)


def read_parts(content: bytes, file_name: str) -> dict[str, bytes]:
    """Return the XML parts of a workbook by name.

    Raises UserError, with a sentence for each kind, when the bytes are something else, broken,
    or beyond the limits.
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise UserError(
            f"Tệp “{file_name}” lớn hơn 20 MB nên không phải gói số liệu. "
            "Hãy bỏ ảnh và trang thừa rồi gửi lại."
        )
    if not content.startswith(b"PK"):
        raise UserError(_sentence_for_other_kind(content, file_name))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_entries(entries, archive.start_dir, file_name)
            _check_kind({entry.filename for entry in entries}, archive, file_name)
            return _unpack(archive, entries, len(content), file_name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        NotImplementedError,
        RuntimeError,
        OverflowError,
        OSError,
        ValueError,
    ) as error:
        raise _broken(file_name) from error


def _check_entries(entries: list[zipfile.ZipInfo], directory: int, file_name: str) -> None:
    names = [entry.orig_filename for entry in entries]
    if len(entries) > ENTRY_LIMIT or len(set(map(str.lower, names))) != len(names):
        raise _unusual(file_name, "có quá nhiều phần hoặc có phần trùng tên")
    if any(not _GOOD_NAME.fullmatch(name) or ".." in name for name in names):
        raise _unusual(file_name, "có phần mang tên không hợp lệ")
    end = 0
    for entry in sorted(entries, key=lambda item: item.header_offset):
        if entry.header_offset < end:
            raise _unusual(file_name, "có các phần chồng lên nhau")
        end = entry.header_offset + _LOCAL_HEADER_BYTES + entry.compress_size
        if entry.flag_bits & _ENCRYPTED_FLAG:
            raise UserError(_locked(file_name))
        if entry.compress_type not in _METHODS:
            raise _unusual(file_name, "được nén theo cách lạ")
    if end > directory:
        raise _broken(file_name)


def _check_kind(names: set[str], archive: zipfile.ZipFile, file_name: str) -> None:
    if "mimetype" in names:
        kind = archive.open("mimetype").read(100)
        if b"opendocument" in kind:
            raise UserError(
                f"Tệp “{file_name}” là tệp OpenDocument (.ods), chưa phải tệp Excel. {_SAVE_AS}"
            )
    if any(name.startswith("word/") for name in names):
        raise UserError(f"Tệp “{file_name}” {_WORD}")
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise UserError(
            f"Tệp “{file_name}” là tệp nén, không phải tệp Excel. "
            "Hãy giải nén rồi chọn tệp .xlsx ở bên trong."
        )
    lowered = {name.lower() for name in names}
    if "xl/workbook.bin" in lowered:
        raise UserError(f"Tệp “{file_name}” là tệp Excel nhị phân (.xlsb). {_SAVE_AS}")
    types = archive.open("[Content_Types].xml").read(_TYPES_BYTES)
    if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in lowered):
        raise UserError(
            f"Tệp “{file_name}” có chứa macro (.xlsm) nên không được nhận. "
            "Hãy lưu lại thành tệp Excel không có macro (.xlsx) rồi gửi lại."
        )
    if any(name.startswith("xl/externallinks/") for name in lowered):
        raise UserError(
            f"Tệp “{file_name}” có liên kết tới tệp khác trên máy người gửi. Hãy xin đơn vị gửi "
            "ngắt liên kết (dán giá trị thay cho công thức) rồi gửi lại."
        )


def _unpack(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], packed_size: int, file_name: str
) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    total = 0
    for entry in entries:
        kept: list[bytes] = []
        is_kept = _KEPT.fullmatch(entry.filename) is not None
        size = 0
        with archive.open(entry) as part:
            while chunk := part.read(_CHUNK_BYTES):
                size += len(chunk)
                total += len(chunk)
                _check_size(size, entry.compress_size, total, packed_size, file_name)
                if is_kept:
                    kept.append(chunk)
        if is_kept:
            parts[entry.filename] = b"".join(kept)
    return parts


def _check_size(size: int, packed: int, total: int, packed_total: int, file_name: str) -> None:
    bloats = size > _RATIO_FROM_BYTES and size > RATIO_LIMIT * max(packed, 1)
    bloats_in_all = total > _RATIO_FROM_BYTES and total > RATIO_LIMIT * packed_total
    if total > UNPACKED_LIMIT_BYTES or bloats or bloats_in_all:
        raise _unusual(file_name, "phình to bất thường khi mở ra")


def _sentence_for_other_kind(content: bytes, file_name: str) -> str:
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if not content:
        return f"Tệp “{file_name}” rỗng (0 byte). Hãy nhờ đơn vị gửi lại tệp."
    if content.startswith(_OLE):
        return _sentence_for_old_office(content, file_name)
    for beginnings, sentence in _BEGINNINGS:
        if start.startswith(beginnings):
            return f"Tệp “{file_name}” {sentence}"
    if reads_as_table(content):
        return (
            f"Tệp “{file_name}” là tệp văn bản có dấu phân cách (CSV), {NOT_OURS}. "
            "Hãy xin đơn vị gửi tệp .xlsx mà chương trình đã xuất, hoặc đọc tệp này như bảng riêng."
        )
    return (
        f"Tệp “{file_name}” không phải tệp Excel, hoặc đã hỏng ngay từ đầu tệp. "
        "Hãy nhờ đơn vị gửi lại tệp."
    )


def _sentence_for_old_office(content: bytes, file_name: str) -> str:
    if "EncryptedPackage".encode("utf-16-le") in content:
        return _locked(file_name)
    if "WordDocument".encode("utf-16-le") in content:
        return f"Tệp “{file_name}” {_WORD}"
    return f"Tệp “{file_name}” là tệp Excel đời cũ (.xls). {_SAVE_AS}"


def reads_as_table(content: bytes) -> bool:
    """Say whether the bytes are text whose first line has a separator in it."""
    if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    first = content[:4096].decode(encoding, "ignore").splitlines()[:1]
    return bool(first) and any(mark in first[0] for mark in (",", ";", "\t"))


def _locked(file_name: str) -> str:
    return (
        f"Tệp “{file_name}” có đặt mật khẩu nên không mở được. "
        "Hãy nhờ đơn vị bỏ mật khẩu rồi gửi lại."
    )


def _broken(file_name: str) -> UserError:
    return UserError(
        f"Tệp “{file_name}” bị cắt ngắn hoặc hỏng trên đường gửi. "
        "Hãy tải lại hoặc nhờ đơn vị gửi lại tệp."
    )


def _unusual(file_name: str, what: str) -> UserError:
    return UserError(
        f"Tệp “{file_name}” {what} nên không được nhận, để giữ an toàn cho máy. "
        "Hãy xin đơn vị gửi xuất lại gói."
    )
