"""The layout of certificates on the screen: fields moved, typed, added, taken away."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.domain.certificates import CertificateLayout
from models.usecases.awards import list_subjects
from models.usecases.certificates import correction_for, list_layouts
from models.usecases.desk import Desk
from models.usecases.dossier_editing import add_nomination
from tests.fake_ask import FakeAsk
from views.pages.awards.certificate import CertificatePart, MeasureForm
from views.pages.awards.page import AwardsPage
from views.pages.awards.preview_papers import CERTIFICATES
from views.widgets.fields import TextField

Settle = Callable[[], None]


@pytest.fixture
def part(desk: Desk, dossier: str, page: AwardsPage, settle: Settle) -> CertificatePart:
    person = list_subjects(desk).people[0]
    add_nomination(desk, dossier, person, "GIAY_KHEN", "house")
    page.open_dossier(dossier)
    settle()
    page.editor.show_view("papers")
    settle()
    page.editor.papers.show_view(CERTIFICATES)
    settle()
    return page.editor.papers.certificates


def shown(desk: Desk, part: CertificatePart) -> CertificateLayout:
    assert part.sheet is not None
    code = part.sheet.code
    return next(one for one in list_layouts(desk) if one.code == code)


def test_a_field_moved_by_hand_is_kept_where_it_was_left(
    desk: Desk, part: CertificatePart, settle: Settle
) -> None:
    part.board.moved.emit(0, 30.0, 60.5)
    settle()
    kept = shown(desk, part).fields[0]
    assert (kept.x_mm, kept.y_mm) == (30.0, 60.5)


def test_arrow_keys_move_a_millimetre_and_with_shift_a_tenth(
    desk: Desk, part: CertificatePart, settle: Settle
) -> None:
    part.board.choose(0)
    before = part.board._items[0].pos().x()
    QTest.keyClick(part.board, Qt.Key.Key_Right)
    settle()
    part.board.choose(0)
    QTest.keyClick(part.board, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert shown(desk, part).fields[0].x_mm == pytest.approx(before + 1.1, abs=0.01)


def test_a_typed_place_is_kept_and_a_wrong_one_told(
    desk: Desk, part: CertificatePart, settle: Settle
) -> None:
    part.board.choose(1)
    field = part.fields.form.field("x_mm")
    assert isinstance(field, TextField)
    field.setText("41,5")
    field.editingFinished.emit()
    settle()
    assert shown(desk, part).fields[1].x_mm == 41.5
    part.board.choose(1)
    field.setText("abc")
    field.editingFinished.emit()
    settle()
    assert shown(desk, part).fields[1].x_mm == 41.5


def test_fields_are_added_and_taken_away(desk: Desk, part: CertificatePart, settle: Settle) -> None:
    part.add_field()
    settle()
    count = len(shown(desk, part).fields)
    assert shown(desk, part).fields[-1].text == "Chữ mới"
    part.remove_field()
    settle()
    assert len(shown(desk, part).fields) == count - 1


def test_the_scan_of_the_blank_lies_behind(
    desk: Desk, part: CertificatePart, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    Image.new("RGB", (297, 210), "beige").save(tmp_path / "phoi.png")
    ask.open_answer = tmp_path / "phoi.png"
    part.choose_backdrop()
    settle()
    assert shown(desk, part).backdrop_name == "phoi.png"


def test_measured_crosses_correct_the_tray(
    desk: Desk, part: CertificatePart, ask: FakeAsk, settle: Settle
) -> None:
    def measured(form: QWidget) -> None:
        assert isinstance(form, MeasureForm)
        for number in (1, 2, 3, 4):
            field = form.field(f"x{number}")
            assert isinstance(field, TextField)
            field.setText(f"{float(field.value().replace(',', '.')) + 2:.1f}".replace(".", ","))

    ask.fill = measured
    part.enter_measures()
    settle()
    assert correction_for(desk, "", "").right_mm == pytest.approx(-2, abs=0.01)


def test_the_batch_tells_how_many_there_are(part: CertificatePart) -> None:
    assert part.batch is not None
    assert len(part.batch.certificates) == 1
    assert replace(part.batch, title="").certificates[0].name


def test_the_certificates_are_seen_as_they_will_look(
    part: CertificatePart, page: AwardsPage, settle: Settle
) -> None:
    part.preview()
    settle()
    assert page.editor.papers.preview.page_count() == 1


def test_another_layout_is_begun_from_the_one_shown_with_its_own_size(
    desk: Desk, part: CertificatePart, ask: FakeAsk, settle: Settle
) -> None:
    before = len(list_layouts(desk))
    ask.text_answer = "Phôi A3"
    part.add_layout()
    settle()
    for key, text in (("width_mm", "420"), ("height_mm", "297")):
        field = part.sheet_form.form.field(key)
        assert isinstance(field, TextField)
        field.setText(text)
        field.editingFinished.emit()
        settle()
    assert len(list_layouts(desk)) == before + 1
    kept = shown(desk, part)
    assert (kept.name, kept.width_mm, kept.height_mm) == ("Phôi A3", 420, 297)
