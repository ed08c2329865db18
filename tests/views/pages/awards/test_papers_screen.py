"""The papers of a dossier on the screen: print, look-over, words, copies."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
from PIL import Image
from PySide6.QtWidgets import QWidget

from models.domain.preflight import Severity
from models.usecases.desk import Desk
from models.usecases.dossier_editing import edit_dossier
from models.usecases.paper_copies import list_copies
from models.usecases.paper_set import ALL_PAPERS, PaperKind
from models.usecases.paper_texts import paper_places
from tests.fake_ask import FakeAsk
from views.pages.awards.page import AwardsPage
from views.pages.awards.preview_choice import ChoiceForm, choice_words
from views.pages.awards.preview_papers import COPIES, LOOK, PRINT, TEXTS, PapersPart
from views.widgets.fields import LongTextField
from views.widgets.form import FormColumn

Settle = Callable[[], None]


def opened(page: AwardsPage, dossier: str, settle: Settle) -> PapersPart:
    page.open_dossier(dossier)
    settle()
    page.editor.show_view("papers")
    settle()
    return page.editor.papers


def test_the_print_opens_with_the_main_papers(
    page: AwardsPage, dossier: str, settle: Settle
) -> None:
    papers = opened(page, dossier, settle)
    assert papers.views.value() == PRINT
    assert papers.preview.page_count() >= 9
    assert choice_words(papers.choice) == "Bộ chính"


def test_choosing_other_papers_makes_another_print(
    page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle
) -> None:
    papers = opened(page, dossier, settle)
    before = papers.preview.page_count()

    def only_the_ballot(form: QWidget) -> None:
        assert isinstance(form, ChoiceForm)
        for kind, box in form.boxes.items():
            box.setChecked(kind is PaperKind.BALLOT)
        form.stamp.set_value("BẢN SAO")

    ask.fill = only_the_ballot
    papers.choose()
    settle()
    assert papers.choice.kinds == (PaperKind.BALLOT,)
    assert papers.preview.page_count() == 1 < before
    assert choice_words(papers.choice) == "Phiếu bầu, bản sao"


def test_a_print_of_nothing_is_not_accepted(
    page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle
) -> None:
    papers = opened(page, dossier, settle)

    def nothing(form: QWidget) -> None:
        assert isinstance(form, ChoiceForm)
        for box in form.boxes.values():
            box.setChecked(False)

    ask.fill = nothing
    papers.choose()
    settle()
    assert choice_words(papers.choice) == "Bộ chính"


def test_the_look_over_lists_what_must_be_mended_first(
    page: AwardsPage, desk: Desk, dossier: str, settle: Settle
) -> None:
    edit_dossier(desk, dossier, lambda stored: replace(stored, addressees=()))
    papers = opened(page, dossier, settle)
    papers.show_view(LOOK)
    settle()
    first = papers.preflight.model.fact(0)
    assert first.severity is Severity.ERROR
    assert "phải sửa" in papers.preflight.words()
    papers.preflight._table.selectRow(0)
    assert first.source in papers.preflight.detail.text()


def test_words_are_changed_on_the_screen_and_given_up_again(
    page: AwardsPage, desk: Desk, dossier: str, ask: FakeAsk, settle: Settle
) -> None:
    papers = opened(page, dossier, settle)
    papers.show_view(TEXTS)
    settle()
    place = next(p for p in papers.texts.model.all_facts() if p.key == "opening")

    def write(form: QWidget) -> None:
        assert isinstance(form, FormColumn)
        field = form.field("text")
        assert isinstance(field, LongTextField)
        field.setPlainText("Kính đề nghị khen thưởng cho:")

    ask.fill = write
    papers.texts.edit(place)
    settle()
    kept = papers.texts.model.fact(0)
    assert kept.text == "Kính đề nghị khen thưởng cho:"
    assert kept.is_written_over
    papers.texts._table.selectRow(0)
    papers.texts.give_up()
    settle()
    assert not any(item.is_written_over for item in paper_places(desk, dossier))


def test_a_document_edited_in_word_is_shown_before_it_is_taken(
    page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    papers = opened(page, dossier, settle)
    file = tmp_path / "ra.docx"
    ask.save_answer = file
    papers.export_word()
    settle()
    document = docx.Document(str(file))
    paragraph = next(p for p in document.paragraphs if p.text.startswith("Xét thành tích"))
    paragraph.runs[-1].text = "Lời của Giám đốc:"
    document.save(str(file))
    papers.show_view(TEXTS)
    settle()
    ask.open_answer = file
    papers.texts.take_back()
    settle()
    assert "Lời của Giám đốc:" in ask.asked[-1][1]
    assert papers.texts.model.fact(0).text == "Lời của Giám đốc:"


def test_copies_are_added_shown_and_removed(
    page: AwardsPage, desk: Desk, dossier: str, settle: Settle, tmp_path: Path
) -> None:
    papers = opened(page, dossier, settle)
    papers.show_view(COPIES)
    settle()
    Image.new("RGB", (60, 30), "navy").save(tmp_path / "anh.png")
    papers.add_copies((tmp_path / "anh.png",))
    settle()
    assert [file.name for file in papers.copies.files()] == ["anh.png"]
    papers.copies.removed.emit(papers.copies.files()[0])
    settle()
    assert list_copies(desk, dossier) == ()


def test_a_copy_that_cannot_be_printed_is_refused_at_once(
    page: AwardsPage, desk: Desk, dossier: str, settle: Settle, tmp_path: Path
) -> None:
    papers = opened(page, dossier, settle)
    told: list[str] = []
    papers.refused.connect(told.append)
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.4 hong")
    papers.add_copies((tmp_path / "hong.pdf",))
    settle()
    assert "hong.pdf" in told[0]
    assert list_copies(desk, dossier) == ()


def test_every_part_is_exported_into_a_folder(
    page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    papers = opened(page, dossier, settle)
    papers.choice = replace(papers.choice, kinds=ALL_PAPERS)
    ask.folder_answer = tmp_path / "ra"
    papers.export_all()
    settle()
    assert (tmp_path / "ra" / "00-toan-bo.pdf").is_file()
    assert len(list((tmp_path / "ra").glob("*.docx"))) > 8
