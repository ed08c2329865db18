"""A member's package as a workbook that can be read, filled in and printed as it stands."""

from collections.abc import Callable, Sequence

from models.domain.package import PackageMeta, cargo_texts
from models.domain.submission import (
    JUDGED_LABELS,
    STATE_LABELS,
    Submission,
    TargetLine,
    TaskLine,
)
from models.excel import looks
from models.excel.cells import CellValue, column_letters
from models.excel.columns import (
    LIST_SHEET,
    LISTS,
    TARGET_COLUMNS,
    TARGET_SHEET,
    TASK_COLUMNS,
    TASK_SHEET,
    Column,
    Form,
)
from models.excel.framing import start_table
from models.excel.guide import add_guide
from models.excel.sealed import Sign, Standing, finished, places_of
from models.excel.sheet import Sheet, Validation
from models.excel.told import Frame, add_told
from models.excel.workbook import Workbook, quoted

_STEP = 500
_KEY_ROW_TITLE = "Chỉ nhập vào các ô nền vàng; các ô khác được khoá để gói luôn nhận đúng dòng."


def write_submission(
    facts: Submission,
    *,
    progress: Callable[[int, int], None] | None = None,
    sign: Sign | None = None,
) -> bytes:
    """Return the workbook; `progress` hears how many of how many rows are written.

    `sign` signs the head once the hash of the sheets is known.
    """
    book = Workbook(title=f"Gói nộp số liệu thi đua năm {facts.meta.year}", author="Sổ Thi đua")
    add_guide(book, facts)
    report = progress or _silent
    standing = _add_targets(book, facts, report), _add_tasks(book, facts)
    _add_told(book, facts)
    add_lists(book)
    cargo = facts.cargo
    places = places_of(cargo, standing)
    return finished(book, facts.meta, cargo_texts(cargo), places=places, sign=sign)


def add_lists(book: Workbook) -> None:
    """Add the hidden sheet the drop-downs draw from, each list under a defined name."""
    sheet = book.add_sheet(LIST_SHEET, state="hidden")
    sheet.widths = tuple(24.0 for _ in LISTS)
    sheet.add_row([item.header for item in LISTS], [0] * len(LISTS))
    for index in range(max(len(item.words) for item in LISTS)):
        words = [item.words[index] if index < len(item.words) else None for item in LISTS]
        sheet.add_row(words, [0] * len(LISTS))
    for number, item in enumerate(LISTS, 1):
        column = column_letters(number)
        area = f"${column}$2:${column}${len(item.words) + 1}"
        book.names[item.name] = f"{quoted(LIST_SHEET)}!{area}"


def _add_targets(
    book: Workbook, facts: Submission, progress: Callable[[int, int], None]
) -> Standing:
    sheet = book.add_sheet(TARGET_SHEET)
    sheet.tab_colour = "FF0B5CAD"
    titles = (
        f"CHỈ TIÊU THI ĐUA {facts.period_label.upper()} - {facts.sender_name}",
        f"{facts.cluster_name} · Nơi nhận: {facts.receiver_name}",
        _KEY_ROW_TITLE,
    )
    own = start_table(book, sheet, TARGET_COLUMNS, titles)
    first = sheet.row_count + 1
    total = len(facts.targets)
    widths = looks.roomy_widths(TARGET_COLUMNS)[1:]
    for number, line in enumerate(facts.targets, 1):
        values = target_cells(number, line)
        height = looks.row_height(values[1:], widths)
        sheet.add_row(values, own.of_row(values), height=height)
        if number % _STEP == 0:
            progress(number, total)
    _finish(sheet, TARGET_COLUMNS, first, facts.meta)
    filled = (row for row, line in enumerate(facts.targets, first) if not line.result.is_empty)
    return Standing(
        sheet=TARGET_SHEET, column=_letters(TARGET_COLUMNS, "value"), rows=tuple(filled)
    )


def _add_tasks(book: Workbook, facts: Submission) -> Standing:
    sheet = book.add_sheet(TASK_SHEET)
    sheet.tab_colour = "FF1B7F4B"
    titles = (
        f"NHIỆM VỤ THI ĐUA NĂM {facts.meta.year} - {facts.sender_name}",
        f"{facts.cluster_name} · Nơi nhận: {facts.receiver_name}",
        _KEY_ROW_TITLE,
    )
    own = start_table(book, sheet, TASK_COLUMNS, titles)
    first = sheet.row_count + 1
    widths = looks.roomy_widths(TASK_COLUMNS)[1:]
    for number, line in enumerate(facts.tasks, 1):
        values = task_cells(number, line)
        height = looks.row_height(values[1:], widths)
        sheet.add_row(values, own.of_row(values), height=height)
    _finish(sheet, TASK_COLUMNS, first, facts.meta)
    filled = (row for row, line in enumerate(facts.tasks, first) if not line.progress.is_empty)
    return Standing(sheet=TASK_SHEET, column=_letters(TASK_COLUMNS, "state"), rows=tuple(filled))


def _letters(columns: Sequence[Column], key: str) -> str:
    return column_letters([column.key for column in columns].index(key) + 1)


def _add_told(book: Workbook, facts: Submission) -> None:
    def titles(title: str, source: str) -> Sequence[str]:
        return (
            f"{title} NĂM {facts.meta.year} - {facts.sender_name}",
            f"{facts.cluster_name} · Nơi nhận: {facts.receiver_name}",
            f"Danh sách để xem; sửa ở {source} của đơn vị rồi xuất lại gói.",
        )

    add_told(book, facts.told, Frame(titles=titles, footer=_footer(facts.meta), with_office=False))


def target_cells(number: int, line: TargetLine) -> list[CellValue]:
    """Return the cells of a target's row, in the order of the columns."""
    result = line.result
    return [
        f"{result.target}|{result.period}",
        number,
        result.target,
        line.field_name,
        line.name,
        line.unit,
        line.requirement,
        line.assigned,
        line.period_label,
        result.numerator,
        result.denominator,
        result.value,
        None if result.judged is None else JUDGED_LABELS[result.judged],
        result.note,
        "; ".join(file.name for file in result.evidence),
    ]


def task_cells(number: int, line: TaskLine) -> list[CellValue]:
    """Return the cells of a task's row, in the order of the columns."""
    progress = line.progress
    return [
        progress.task,
        number,
        progress.task,
        line.group_name,
        line.name,
        line.deadline,
        STATE_LABELS[progress.state],
        progress.percent,
        progress.unit,
        progress.assignee,
        progress.note,
    ]


def _finish(sheet: Sheet, columns: Sequence[Column], first: int, meta: PackageMeta) -> None:
    sheet.footer = _footer(meta)
    last = max(sheet.row_count, first)
    for number, column in enumerate(columns, 1):
        if not column.is_input:
            continue
        letters = column_letters(number)
        sheet.validations.append(
            Validation(
                cells=f"{letters}{first - 1}", title=column.header, prompt=column.how, is_note=True
            )
        )
        if column.form is Form.TEXT:
            continue
        sheet.validations.append(
            Validation(
                cells=f"{letters}{first}:{letters}{last}",
                title=column.header,
                prompt=column.how,
                formula=column.choices,
                low=column.low,
                high=column.high,
            )
        )


def _footer(meta: PackageMeta) -> str:
    return f"Gói {meta.package_id} · lập ngày {meta.made_at:%d/%m/%Y}"


def _silent(_done: int, _total: int) -> None:
    """Hear nothing."""
