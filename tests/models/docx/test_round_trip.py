"""A text document of the papers: what it says, how it is laid out, what comes back from Word."""

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.docx.document import DocxImprint, build_docx
from models.docx.reading import ReadDocument, read_document
from models.docx.writing import bookmark_name
from models.domain.errors import UserError
from models.domain.plain import tame
from models.domain.sheets.blocks import Sheet, Text, editable_texts, written_over
from models.domain.sheets.dossier import dossier_sheets
from tests.models.pdf.dossier_sample import sample_dossier

IMPRINT = DocxImprint(
    title="Hồ sơ",
    author="Sở",
    code="hs-1",
    made_at=datetime(2024, 2, 20),  # noqa: DTZ001 - local time on paper
)


def opened(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def sheets() -> tuple[Sheet, ...]:
    return dossier_sheets(sample_dossier())


def read_back(content: bytes, folder: Path) -> ReadDocument:
    place = folder / "ho-so.docx"
    place.write_bytes(content)
    return read_document(place)


def report() -> Sheet:
    return next(sheet for sheet in sheets() if sheet.group)


def test_each_paper_is_a_section_of_a4_with_its_own_page_numbers() -> None:
    document = opened(build_docx(sheets(), IMPRINT))
    assert len(document.sections) == len(sheets())
    for section, sheet in zip(document.sections, sheets(), strict=True):
        assert section.page_width is not None
        assert section.page_height is not None
        sideways = section.page_width > section.page_height
        assert sideways == (sheet.orientation.value == "landscape")
        assert section.different_first_page_header_footer
        numbers = section._sectPr.find(qn("w:pgNumType"))
        assert numbers is not None
        assert numbers.get(qn("w:start")) == "1"
        assert [round(side.mm) for side in (section.left_margin, section.right_margin) if side] == [
            30,
            15,
        ]


def test_text_is_named_times_new_roman_and_body_is_fourteen_points() -> None:
    document = opened(build_docx(sheets(), IMPRINT))
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(qn(f"w:{name}")) for name in ("ascii", "hAnsi", "cs", "eastAsia")} == {
        "Times New Roman"
    }
    body = next(p for p in document.paragraphs if p.text.startswith("Sở Thông tin và Truyền thông"))
    assert {run.font.size.pt for run in body.runs if run.font.size} == {14}


def test_table_heads_repeat_and_signature_rows_are_never_parted() -> None:
    document = opened(build_docx(sheets(), IMPRINT))
    ruled = [table for table in document.tables if table.style and table.style.name == "Table Grid"]
    assert ruled
    assert all(table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None for table in ruled)
    signing = next(t for t in document.tables if "Trần Quang Hòa" in t.rows[0].cells[-1].text)
    assert signing.rows[0]._tr.find(f".//{qn('w:cantSplit')}") is not None


def test_nothing_edited_comes_back_as_it_was(tmp_path: Path) -> None:
    found = read_back(build_docx(sheets(), IMPRINT), tmp_path)
    assert found.code == "hs-1"
    for sheet in sheets():
        for key, text in editable_texts(sheet).items():
            assert found.texts[bookmark_name(sheet.key, key)] == text


def test_a_text_edited_in_word_comes_back_with_its_new_paragraphs(tmp_path: Path) -> None:
    document = opened(build_docx([report()], IMPRINT))
    key = "result.2"
    heads = [n for n, p in enumerate(document.paragraphs) if p.text.startswith("2. Những biện")]
    paragraph = document.paragraphs[heads[0] + 1]
    paragraph.runs[0].text = "Viết lại "
    paragraph.add_run("trong Word.")
    target = BytesIO()
    document.save(target)
    found = read_back(target.getvalue(), tmp_path).texts[bookmark_name(report().key, key)]
    assert found.startswith("Viết lại trong Word.\n")


def test_a_text_emptied_in_word_comes_back_empty(tmp_path: Path) -> None:
    sheet = written_over(report(), {"result.1": ""})
    found = read_back(build_docx([sheet], IMPRINT), tmp_path)
    assert found.texts[bookmark_name(sheet.key, "result.1")] == ""


def test_an_override_is_shown_as_one_and_remembers_what_the_facts_say() -> None:
    sheet = written_over(report(), {"result.1": "Lời của Giám đốc.", "khong-co": "x"})
    (changed,) = [b for b in sheet.blocks if isinstance(b, Text) and b.was is not None]
    assert changed.text == "Lời của Giám đốc."
    assert changed.was == editable_texts(report())["result.1"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 hong", b"%PDF-1.4"])
def test_a_file_that_is_no_text_document_is_refused_with_a_sentence(
    content: bytes, tmp_path: Path
) -> None:
    place = tmp_path / "la.docx"
    place.write_bytes(content)
    with pytest.raises(UserError, match=r"la\.docx"):
        read_document(place)


def test_a_document_of_another_program_has_no_texts_of_ours(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Xin chào")
    target = BytesIO()
    document.save(target)
    assert read_back(target.getvalue(), tmp_path).texts == {}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=300))
def test_no_text_breaks_or_injects_into_the_document(text: str) -> None:
    sheet = written_over(report(), {"result.1": f"{text}\n<w:p/>&amp;"})
    document = opened(build_docx([replace(sheet, name=text)], IMPRINT))
    words = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "<w:p/>&amp;" in words
    for line in tame(text).split("\n"):
        assert line.strip() in words


def test_fifty_thousand_characters_are_written_whole(tmp_path: Path) -> None:
    long = ("Phối hợp triển khai nhiệm vụ chuyển đổi số. " * 1200)[:50_000].strip()
    sheet = written_over(report(), {"result.1": long})
    found = read_back(build_docx([sheet], IMPRINT), tmp_path)
    assert found.texts[bookmark_name(sheet.key, "result.1")] == long
