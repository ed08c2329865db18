"""Words of the head, written in Word, live on in the papers until they are given up."""

from dataclasses import replace
from pathlib import Path

import docx
import pytest

from models.domain.errors import UserError
from models.usecases.desk import Desk
from models.usecases.dossier_editing import edit_dossier, edit_nomination
from models.usecases.example import fill_with_example
from models.usecases.paper_export import export_dossier
from models.usecases.paper_set import ALL_PAPERS
from models.usecases.paper_texts import (
    PaperPlace,
    give_up,
    paper_places,
    preview_document,
    take_back,
    write_over,
)
from models.usecases.printing import PrintChoice, preview_dossier
from tests.models.usecases.papers_sample import every_level
from tests.models.usecases.test_printing import text_of


@pytest.fixture
def code(desk: Desk) -> str:
    return fill_with_example(desk, 2023).value.dossier


@pytest.fixture
def whole(desk: Desk, code: str, tmp_path: Path) -> Path:
    return export_dossier(desk, code, tmp_path / "ra").parts[0].docx


def rewrite(file: Path, start: str, words: str) -> None:
    document = docx.Document(str(file))
    paragraph = next(p for p in document.paragraphs if p.text.startswith(start))
    paragraph.runs[-1].text = words
    document.save(str(file))


def place(desk: Desk, code: str, key: str) -> PaperPlace:
    return next(item for item in paper_places(desk, code) if item.key == key)


def test_a_document_nobody_touched_changes_nothing(desk: Desk, code: str, whole: Path) -> None:
    found = preview_document(desk, code, whole)
    assert found.changed == ()
    assert found.lost_count == 0


def test_words_changed_in_word_are_printed_and_shown_as_changed(
    desk: Desk, code: str, whole: Path
) -> None:
    rewrite(whole, "Xét thành tích", "Theo chỉ đạo của Giám đốc, đề nghị khen thưởng cho:")
    before = place(desk, code, "opening").text
    assert [item.key for item in preview_document(desk, code, whole).changed] == ["opening"]
    assert place(desk, code, "opening").text == before
    take_back(desk, code, whole)
    taken = place(desk, code, "opening")
    assert taken.is_written_over
    assert taken.generated == before
    assert "Theo chỉ đạo của Giám đốc" in text_of(preview_dossier(desk, code).data)


def test_words_written_over_survive_a_change_of_the_facts_which_is_told(
    desk: Desk, code: str
) -> None:
    report = next(item for item in paper_places(desk, code) if item.key == "result.1")
    nomination = report.sheet.partition(":")[2]
    write_over(desk, code, [_said(report, "Lời của Giám đốc.")])
    edit_nomination(desk, code, nomination, lambda item: replace(item, achievements="Mới."))
    again = next(
        item
        for item in paper_places(desk, code)
        if (item.sheet, item.key) == (report.sheet, "result.1")
    )
    assert again.text == "Lời của Giám đốc."
    assert again.is_outdated
    assert again.generated == "Mới."


def test_giving_up_brings_the_words_of_the_facts_back(desk: Desk, code: str) -> None:
    before = place(desk, code, "closing")
    write_over(desk, code, [_said(before, "Kính trình.")])
    give_up(desk, code, place(desk, code, "closing"))
    after = place(desk, code, "closing")
    assert after.text == before.text
    assert not after.is_written_over


def test_a_document_of_another_dossier_is_refused(desk: Desk, whole: Path) -> None:
    other = every_level(desk, "khac", filled=True)
    with pytest.raises(UserError, match="hồ sơ khác"):
        take_back(desk, other, whole)


def test_a_document_that_is_not_ours_is_refused(desk: Desk, code: str, tmp_path: Path) -> None:
    file = tmp_path / "la.docx"
    document = docx.Document()
    document.add_paragraph("Xin chào")
    document.save(str(file))
    with pytest.raises(UserError, match=r"la\.docx"):
        take_back(desk, code, file)


def test_every_part_is_written_as_pdf_and_docx_and_progress_reaches_the_end(
    desk: Desk, tmp_path: Path
) -> None:
    code = every_level(desk)
    told: list[tuple[int, int]] = []
    exported = export_dossier(
        desk,
        code,
        tmp_path / "ra",
        PrintChoice(kinds=ALL_PAPERS),
        progress=lambda done, total: told.append((done, total)),
    )
    assert len(exported.parts) == len(exported.whole.parts) + 1
    assert all(part.pdf.is_file() and part.docx.is_file() for part in exported.parts)
    assert len({part.pdf.name for part in exported.parts}) == len(exported.parts)
    assert all(part.pdf.name.isascii() for part in exported.parts)
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert sum(part.page_count for part in exported.parts[1:]) == exported.whole.page_count


def _said(place: PaperPlace, words: str) -> PaperPlace:
    return replace(place, text=words)


def test_words_written_for_one_letter_never_land_in_another(desk: Desk) -> None:
    code = every_level(desk)
    places = [item for item in paper_places(desk, code) if item.key == "opening"]
    write_over(desk, code, [_said(places[0], "Kính trình Uỷ ban nhân dân tỉnh:")])
    edit_dossier(desk, code, lambda stored: replace(stored, nominations=stored.nominations[::-1]))
    said = {
        item.sheet_name: item.text
        for item in paper_places(desk, code)
        if item.key == "opening" and item.is_written_over
    }
    assert said == {places[0].sheet_name: "Kính trình Uỷ ban nhân dân tỉnh:"}


def test_rows_of_tables_changed_in_word_are_told_as_they_cannot_be_taken_back(
    desk: Desk, code: str, whole: Path
) -> None:
    assert preview_document(desk, code, whole).table_rows == ()
    document = docx.Document(str(whole))
    heads = {cell.text for table in document.tables for cell in table.rows[0].cells}
    assert "Tóm tắt thành tích" in heads
    roster = next(
        one for one in document.tables if one.rows[0].cells[-1].text.casefold() == "ghi chú"
    )
    roster.rows[2].cells[-1].paragraphs[0].add_run("Sửa trong Word")
    document.save(str(whole))
    (row,) = preview_document(desk, code, whole).table_rows
    assert row.endswith("Sửa trong Word")
