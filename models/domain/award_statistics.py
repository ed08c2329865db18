"""Counting what was granted: five years, and the statistical forms 0601.N to 0605.N.

Thông tư 02/2023/TT-BNV, as far as a public source tells its columns (DTKH of a provincial
product); what nobody recorded is said in the note of each table, never filled in.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.domain.decisions import RegisterEntry
from models.domain.merits import GROUP_WORDS, MODE_WORDS
from models.domain.nominations import Inheritance
from models.domain.report_tables import ReportTable, TableColumn, TableRow

STATE_AWARDS = ("CSTD_TQ", "CO_CP", "BK_TTG", "HCLD_3", "HCLD_2", "HCLD_1")
LEVEL_AWARDS = ("CSTD_TINH_BO", "TTLDXS", "CO_TINH_BO", "BK_TINH_BO", "KNC")
HOUSE_AWARDS = ("LDTT", "CSTD_CO_SO", "TTLDTT", "GIAY_KHEN")
_GROUPS = tuple(key for key in GROUP_WORDS if key)
_MODES = tuple(key for key in MODE_WORDS if key)
_SPANS = (
    ("Dưới 1 năm", 0, 1),
    ("1 năm", 1, 2),
    ("Trên 1 đến dưới 3 năm", 2, 3),
    ("Từ 3 đến dưới 5 năm", 3, 5),
    ("Từ 5 năm trở lên", 5, 1000),
)
_SOURCE = "Thông tư 02/2023/TT-BNV; cột mục theo nguồn thứ cấp, chưa đối chiếu với bản chính."


@dataclass(frozen=True, slots=True, kw_only=True)
class MovementFact:
    """A movement for form 0601.N: who launched it, how long it runs in years (None unknown)."""

    name: str
    launch_level: str
    years: int | None


def report_year(entry: RegisterEntry) -> int:
    """Return the year an award is reported in: that of its decision, else the one rewarded."""
    decided = entry.record.decided_on
    return decided.year if decided else entry.record.year


def own_entries(entries: Iterable[RegisterEntry]) -> list[RegisterEntry]:
    """Return what was granted to the subjects themselves, without predecessors' awards."""
    return [entry for entry in entries if entry.record.inheritance == Inheritance.OWN]


def counts_by_year(
    entries: Iterable[RegisterEntry], years: Sequence[int]
) -> dict[str, dict[int, int]]:
    """Return how often each award was granted in each of `years`, by award name."""
    found: dict[str, Counter[int]] = {}
    for entry in own_entries(entries):
        found.setdefault(entry.record.award_name, Counter())[report_year(entry)] += 1
    return {
        name: {year: counted[year] for year in years}
        for name, counted in found.items()
        if any(counted[year] for year in years)
    }


def five_years(
    entries: Sequence[RegisterEntry], years: Sequence[int], names: Sequence[str]
) -> ReportTable:
    """Return award by year; `names` give the order, others follow by name."""
    counts = counts_by_year(entries, years)
    order = [name for name in names if name in counts]
    order += sorted(set(counts) - set(order))
    rows = [
        TableRow(cells=(name, *counts[name].values(), sum(counts[name].values()))) for name in order
    ]
    totals = [sum(counts[name][year] for name in order) for year in years]
    rows.append(TableRow(cells=("Cộng", *totals, sum(totals)), total=True))
    return ReportTable(
        title=f"Kết quả khen thưởng {years[0]} - {years[-1]}",
        note="Tính theo năm của quyết định; không gồm thành tích kế thừa.",
        columns=(
            TableColumn(head="Danh hiệu, hình thức", width=44),
            *(TableColumn(head=str(year), width=10, numeric=True) for year in years),
            TableColumn(head="Cộng", width=10, numeric=True),
        ),
        rows=rows,
    )


