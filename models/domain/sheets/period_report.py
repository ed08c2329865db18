"""The periodic report as sheets: the account in words and charts, then the table of targets.

Texts with a key may be written over by hand; the words here are what the facts alone would say.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.domain.period_report import (
    REACHED,
    PeriodReport,
    ReportField,
    ReportGroup,
    ReportTarget,
)
from models.domain.periods import PeriodKind
from models.domain.programmes import TaskState
from models.domain.sheets.blocks import (
    Align,
    Bar,
    Block,
    Chart,
    Column,
    Grid,
    Head,
    Orientation,
    Row,
    Sheet,
    Signatures,
    Text,
    Title,
)
from models.domain.sheets.programme import day_words
from models.domain.sheets.words import clause, finished, number_words, roman, section
from models.domain.targets import Verdict

TITLE = "BÁO CÁO"
REPORT = "report"
KINDS = ("Vượt, đạt", "Đúng tiến độ", "Nguy cơ", "Chưa đạt", "Chưa có số")
OPENING, GENERAL, CAUSES = "opening", "general", "causes"
WEAKNESSES, NEXT, PROPOSALS = "weaknesses", "next", "proposals"
STATE_WORDS = {
    TaskState.NOT_STARTED: "Chưa làm",
    TaskState.IN_PROGRESS: "Đang làm",
    TaskState.DONE: "Đã xong",
    TaskState.BLOCKED: "Vướng mắc",
}
_SYMBOL = "BC"
_MOST_NAMED = 12
_BEFORE = 4
_TARGET_COLUMNS = (
    Column(head="TT", share=8),
    Column(head="Chỉ tiêu", share=58, align=Align.LEFT),
    Column(head="Yêu cầu", share=30),
    Column(head="Kết quả", share=24),
    Column(head="Năm trước", share=22),
    Column(head="Đánh giá", share=22),
    Column(head="Diễn giải", share=66, align=Align.LEFT),
)
_TASK_COLUMNS = (
    Column(head="TT", share=8),
    Column(head="Nhiệm vụ", share=66, align=Align.LEFT),
    Column(head="Tình trạng", share=26),
    Column(head="Hoàn thành", share=24),
    Column(head="Thời hạn", share=26),
    Column(head="Kết quả, vướng mắc", share=50, align=Align.LEFT),
)


def report_sheets(report: PeriodReport) -> tuple[Sheet, ...]:
    """Return the account and the table of targets that goes with it."""
    sheets = [Sheet(key=REPORT, name="Báo cáo", blocks=tuple(_account(report)))]
    if report.targets:
        sheets.append(_target_table(report))
    if report.tasks:
        sheets.append(_task_table(report))
    return tuple(sheets)


def subject(report: PeriodReport) -> str:
    """Return what the report is about, in words."""
    words = report.period.label
    if report.period.kind is PeriodKind.PHASE:
        return f"Kết quả phong trào thi đua {words[:1].lower()}{words[1:]}"
    if report.period.kind is PeriodKind.YEAR:
        return f"Tổng kết công tác thi đua năm {report.period.year}"
    if report.period.kind is PeriodKind.HALF and report.period.number == 1:
        return f"Sơ kết công tác thi đua {words}"
    return f"Kết quả công tác thi đua {words[:1].lower()}{words[1:]}"


def counts_of(fields: Iterable[ReportField]) -> tuple[int, ...]:
    """Return how many targets stand where, in the order of `KINDS`."""
    found = tuple(fields)
    return (
        sum(field.count(*REACHED) for field in found),
        *(
            sum(field.count(verdict) for field in found)
            for verdict in (
                Verdict.ON_TRACK,
                Verdict.AT_RISK,
                Verdict.NOT_MET,
                Verdict.UNKNOWN,
            )
        ),
    )


def _account(report: PeriodReport) -> Iterator[Block]:
    yield Head(
        letterhead=report.letterhead,
        numbered=number_words(report.number, f"{_SYMBOL}-{report.letterhead.abbreviation}"),
        date=report.date,
    )
    yield Title(title=TITLE, subject=subject(report))
    yield Text(text=_opening(report), key=OPENING)
    parts = [
        ("Tình hình chung", _general(report)),
        ("Kết quả thực hiện chỉ tiêu theo lĩnh vực", _by_field(report)),
        ("Kết quả thực hiện nhiệm vụ của chương trình", _by_group(report)),
        ("Điển hình tiên tiến", _exemplars(report)),
        ("Tồn tại, hạn chế và nguyên nhân", _weaknesses(report)),
        ("Phương hướng, nhiệm vụ thời gian tới", _next(report)),
        ("Đề xuất, kiến nghị", [Text(text="Không có.", key=PROPOSALS)]),
    ]
    said = [(name, list(blocks)) for name, blocks in parts]
    for number, (name, blocks) in enumerate([part for part in said if part[1]], start=1):
        yield section(f"{roman(number)}. {name}")
        yield from blocks
    yield Text(text=finished(f"Trên đây là báo cáo của {report.office}"), clings=False)
    yield Signatures(signers=(report.signer,), recipients=report.recipients, filed=report.filed)


def _opening(report: PeriodReport) -> str:
    cited = [programme.cited for programme in report.programmes if programme.cited]
    basis = f"Thực hiện {', '.join(dict.fromkeys(cited))}, " if cited else ""
    office = report.office if basis else report.office[:1].upper() + report.office[1:]
    words = report.period.label
    return f"{basis}{office} báo cáo kết quả thi đua {words[:1].lower()}{words[1:]} như sau:"


def _general(report: PeriodReport) -> Iterator[Block]:
    if report.targets:
        yield Text(text=_general_words(report), key=GENERAL)
        yield Chart(
            caption="Số chỉ tiêu theo lĩnh vực và mức độ thực hiện",
            kinds=KINDS,
            bars=tuple(Bar(name=field.name, counts=counts_of((field,))) for field in report.fields),
        )
    else:
        yield Text(text="Trong kỳ không có chỉ tiêu nào bằng số.", key=GENERAL)


def _general_words(report: PeriodReport) -> str:
    every = len(report.targets)
    exceeded = sum(target.verdict is Verdict.EXCEEDED for target in report.targets)
    reached, on_track, at_risk, missed, unknown = counts_of(report.fields)
    counted = [
        (exceeded, "vượt"),
        (reached - exceeded, "đạt"),
        (on_track, "đúng tiến độ"),
        (at_risk, "có nguy cơ không đạt"),
        (missed, "chưa đạt"),
        (unknown, "chưa có số liệu"),
    ]
    words = "; ".join(f"{count} chỉ tiêu {word}" for count, word in counted if count)
    text = f"Đến ngày {day_words(report.drawn_on)}, trong {every} chỉ tiêu theo dõi có {words}."
    if report.tasks:
        done = sum(task.state is TaskState.DONE for task in report.tasks)
        text += f" Trong {len(report.tasks)} nhiệm vụ của chương trình, {done} đã hoàn thành."
    return text


def _by_field(report: PeriodReport) -> Iterator[Block]:
    number = 0
    for programme in report.programmes:
        for field in programme.fields:
            number += 1
            yield clause(f"{number}. {field.name}")
            yield Text(text=_field_words(field))
            yield from _named(field, report.before_label)
            yield Text(text=_causes(field), key=f"{CAUSES}.{field.key}")


def _field_words(field: ReportField) -> str:
    every = len(field.targets)
    exceeded, met = field.count(Verdict.EXCEEDED), field.count(Verdict.MET)
    parts = [
        f"cam kết {every} chỉ tiêu",
        f"vượt {exceeded}",
        f"đạt {met}",
        f"chưa đạt {field.count(Verdict.NOT_MET)}",
    ]
    others = [
        (field.count(Verdict.ON_TRACK), "đang đúng tiến độ"),
        (field.count(Verdict.AT_RISK), "có nguy cơ"),
        (field.count(Verdict.UNKNOWN), "chưa có số liệu"),
    ]
    parts += [f"{word} {count}" for count, word in others if count]
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def _named(field: ReportField, before: str) -> Iterator[Block]:
    """Name the targets that have a number, each with the sentence that says why."""
    told = [target for target in field.targets if target.verdict is not Verdict.UNKNOWN]
    for target in told[:_MOST_NAMED]:
        yield Text(text=held(f"- {target.name}: {_sentence(target, before)}"))
    rest = len(told) - _MOST_NAMED
    if rest > 0:
        yield Text(text=f"Còn {rest} chỉ tiêu khác, xem biểu kèm theo.")


def held(text: str) -> str:
    """Return `text` with every "%" held to its number, so that no line parts them."""
    return text.replace(" %", "\u00a0%")


def _sentence(target: ReportTarget, before: str) -> str:
    text = f"{target.sentence[:1].lower()}{target.sentence[1:]}".rstrip(".")
    if target.before:
        text += f" ({before} {target.before})"
    return f"{text}."


def _causes(field: ReportField) -> str:
    missed = [t for t in field.targets if t.verdict in (Verdict.NOT_MET, Verdict.AT_RISK)]
    if not missed:
        return ""
    told = [f"{target.name}: {target.reason}" for target in missed if target.reason]
    if not told:
        return "Nguyên nhân: (đơn vị bổ sung)."
    return f"Nguyên nhân: {'; '.join(told)}."


def _by_group(report: PeriodReport) -> Iterator[Block]:
    for group in report.groups:
        yield Text(label=f"{group.number} {group.name}:".strip(), text=_group_words(group))


def _group_words(group: ReportGroup) -> str:
    done = sum(task.state is TaskState.DONE for task in group.tasks)
    text = f"hoàn thành {done}/{len(group.tasks)} nhiệm vụ"
    blocked = [task for task in group.tasks if task.state is TaskState.BLOCKED]
    late = [task for task in group.tasks if task.is_late and task.state is not TaskState.BLOCKED]
    if blocked:
        text += f"; vướng mắc: {_names(task.name for task in blocked)}"
    if late:
        text += f"; quá hạn: {_names(task.name for task in late)}"
    return f"{text}."


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)


def _exemplars(report: PeriodReport) -> Iterator[Block]:
    for item in report.exemplars:
        who = f"{item.name} ({item.unit})" if item.unit else item.name
        parts = [part.rstrip(" .") for part in (item.deed, item.spread) if part.strip()]
        yield Text(label=f"- {who}:", text=f"{'. '.join(parts)}." if parts else "")


def _weaknesses(report: PeriodReport) -> Iterator[Block]:
    missed = [target for target in report.targets if target.verdict is Verdict.NOT_MET]
    late = [task for task in report.tasks if task.is_late]
    parts = []
    if missed:
        parts.append(f"Còn {len(missed)} chỉ tiêu chưa đạt.")
    if late:
        parts.append(f"Còn {len(late)} nhiệm vụ quá hạn.")
    unknown = sum(target.verdict is Verdict.UNKNOWN for target in report.targets)
    if unknown:
        parts.append(f"{unknown} chỉ tiêu chưa có số liệu để đánh giá.")
    text = " ".join(parts) or "Không có chỉ tiêu chưa đạt, không có nhiệm vụ quá hạn."
    yield Text(text=text, key=WEAKNESSES)


def _next(report: PeriodReport) -> Iterator[Block]:
    if report.upcoming:
        words = "\n".join(f"- {item}" for item in report.upcoming)
        yield Text(text=f"Các việc đến hạn tiếp theo:\n{words}", key=NEXT)
    else:
        yield Text(text="Tiếp tục thực hiện các chỉ tiêu, nhiệm vụ đã đăng ký.", key=NEXT)


def _target_table(report: PeriodReport) -> Sheet:
    rows: list[Row] = []
    for programme in report.programmes:
        rows.append(Row(cells=(programme.title.upper(),), spanning=True))
        for field in programme.fields:
            rows.append(Row(cells=(field.name,), spanning=True))
            rows += [_target_row(n, target) for n, target in enumerate(field.targets, start=1)]
    return Sheet(
        key="report-targets",
        name="Biểu chi tiết chỉ tiêu",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            _table_title(report, "BIỂU CHI TIẾT CHỈ TIÊU"),
            _grid(_target_columns(report), rows),
        ),
    )


def _target_columns(report: PeriodReport) -> tuple[Column, ...]:
    head = f"{report.before_label[:1].upper()}{report.before_label[1:]}"
    return tuple(
        replace(column, head=head) if place == _BEFORE else column
        for place, column in enumerate(_TARGET_COLUMNS)
    )


def _target_row(number: int, target: ReportTarget) -> Row:
    unit = f" {target.unit}" if target.unit and target.reached not in ("", "-") else ""
    cells = (
        str(number),
        target.name,
        target.promised,
        f"{target.reached}{unit}",
        target.before,
        target.verdict_words,
        target.sentence,
    )
    return Row(cells=tuple(held(cell) for cell in cells))


def _task_table(report: PeriodReport) -> Sheet:
    rows: list[Row] = []
    for group in report.groups:
        rows.append(Row(cells=(f"{group.number} {group.name}".strip(),), spanning=True))
        for number, task in enumerate(group.tasks, start=1):
            state = STATE_WORDS[task.state]
            cells = (
                str(number),
                task.name,
                f"{state} (quá hạn)" if task.is_late else state,
                task.percent,
                day_words(task.deadline),
                task.note,
            )
            rows.append(Row(cells=cells))
    return Sheet(
        key="report-tasks",
        name="Biểu chi tiết nhiệm vụ",
        orientation=Orientation.LANDSCAPE,
        blocks=(_table_title(report, "BIỂU CHI TIẾT NHIỆM VỤ"), _grid(_TASK_COLUMNS, rows)),
    )


def _table_title(report: PeriodReport, title: str) -> Title:
    return Title(
        title=title,
        subject=f"{report.period.label}, {report.short_name}",
        note="(Kèm theo báo cáo)",
    )


def _grid(columns: tuple[Column, ...], rows: list[Row]) -> Grid:
    return Grid(columns=columns, rows=tuple(rows))
