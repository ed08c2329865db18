"""A text table (.csv): its letters, its separator, its cells addressed as on a sheet."""

import csv
import io
import re
from collections import Counter

from models.domain.errors import UserError
from models.domain.text import nfc
from models.excel.archive import FILE_LIMIT_BYTES, reads_as_table
from models.excel.grid import ROW_LIMIT, Cell, Grid

_CELL_LIMIT = 400_000
_TEXT_LIMIT = 32_767
_MOST_COLUMNS = 1_000
_MARKS = (";", "\t", ",")
_SAMPLE_LINES = 30
_WHOLE = re.compile(r"-?(?:0|[1-9]\d{0,14})")
_STRAY = re.compile("[\u0300-\u036f]")
_TONED = re.compile("[\u1ea0-\u1ef9]")
_BYTE_ORDER = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def is_delimited(content: bytes) -> bool:
    """Say whether the bytes are text whose first line has a separator."""
    return not content.startswith(b"PK") and reads_as_table(content)


def read_delimited(content: bytes, file_name: str) -> Grid:
    """Return the filled cells; only whole numbers count as numbers, all else is words to be read.

    Raises UserError beyond 20 MB, 20,000 rows or 400,000 cells.
    """
    if len(content) > FILE_LIMIT_BYTES:
        raise UserError(f"Tệp “{file_name}” lớn hơn 20 MB. Hãy tách tệp rồi đọc lại.")
    text = _text(content)
    grid: Grid = {}
    room = _CELL_LIMIT
    mark = _separator(text)
    try:
        for number, row in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
            cells = {
                place: _cell(words.strip()[:_TEXT_LIMIT])
                for place, words in enumerate(row[:_MOST_COLUMNS], 1)
                if words.strip()
            }
            room -= len(cells)
            if room < 0 or len(grid) >= ROW_LIMIT:
                raise UserError(
                    f"Tệp “{file_name}” có hơn 20.000 dòng, hoặc quá nhiều ô. "
                    "Hãy xoá các dòng thừa rồi đọc lại."
                )
            if cells:
                grid[number] = cells
    except csv.Error as error:
        raise UserError(
            f"Tệp “{file_name}” có dấu ngoặc kép hoặc ký tự lạ làm hỏng bảng. Hãy mở tệp bằng "
            "Excel, lưu thành .xlsx rồi đọc lại."
        ) from error
    return grid


def _cell(text: str) -> Cell:
    return Cell("n" if _WHOLE.fullmatch(text) else "s", text, 0, "")


def _text(content: bytes) -> str:
    for start, encoding in _BYTE_ORDER:
        if content.startswith(start):
            return nfc(content.decode(encoding, "replace"))
    try:
        return nfc(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _of_old_windows(content)


def _of_old_windows(content: bytes) -> str:
    """Return what Excel saved in a code page: Vietnamese (1258), or Western with TCVN3 in it.

    Tones stand beside their letters in 1258; that each of them finds one is no accident.
    """
    vietnamese = nfc(content.decode("cp1258", "replace"))
    if _TONED.search(vietnamese) and not _STRAY.search(vietnamese):
        return vietnamese
    return content.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """Return the mark that most lines hold equally often; a semicolon before a comma."""
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]

    def agreement(mark: str) -> tuple[int, int]:
        counts = Counter(line.count(mark) for line in lines if mark in line)
        (count, often), *_ = counts.most_common(1) or [(0, 0)]
        return often, count

    return max(_MARKS, key=agreement)
