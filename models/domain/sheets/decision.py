"""Quyết định khen thưởng of the office itself (Nghị định 30/2020, Mẫu 1.2), with its list."""

from models.domain.office_papers import Decision, DecisionRow
from models.domain.papers import ReportKind, count_words, date_words
from models.domain.sheets.blocks import (
    Align,
    Block,
    Column,
    Grid,
    Head,
    Look,
    Orientation,
    Row,
    Sheet,
    Signatures,
    Text,
    Title,
)
from models.domain.sheets.words import bases, finished, number_words

_GROUPS = ((ReportKind.COLLECTIVE, "Tập thể"), (ReportKind.INDIVIDUAL, "Cá nhân"))
_COLUMNS = (
    Column(head="TT", share=10),
    Column(head="Họ và tên / Tên tập thể", share=55, align=Align.LEFT),
    Column(head="Chức vụ, đơn vị", share=60, align=Align.LEFT),
    Column(head="Danh hiệu, hình thức", share=55, align=Align.LEFT),
    Column(head="Mức tiền thưởng (đồng)", share=35),
    Column(head="Ghi chú", share=30, align=Align.LEFT),
)


def decision_symbol(decision: Decision) -> str:
    """Return "QĐ-STTTT" unless the decision says otherwise."""
    return decision.symbol or f"QĐ-{decision.letterhead.abbreviation}"


def decision_sheet(decision: Decision, *, key: str, name: str) -> Sheet:
    """Return the decision: who decides in capitals, bases, "QUYẾT ĐỊNH:", articles."""
    *before, last = decision.articles or ("",)
    articles: list[Block] = [
        Text(label=f"Điều {number}.", text=text, key=f"article.{number}")
        for number, text in enumerate((*before, finished(last)), start=1)
    ]
    return Sheet(
        key=key,
        name=name,
        blocks=(
            Head(
                letterhead=decision.letterhead,
                numbered=number_words(decision.number, decision_symbol(decision)),
                date=decision.date,
            ),
            Title(title="QUYẾT ĐỊNH", subject=decision.subject),
            Text(text=decision.decider.upper(), look=Look.CENTRED_BOLD),
            *bases(decision.bases, key="basis"),
            Text(text="QUYẾT ĐỊNH:", look=Look.CENTRED_BOLD, kept_lines=4),
            *articles,
            Signatures(
                signers=(decision.signer,), recipients=decision.recipients, filed=decision.filed
            ),
        ),
    )


def decision_list_sheet(decision: Decision, *, key: str, name: str) -> Sheet:
    """Return the list that goes with the decision."""
    number = number_words(decision.number, decision_symbol(decision)).replace("Số: ", "số ")
    attached = f"(Kèm theo Quyết định {number} {date_words(decision.date)} của {decision.decider})"
    counts = [(words, sum(row.kind is kind for row in decision.rows)) for kind, words in _GROUPS]
    total = ", ".join(f"{count_words(n)} {words.lower()}" for words, n in counts if n)
    return Sheet(
        key=key,
        name=name,
        orientation=Orientation.LANDSCAPE,
        blocks=(
            Title(title="DANH SÁCH", subject=_about(decision.subject), note=attached),
            Grid(columns=_COLUMNS, rows=_rows(decision.rows)),
            Text(text=finished(f"Danh sách gồm {total}"), clings=True),
        ),
    )


def _about(subject: str) -> str:
    text = subject.removeprefix("Về việc ")
    return text[:1].upper() + text[1:]


def _rows(rows: tuple[DecisionRow, ...]) -> tuple[Row, ...]:
    found: list[Row] = []
    groups = [(kind, words) for kind, words in _GROUPS if any(r.kind is kind for r in rows)]
    for order, (kind, words) in enumerate(groups):
        members = [row for row in rows if row.kind is kind]
        head = f"{'I' * (order + 1)}. {words.upper()} ({count_words(len(members))})"
        found.append(Row(cells=(head,), spanning=True))
        found.extend(
            Row(cells=(str(number), row.name, row.position, row.award, row.money, row.note))
            for number, row in enumerate(members, start=1)
        )
    return tuple(found)
