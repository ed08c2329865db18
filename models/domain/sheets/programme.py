"""The cluster's programme (Nghị định 30/2020, Mẫu 1.4) in the order of the 2023 one.

Sections 1, 2 with 2.1, 2.2 … and 3 with 3.1, 3.2 …; on the leader's letterhead, because a cluster
is no body that issues papers. The appendix lists who delivers what by when.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.domain.papers import Letterhead, PaperDate, Signer
from models.domain.programmes import Programme, Task, TextSection
from models.domain.sheets.blocks import (
    Align,
    Block,
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
from models.domain.sheets.words import clause, finished, number_words

TITLE = "CHƯƠNG TRÌNH"
_SYMBOL = "CTr"
_NEW_BASIS = ("Thực hiện", "Căn cứ", "Theo")
_COLUMNS = (
    Column(head="Mục", share=8),
    Column(head="Nhiệm vụ", share=60, align=Align.LEFT),
    Column(head="Sản phẩm", share=52, align=Align.LEFT),
    Column(head="Thời hạn", share=20),
    Column(head="Đơn vị chủ trì", share=36, align=Align.LEFT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammePaper:
    """What the paper needs beside the programme; `subject` is the line under its kind.

    `cluster_name` and `member_names` fill the usual words where a passage is empty.
    """

    programme: Programme
    letterhead: Letterhead
    date: PaperDate
    subject: str
    cluster_name: str
    member_names: tuple[str, ...]
    signer: Signer
    recipients: tuple[str, ...]
    number: str = ""
    filed: str = "VT"


def programme_sheets(paper: ProgrammePaper) -> tuple[Sheet, ...]:
    """Return the programme and, where it has tasks, the appendix."""
    main = Sheet(key="programme", name="Chương trình", blocks=tuple(_main(paper)))
    if not paper.programme.tasks:
        return (main,)
    return main, _appendix(paper)


def joined(wordings: Iterable[str]) -> str:
    """Return clauses as one passage: each keeps its own mark, one without any gets ";"."""
    parts = [text.strip() for text in wordings if text.strip()]
    ended = [text if text[-1] in ".;,…:" else f"{text};" for text in parts]
    return f"{' '.join(ended).rstrip(' ;,.')}." if ended else ""


def wording(task: Task) -> str:
    """Return how a task reads in the paper: its wording, else its name."""
    return task.quote or task.name


def basis_paragraphs(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the bases as paragraphs: "Thực hiện …" opens one, what follows goes on in it."""
    groups: list[list[str]] = []
    for text in texts:
        bare = text.strip().rstrip(" ;.")
        if not groups or bare.startswith(_NEW_BASIS):
            groups.append([])
        groups[-1].append(bare)
    return tuple(f"{'; '.join(group)}." for group in groups)


def _main(paper: ProgrammePaper) -> list[Block]:
    found = paper.programme
    symbol = f"{_SYMBOL}-{paper.letterhead.abbreviation}"
    body = [
        *(Text(text=text) for text in basis_paragraphs([basis.text for basis in found.bases])),
        Text(text=_preamble(paper)),
        *_theme(paper),
        *_objectives(found),
        *_movements(found),
    ]
    closing = found.text(TextSection.CLOSING)
    if closing:
        body.append(Text(text=closing))
    last = body.pop()
    return [
        Head(
            letterhead=paper.letterhead,
            numbered=number_words(paper.number, symbol),
            date=paper.date,
        ),
        Title(title=TITLE, subject=paper.subject),
        *body,
        Text(text=finished(last.text), label=last.label, look=last.look),
        Signatures(signers=(paper.signer,), recipients=paper.recipients, filed=paper.filed),
    ]


def _preamble(paper: ProgrammePaper) -> str:
    text = paper.programme.text(TextSection.PREAMBLE)
    if text:
        return text
    members = ", ".join(paper.member_names)
    count = f"{len(paper.member_names):02d}"
    return (
        f"{paper.cluster_name}, gồm {count} đơn vị: {members}, thống nhất phát động phong trào "
        f"thi đua năm {paper.programme.year_from} với nội dung như sau:"
    )


def _theme(paper: ProgrammePaper) -> list[Text]:
    found = paper.programme
    text = found.text(TextSection.THEME)
    if not text:
        text = f"Chủ đề thi đua của {paper.cluster_name} năm {found.year_from}: “{found.theme}”."
        if found.mottos:
            quoted = "; ".join(f"“{motto}”" for motto in found.mottos)
            text = f"{text.rstrip('.')}, với khẩu hiệu, phương châm: {quoted}."
    return [Text(label="1.", text=text)]


def _objectives(found: Programme) -> list[Text]:
    text = found.text(TextSection.OBJECTIVES) or "Mục tiêu thi đua:"
    head, colon, rest = text.partition(":")
    texts = [Text(label=f"2. {head}{colon}", text=rest.strip(), kept_lines=4)]
    for place, field in enumerate(found.fields, start=1):
        words = joined(wording(task) for task in found.tasks if task.group == field.code)
        if words:
            label = f"2.{place}. Về {_lower_first(field.name)}:"
            texts.append(Text(label=label, text=words))
    return texts


def _movements(found: Programme) -> list[Text]:
    if not found.groups:
        return []
    text = found.text(TextSection.MOVEMENTS) or "Tổ chức các phong trào thi đua"
    texts = [clause(f"3. {text}")]
    for place, group in enumerate(found.groups, start=1):
        words = joined(wording(task) for task in found.tasks if task.group == group.code)
        texts.append(Text(label=f"3.{place}.", text=words or f"{group.name}."))
    return texts


def _appendix(paper: ProgrammePaper) -> Sheet:
    found = paper.programme
    rows: list[Row] = []
    for chapter, headings in ((2, found.fields), (3, found.groups)):
        for place, heading in enumerate(headings, start=1):
            tasks = [task for task in found.tasks if task.group == heading.code]
            if tasks:
                rows.append(Row(cells=(f"{chapter}.{place}. {heading.name}",), spanning=True))
                rows += [_task_row(number, task) for number, task in enumerate(tasks, start=1)]
    return Sheet(
        key="programme-tasks",
        name="Phụ lục phân công nhiệm vụ",
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Title(
                title="PHỤ LỤC",
                subject="Phân công nhiệm vụ, sản phẩm và thời hạn",
                note=f"(Kèm theo Chương trình của {paper.cluster_name})",
            ),
            Grid(columns=_COLUMNS, rows=tuple(rows)),
        ),
    )


def _task_row(number: int, task: Task) -> Row:
    cells = (
        str(number),
        task.name,
        task.deliverable,
        day_words(task.deadline),
        task.lead or "Các đơn vị thành viên",
    )
    return Row(cells=cells)


def day_words(day: date | None) -> str:
    """Return ``31/12/2023``; an empty text for no day."""
    return f"{day:%d/%m/%Y}" if day else ""


def _lower_first(text: str) -> str:
    """Return `text` with a small first letter, unless it begins with an abbreviation."""
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"
