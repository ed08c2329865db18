"""The window on a workspace: pages, what they tell each other, the way back."""

from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop import registry
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from desktop.status import pending_words
from models.domain.access import AccessRole
from models.domain.arrival import PendingFacts
from models.usecases.access import accounts, add_account
from models.usecases.backup_words import contents_words
from models.usecases.desk import Desk, Surroundings
from models.usecases.office_settings import paper_defaults
from models.usecases.programme_copy import copy_programme, last_programme
from models.usecases.safety import journal_page, list_backups, look_inside
from models.usecases.targets import ResultEdit, get_target, list_targets, set_result
from models.usecases.workspace import open_workspace
from tests.fake_ask import FakeAsk
from views.pages.help.page import HelpPage
from views.pages.journal.page import JournalPage
from views.pages.settings.page import SettingsPage
from views.pages.targets.page import TargetsPage
from views.widgets.fields import PasswordField

Settle = Callable[[], None]


def shown(office: OfficeWindow, settled: Settle, key: str) -> object:
    office.show()
    office.window.open_page(key)
    settled()
    return office.window.page(key)


def journal(office: OfficeWindow, settled: Settle) -> JournalPage:
    page = shown(office, settled, "journal")
    assert isinstance(page, JournalPage)
    return page


def settings(office: OfficeWindow, settled: Settle) -> SettingsPage:
    page = shown(office, settled, "settings")
    assert isinstance(page, SettingsPage)
    return page


@pytest.mark.parametrize("key", registry.KEYS)
def test_every_page_opens_and_reads_its_data(
    key: str, office: OfficeWindow, settled: Settle, ask: FakeAsk
) -> None:
    page = shown(office, settled, key)

    assert page is not None
    assert office.window.current_key() == key
    assert ask.told == []


def test_f1_opens_the_manual_of_the_screen(office: OfficeWindow, settled: Settle) -> None:
    journal(office, settled)

    office.window.help_requested.emit("journal")

    page = office.window.page("help")
    assert isinstance(page, HelpPage)
    assert page.shown_topic() == "journal"


def test_the_key_f1_asks_for_the_page_that_is_open(
    office: OfficeWindow, settled: Settle, qtbot: QtBot
) -> None:
    shown(office, settled, "settings")
    qtbot.waitExposed(office.window)

    with qtbot.waitSignal(office.window.help_requested) as asked:
        QTest.keyClick(office.window, Qt.Key.Key_F1)

    assert asked.args == ["settings"]


def test_the_search_finds_pages_without_diacritics(desk: Desk) -> None:
    hits = registry.search(desk, 2023, "cai dat")

    assert [(hit.kind, hit.page) for hit in hits][:1] == [("Trang", "settings")]


def test_the_search_finds_pages_of_the_manual(desk: Desk) -> None:
    hits = registry.search(desk, 2023, "bo cuu ho")

    assert ("help", "rescue") in [(hit.page, hit.id) for hit in hits]


def test_a_dropped_workbook_goes_to_the_packages(office: OfficeWindow, settled: Settle) -> None:
    journal(office, settled)

    office.window.files_dropped.emit([Path("không có.xlsx")])

    assert office.window.current_key() == "packages"


def test_the_first_start_of_the_day_makes_a_backup(
    office: OfficeWindow, settled: Settle, desk: Desk
) -> None:
    office.show()
    settled()

    assert [backup.reason.value for backup in list_backups(desk)] == ["start"]


def test_backing_up_by_hand_adds_a_checked_copy(
    office: OfficeWindow, settled: Settle, desk: Desk
) -> None:
    page = journal(office, settled)

    page.backups.back_up()
    settled()

    assert list_backups(desk)[0].reason.value == "manual"
    assert "Đã sao lưu" in page.strip.text()


def test_a_restore_brings_back_the_old_value_and_keeps_the_window(
    office: OfficeWindow, settled: Settle, desk: Desk, ask: FakeAsk
) -> None:
    page = journal(office, settled)
    page.backups.back_up()
    settled()
    target = next(line.target.id for line in list_targets(desk, 2023) if line.target.goal.low)
    set_result(desk, ResultEdit(target=target, period="2023", value=Decimal(12), note="sai"))

    page.backups.restore(list_backups(desk)[0])
    settled()

    assert [title for title, _ in ask.told] == ["Đã khôi phục dữ liệu"]
    again = journal(office, settled)
    newest = again.changes.model.facts()[0]
    assert newest.why_label == "Khôi phục"
    assert not any("sai" in change.new for change in again.changes.model.facts())


