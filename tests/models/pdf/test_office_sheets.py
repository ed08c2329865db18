"""Decisions, ballots, counts, covers: laid out by the decree, whatever they are filled with."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from models.docx.document import build_docx
from models.domain.office_papers import (
    Count,
    Cover,
    Decision,
    DecisionRow,
    InitiativeProof,
    Nominee,
    Summary,
    VotePaper,
)
from models.domain.papers import HistoryRow, ReportKind, Signer
from models.domain.sheets.blocks import Sheet
from models.domain.sheets.decision import decision_list_sheet, decision_sheet
from models.domain.sheets.others import (
    checklist_sheet,
    cover_sheet,
    initiative_sheet,
    summary_sheet,
)
from models.domain.sheets.voting import ballot_sheet, count_sheet, review_sheet
from models.pdf.dossier import BuiltDossier, build_sheets
from models.pdf.fonts import choose_fonts
from models.pdf.page import Imprint
from tests.models.docx.test_round_trip import IMPRINT
from tests.models.pdf.dossier_sample import FEBRUARY, HEAD, Reading

AT = datetime(2024, 2, 8, 10, 15)  # noqa: DTZ001 - local time on paper
DIRECTOR = Signer(title="GIÁM ĐỐC", name="Vàng A Sính")


def decision(text: str = "Tặng Giấy khen", rows: int = 1) -> Decision:
    return Decision(
        letterhead=HEAD,
        date=FEBRUARY,
        subject=f"Về việc {text}",
        decider="Giám đốc Sở Thông tin và Truyền thông",
        bases=(text, "Căn cứ Luật Thi đua, khen thưởng"),
        articles=(text, text, text),
        rows=tuple(
            DecisionRow(
                kind=ReportKind.INDIVIDUAL, name=text, position=text, award=text, money="540.000"
            )
            for _ in range(rows)
        ),
        recipients=("Như Điều 3",),
        signer=DIRECTOR,
    )


def every_sheet(text: str) -> tuple[Sheet, ...]:
    nominee = Nominee(called=text, full=text, award=text)
    vote = VotePaper(
        letterhead=HEAD, subject=text, year=2023, nominees=(nominee,), signers=(DIRECTOR, DIRECTOR)
    )
    count = Count(
        letterhead=HEAD,
        subject=text,
        at=AT,
        place=text,
        nominees=(nominee,),
        ballots=(),
        member_count=9,
        given_count=None,
        returned_count=None,
        written_count=1,
        base_count=9,
        base_words="tổng số thành viên",
        counters=(text,),
        signers=(DIRECTOR, DIRECTOR),
    )
    cover = Cover(letterhead=HEAD, date=FEBRUARY, title=text, purpose=text)
    history = (HistoryRow(year="2023", award=text, decision=text),)
    summary = Summary(
        letterhead=HEAD,
        date=FEBRUARY,
        name=text,
        subject=text,
        award=text,
        text=text,
        history=history,
        signer=DIRECTOR,
    )
    proof = InitiativeProof(
        letterhead=HEAD,
        date=FEBRUARY,
        agency=text,
        name=text,
        subject=text,
        award=text,
        initiatives=(),
        signer=DIRECTOR,
    )
    entries = ((text, "decision"), (text, "nowhere"))
    return (
        cover_sheet(cover, entries, key="cover"),
        decision_sheet(decision(text), key="decision", name=text),
        decision_list_sheet(decision(text), key="decision-list", name=text),
        ballot_sheet(vote, key="ballot", name=text),
        count_sheet(count, key="count", name=text),
        review_sheet(vote, key="review", name=text),
        summary_sheet(summary, key="summary", group=text),
        initiative_sheet(proof, key="initiatives", group=text),
        checklist_sheet(cover, entries, key="checklist"),
    )


def build(*sheets: Sheet) -> tuple[bytes, BuiltDossier]:
    target = BytesIO()
    imprint = Imprint(title="x", author="y", dated=FEBRUARY, draft=False)
    built = build_sheets(sheets, imprint, choose_fonts(None), target)
    return target.getvalue(), built


def read(*sheets: Sheet) -> Reading:
    return Reading(*build(*sheets))


def test_articles_are_bold_numbers_indented_a_centimetre() -> None:
    page = read(decision_sheet(decision(), key="decision", name="QĐ"))
    first = page.find("Điều 1.")
    assert first.left == pytest.approx(40, abs=0.2)
    assert first.font == "LiberationSerif-Bold"
    assert first.size == 14


def test_who_decides_stands_in_capitals_between_title_and_bases() -> None:
    page = read(decision_sheet(decision(), key="decision", name="QĐ"))
    decider = page.find("GIÁM ĐỐC SỞ THÔNG TIN VÀ TRUYỀN THÔNG")
    assert page.find("QUYẾT ĐỊNH").top < decider.top < page.find("Căn cứ Luật").top
    assert (decider.left + decider.right) / 2 == pytest.approx(112.5, abs=0.5)


def test_the_last_article_ends_the_content_and_stays_with_the_signature() -> None:
    long = decision("Xét thành tích đã đạt được trong năm, hội đồng thống nhất đề nghị. " * 14)
    page = read(decision_sheet(long, key="decision", name="QĐ"))
    signature = page.find("Vàng A Sính")
    last = max(line.page for line in page.lines)
    assert signature.page == last
    body = [line for line in page.lines if line.page == last and line.size == 14]
    assert len(body) > 3
    assert page.find("Nơi nhận:").page == last


def test_the_list_of_a_decision_repeats_its_head_on_every_page() -> None:
    page = read(decision_list_sheet(decision(rows=60), key="list", name="DS"))
    pages = {line.page for line in page.lines}
    assert len(pages) > 2
    for number in pages:
        assert "Họ và tên / Tên tập thể" in page.page_text(number)


def test_several_signers_stand_two_by_two_with_their_names_level() -> None:
    signers = tuple(Signer(title=f"CHỨC VỤ {n}", name=f"Người Ký {n}") for n in range(4))
    vote = VotePaper(letterhead=HEAD, subject="x", year=2023, nominees=(), signers=signers)
    page = read(review_sheet(vote, key="review", name="BB"))
    names = [page.find(f"Người Ký {n}") for n in range(4)]
    assert names[0].top == pytest.approx(names[1].top, abs=0.1)
    assert names[2].top == pytest.approx(names[3].top, abs=0.1)
    assert names[0].right < names[1].left


def test_an_authority_of_four_words_stands_over_the_title() -> None:
    signed = Signer(
        authority_lines=("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH"), title="PHÓ CHỦ TỊCH", name="Trần A"
    )
    page = read(decision_sheet(replace(decision(), signer=signed), key="d", name="QĐ"))
    tops = [page.find(text).top for text in ("TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")]
    assert tops == sorted(tops)
    assert tops[0] == pytest.approx(page.find("Nơi nhận:").top, abs=1.5)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_no_text_breaks_any_of_them_in_pdf_or_docx(text: str) -> None:
    sheets = every_sheet(text)
    content, built = build(*sheets)
    assert len(PdfReader(BytesIO(content)).pages) == built.page_count
    assert build_docx(sheets, IMPRINT)


@pytest.mark.slow
def test_fifty_thousand_characters_in_every_field_still_print() -> None:
    long = ("Phối hợp triển khai <b>nhiệm vụ</b> & chuyển đổi số.\u202e " * 1100)[:50_000]
    for sheet in every_sheet("x"):
        assert build(sheet)[1].page_count >= 1
    decided = decision_sheet(decision(long), key="decision", name="QĐ")
    content, built = build(decided)
    assert built.page_count > 30
    assert "<b>nhiệm vụ</b> &" in PdfReader(BytesIO(content)).pages[5].extract_text()
