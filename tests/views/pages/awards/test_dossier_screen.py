"""From an empty year to a printed dossier, on the screen."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtWidgets import QWidget

from models.domain.nominations import DossierState
from models.usecases.award_history import history_of
from models.usecases.awards import get_dossier, list_dossiers, list_subjects
from models.usecases.desk import Desk
from models.usecases.targets import ResultEdit, set_result
from tests.fake_ask import FakeAsk
from views.pages.awards.fact_form import FactForm
from views.pages.awards.page import AwardsPage
from views.widgets.choice import ChoiceField
from views.widgets.fields import LongTextField, TextField
from views.widgets.form import FormColumn
from views.widgets.text import Sentence

Settle = Callable[[], None]
FIGURE = "1097.vien-thong.ho-bang-rong-co-dinh"


def type_into(form: FormColumn, key: str, text: str) -> None:
    field = form.field(key)
    if isinstance(field, TextField):
        field.setText(text)
        field.editingFinished.emit()
    elif isinstance(field, LongTextField):
        field.setPlainText(text)
        field.committed.emit(field.value())


def test_a_dossier_is_started_filled_and_read_back(
    desk: Desk, page: AwardsPage, ask: FakeAsk, settle: Settle
) -> None:
    page.show_view("people")
    ask.text_answer = "Hoàng Thị Nhung"
    page.people.add()
    settle()
    type_into(page.people.form, "position", "Trưởng phòng")
    page.show_view("dossiers")
    ask.text_answer = "Hồ sơ năm 2023"
    page.start()
    settle()
    page.editor.propose()
    settle()
    type_into(page.editor.nominations.form, "achievements", "Việc thứ nhất.\nViệc thứ hai.")
    type_into(page.editor.nominations.form, "votes_for", "8")
    type_into(page.editor.heading.right, "signer_name", "Vàng A Sính")
    type_into(page.editor.meeting.right, "member_count", "9")
    settle()

    (stored,) = list_dossiers(desk)
    (proposed,) = stored.nominations
    assert stored.title == "Hồ sơ năm 2023"
    assert (stored.signature.name, stored.meeting.member_count) == ("Vàng A Sính", 9)
    assert proposed.subject_name == "Hoàng Thị Nhung"
    assert list_subjects(desk).people[0].position == "Trưởng phòng"
    assert proposed.achievements == "Việc thứ nhất.\nViệc thứ hai."
    assert proposed.votes is not None
    assert proposed.votes.votes_for == 8


def test_every_field_says_that_it_was_saved(page: AwardsPage, dossier: str, settle: Settle) -> None:
    told: list[object] = []
    page.saved.connect(lambda *what: told.append(what))
    page.open_dossier(dossier)
    settle()
    type_into(page.editor.heading.left, "title", "Hồ sơ lần hai")
    settle()
    assert len(told) == 1
    assert page.editor.title == "Hồ sơ lần hai"


def test_an_empty_title_is_refused_under_its_field(
    desk: Desk, page: AwardsPage, dossier: str, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    type_into(page.editor.heading.left, "title", " ")
    settle()
    assert get_dossier(desk, dossier).title == "Hồ sơ đề nghị khen thưởng năm 2023"


def test_each_proposal_shows_the_article_that_decides(
    page: AwardsPage, dossier: str, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    assert page.editor.nominations.table.select_fact(
        lambda item: item.subject_name == "Hoàng Thị Nhung"
    )
    words = sentences(page.editor.nominations.reasons)
    assert "Điều 74 khoản 1 điểm d Luật 06/2022/QH15" in words
    assert "Luật 06/2022/QH15 và Nghị định 98/2023/NĐ-CP" in words


def test_a_changed_figure_makes_the_dossier_a_draft_until_it_is_taken_in(
    desk: Desk, page: AwardsPage, dossier: str, settle: Settle
) -> None:
    set_result(desk, ResultEdit(target=FIGURE, period="2023", value=Decimal(61)))
    page.open_dossier(dossier)
    settle()
    assert "hiện nay 61" in page.editor.notice.text()

    page.editor.notice.refresh_requested.emit()
    settle()
    assert page.editor.notice.text() == ""


def test_the_preview_is_the_pdf_that_is_exported(
    page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    page.open_dossier(dossier)
    settle()
    page.editor.show_view("papers")
    settle()
    ask.save_answer = tmp_path / "ho-so.pdf"
    page.export()
    settle()
    assert page.editor.preview.page_count() > 3
    assert f"{page.editor.preview.page_count()} trang" in page.strip.text()
    assert (tmp_path / "ho-so.pdf").read_bytes().startswith(b"%PDF")


def test_a_state_may_be_jumped_and_gone_back_from(
    desk: Desk, page: AwardsPage, dossier: str, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    for state in (DossierState.DECIDED, DossierState.DRAFT):
        page.editor.state.set_value(state.value)
        page.editor.state.committed.emit(state.value)
        settle()
        assert get_dossier(desk, dossier).state is state
    assert len(get_dossier(desk, dossier).nominations) == 3


def test_a_proposal_taken_out_leaves_its_subject_in_the_register(
    desk: Desk, page: AwardsPage, dossier: str, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    before = list_subjects(desk)
    first = get_dossier(desk, dossier).nominations[0]
    page.editor.nominations.removal_requested.emit(first)
    settle()
    assert len(get_dossier(desk, dossier).nominations) == 2
    assert list_subjects(desk) == before


def test_a_held_award_is_added_to_the_history(
    desk: Desk, page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    person = get_dossier(desk, dossier).nominations[1].subject
    page.editor.subject_requested.emit(person)
    settle()

    def fill(form: QWidget) -> None:
        assert isinstance(form, FactForm)
        award, year = form.field("award"), form.field("year")
        assert isinstance(award, ChoiceField)
        assert isinstance(year, TextField)
        award.set_value("CSTD_CO_SO")
        year.set_text("2019")

    ask.fill = fill
    page.people.history.awards.add()
    settle()
    assert ("CSTD_CO_SO", 2019) in [
        (record.award, record.year) for record in history_of(desk, person.code)
    ]


def sentences(widget: QWidget) -> str:
    return " ".join(part.text() for part in widget.findChildren(Sentence))


def test_a_decision_goes_into_the_histories_and_closes_the_dossier(
    desk: Desk, page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    part = page.editor.decision
    part.select_all()

    def fill(form: QWidget) -> None:
        assert isinstance(form, FactForm)
        number = form.field("number")
        assert isinstance(number, TextField)
        number.set_text("215/QĐ-UBND")

    ask.fill = fill
    part.grant()
    settle()
    stored = get_dossier(desk, dossier)
    assert stored.state is DossierState.DECIDED
    last = history_of(desk, stored.nominations[1].subject.code)[-1]
    assert (last.award, last.year, last.decision_number) == ("BK_TINH_BO", 2023, "215/QĐ-UBND")
    assert [one.number for one in part.decisions.facts()] == ["215/QĐ-UBND"]


def test_one_not_granted_keeps_the_reason_and_makes_no_decision(
    desk: Desk, page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    part = page.editor.decision
    part.table.selectRow(0)
    ask.text_answer = "Chưa đủ số phiếu"
    part.refuse()
    settle()
    first = get_dossier(desk, dossier).nominations[0]
    assert (first.outcome, first.outcome_note) == ("refused", "Chưa đủ số phiếu")
    assert part.decisions.facts() == ()


def test_a_dossier_goes_out_as_a_file_and_comes_in_dropped(  # noqa: PLR0913, PLR0917 - fixtures
    desk: Desk, page: AwardsPage, dossier: str, ask: FakeAsk, settle: Settle, tmp_path: Path
) -> None:
    page.dossiers.reload()
    settle()
    page.dossiers.table.select_fact(lambda one: one.code == dossier)
    ask.save_answer = tmp_path / "gui.json"
    page.dossiers.hand_on()
    settle()
    page.editor.open(dossier)
    settle()
    for one in get_dossier(desk, dossier).nominations:
        page.editor.nominations.removal_requested.emit(one)
    settle()
    assert get_dossier(desk, dossier).nominations == ()
    page.accept_files((tmp_path / "gui.json",))
    settle()
    assert len(get_dossier(desk, dossier).nominations) == 3


def test_the_kind_of_commendation_is_chosen_for_each_proposal(
    desk: Desk, page: AwardsPage, dossier: str, settle: Settle
) -> None:
    page.open_dossier(dossier)
    settle()
    field = page.editor.nominations.form.field("mode")
    assert isinstance(field, ChoiceField)
    field.set_value("sudden")
    field.committed.emit("sudden")
    settle()
    assert get_dossier(desk, dossier).nominations[0].mode == "sudden"
