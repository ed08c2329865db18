"""Which target, period or task a row is about: by its hidden key, and by what a person sees."""

from collections.abc import Mapping
from dataclasses import dataclass

from models.domain.errors import UserError
from models.domain.periods import Period, parse_period
from models.domain.text import match_key
from models.excel.columns import ROW_KEY
from models.excel.table import Table

_TO_DO = (
    "Có thể dòng đã bị sắp xếp hoặc dán thiếu cột, nên không được nhận. "
    "Hãy gõ số liệu vào đúng dòng của tệp gốc rồi gửi lại."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """What a row is about; `complaint` is empty when the hidden key and the sheet agree.

    `column` is where the complaint stands; with `is_taken` it is only a remark. `doubtful` are
    the other things the row may be about, targets with their period.
    """

    code: str = ""
    period: str = ""
    column: str = "code"
    complaint: str = ""
    is_taken: bool = False
    doubtful: tuple[tuple[str, str], ...] = ()


def named_result(table: Table, row: int, periods: Mapping[str, str]) -> Named:
    """Return the target and period of a row; `periods` are the texts of the year's by name."""
    key, code, label = (table.text(row, name) for name in (ROW_KEY, "code", "period"))
    shown = periods.get(match_key(label[:100]), label)
    if not key:
        return _checked(code, shown) if code else Named()
    target, _, period = key.rpartition("|")
    if code and target != code:
        return Named(
            code=code,
            complaint=f"Mã ghi “{code}”, mã của dòng là “{target}”. {_TO_DO}",
            doubtful=((target, period), (code, shown)),
        )
    named = _checked(target, period)
    if named.complaint or not label:
        return named
    own, seen = parse_period(named.period), _period(shown)
    if own == seen or match_key(label[:100]) == match_key(own.label):
        return named
    if seen is None:
        return Named(
            code=target,
            period=own.text,
            column="period",
            complaint=f"Không hiểu kỳ này; dòng được nhận là của {own.label}.",
            is_taken=True,
        )
    return Named(
        code=target,
        column="period",
        complaint=f"Kỳ ghi “{label[:100]}”, kỳ của dòng là “{own.label}”. {_TO_DO}",
        doubtful=((target, own.text), (target, seen.text)),
    )


def named_task(table: Table, row: int) -> Named:
    """Return the task of a row."""
    key, code = table.text(row, ROW_KEY), table.text(row, "code")
    if key and code and key != code:
        return Named(
            code=code,
            complaint=f"Mã ghi “{code}”, mã của dòng là “{key}”. {_TO_DO}",
            doubtful=((key, ""), (code, "")),
        )
    return Named(code=key or code)


def _checked(target: str, period: str) -> Named:
    try:
        return Named(code=target, period=parse_period(period[:40]).text)
    except UserError as error:
        return Named(code=target, column="period", complaint=error.text)


def _period(text: str) -> Period | None:
    try:
        return parse_period(text[:40])
    except UserError:
        return None
