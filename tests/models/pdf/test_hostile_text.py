"""No text, however long or odd, breaks a paper or is taken for anything but text."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from models.domain.papers import DossierPaper, HistoryRow, ReportSection
from models.pdf.dossier import build_dossier
from models.pdf.fonts import choose_fonts, missing_glyphs
from tests.models.pdf.dossier_sample import build_and_read, sample_dossier

LONG = "Phối hợp triển khai nhiệm vụ chuyển đổi số tại các xã, thôn, bản vùng cao. "


def everywhere(text: str) -> DossierPaper:
    paper = sample_dossier()
    letter = replace(
        paper.letter,
        letterhead=replace(paper.letter.letterhead, agency=text, superior=text, place=text),
        subject=text,
        addressees=(text, text),
        bases=(text,),
        body=tuple(replace(passage, text=text) for passage in paper.letter.body),
        recipients=(text,),
        signer=replace(paper.letter.signer, name=text, title=text),
        number=text,
    )
    row = replace(paper.roster[1], name=text, summary=text, award=text, salutation=text, note=text)
    report = replace(
        paper.reports[2],
        subject=text,
        award=text,
        name=text,
        results=(ReportSection(heading=text, text=text),),
        awards=(HistoryRow(year=text, award=text, decision=text),),
    )
    minutes = replace(paper.minutes, subject=text, place=text)
    return DossierPaper(
        title=text, author=text, letter=letter, roster=(row,), minutes=minutes, reports=(report,)
    )


def with_report(text: str) -> DossierPaper:
    paper = sample_dossier()
    report = replace(
        paper.reports[0], results=(ReportSection(heading="Thành tích", text=text),), titles=()
    )
    return replace(paper, reports=(report,))


@pytest.mark.parametrize(
    "text",
    [
        "R&D; <b>x",
        "<img src='/etc/passwd'/>",
        '<img src="http://localhost/x.png"/>',
        "<para><font color=[x]>&#0;&nbsp;</para>",
        "<seq id='a'/><onDraw name='x' label='y'/>",
    ],
)
def test_markup_prints_as_the_text_it_is(text: str) -> None:
    read = build_and_read(with_report(text))
    assert text in read.text()
    assert read.built.missing_glyphs == frozenset()


def test_controls_and_direction_marks_are_not_printed() -> None:
    read = build_and_read(with_report("Nguyễn\x00 Văn\x1b \u202eB\u200bình\u2069\ufeff"))
    assert "Nguyễn Văn Bình" in read.text()
    assert read.built.missing_glyphs == frozenset()


def test_decomposed_text_prints_composed() -> None:
    read = build_and_read(with_report("\u0110ie\u0323\u0302n Bie\u0302n"))
    assert "Điện Biên" in read.text()


def test_characters_without_glyph_are_reported_and_print_as_a_box() -> None:
    text = "Khen 漢 và 🏆 \udc80"
    read = build_and_read(with_report(text))
    assert read.built.missing_glyphs == frozenset({"漢", "🏆", "\ufffd"})
    assert "Khen □ và □ □" in read.text()
    assert missing_glyphs(text, choose_fonts(None)) == {"漢", "🏆", "\ufffd"}


def test_thirty_thousand_characters_print_to_the_last_word() -> None:
    text = LONG * (30_000 // len(LONG)) + "Hết."
    read = build_and_read(with_report(text))
    assert read.built.parts[3].page_count >= 9
    assert "Hết." in read.text()


def test_a_word_of_thirty_thousand_letters_prints() -> None:
    read = build_and_read(with_report("A" * 30_000))
    assert read.text().count("A") >= 30_000


def test_a_row_taller_than_a_page_prints_whole_under_its_head() -> None:
    paper = sample_dossier()
    row = replace(paper.roster[1], summary=LONG * 60 + "Hết.")
    read = build_and_read(replace(paper, roster=(paper.roster[0], row, paper.roster[2])))
    part = read.built.parts[1]
    pages = range(part.first_page, part.first_page + part.page_count)
    assert part.page_count >= 3
    assert all("Tỷ lệ" in read.page_text(page) for page in pages)
    assert any("Hết." in read.page_text(page) for page in pages)


def test_very_many_recipients_still_print() -> None:
    paper = sample_dossier()
    letter = replace(paper.letter, recipients=tuple(f"Đơn vị số {n}" for n in range(150)))
    read = build_and_read(replace(paper, letter=letter))
    assert "- Đơn vị số 149;" in read.text()


def test_every_field_may_hold_five_thousand_characters() -> None:
    build_dossier(everywhere(LONG * 66), choose_fonts(None), BytesIO())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=400))
def test_no_text_in_any_field_breaks_the_file(text: str) -> None:
    target = BytesIO()
    built = build_dossier(everywhere(text), choose_fonts(None), target)
    assert len(PdfReader(target).pages) == built.page_count


def test_an_empty_dossier_field_leaves_a_readable_file() -> None:
    build_dossier(everywhere(""), choose_fonts(None), BytesIO())


def test_progress_counts_the_parts_and_may_stop_the_work() -> None:
    told: list[tuple[int, int]] = []
    target = BytesIO()

    class StoppedError(Exception):
        pass

    def stop_at_two(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise StoppedError

    with pytest.raises(StoppedError):
        build_dossier(sample_dossier(), choose_fonts(None), target, progress=stop_at_two)
    assert told == [(0, 6), (1, 6), (2, 6)]
    assert target.getvalue() == b""
