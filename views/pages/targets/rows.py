"""The rows of the target list: texts and sort keys made once, off the GUI thread."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from models.domain.numbers import show_number, show_rounded, show_share
from models.domain.periods import Period, PeriodKind, parse_period
from models.domain.results import Result, Travel
from models.domain.targets import Target, Verdict
from models.domain.text import collation_key
from models.usecases.standing import reported_value
from models.usecases.targets import TargetLine
from models.usecases.wording import requirement_words, travel_words
from views.widgets.facts_model import Column
from views.widgets.formats import date_text

Key = tuple[tuple[int, ...], tuple[int, ...], str]
VERDICT_ORDER = (
    Verdict.NOT_MET,
    Verdict.AT_RISK,
    Verdict.UNKNOWN,
    Verdict.ON_TRACK,
    Verdict.MET,
    Verdict.EXCEEDED,
)
VALUE = "value"
_AT_HOME = (Travel.DRAFT, Travel.READY, Travel.CORRECTED, Travel.RETURNED)
_ROMAN = ("", "I", "II", "III", "IV")


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """One row of the list.

    `shown` is the report of the chosen period, or the latest one while the whole year is chosen;
    `standing` the report that an entry in place would change; `waits` says that a result has not
    left the office.
    """

    id: str
    line: TargetLine
    period: str
    shown: Result | None
    standing: Result | None
    value: Decimal | None
    value_text: str
    unit: str
    requirement: str
    assigned: str
    name_key: Key
    field_key: Key
    waits: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where one pasted text falls: a row, a period of it, and what stands there."""

    row: TargetRow
    period: str
    standing: Result | None
    text: str


def rows_of(lines: Iterable[TargetLine], period: str) -> tuple[TargetRow, ...]:
    """Return the rows of `lines` with the results of `period`."""
    return tuple(row_of(line, period) for line in lines)


def row_of(
    line: TargetLine,
    period: str,
    name_key: Key | None = None,
    standing: Result | None = None,
) -> TargetRow:
    """Return the row of `line` with the result of `period`.

    `name_key` and `standing` are given where they are known, the latter for other years.
    """
    if standing is None:
        standing = next((one for one in line.results if one.period == period), None)
    shown = standing if standing and not standing.is_empty else None
    if shown is None and parse_period(period).kind is PeriodKind.YEAR:
        shown = line.latest
    value = reported_value(shown) if shown else None
    return TargetRow(
        id=line.target.id,
        line=line,
        period=period,
        shown=shown,
        standing=standing,
        value=value,
        value_text=result_text(shown),
        unit=short_unit(line.target) if value is not None else "",
        requirement=requirement_words(line.target.goal),
        assigned=assigned_text(line),
        name_key=name_key or collation_key(line.target.name),
        field_key=_field_key(line.field_name),
        waits=line.latest is not None and line.travel in _AT_HOME,
    )


def result_text(result: Result | None) -> str:
    """Return what a report states, without its unit."""
    if result is None or result.is_empty:
        return ""
    value = reported_value(result)
    if value is not None:
        return show_number(value) if result.value is not None else show_rounded(value)
    return "đạt" if result.judged else "chưa đạt"


def short_unit(target: Target) -> str:
    """Return the unit as it stands after a number in a narrow column."""
    return target.goal.unit


def period_words(period: Period) -> str:
    """Return the period inside its year: "Cả năm", "Quý III", "6 tháng đầu", "Tháng 05"."""
    return {
        PeriodKind.YEAR: "Cả năm",
        PeriodKind.HALF: f"6 tháng {'đầu' if period.number == 1 else 'cuối'}",
        PeriodKind.QUARTER: f"Quý {_ROMAN[min(period.number, 4)]}",
        PeriodKind.MONTH: f"Tháng {period.number:02d}",
        PeriodKind.PHASE: f"{period.year} - {period.year_to}",
    }[period.kind]


def columns() -> tuple[Column[TargetRow], ...]:
    """Return the columns of the list."""
    return (
        Column(key="field", title="Lĩnh vực", text=_field, sort=_by_field, width=96),
        Column(
            key="name",
            title="Chỉ tiêu",
            text=name_text,
            sort=lambda row: row.name_key,
            width=190,
            stretch=True,
        ),
        Column(key="unit", title="Đơn vị", text=lambda row: row.line.target.goal.unit, hidden=True),
        Column(
            key="requirement",
            title="Của ngành",
            text=lambda row: row.requirement,
            sort=lambda row: row.line.target.goal.low,
            width=136,
        ),
        Column(
            key="assigned",
            title="Đơn vị nhận",
            text=lambda row: row.assigned,
            sort=_by_assigned,
            width=94,
        ),
        *_result_columns(),
        *_state_columns(),
    )