def test_backups_and_journal_name_offices_and_programmes_not_their_codes(
    office: OfficeWindow, settled: Settle, desk: Desk
) -> None:
    page = journal(office, settled)
    page.backups.back_up()
    settled()
    words = dict(contents_words(look_inside(list_backups(desk)[0])))
    assert words["Đơn vị"] == "Sở TTTT Lào Cai"
    copy_programme(desk, last_programme(desk, 2024), 2024)

    rows = [row for row in journal_page(desk, before=None, limit=80) if row.entity == "copied_item"]
    assert rows
    assert all("Cụm Thi đua số 2" in row.subject for row in rows)
    assert {row.office for row in rows} == {"Sở TTTT Lào Cai"}


def test_a_restore_that_was_not_wanted_changes_nothing(
    office: OfficeWindow, settled: Settle, desk: Desk, ask: FakeAsk
) -> None:
    page = journal(office, settled)
    page.backups.back_up()
    settled()
    ask.confirm_answer = False

    page.backups.restore(list_backups(desk)[0])
    settled()

    assert journal_page(desk, before=None, limit=1)[0].why != "restore"


def test_looking_into_a_backup_says_what_it_holds(office: OfficeWindow, settled: Settle) -> None:
    page = journal(office, settled)
    page.open_item("backups")
    page.backups.back_up()
    settled()
    assert not page.backups.chooser.restore_button.isEnabled()

    page.backups.chooser.table.selectRow(0)
    settled()

    assert page.backups.chooser.restore_button.isEnabled()


def test_the_whole_chain_is_checked_on_demand(office: OfficeWindow, settled: Settle) -> None:
    page = journal(office, settled)

    page.backups.check_all()
    settled()

    assert page.strip.text() == (
        "Tệp dữ liệu nguyên vẹn. Chuỗi nhật ký khớp từ dòng đầu đến dòng cuối."
    )


def test_a_rescue_kit_is_written_where_the_user_says(
    office: OfficeWindow, settled: Settle, ask: FakeAsk, tmp_path: Path
) -> None:
    page = journal(office, settled)
    ask.folder_answer = tmp_path / "usb"

    page.backups.write_kit()
    settled()

    assert "đọc lại đủ" in page.strip.text()
    assert len(list((tmp_path / "usb").glob("bo-cuu-ho-*/so-thi-dua.db"))) == 1


def test_the_journal_is_filtered_by_reason_and_text(
    office: OfficeWindow, settled: Settle, desk: Desk
) -> None:
    target = next(line.target.id for line in list_targets(desk, 2023) if line.target.goal.low)
    set_result(
        desk, ResultEdit(target=target, period="2023", value=Decimal(12), note="ghi chú riêng")
    )
    page = journal(office, settled)

    page.changes.bar.set_chip("edit", checked=True)
    page.changes.bar.set_text("ghi chu rieng")
    page.changes.reload()
    settled()

    assert {change.why for change in page.changes.model.facts()} == {"edit"}
    assert all("ghi chú riêng" in change.new for change in page.changes.model.facts())


def test_print_settings_save_themselves(office: OfficeWindow, settled: Settle, desk: Desk) -> None:
    page = settings(office, settled)

    page.papers.form.committed.emit("signer_name", "Trần Văn Bình")
    settled()

    assert paper_defaults(desk).signer_name == "Trần Văn Bình"
    assert office.window.page("settings") is page


def test_an_empty_name_of_the_office_is_refused_under_its_field(
    office: OfficeWindow, settled: Settle, ask: FakeAsk
) -> None:
    page = settings(office, settled)

    page.office.form.committed.emit("name", "")
    settled()

    assert page.office.form.field("name").property("wrong")
    assert ask.told == []


def test_a_new_user_name_stands_in_the_journal_from_then_on(
    office: OfficeWindow, settled: Settle, desk: Desk, qtbot: QtBot, memory: Memory
) -> None:
    page = settings(office, settled)
    page.look.user_named.emit("Lý Thị Mai")
    qtbot.waitUntil(lambda: office.window.page("settings") is not page)
    settled()

    again = settings(office, settled)
    again.papers.form.committed.emit("chair", "Hoàng Văn Nam")
    settled()

    assert journal_page(desk, before=None, limit=1)[0].user == "Lý Thị Mai"
    assert memory.preferences.user_name == "Lý Thị Mai"


