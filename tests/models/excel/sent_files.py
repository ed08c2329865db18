"""Files as people send them: packages edited by hand, other kinds, broken and hostile ones.

Everything is made by code, from the bytes of a good package where that helps.
"""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from models.excel.submission import write_submission
from tests.models.excel.workbook_sample import submission

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
FIRST_ROW = 6
SHEET = "xl/worksheets/sheet2.xml"


def package(count: int = 12) -> bytes:
    """Return a good package of `count` targets."""
    return write_submission(submission(count))


def edited(content: bytes, edit: Callable[[openpyxl.Workbook], None]) -> bytes:
    """Return the package after somebody edited it in a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    edit(book)
    target = io.BytesIO()
    book.save(target)
    book.close()
    return target.getvalue()


def typed(content: bytes, values: Mapping[str, object], sheet: str = "Chỉ tiêu") -> bytes:
    """Return the package with values typed into cells, by their address."""

    def edit(book: openpyxl.Workbook) -> None:
        for address, value in values.items():
            book[sheet][address].value = value

    return edited(content, edit)


def sheet_of(book: openpyxl.Workbook, name: str = "Chỉ tiêu") -> Worksheet:
    """Return a sheet by name, typed."""
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def zipped(parts: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    """Return a zip of `parts`."""
    target = io.BytesIO()
    method = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the package with one part added or replaced."""
    return zipped(parts_of(content) | {name: part})


def with_text(content: bytes, name: str, old: str, new: str) -> bytes:
    """Return the package with a text in one part replaced; it must be there."""
    part = parts_of(content)[name]
    assert old.encode() in part
    return with_part(content, name, part.replace(old.encode(), new.encode(), 1))


def overlapping(content: bytes) -> bytes:
    """Return a zip whose directory names the same bytes twice."""
    end = content.rindex(b"PK\x05\x06")
    size, start = struct.unpack("<II", content[end + 12 : end + 20])
    count = struct.unpack("<H", content[end + 10 : end + 12])[0]
    directory = content[start : start + size]
    name_length = struct.unpack("<H", directory[28:30])[0]
    extra, comment = struct.unpack("<HH", directory[30:34])
    length = 46 + name_length + extra + comment
    again = bytearray(directory[:length])
    again[46 : 46 + name_length] = b"xl/a.xml".ljust(name_length, b"a")[:name_length]
    tail = bytearray(content[end:])
    struct.pack_into("<HH", tail, 8, count + 1, count + 1)
    struct.pack_into("<I", tail, 12, size + length)
    return content[: start + size] + bytes(again) + bytes(tail)


def encrypted_flag(content: bytes) -> bytes:
    """Return a zip whose first entry says it is encrypted."""
    end = content.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", content[end + 16 : end + 20])[0]
    changed = bytearray(content)
    changed[start + 8] |= 1
    changed[6] |= 1
    return bytes(changed)


