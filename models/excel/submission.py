"""A member's package as a workbook that can be read, filled in and printed as it stands."""

from collections.abc import Callable, Sequence

from models.domain.package import Cargo, PackageMeta
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
    META_SHEET,
    PROPOSAL_COLUMNS,
    PROPOSAL_SHEET,
    TARGET_COLUMNS,
    TARGET_SHEET,
    TASK_COLUMNS,
    TASK_SHEET,
    Column,
    Form,
)
from models.excel.guide import add_guide
from models.excel.meta import meta_rows
from models.excel.sheet import Sheet, Validation
from models.excel.workbook import Workbook, quoted

_STEP = 500
_KEY_ROW_TITLE = "Chỉ nhập vào các ô nền vàng; các ô khác được khoá để gói luôn nhận đúng dòng."


def write_submission(
    facts: Submission, *, progress: Callable[[int, int], None] | None = None
) -> bytes:
    """Return the workbook; `progress` hears how many of how many rows are written."""
    book = Workbook(title=f"Gói nộp số liệu thi đua năm {facts.meta.year}", author="Sổ Thi đua")
    add_guide(book, facts)
    report = progress or _silent
    _add_targets(book, facts, report)
    _add_tasks(book, facts)
    _add_proposals(book, facts)
    add_lists(book)
    add_meta(book, facts.meta, facts.cargo)
    return book.to_bytes()


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


def add_meta(book: Workbook, meta: PackageMeta, cargo: Cargo) -> None:
    """Add the very-hidden sheet that says whose package this is."""
    sheet = book.add_sheet(META_SHEET, state="veryHidden")
    for row in meta_rows(meta, cargo.results, cargo.tasks, cargo):
        sheet.add_row(row, (0, 0))


def start_table(
    book: Workbook, sheet: Sheet, columns: Sequence[Column], titles: Sequence[str]
) -> looks.Looks:
    """Write titles, the hidden row of column keys and the header; set what repeats and stays."""
    styles = book.styles
    title = styles.number(looks.TITLE)
    for number, text in enumerate(titles):
        look = title if number == 0 else styles.number(looks.SUBTITLE)
        sheet.add_row([None, text], [0, look], height=22 if number == 0 else 16)
    key = styles.number(looks.KEY)
    sheet.add_row([column.key for column in columns], [key] * len(columns), hidden=True)
    own = looks.Looks(styles, columns)
    headers = [column.header for column in columns]
    widths = tuple(column.width for column in columns)
    height = max(looks.row_height(headers[1:], [width * 0.85 for width in widths[1:]]), 30)
    header = sheet.add_row(headers, own.of_header(), height=height)
    sheet.widths = widths
    sheet.hidden_columns = frozenset({1})
    sheet.frozen_rows = header
    sheet.header_rows = (header, header)
    sheet.protected = True
    return own


def _add_targets(book: Workbook, facts: Submission, progress: Callable[[int, int], None]) -> None:
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


def _add_tasks(book: Workbook, facts: Submission) -> None:
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


def _add_proposals(book: Workbook, facts: Submission) -> None:
    """Add whom the office proposes; the sheet is to be read, the program takes the rows along."""
    shown = [row.fields for row in facts.proposals if not row.is_removed]
    if not shown:
        return
    sheet = book.add_sheet(PROPOSAL_SHEET)
    sheet.tab_colour = "FF9A5B00"
    titles = (
        f"ĐỀ NGHỊ KHEN THƯỞNG NĂM {facts.meta.year} - {facts.sender_name}",
        f"{facts.cluster_name} · Nơi nhận: {facts.receiver_name}",
        "Danh sách để xem; sửa trong hồ sơ khen thưởng của đơn vị rồi xuất lại gói.",
    )
    own = start_table(book, sheet, PROPOSAL_COLUMNS, titles)
    widths = looks.roomy_widths(PROPOSAL_COLUMNS)[1:]
    for number, fields in enumerate(shown, 1):
        is_person = fields.get("kind") == "individual"
        texts = (str(fields.get(name, "")) for name in ("name", "unit", "award_name", "summary"))
        values = [str(number), number, "Cá nhân" if is_person else "Tập thể", *texts]
        sheet.add_row(values, own.of_row(values), height=looks.row_height(values[1:], widths))
    _finish(sheet, PROPOSAL_COLUMNS, sheet.row_count, facts.meta)


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
        progress.assignee,
        progress.note,
    ]


def _finish(sheet: Sheet, columns: Sequence[Column], first: int, meta: PackageMeta) -> None:
    sheet.footer = f"Gói {meta.package_id} · lập ngày {meta.made_at:%d/%m/%Y}"
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


def _silent(_done: int, _total: int) -> None:
    """Hear nothing."""