def test_a_chosen_appearance_is_kept_and_used(
    office: OfficeWindow, settled: Settle, memory: Memory
) -> None:
    page = settings(office, settled)

    page.look.form.committed.emit("scheme", "dark")

    assert memory.preferences.scheme == "dark"
    assert office.window.palette().window().color().lightness() < 60


def test_what_needs_an_account_waits_until_one_is_chosen(
    office: OfficeWindow, settled: Settle, desk: Desk
) -> None:
    part = settings(office, settled).protection
    assert [button.isEnabled() for button in part.for_one] == [False, False, False]

    add_account(desk, "Nguyễn Thị Ánh", AccessRole.ADMIN, "mot cau de nho")
    part.reload()
    settled()
    part.table.selectRow(0)

    assert all(button.isEnabled() for button in part.for_one)


def test_a_short_password_is_told_in_its_form(
    office: OfficeWindow, settled: Settle, ask: FakeAsk, desk: Desk
) -> None:
    part = settings(office, settled).protection
    seen: list[QWidget] = []

    def fill(content: QWidget) -> None:
        seen.append(content)
        for field in content.findChildren(PasswordField):
            field.setText("ngan")

    ask.fill = fill
    part.add()
    settled()

    assert seen[0].findChildren(PasswordField)[0].property("wrong")
    assert ask.told == []
    assert accounts(desk) == ()


def test_turning_the_year_reads_every_page_again(office: OfficeWindow, settled: Settle) -> None:
    first = journal(office, settled)

    office.window.year_changed.emit(2022)
    settled()

    assert office.window.page("journal") is not first


def test_turning_the_year_counts_what_waits_in_it(
    office: OfficeWindow, settled: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown(office, settled, "overview")
    counts: dict[str, int] = {}
    names: list[str] = []
    monkeypatch.setattr(office.window, "set_count", counts.__setitem__)
    monkeypatch.setattr(office.window, "set_office", names.append)

    office.window.year_changed.emit(2035)
    settled()

    assert counts["programme"] == counts["targets"] == 0
    assert len(names) == 1


def test_a_screen_of_1366_pixels_at_150_percent_needs_no_sideways_scrolling(
    office: OfficeWindow, settled: Settle
) -> None:
    page = shown(office, settled, "overview")
    assert isinstance(page, QWidget)
    office.window.resize(910, 512)
    settled()

    area = next(a for a in office.window.findChildren(QScrollArea) if a.isAncestorOf(page))
    assert area.horizontalScrollBar().maximum() == 0


def test_a_number_still_being_typed_is_saved_when_the_window_closes(
    office: OfficeWindow, settled: Settle, desk: Desk, surroundings: Surroundings, qtbot: QtBot
) -> None:
    page = shown(office, settled, "targets")
    assert isinstance(page, TargetsPage)
    row = next(r for r in page.model.facts() if r.line.target.goal.unit == "%")
    with qtbot.waitActive(office.window):
        office.window.activateWindow()
    assert page.table.select_fact(lambda other: other.id == row.id)
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_7)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "5,5")

    office.window.close()  # nothing runs after it: the program ends

    again = open_workspace(desk.place, surroundings=surroundings)
    latest = get_target(again, row.id, 2023).line.latest
    again.store.close()
    assert latest is not None
    assert latest.value == Decimal("75.5")


def test_closing_the_window_lets_go_of_the_workspace(
    office: OfficeWindow, settled: Settle, desk: Desk
) -> None:
    journal(office, settled)

    office.window.close()

    assert not desk.place.with_name(f"{desk.place.name}.holder").exists()


def test_a_closed_window_asks_for_no_password(office: OfficeWindow, settled: Settle) -> None:
    journal(office, settled)
    office._watch.set_minutes(1)
    assert office._watch._timer.isActive()

    office.window.close()

    assert not office._watch._timer.isActive()


def test_the_status_says_how_long_ago_something_was_sent(desk: Desk) -> None:
    now = desk.now()

    def said(count: int, at: datetime | None, *, leads: bool = False) -> str:
        return pending_words(
            PendingFacts(unsent_count=count, last_sent_at=at, is_leader=leads), now
        )

    assert said(0, None) == "Không có số nào chờ gửi"
    assert said(12, None) == "12 số chưa gửi, chưa gửi lần nào"
    assert said(3, now) == "3 số chưa gửi, lần gửi cuối hôm nay"
    assert said(0, None, leads=True) == "Số của mình đã tổng hợp đủ"
    assert said(3, now, leads=True) == "3 số chưa vào bảng tổng hợp, lần lập cuối hôm nay"
