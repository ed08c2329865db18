"""The frame of a page and what stands in it."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.domain.targets import Verdict
from tests.fake_ask import FakeAsk
from views import theme
from views.job import Jobs, Token
from views.widgets.band import PracticeBand
from views.widgets.card import Card
from views.widgets.charts import Bar, BarChart, ShareBar
from views.widgets.chip import Segments
from views.widgets.empty import EmptyState
from views.widgets.filter_bar import FilterBar
from views.widgets.page import PageFrame
from views.widgets.panel import FactList, Panel
from views.widgets.scrolling import ScrollArea
from views.widgets.status import StatusBadge, status_look
from views.widgets.strip import Strip
from views.widgets.text import Line, Sentence


@pytest.fixture
def frame(qtbot: QtBot, qapp: QApplication) -> PageFrame:
    theme.apply(qapp, theme.LIGHT)
    made = PageFrame("Chỉ tiêu", "Nhập số đã đạt.")
    qtbot.addWidget(made)
    made.set_content(QWidget())
    made.resize(1100, 600)
    made.show()
    return made


def test_the_detail_pane_opens_at_360_pixels_and_closes_with_escape(
    qtbot: QtBot, frame: PageFrame
) -> None:
    frame.set_detail(Sentence("Câu giải thích."), "Chi tiết")
    assert not frame.detail_visible()
    frame.show_detail()
    assert frame.detail_visible()
    pane = next(w for w in frame.findChildren(QWidget) if w.minimumWidth() == 280)
    assert abs(pane.width() - 360) <= 12
    with qtbot.waitSignal(frame.detail_closed):
        QTest.keyClick(frame, Qt.Key.Key_Escape)
    assert not frame.detail_visible()


def test_without_room_the_detail_takes_the_place_of_the_content(frame: PageFrame) -> None:
    content = QWidget()
    frame.set_content(content)
    frame.set_detail(Sentence("Câu giải thích."))
    frame.resize(560, 330)
    frame.show_detail()
    assert not content.isVisible()
    frame.hide_detail()
    assert content.isVisible()


def test_without_room_secondary_buttons_shrink_to_icons_and_keep_their_names(
    frame: PageFrame,
) -> None:
    button = frame.add_secondary("Chép ra Excel", "file-spreadsheet")
    frame.resize(560, 330)
    assert button.text() == ""
    assert button.accessibleName() == "Chép ra Excel"
    frame.resize(1100, 600)
    assert button.text() == "Chép ra Excel"


def test_a_page_has_one_primary_action(frame: PageFrame) -> None:
    frame.set_primary("Nhập số")
    frame.set_primary("Nhập số đã đạt")
    QApplication.sendPostedEvents(None, 52)
    looks = [b.text() for b in frame.findChildren(QPushButton) if b.property("look") == "primary"]
    assert looks[-1] == "Nhập số đã đạt"


def test_ctrl_f_goes_to_the_filter_and_typing_is_waited_out(qtbot: QtBot, frame: PageFrame) -> None:
    bar = FilterBar("Tìm chỉ tiêu")
    frame.set_filter(bar)
    bar.add_chip("late", "Quá hạn")
    bar.add_choice("field", "Lĩnh vực", [("", "Tất cả"), ("a", "Bưu chính")])
    with qtbot.waitSignal(bar.changed):
        bar.set_text("dien bien")
    with qtbot.waitSignal(bar.changed):
        bar.set_chip("late", checked=True)
    assert (bar.text(), bar.chips(), bar.choice("field")) == ("dien bien", frozenset({"late"}), "")
    with qtbot.waitSignal(bar.changed):
        bar.clear()
    assert (bar.text(), bar.chips()) == ("", frozenset())


def test_the_strip_follows_a_job_and_then_says_what_was_made(
    qtbot: QtBot, qapp: QApplication
) -> None:
    ask = FakeAsk()
    jobs = Jobs(ask, qapp)
    strip = Strip(ask)
    qtbot.addWidget(strip)
    made = Path("/tmp/goi.xlsx")  # noqa: S108 - never opened

    def work(token: Token) -> Path:
        token.report(1, 2, "Đang ghi trang Chỉ tiêu")
        return made

    def done(path: Path) -> None:
        strip.finish("Đã làm xong gói nộp.", path, printable=True)

    job = jobs.write(work, done, owner=strip)
    strip.follow(job, "Đang làm gói nộp")
    with qtbot.waitSignal(job.ended):
        pass
    assert strip.text() == "Đã làm xong gói nộp."
    strip.show()
    buttons = {b.text(): b for b in strip.findChildren(QPushButton) if b.isVisible()}
    assert {"Mở", "Mở thư mục", "In"} <= set(buttons)
    assert "Huỷ" not in buttons
    buttons["Mở"].click()
    buttons["Mở thư mục"].click()
    with qtbot.waitSignal(strip.print_requested) as asked:
        buttons["In"].click()
    assert ask.shown == [made, made]
    assert asked.args == [made]
    jobs.shutdown()


def test_the_strip_shows_a_long_sentence_whole(qtbot: QtBot) -> None:
    strip = Strip(FakeAsk())
    qtbot.addWidget(strip)
    strip.resize(640, 10)
    strip.finish("Đã lập gói nộp số liệu gửi Sở Thông tin và Truyền thông. " * 4, Path("goi.xlsx"))
    words = strip.findChild(Sentence)
    assert words is not None
    assert strip.heightForWidth(640) > words.fontMetrics().lineSpacing() * 3


def test_the_strip_goes_when_its_job_ends_without_words(qtbot: QtBot, qapp: QApplication) -> None:
    jobs = Jobs(FakeAsk(), qapp)
    strip = Strip(FakeAsk())
    qtbot.addWidget(strip)

    def work(_token: Token) -> None:
        return None

    job = jobs.read(work)
    strip.follow(job, "Đang đọc")
    assert strip.isVisible()
    with qtbot.waitSignal(job.ended):
        pass
    assert not strip.isVisible()
    jobs.shutdown()


def test_an_empty_page_offers_one_button_and_the_manual(qtbot: QtBot) -> None:
    empty = EmptyState("Chưa có gói nào.", "Nhập gói", "Đọc hướng dẫn", "package")
    qtbot.addWidget(empty)
    act, read = empty.findChildren(QPushButton)
    with qtbot.waitSignal(empty.acted):
        act.click()
    with qtbot.waitSignal(empty.manual_requested):
        read.click()


def test_every_verdict_has_its_word_and_colour_and_no_two_words_agree() -> None:
    words = {status_look(verdict).word for verdict in Verdict}
    assert len(words) == len(Verdict)
    assert {status_look(verdict).role for verdict in Verdict} == set(theme.STATUS_ROLES)


def test_charts_tell_their_values_to_a_screen_reader(qtbot: QtBot) -> None:
    chart = BarChart()
    qtbot.addWidget(chart)
    bars = [Bar(label="Quý I", value=Decimal(42), text="42 %")]
    chart.set_data(bars, Decimal(80), "Mục tiêu 80 %", "Tỷ lệ theo quý")
    assert chart.accessibleName() == "Tỷ lệ theo quý"
    assert chart.accessibleDescription() == "Quý I: 42 %. Mục tiêu 80 %"


@pytest.mark.parametrize("horizontal", [True, False])
@pytest.mark.parametrize("top", [Decimal(0), Decimal(-3), Decimal("1E+9")])
def test_charts_paint_any_values(qtbot: QtBot, top: Decimal, *, horizontal: bool) -> None:
    chart = BarChart(horizontal=horizontal)
    qtbot.addWidget(chart)
    bars = [Bar(label="A", value=top, text=str(top)), Bar(label="B", value=None, text="")]
    chart.set_data(bars, top, "Mục tiêu")
    assert not chart.grab().isNull()


def test_every_part_paints_in_every_look(qtbot: QtBot, qapp: QApplication) -> None:
    share, card = ShareBar(), Card("Nguy cơ")
    share.set_parts([(verdict, 3) for verdict in Verdict])
    card.set_number("5", "xem lý do", "warn")
    facts = FactList()
    facts.set_facts([("Văn bản", "1097/KH-BTTTT")])
    panel = Panel("Tình hình")
    for part in (
        share,
        card,
        facts,
        StatusBadge(Verdict.MET),
        PracticeBand(),
        Segments([("a", "A")]),
    ):
        panel.add(part)
    qtbot.addWidget(panel)
    for tokens in (theme.DARK, theme.HIGH_CONTRAST, theme.LIGHT):
        theme.apply(qapp, tokens)
        image = panel.grab().toImage()
        assert image.pixelColor(image.width() // 2, 4).name().upper() == tokens.surface


def test_a_wrapped_page_scrolls_only_when_it_must(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(Sentence("Một câu dài để xem có xuống dòng hay không. " * 20))
    column.addStretch(1)
    area = ScrollArea(page)
    qtbot.addWidget(area)
    area.resize(900, 400)
    area.show()
    assert area.verticalScrollBar().maximum() == 0
    area.resize(240, 200)
    assert area.verticalScrollBar().maximum() > 0


def test_labels_never_read_markup(qtbot: QtBot) -> None:
    label, line = Sentence("<b>R&D</b>"), Line("<b>R&D</b>")
    qtbot.addWidget(label)
    qtbot.addWidget(line)
    assert isinstance(label, QLabel)
    assert label.textFormat() == Qt.TextFormat.PlainText
    line.resize(20, 20)
    line.grab()
    assert line.toolTip() == "<p>&lt;b&gt;R&amp;D&lt;/b&gt;</p>"