def _result_columns() -> tuple[Column[TargetRow], ...]:
    return (
        Column(
            key=VALUE,
            title="Kết quả",
            text=lambda row: row.value_text,
            sort=lambda row: row.value,
            unit=lambda row: row.unit,
            role=lambda row: "muted" if row.standing is None else "text",
            tip=_value_tip,
            export=lambda row: f"{row.value_text} {row.unit}".strip(),
            width=112,
            numeric=True,
        ),
        Column(
            key="verdict",
            title="Đánh giá",
            text=lambda row: verdict_text(row.line),
            sort=lambda row: VERDICT_ORDER.index(row.line.judgement.verdict),
            status=lambda row: row.line.judgement.verdict,
            tip=lambda row: row.line.judgement.sentence,
            width=116,
        ),
        Column(
            key="period",
            title="Kỳ",
            text=lambda row: _period_text(row.shown),
            sort=lambda row: row.shown and parse_period(row.shown.period),
            width=82,
            hidden=True,
        ),
        Column(
            key="ratio",
            title="Hoàn thành",
            text=_ratio_text,
            sort=lambda row: row.line.judgement.ratio,
            width=96,
            numeric=True,
        ),
    )


def _state_columns() -> tuple[Column[TargetRow], ...]:
    return (
        Column(
            key="deadline",
            title="Hạn",
            text=lambda row: date_text(row.line.judgement.goal.deadline),
            sort=lambda row: row.line.judgement.goal.deadline,
            width=88,
        ),
        Column(key="travel", title="Gửi", text=_travel_text, role=_travel_role, width=92),
        Column(
            key="evidence",
            title="Minh chứng",
            text=lambda row: str(row.line.evidence_count or ""),
            sort=lambda row: row.line.evidence_count,
            width=96,
            numeric=True,
            hidden=True,
        ),
        Column(
            key="assignee",
            title="Phụ trách",
            text=lambda row: row.line.assigned.assignee if row.line.assigned else "",
            width=120,
            hidden=True,
        ),
        Column(
            key="remarks",
            title="Ý kiến",
            text=lambda row: str(row.line.remark_count or ""),
            sort=lambda row: row.line.remark_count,
            role=lambda _row: "warn",
            width=66,
            numeric=True,
            hidden=True,
        ),
        Column(
            key="document",
            title="Văn bản",
            text=lambda row: row.line.document_number,
            width=130,
            hidden=True,
        ),
        Column(
            key="programme",
            title="Chương trình",
            text=lambda row: row.line.programme_title,
            width=220,
            hidden=True,
        ),
    )


def replaced(row: TargetRow, line: TargetLine, period: str) -> TargetRow:
    """Return the row of the newer `line` in `period`."""
    return row_of(line, period, row.name_key)


def _field(row: TargetRow) -> str:
    return row.line.field_name


def _by_field(row: TargetRow) -> tuple[Key, int]:
    return row.field_key, row.line.target.order


def _by_assigned(row: TargetRow) -> Decimal | None:
    return row.line.assigned.low if row.line.assigned else None


def name_text(row: TargetRow) -> str:
    """Return the name, marked where the target is part of another ("trong đó …")."""
    target = row.line.target
    return f"↳ {target.name}" if target.parent else target.name


def verdict_text(line: TargetLine) -> str:
    """Return the word for a number that nothing follows from; "" where the verdict has its own."""
    reported = line.latest is not None and not line.latest.is_empty
    return "chưa kết luận" if reported and line.judgement.verdict is Verdict.UNKNOWN else ""


def assigned_text(line: TargetLine) -> str:
    """Return what the office took on, "" where it took on nothing."""
    item = line.assigned
    if item is None or (item.low is None and item.high is None):
        return ""
    bounds = [show_number(bound) for bound in (item.low, item.high) if bound is not None]
    return f"{' - '.join(bounds)} {line.target.goal.unit}".strip()


def _value_tip(row: TargetRow) -> str:
    if row.standing is None and row.shown is not None:
        label = parse_period(row.shown.period).label.lower()
        return f"Số của {label}. Kỳ đang chọn chưa có số."
    if row.shown is not None and row.shown.note:
        return f"Ghi chú: {row.shown.note}"
    return ""


def _period_text(result: Result | None) -> str:
    return period_words(parse_period(result.period)) if result else ""


def _ratio_text(row: TargetRow) -> str:
    ratio = row.line.judgement.ratio
    return "" if ratio is None else show_share(ratio)


def _travel_text(row: TargetRow) -> str:
    return travel_words(row.line.travel) if row.line.latest else ""


def _travel_role(row: TargetRow) -> str:
    return "bad" if row.line.latest and row.line.travel is Travel.RETURNED else "muted"


@lru_cache(maxsize=512)
def _field_key(name: str) -> Key:
    return collation_key(name)
