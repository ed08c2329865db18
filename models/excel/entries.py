"""What a cell says, for the column it stands in; or the sentence about why it cannot be taken."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from models.domain.errors import Severity
from models.domain.legacy import Encoding, decode, reread
from models.domain.numbers import Candidate, read_number, show_number
from models.domain.text import fold, match_key, nfc
from models.domain.values import decimal_text
from models.domain.verdicts import is_share
from models.excel.cells import day_of, is_exact, shown_text
from models.excel.columns import Column, words_of
from models.excel.formats import Formats
from models.excel.grid import Cell

_PERCENT_WORDS = ("%", "phan tram")
_HUNDRED = Decimal(100)
_LAST_DAY = 2_958_466


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A number, a text, or nothing; `complaint` is empty when the cell can be taken as it is.

    `original` is what stood there when the text had to be read from an old encoding.
    """

    number: Decimal | None = None
    text: str = ""
    original: str = ""
    complaint: str = ""
    severity: Severity = Severity.ERROR


def found_text(cell: Cell, formats: Formats | None = None) -> str:
    """Return what a person sees in the cell, for messages; a day where `formats` say it is one."""
    if cell.kind == "n":
        number = stored_number(cell.text)
        if formats and cell.style in formats.dates and number and 1 <= number < _LAST_DAY:
            return f"{day_of(int(number)):%d/%m/%Y}"
        return show_number(number) if number is not None else cell.text[:100]
    return cell.text[:100]


def says(cell: Cell | None, value: Decimal | str | None) -> bool:
    """Say whether `cell` still shows `value` as this program wrote it."""
    if cell is None or cell.text == "":
        return (value is None or value == "") and (cell is None or not cell.formula)
    if cell.formula or cell.kind == "e":
        return False
    if isinstance(value, Decimal):
        text = decimal_text(value)
        if cell.text == text and cell.kind == ("n" if is_exact(value) else "s"):
            return True
        return cell.kind == "n" and is_exact(value) and stored_number(cell.text) == value
    if value is None or cell.kind != "s":
        return False
    return cell.text == value or _plain_lines(cell.text) == _plain_lines(shown_text(value))


def read_text(cell: Cell | None, chosen: Encoding | None = None) -> Entry:
    """Read a cell of words; a number is taken as its digits.

    `chosen` is the encoding a person says the words are in, whatever font and letters tell.
    """
    if cell is None:
        return Entry()
    complaint = _no_value(cell)
    if complaint:
        return Entry(complaint=complaint)
    if cell.kind == "n":
        return Entry(text=found_text(cell))
    if chosen is not None:
        return _chosen(cell, chosen)
    text = _plain_lines(nfc(cell.text))
    if cell.original:
        return Entry(text=text, original=cell.original)
    plain = reread(text)
    return Entry(text=plain, original=text if plain != text else "")


def _chosen(cell: Cell, encoding: Encoding) -> Entry:
    written = cell.original or cell.text
    text = _plain_lines(nfc(decode(written, encoding)))
    return Entry(text=text, original=written if text != _plain_lines(nfc(written)) else "")


def read_choice(cell: Cell | None, column: Column) -> Entry:
    """Read a cell of a drop-down column: one of its words, or nothing."""
    entry = read_text(cell)
    if entry.complaint or not entry.text:
        return entry
    words = words_of(column.choices)
    folded = match_key(entry.text)
    for word in words:
        if match_key(word) == folded:
            return Entry(text=word)
    return Entry(complaint=f"Hãy chọn một trong: {', '.join(words)}.")


def read_figure(cell: Cell | None, column: Column, formats: Formats, unit: str) -> Entry:
    """Read a cell of numbers in `unit`, within the bounds of its column."""
    if cell is None or (cell.kind == "s" and not cell.text.strip() and not cell.formula):
        return Entry()
    complaint = _no_value(cell)
    if complaint:
        return Entry(complaint=complaint)
    entry = _typed(cell, unit) if cell.kind == "s" else _stored(cell, formats, unit)
    if entry.complaint or entry.number is None:
        return entry
    low, high = column.low, column.high
    if (low is not None and entry.number < low) or (high is not None and entry.number > high):
        return Entry(complaint=column.how)
    return entry


def _no_value(cell: Cell) -> str:
    if cell.kind == "e":
        return (
            f"Ô báo lỗi {cell.text} của Excel nên không có số liệu. Hãy gõ lại giá trị vào ô này."
        )
    if cell.formula and not cell.text:
        return (
            f"Ô chứa công thức “{cell.formula[:80]}” nhưng chưa có kết quả. "
            "Hãy mở tệp bằng Excel, bấm Lưu rồi gửi lại, hoặc gõ thẳng giá trị."
        )
    return ""


def _stored(cell: Cell, formats: Formats, unit: str) -> Entry:
    number = stored_number(cell.text)
    if cell.kind in ("b", "d") or cell.style in formats.dates:
        return Entry(
            complaint="Ô này đang là ngày tháng hoặc đúng/sai, có thể do Excel tự đổi. "
            "Hãy định dạng ô là số rồi gõ lại giá trị.",
        )
    if number is None:
        return Entry(complaint="Ô này không phải một số. Hãy gõ lại giá trị.")
    if cell.style not in formats.percents:
        return Entry(number=number)
    percent = number * _HUNDRED
    if _is_percent(unit):
        return Entry(number=percent)
    return Entry(
        complaint=f"Ô hiện {show_number(percent)} % nhưng đơn vị tính là “{unit}”. "
        f"Hãy định dạng ô là số rồi gõ giá trị theo đơn vị {unit}.",
        severity=Severity.QUESTION,
    )


def _typed(cell: Cell, unit: str) -> Entry:
    candidates = read_number(cell.text).candidates
    if not candidates or any(one.value is None or one.operator for one in candidates):
        return Entry(complaint="Ô này không phải một số. Hãy chỉ gõ số, ví dụ 95,5.")
    if len(candidates) > 1:
        ways = " hoặc ".join(show_number(one.value) for one in candidates if one.value is not None)
        return Entry(
            complaint=f"Có thể là {ways}. Hãy gõ lại theo một cách, không dùng dấu ngăn nghìn.",
            severity=Severity.QUESTION,
        )
    return _in_unit(candidates[0], unit)


def _in_unit(found: Candidate, unit: str) -> Entry:
    same = not found.unit or fold(found.unit) == fold(unit)
    if same or (fold(found.unit) in _PERCENT_WORDS and _is_percent(unit)):
        return Entry(number=found.value)
    return Entry(
        complaint=f"Ô ghi đơn vị “{found.unit}”, chỉ tiêu này tính bằng “{unit}”. "
        "Hãy chỉ gõ số theo đơn vị của chỉ tiêu.",
        severity=Severity.QUESTION,
    )


def _is_percent(unit: str) -> bool:
    return fold(unit).startswith(_PERCENT_WORDS) and is_share(unit)


def stored_number(text: str) -> Decimal | None:
    """Return the number a workbook stores, at the fifteen digits it can be trusted for."""
    if len(text) > 40:  # noqa: PLR2004 - a double never needs more
        return None
    try:
        number = Decimal(text)
        if not number.is_finite() or abs(number.adjusted()) > 40:  # noqa: PLR2004 - nothing we count
            return None
        if len(number.as_tuple().digits) <= 15:  # noqa: PLR2004 - exact as it stands
            return number
        return Decimal(format(float(number), ".15g"))
    except (InvalidOperation, ValueError, OverflowError):
        return None


def _plain_lines(text: str) -> str:
    if text.isascii() and "\r" not in text:
        return text.strip()
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " ").strip()
