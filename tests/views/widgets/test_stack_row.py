"""Bars in parts: what they say without colours, and that they differ in grey."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from views.widgets.stack_row import Legend, Part, StackRow

PARTS = (
    Part(count=3, word="đạt", role="good"),
    Part(count=0, word="nguy cơ", role="warn"),
    Part(count=1, word="chưa có số", role="unknown", hatched=True),
)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_the_row_says_its_counts_in_words_and_leaves_out_what_is_none(qtbot: QtBot) -> None:
    row = StackRow("Bưu chính")
    qtbot.addWidget(row)
    row.set_parts(PARTS, "3/4 đạt")
    assert row.accessibleName() == "Bưu chính. 3/4 đạt"
    assert row.accessibleDescription() == "đạt: 3; chưa có số: 1"
    assert [part.word for part in row.parts()] == ["đạt", "chưa có số"]


def test_the_row_is_pressed_with_the_keyboard(qtbot: QtBot) -> None:
    row = StackRow("Bưu chính")
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(row.clicked):
        QTest.keyClick(row, Qt.Key.Key_Space)


def test_a_hatched_part_is_lighter_than_a_full_one(qtbot: QtBot) -> None:
    row = StackRow("", name_px=10)
    qtbot.addWidget(row)
    row.resize(500, 34)
    row.set_parts((PARTS[0], Part(count=3, word="chưa có số", role="good", hatched=True)), "")
    image = picture(row)
    bar = range(30, 380)
    greys = [QColor(image.pixel(x, 12)).lightness() for x in bar]
    half = len(greys) // 2
    assert sum(greys[:half]) / half < sum(greys[half:]) / half


def test_the_legend_breaks_into_lines_where_there_is_no_room(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.set_parts([Part(count=0, word=f"mức độ thực hiện {n}", role="good") for n in range(5)])
    legend.resize(900, 40)
    wide = legend.sizeHint().height()
    legend.resize(240, 40)
    assert legend.sizeHint().height() > wide
