"""A passage is read from plain text, Word and PDF; what cannot be read is a sentence."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from models.domain.errors import UserError
from models.usecases.reading import passage_of, read_clause

CLAUSE = "Đến hết năm 2023, tối thiểu 85% xã có điểm bưu chính."


def test_plain_text_is_read_in_utf_8_and_utf_16(tmp_path: Path) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        file = tmp_path / f"{encoding}.txt"
        file.write_text(CLAUSE, encoding)
        assert passage_of(file) == CLAUSE


def test_a_word_document_gives_its_paragraphs_and_tables(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(CLAUSE)
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Giảm 10% hồ sơ trễ hạn."
    file = tmp_path / "chỉ thị.docx"
    document.save(str(file))
    text = passage_of(file)
    assert CLAUSE in text.splitlines()
    assert [item["kind"] for item in read_clause(text)] == ["at_least", "cut_by"]


def test_a_pdf_with_text_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file))
    canvas.drawString(72, 700, "Top 50")
    canvas.save()
    assert "Top 50" in passage_of(file)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.doc", b"x", "Chưa đọc được văn bản"),
        ("a.docx", b"PK not a zip", "không phải tài liệu Word"),
        ("a.pdf", b"%PDF-1.4 broken", "không phải PDF"),
        ("a.txt", b"\xff\xff\xff", "không phải chữ Unicode"),
        ("b.txt", b"  \n", "không có chữ nào"),
    ],
)
def test_what_cannot_be_read_is_a_sentence_with_the_name(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(UserError, match=words) as refused:
        passage_of(file)
    assert name in refused.value.text


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Không đọc được tệp"):
        passage_of(tmp_path / "không có.txt")


def test_a_docx_with_an_entity_bomb_is_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbb">]><w:document xmlns:w="x">&b;</w:document>'
    place = tmp_path / "bom.docx"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    place.write_bytes(buffer.getvalue())
    with pytest.raises(UserError, match="không phải tài liệu Word"):
        passage_of(place)
