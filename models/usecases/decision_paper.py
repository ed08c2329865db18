"""The office's own papers: its decision, summaries of achievements, proofs of initiatives."""

from datetime import date
from decimal import Decimal

from models.domain.awards import Award, report_span
from models.domain.forms import PaperForm
from models.domain.nominations import Dossier, Nomination, Person, SubjectKind
from models.domain.numbers.shown import show_number
from models.domain.office_papers import Decision, DecisionRow, InitiativeProof, Summary
from models.domain.papers import (
    HistoryRow,
    Letterhead,
    PaperDate,
    ReportKind,
    count_words,
)
from models.store.queries.papers import PaperExtras
from models.usecases.dossier_paper import Material, bases_of, letterhead_of, signer_of
from models.usecases.report_paper import (
    blank_day,
    called,
    full_subject,
    history_row,
    report_title,
)

_KIND_WORDS = {SubjectKind.COLLECTIVE: "tập thể", SubjectKind.INDIVIDUAL: "cá nhân"}


def compose_decision(
    dossier: Dossier, material: Material, extras: PaperExtras, money: dict[str, str]
) -> Decision:
    """Return the decision on what the office decides itself; `money` is by nomination code."""
    known = extras.decision
    decided_on = known.decided_on if known else None
    agency = material.office.name
    head = letterhead_of(material.office)
    signer = signer_of(dossier.signature)
    if known and known.signature.title:
        signer = signer_of(known.signature)
    subject = (known.title if known else "") or f"khen thưởng năm {dossier.year}"
    return Decision(
        letterhead=head,
        date=_date(decided_on) if decided_on else blank_day(dossier.dated),
        number=known.number.partition("/")[0] if known else "",
        subject=f"Về việc {subject.removeprefix('Về việc ')}",
        decider=f"Giám đốc {agency}",
        bases=(
            *bases_of(dossier, material),
            f"Theo đề nghị của Hội đồng Thi đua - Khen thưởng {agency}",
        ),
        articles=_articles(dossier, material),
        rows=tuple(
            _row(item, material.awards[item.code], money.get(item.code, ""))
            for item in dossier.nominations
        ),
        recipients=(known.recipients if known else ()) or ("Như Điều 3", "Ban Giám đốc Sở"),
        signer=signer,
    )


def compose_summary(
    dossier: Dossier, item: Nomination, award: Award, letterhead: Letterhead
) -> Summary:
    """Return one page on one nominee."""
    return Summary(
        letterhead=letterhead,
        date=blank_day(dossier.dated),
        name=item.subject_name,
        subject=full_subject(item),
        award=award.form_title,
        text="\n".join(text for text in (item.summary, item.achievements) if text),
        history=tuple(history_row(record) for record in item.history),
        signer=signer_of(dossier.signature),
    )


def compose_proof(
    dossier: Dossier, item: Nomination, material: Material, extras: PaperExtras, form: PaperForm
) -> InitiativeProof:
    """Return the confirmation of one's initiatives, blank rows where none are on record."""
    return InitiativeProof(
        letterhead=letterhead_of(material.office),
        date=blank_day(dossier.dated),
        agency=material.office.name,
        name=item.subject_name,
        subject=_inside(item),
        award=material.awards[item.code].form_title,
        initiatives=extras.initiatives.get(item.subject.code, ()),
        signer=signer_of(dossier.signature),
        form_number=form.number,
    )


def year_rows(
    item: Nomination, award: Award, year: int, extras: PaperExtras
) -> tuple[HistoryRow, ...]:
    """Return the years the report of `award` covers, with title or rating of each, oldest first.

    Empty where the law leaves the span open, or the span is a single year.
    """
    titles = [record for record in item.history if record.is_title]
    rows = []
    for wanted in report_span(award, year):
        held = [history_row(record) for record in titles if record.year == wanted]
        rating = _RATINGS.get(extras.ratings.get((item.subject.code, wanted), ""), "")
        words = [*([rating] if rating else []), *(row.award for row in held)]
        rows.append(
            HistoryRow(
                year=str(wanted),
                award="\n".join(words),
                decision="\n".join(row.decision for row in held),
            )
        )
    return tuple(rows)


_RATINGS = {
    "HTXS": "Hoàn thành xuất sắc nhiệm vụ",
    "HTT": "Hoàn thành tốt nhiệm vụ",
    "HT": "Hoàn thành nhiệm vụ",
    "KHT": "Không hoàn thành nhiệm vụ",
}


def _articles(dossier: Dossier, material: Material) -> tuple[str, ...]:
    kinds = [
        f"{count_words(count)} {words}"
        for kind, words in _KIND_WORDS.items()
        if (count := sum(item.kind is kind for item in dossier.nominations))
    ]
    titles = dict.fromkeys(report_title(material.awards[item.code]) for item in dossier.nominations)
    gift = f"Tặng {'; '.join(titles)} cho {' và '.join(kinds)} (có danh sách kèm theo)."
    money = (
        "Mức tiền thưởng kèm theo danh hiệu, hình thức khen thưởng thực hiện theo quy định "
        "hiện hành."
    )
    duty = (
        f"Chánh Văn phòng, trưởng các phòng, đơn vị thuộc {material.office.name} và các tập thể, "
        "cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này"
    )
    return (gift, money, duty)


def _row(item: Nomination, award: Award, money: str) -> DecisionRow:
    subject = item.subject
    is_person = isinstance(subject, Person)
    place = (
        ", ".join(part for part in (subject.position, subject.unit) if part)
        if isinstance(subject, Person)
        else ""
    )
    return DecisionRow(
        kind=ReportKind.INDIVIDUAL if is_person else ReportKind.COLLECTIVE,
        name=called(item),
        position=place,
        award=award.name,
        money=money,
    )


def money_words(amount_vnd: int) -> str:
    """Return an amount as papers print it: "1.490.000"."""
    return show_number(Decimal(amount_vnd))


def _inside(item: Nomination) -> str:
    """Return the subject for the middle of a sentence: "ông", not "Ông"."""
    full = full_subject(item)
    return full if full.startswith(item.subject_name) else full[:1].lower() + full[1:]


def _date(day: date) -> PaperDate:
    return PaperDate(day=day.day, month=day.month, year=day.year)
