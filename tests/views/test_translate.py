"""Qt's own words."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox

import resources
from views import translate


@pytest.fixture
def vietnamese(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    translator = translate.install(qapp)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("vietnamese")
def test_qt_answers_in_vietnamese_with_our_words_left_alone() -> None:
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Huỷ"
    assert QCoreApplication.translate("FilterBar", "Tìm trong danh sách") == "Tìm trong danh sách"
    assert QCoreApplication.translate("QNowhere", "Nothing at all") == "Nothing at all"
    assert QLocale().name() == "vi_VN"


@pytest.mark.usefixtures("vietnamese")
def test_the_buttons_of_a_dialog_are_vietnamese() -> None:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert text.replace("&", "") == "Huỷ"


@pytest.mark.usefixtures("vietnamese")
def test_every_translation_of_the_file_is_answered() -> None:
    root = ET.parse(resources.path("i18n/qtbase_vi.ts")).getroot()  # noqa: S314 - our own file
    missed = []
    for context in root.iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            source, comment = message.findtext("source", ""), message.findtext("comment", "")
            wanted = "".join(message.find("translation").itertext()).strip("\n ")  # type: ignore[union-attr] # each has one
            got = QCoreApplication.translate(name, source, comment or None)
            if wanted and got.strip("\n ") != wanted:
                missed.append((name, source, comment, wanted, got))
    assert missed == []
