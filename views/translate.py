"""Qt's own words in Vietnamese, read from the translation source when they are first needed."""

from PySide6.QtCore import (
    QCoreApplication,
    QFile,
    QIODevice,
    QLocale,
    QTranslator,
    QXmlStreamReader,
)
from typing_extensions import override

import resources


def install(app: QCoreApplication) -> QTranslator:
    """Make Vietnamese the language of Qt's own buttons and dialogs, and of its numbers."""
    QLocale.setDefault(QLocale("vi_VN"))
    translator = VietnameseTranslator(app)
    app.installTranslator(translator)
    return translator


class VietnameseTranslator(QTranslator):
    """Answers from ``resources/i18n/qtbase_vi.ts``; Qt compiles such files, we just read ours.

    Only Qt's own contexts are answered: the program's texts are Vietnamese already.
    """

    def __init__(self, parent: QCoreApplication | None = None) -> None:
        super().__init__(parent)
        self._words: dict[tuple[str, str, str], str] | None = None

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(  # type: ignore[override] # None is Qt's "not mine"; "" would erase the text
        self,
        context: bytes | str,
        sourceText: bytes | str,
        disambiguation: bytes | str | None = None,
        n: int = -1,
    ) -> str | None:
        place, source = str(context), str(sourceText)
        if not place.startswith(_QT_CONTEXTS) or place == "QtAsk" or not source.isascii():
            return None
        if source == _DIRECTION:
            return "LTR"
        if self._words is None:
            self._words = _read(str(resources.path("i18n/qtbase_vi.ts")))
        found = self._words.get((place, source, str(disambiguation or "")))
        found = found or self._words.get((place, source, ""))
        return found.replace("%n", str(n)) if found and n >= 0 else found


_DIRECTION = "QT_LAYOUT_DIRECTION"  # asked as soon as this is installed: nothing is read for it
_QT_CONTEXTS = ("Q", "CloseButton", "Print Device")


def _read(file_name: str) -> dict[tuple[str, str, str], str]:
    file = QFile(file_name)
    words: dict[tuple[str, str, str], str] = {}
    if not file.open(QIODevice.OpenModeFlag.ReadOnly):
        return words
    reader = QXmlStreamReader(file)
    context = ""
    while not reader.atEnd():
        if reader.readNext() != QXmlStreamReader.TokenType.StartElement:
            continue
        if reader.name() == "name":
            context = reader.readElementText()
        elif reader.name() == "message":
            source, comment, text = _message(reader)
            if text:
                words[context, source, comment] = text
    return words


def _message(reader: QXmlStreamReader) -> tuple[str, str, str]:
    parts = {"source": "", "comment": "", "translation": ""}
    while reader.readNextStartElement():
        name = reader.name()
        if name == "translation":
            parts[name] = _translation(reader)
        elif name in parts:
            parts[name] = reader.readElementText()
        else:
            reader.skipCurrentElement()
    return parts["source"], parts["comment"], parts["translation"]


def _translation(reader: QXmlStreamReader) -> str:
    """Return the translation; of several number forms the first (Vietnamese has one)."""
    skip = QXmlStreamReader.ReadElementTextBehaviour.IncludeChildElements
    return reader.readElementText(skip).strip("\n")