def other_kinds() -> dict[str, tuple[bytes, str]]:
    """Return files of other kinds with words their sentence must hold."""
    good = package(3)
    return {
        "cu.xls": (OLE + "Workbook".encode("utf-16-le") + b"\0" * 2000, r"đời cũ \(\.xls\)"),
        "khoa.xlsx": (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 2000, "mật khẩu"),
        "van-ban.doc": (OLE + "WordDocument".encode("utf-16-le") + b"\0" * 2000, "Word"),
        "van-ban.rtf": (b"{\\rtf1\\ansi x}", "Word"),
        "van-ban.docx": (zipped({"[Content_Types].xml": b"", "word/document.xml": b""}), "Word"),
        "bang.ods": (
            zipped(
                {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b""}
            ),
            r"OpenDocument \(\.ods\)",
        ),
        "bang.csv": ("Mã;Kết quả\nA1;95,5\n".encode("utf-8-sig"), "CSV"),
        "bang-utf16.csv": ("Mã\tKết quả\nA1\t95,5\n".encode("utf-16"), "CSV"),
        "bang.xml": (b'<?xml version="1.0"?><Workbook/>', "XML"),
        "trang.xls": (b"\r\n<html><table><tr><td>1</td></tr></table></html>", "HTML"),
        "in.pdf": (b"%PDF-1.7\n%\xe2\xe3\n", "PDF"),
        "anh.png": (b"\x89PNG\r\n\x1a\n", "là ảnh"),
        "nen.rar": (b"Rar!\x1a\x07\x00", "tệp nén"),
        "nen.zip": (zipped({"nop.xlsx": good}), "tệp nén"),
        "macro.xlsm": (with_part(good, "xl/vbaProject.bin", b"x"), r"macro \(\.xlsm\)"),
        "macro-doi-ten.xlsx": (
            with_text(good, "[Content_Types].xml", "sheet.main+xml", "sheet.macroEnabled.main+xml"),
            r"macro \(\.xlsm\)",
        ),
        "nhi-phan.xlsb": (with_part(good, "xl/workbook.bin", b"x"), r"\(\.xlsb\)"),
        "lien-ket.xlsx": (
            with_part(good, "xl/externalLinks/externalLink1.xml", b"<x/>"),
            "liên kết tới tệp khác",
        ),
        "rong.xlsx": (b"", "rỗng"),
        "cat.xlsx": (good[: len(good) // 2], "cắt ngắn hoặc hỏng"),
        "cat-cuoi.xlsx": (good[:-30], "cắt ngắn hoặc hỏng"),
        "khong-phai.xlsx": (b"\x00\x01\x02\x03" * 100, "không phải tệp Excel"),
        "excel-khac.xlsx": (
            edited(good, lambda book: book.remove(book["_meta"])),
            "không phải gói",
        ),
    }


def hostile() -> dict[str, bytes]:
    """Return files made to hurt: bombs, entities, odd names, absurd addresses and counts."""
    good = package(3)
    parts = parts_of(good)
    sheet = parts[SHEET].decode()
    huge = b"<a>" * 30_000_000
    crowd = "".join(
        f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(100, 100 + 20_001)
    )
    return {
        "qua-nang.xlsx": good + b"\0" * (20 * 1024 * 1024),
        "nhieu-phan.xlsx": zipped(parts | {f"xl/p{n}.xml": b"<x/>" for n in range(201)}),
        "bom.xlsx": with_part(good, "xl/bomb.xml", huge),
        "bom-ngoai.xlsx": with_part(good, "docProps/app.xml", huge),
        "ra-ngoai.xlsx": with_part(good, "../../etc/passwd", b"x"),
        "tuyet-doi.xlsx": with_part(good, "/etc/passwd", b"x"),
        "o-dia.xlsx": with_part(good, "C:\\Windows\\a.xml", b"x"),
        "trung-ten.xlsx": zipped(parts | {"XL/workbook.xml": parts["xl/workbook.xml"]}),
        "chong-nhau.xlsx": overlapping(good),
        "ma-hoa.xlsx": encrypted_flag(good),
        "thuc-the.xlsx": with_part(
            good,
            SHEET,
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
        ),
        "tep-ngoai.xlsx": with_part(
            good,
            "xl/sharedStrings.xml",
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><sst><si><t>&a;</t></si></sst>',
        ),
        "dia-chi.xlsx": with_text(good, SHEET, f'r="A{FIRST_ROW}"', 'r="ZZZ9999999"'),
        "dong-am.xlsx": with_text(good, SHEET, f'<row r="{FIRST_ROW}"', '<row r="-5"'),
        "dong-lon.xlsx": with_text(good, SHEET, f'<row r="{FIRST_ROW}"', '<row r="9999999"'),
        "dong-nhieu.xlsx": with_part(
            good, SHEET, sheet.replace("</sheetData>", f"{crowd}</sheetData>").encode()
        ),
        "chuoi-xa.xlsx": with_text(good, SHEET, 't="s"><v>', 't="s"><v>99999'),
        "sau.xlsx": with_part(good, SHEET, b"<a>" * 500_000 + b"</a>" * 500_000),
        "khong-kieu.xlsx": with_part(good, "xl/styles.xml", b"<styleSheet"),
        "chu-dai.xlsx": with_part(
            good, "xl/sharedStrings.xml", b"<sst><si><t>" + b"a" * 200_000 + b"</t></si></sst>"
        ),
        "chung-phan.xlsx": with_part(
            good,
            "xl/_rels/workbook.xml.rels",
            parts["xl/_rels/workbook.xml.rels"].replace(b"sheet3.xml", b"sheet2.xml"),
        ),
        "hai-nhan-dang.xlsx": with_text(good, SHEET, "<sheetData>", TWICE_MARKED),
    }


TWICE_MARKED = (
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>so-thi-dua/package</t></is></c></row>'
)