def form_0601(movements: Sequence[MovementFact], year: int) -> ReportTable:
    """Return the number of movements by who launched them and how long they run."""
    levels = dict.fromkeys(item.launch_level or "Chưa ghi" for item in movements)
    rows = []
    for level in levels:
        chosen = [item for item in movements if (item.launch_level or "Chưa ghi") == level]
        known = [item.years for item in chosen if item.years is not None]
        spread = [sum(low <= years < high for years in known) for _, low, high in _SPANS]
        rows.append(TableRow(cells=(level, len(chosen), *spread, len(chosen) - len(known))))
    totals = [sum(int(row.cells[place] or 0) for row in rows) for place in range(1, 8)]
    rows.append(TableRow(cells=("Cộng", *totals), total=True))
    return ReportTable(
        title="Biểu 0601.N. Số phong trào thi đua",
        subtitle=f"Năm {year}",
        note=f"{_SOURCE} Phong trào lấy từ Chương trình cụm.",
        columns=(
            TableColumn(head="Cấp phát động", width=30),
            TableColumn(head="Tổng số", width=10, numeric=True),
            *(TableColumn(head=name, width=16, numeric=True) for name, _, _ in _SPANS),
            TableColumn(head="Chưa rõ thời gian", width=14, numeric=True),
        ),
        rows=rows,
    )


def form_0602(entries: Sequence[RegisterEntry], year: int) -> ReportTable:
    """Return the state-level awards of `year`."""
    return _award_form(
        entries, year, STATE_AWARDS, "Biểu 0602.N. Số lượng khen thưởng cấp Nhà nước"
    )


def form_0603(entries: Sequence[RegisterEntry], year: int) -> ReportTable:
    """Return the awards of ministry or province level of `year`."""
    return _award_form(
        entries, year, LEVEL_AWARDS, "Biểu 0603.N. Số lượng khen thưởng cấp Bộ, tỉnh"
    )


def form_without_data(number: str, title: str, year: int) -> ReportTable:
    """Return a form that nothing in this program tells anything for."""
    return ReportTable(
        title=f"Biểu {number}. {title}",
        subtitle=f"Năm {year}",
        note=f"{_SOURCE} Chương trình không ghi tổ chức và biên chế, nên biểu này để trống.",
        columns=(TableColumn(head="Chỉ tiêu", width=50), TableColumn(head="Số lượng", width=14)),
        rows=(),
    )


def _award_form(
    entries: Sequence[RegisterEntry], year: int, codes: Sequence[str], title: str
) -> ReportTable:
    chosen = [
        entry
        for entry in own_entries(entries)
        if report_year(entry) == year and entry.record.award in codes
    ]
    names = {entry.record.award: entry.record.award_name for entry in chosen}
    rows = [
        TableRow(cells=_award_row(names[code], [e for e in chosen if e.record.award == code]))
        for code in codes
        if code in names
    ]
    rows.append(TableRow(cells=_award_row("Cộng", chosen), total=True))
    unsaid = sum(not entry.record.mode for entry in chosen)
    note = f"{_SOURCE} Có {unsaid} lần chưa ghi loại hình khen thưởng." if unsaid else _SOURCE
    return ReportTable(
        title=title,
        subtitle=f"Năm {year}, theo ngày quyết định",
        note=note,
        columns=(
            TableColumn(head="Danh hiệu, hình thức", width=34),
            TableColumn(head="Tổng số", width=13, numeric=True),
            TableColumn(head="Tập thể", width=13, numeric=True),
            TableColumn(head="Cá nhân", width=14, numeric=True),
            *(TableColumn(head=GROUP_WORDS[key], width=17, numeric=True) for key in _GROUPS),
            *(TableColumn(head=MODE_WORDS[key], width=17, numeric=True) for key in _MODES),
        ),
        rows=rows,
    )


def _award_row(name: str, entries: Sequence[RegisterEntry]) -> tuple[str | int, ...]:
    people = [entry for entry in entries if entry.kind == "individual"]
    groups = Counter(entry.record.person_group for entry in people)
    modes = Counter(entry.record.mode for entry in entries)
    return (
        name,
        len(entries),
        len(entries) - len(people),
        len(people),
        *(groups[key] for key in _GROUPS),
        *(modes[key] for key in _MODES),
    )
