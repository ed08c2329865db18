"""What rows of a department's own lists of people and of collectives have in common."""

from datetime import date
from enum import StrEnum

from models.domain.foreign_list import EntryKind, ListEntry, Wanted, nearest
from models.domain.nominations import AwardRecord, SubjectKind
from models.domain.text import match_key
from models.usecases.award_history import held_awards
from models.usecases.foreign_list import ListRow

AWARD_COLUMNS = (
    Wanted(
        key="award",
        label="Danh hiệu, hình thức",
        words=("Danh hiệu", "Hình thức khen thưởng", "Danh hiệu thi đua", "Khen thưởng"),
    ),
    Wanted(key="year", label="Năm khen thưởng", words=("Năm", "Năm đạt", "Năm công nhận")),
    Wanted(key="number", label="Số quyết định", words=("Quyết định", "Số QĐ")),
    Wanted(key="decided_on", label="Ngày quyết định", words=("Ngày QĐ", "Ngày ký")),
    Wanted(key="issuer", label="Cơ quan ban hành", words=("Cơ quan khen", "Cấp khen")),
)
_SHORT_NAMES = {
    "ldtt": "LDTT",
    "cstd cs": "CSTD_CO_SO",
    "cstdcs": "CSTD_CO_SO",
    "cstd tinh": "CSTD_TINH_BO",
    "cstd tq": "CSTD_TQ",
    "bk ubnd tinh": "BK_TINH_BO",
    "bk tinh": "BK_TINH_BO",
    "bang khen tinh": "BK_TINH_BO",
    "bang khen ubnd tinh": "BK_TINH_BO",
    "bang khen bo": "BK_TINH_BO",
    "bk ttg": "BK_TTG",
    "bang khen thu tuong": "BK_TTG",
    "gk": "GIAY_KHEN",
    "giay khen": "GIAY_KHEN",
    "hcld hang ba": "HCLD_3",
    "hcld hang nhi": "HCLD_2",
    "hcld hang nhat": "HCLD_1",
    "ttldtt": "TTLDTT",
    "ttldxs": "TTLDXS",
    "co thi dua tinh": "CO_TINH_BO",
    "co thi dua bo": "CO_TINH_BO",
    "co thi dua chinh phu": "CO_CP",
}
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_DAY_PARTS = 3


class RowState(StrEnum):
    """What would become of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    QUESTION = "question"
    PROBLEM = "problem"

    @property
    def label(self) -> str:
        """Return the word of the screen."""
        return _STATES[self]


_STATES = {
    RowState.NEW: "Mới",
    RowState.CHANGED: "Bổ sung",
    RowState.SAME: "Đã có",
    RowState.QUESTION: "Có thể trùng",
    RowState.PROBLEM: "Vướng mắc",
}
TAKEN = (RowState.NEW, RowState.CHANGED)


class AwardReader:
    """Reads the award of a row, by its name, its short name or what is nearest to them."""

    def __init__(self, kind: SubjectKind) -> None:
        awards = held_awards(kind)
        self._awards = {item.code: item for item in awards}
        short = {name: code for name, code in _SHORT_NAMES.items() if code in self._awards}
        self._names = {match_key(item.name): item.code for item in awards} | short

    def read(self, row: ListRow) -> tuple[AwardRecord | None, str]:
        """Return the award of a row, None where it names none, and what is wrong with it."""
        words = row.text("award").strip()
        if not words:
            return None, ""
        code = self._names.get(match_key(words)) or nearest(words, self._names)
        if not code:
            return None, f"Không nhận ra danh hiệu, hình thức “{words}”."
        decided_on, decided_year, wrong = day_or_year(row.entry("decided_on"))
        year = whole(row.entry("year")) or (decided_year - 1 if decided_year else None)
        if wrong or year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
            return None, wrong or f"“{words}” chưa có năm. Hãy ghi năm được khen."
        award = self._awards[code]
        return (
            AwardRecord(
                award=code,
                award_name=award.name,
                is_title=award.is_title,
                year=year,
                decision_number=row.text("number").strip(),
                decided_on=decided_on,
                issuer=row.text("issuer").strip(),
            ),
            "",
        )


def day_or_year(entry: ListEntry) -> tuple[date | None, int | None, str]:
    """Return day and year of a cell that holds a date or a bare year, or what is wrong."""
    if entry.kind is EntryKind.EMPTY or not (entry.text or entry.day):
        return None, None, ""
    if entry.kind is EntryKind.FAULT:
        return None, None, entry.text
    if entry.day is not None:
        return entry.day, entry.day.year, ""
    year = whole(entry)
    if year is not None and _FIRST_YEAR <= year <= _LAST_YEAR:
        return None, year, ""
    day = _typed_day(entry.text)
    if day is None:
        return None, None, f"Ô {entry.address} ghi “{entry.text}”, không phải ngày hoặc năm."
    return day, day.year, ""


def _typed_day(text: str) -> date | None:
    parts = text.strip().replace("-", "/").replace(".", "/").split("/")
    if len(parts) != _DAY_PARTS or not all(part.strip().isdigit() for part in parts):
        return None
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def whole(entry: ListEntry) -> int | None:
    """Return the whole number of a cell, None where it holds none."""
    if entry.number is not None and entry.number == entry.number.to_integral_value():
        return int(entry.number)
    text = entry.text.strip()
    return int(text) if text.isascii() and text.isdigit() else None
