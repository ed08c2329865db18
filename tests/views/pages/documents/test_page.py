"""The page of documents: see what is blank or disagrees, correct it, attach the file."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.domain.changed import Changed
from models.usecases.desk import Desk
from models.usecases.documents import DocumentFacts, list_documents
from tests.fake_ask import FakeAsk
from views.context import PageContext
from views.pages.documents.page import DocumentsPage, NewDocument
from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField, TextField

Settle = Callable[[], None]


@pytest.fixture
def page(context: PageContext, settle: Settle, qtbot: QtBot) -> Iterator[DocumentsPage]:
    shown = DocumentsPage(context)
    qtbot.addWidget(shown)
    shown.resize(1166, 640)
    shown.show()
    settle()
    yield shown
    settle()


def facts_of(desk: Desk, code: str) -> DocumentFacts:
    return next(item for item in list_documents(desk) if item.document.code == code)


def shown(page: DocumentsPage, code: str, column: str) -> str:
    row = [item.document.code for item in page.model.facts()].index(code)
    return str(page.model.index(row, page.model.column_index(column)).data())


def leave(field: QWidget, text: str) -> None:
    """Type `text` into a field and leave it."""
    if isinstance(field, TextField):
        field.setText(text)
        field.editingFinished.emit()
    elif isinstance(field, LongTextField):
        field.setPlainText(text)
        field.hideEvent(None)  # type: ignore[arg-type] # what leaving the page does


def test_a_missing_number_and_two_dates_are_said_in_words(page: DocumentsPage) -> None:
    assert shown(page, "qd-phan-cong-cum-2023", "number") == "Chưa có số"
    assert shown(page, "ct-01-2023", "issued_on") == "20/01 hay 10/01/2023"
    assert shown(page, "kh-1097-2023", "issued_on") == "07/04/2023"


def test_the_chip_for_blank_numbers_leaves_only_those(page: DocumentsPage) -> None:
    page.open_item("no_number")
    codes = {item.document.code for item in page.model.facts()}
    assert "qd-phan-cong-cum-2023" in codes
    assert all(not item.document.number for item in page.model.facts())


def test_search_finds_a_document_without_diacritics(page: DocumentsPage, qtbot: QtBot) -> None:
    page.bar.set_text("thuc hanh tiet kiem")
    qtbot.waitUntil(lambda: 0 < page.model.rowCount() < 31)
    assert "kh-1097-2023" in {item.document.code for item in page.model.facts()}


def test_leaving_a_field_saves_it_and_the_strip_says_when(
    page: DocumentsPage, settle: Settle, desk: Desk
) -> None:
    heard: list[Changed] = []
    page.saved.connect(lambda changed, _at: heard.append(changed))
    page.open_item("qd-phan-cong-cum-2023")
    leave(page.pane.form.field("number"), "125/QĐ-BTTTT")
    settle()
    assert facts_of(desk, "qd-phan-cong-cum-2023").document.number == "125/QĐ-BTTTT"
    assert shown(page, "qd-phan-cong-cum-2023", "number") == "125/QĐ-BTTTT"
    assert page.strip.text().startswith("Đã lưu 10:32")
    assert heard == [Changed.DOCUMENTS]


def test_a_wrong_date_is_refused_in_words_and_nothing_is_written(
    page: DocumentsPage, settle: Settle, desk: Desk
) -> None:
    page.open_item("kh-1097-2023")
    leave(page.pane.form.field("issued_on"), "31/02/2023")
    settle()
    told = page.pane.form.field("issued_on").accessibleDescription()
    assert "không phải là ngày" in told
    document = facts_of(desk, "kh-1097-2023").document
    assert document.issued_on is not None
    assert document.issued_on.isoformat() == "2023-04-07"


def test_an_empty_title_is_refused_under_its_field(
    page: DocumentsPage, settle: Settle, desk: Desk
) -> None:
    page.open_item("kh-1097-2023")
    leave(page.pane.form.field("title"), "")
    settle()
    assert "phải có trích yếu" in page.pane.form.field("title").accessibleDescription()
    assert facts_of(desk, "kh-1097-2023").document.title.startswith("Triển khai phong trào")


def test_a_replaced_document_names_what_replaced_it(
    page: DocumentsPage, settle: Settle, desk: Desk
) -> None:
    page.open_item("nd-91-2017")
    status, replaced_by = page.pane.form.field("status"), page.pane.form.field("replaced_by")
    assert isinstance(status, ChoiceField)
    assert isinstance(replaced_by, ChoiceField)
    status.set_value("replaced")
    status.committed.emit("replaced")
    settle()
    assert replaced_by.isVisibleTo(page)
    replaced_by.set_value("nd-98-2023")
    replaced_by.committed.emit("nd-98-2023")
    settle()
    document = facts_of(desk, "nd-91-2017").document
    assert (document.status, document.replaced_by) == ("replaced", "nd-98-2023")


def test_a_file_is_kept_opened_and_taken_away_again(
    page: DocumentsPage, settle: Settle, desk: Desk, ask: FakeAsk, tmp_path: Path
) -> None:
    scan = tmp_path / "Kế hoạch 1097.pdf"
    scan.write_bytes(b"%PDF-1.7 mau")
    page.open_item("kh-1097-2023")
    page.accept_files([scan])
    settle()
    kept = facts_of(desk, "kh-1097-2023").attachments
    assert [file.name for file in kept] == ["Kế hoạch 1097.pdf"]
    page.pane.files.opened.emit(kept[0])
    assert ask.shown[0].read_bytes() == b"%PDF-1.7 mau"
    page.pane.files.removed.emit(kept[0])
    settle()
    assert facts_of(desk, "kh-1097-2023").attachments == ()


def test_a_new_document_takes_its_kind_from_its_sign(
    page: DocumentsPage, settle: Settle, desk: Desk, ask: FakeAsk
) -> None:
    def fill(content: QWidget) -> None:
        assert isinstance(content, NewDocument)
        leave(content.field("number"), "12/KH-STTTT")
        leave(content.field("title"), "Kế hoạch phát động thi đua")

    ask.fill = fill
    page._add.click()
    settle()
    new = next(item for item in list_documents(desk) if item.document.number == "12/KH-STTTT")
    assert new.document.kind == "KH"
    assert page.pane.code() == new.document.code


def test_what_rests_on_a_document_can_be_opened(page: DocumentsPage, settle: Settle) -> None:
    asked: list[tuple[str, str]] = []
    page.page_requested.connect(lambda key, item: asked.append((key, item)))
    page.open_item("kh-1097-2023")
    settle()
    links = [button for button in page.pane._rests.findChildren(QWidget) if button.property("item")]
    ids = [str(button.property("item")) for button in links]
    assert any(item.startswith("programme:ke-hoach-1097") for item in ids)
    links[0].click()  # type: ignore[attr-defined] # links are buttons
    assert asked[0][0] == "programme"
