"""What may stand in each column, as lines for the manual, from the table the reader checks by."""

from models.excel.columns import (
    TARGET_COLUMNS,
    TARGET_SHEET,
    TASK_COLUMNS,
    TASK_SHEET,
    Column,
    words_of,
)

_SHEETS = ((TARGET_SHEET, TARGET_COLUMNS), (TASK_SHEET, TASK_COLUMNS))


def rule_lines() -> tuple[str, ...]:
    """Return one Markdown line for each column to fill in, in the order of the sheets."""
    return tuple(
        _line(sheet, column) for sheet, columns in _SHEETS for column in columns if column.is_input
    )


def _line(sheet: str, column: Column) -> str:
    words = f" Các từ nhận được: {', '.join(words_of(column.choices))}." if column.choices else ""
    since = f" Có từ mẫu gói số {column.since}." if column.since > 1 else ""
    return f"- Trang {sheet}, cột **{column.header}**: {column.how}{words}{since}"
