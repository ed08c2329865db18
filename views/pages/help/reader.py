"""Shows one page of the manual; pictures shrink to the room there is."""

from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QSizeF,
    Qt,
    QTimer,
    QUrl,
    Signal,
)
from PySide6.QtGui import (
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget
from typing_extensions import override

from models.usecases.manual import Topic
from views import theme

_PRINT_DPI = 96
_MARGIN_MM = 18
_LINE_PERCENT = 118
_PICTURE = "\ufffc"  # what stands for a picture in a block's text
_HEADING_GAP, _PARAGRAPH_GAP = 14, 8
_HEADING_PX = {1: 22, 2: 17, 3: 15}


class Reader(QTextBrowser):
    """`topic_wanted` carries the key of a page that a link leads to."""

    topic_wanted = Signal(str)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._topic: Topic | None = None
        self._filled_for = 0
        self._refill = QTimer(self)
        self._refill.setSingleShot(True)
        self._refill.timeout.connect(self._fit)
        # Always there, so that a page of text does not grow wider and narrower by its own length.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Nội dung hướng dẫn"))
        self.document().setDocumentMargin(20)
        self.anchorClicked.connect(self._follow)

    def show_topic(self, topic: Topic) -> None:
        """Show `topic` from its beginning."""
        self._topic = topic
        self._fill()
        self.verticalScrollBar().setValue(0)

    def pdf(self) -> bytes:
        """Return the page shown as a PDF on A4."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setResolution(_PRINT_DPI)
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                margins,
                QPageLayout.Unit.Millimeter,
            )
        )
        paper = writer.pageLayout().paintRectPixels(_PRINT_DPI)
        document = _Printed(self._folder, paper.width(), self)
        document.setDefaultFont(theme.font(13))
        document.setMarkdown(self._topic.text if self._topic else "")
        _space_out(document)
        document.setPageSize(QSizeF(paper.size()))
        document.print_(writer)
        buffer.close()
        return bytes(data.data())

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        path = self._folder / QUrl(name).path()
        return _fitting(path, self.viewport().width() - 60)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # A scroll bar that comes while the text is laid out resizes the view in the middle of it:
        # writing the document anew there ends in Qt reading freed blocks.
        if self._topic and "![" in self._topic.text and event.size().width() != self._filled_for:
            self._refill.start(0)

    def _fit(self) -> None:
        """Scale the pictures to the width there is now."""
        if self.viewport().width() != self._filled_for:
            at = self.verticalScrollBar().value()
            self._fill()
            self.verticalScrollBar().setValue(at)

    def _fill(self) -> None:
        self._filled_for = self.viewport().width()
        self.document().clear()
        self.document().setDefaultFont(theme.font(14))
        self.setMarkdown(self._topic.text if self._topic else "")
        _space_out(self.document())

    def _follow(self, url: QUrl) -> None:
        self.topic_wanted.emit(Path(url.path()).stem)


class _Printed(QTextDocument):
    """The same page for the printer."""

    def __init__(self, folder: Path, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._folder = folder
        self._width = width

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return _fitting(self._folder / QUrl(name).path(), self._width - 10)


def _space_out(document: QTextDocument) -> None:
    """Give headings and paragraphs the room that Qt's own Markdown leaves out."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        shape = block.blockFormat()
        level = shape.headingLevel()
        shape.setLineHeight(
            _LINE_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
        )
        shape.setTopMargin(_HEADING_GAP if level > 1 else 0)
        shape.setBottomMargin(4 if block.textList() is not None else _PARAGRAPH_GAP)
        cursor.setBlockFormat(shape)
        if level:
            cursor.movePosition(
                QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor
            )
            letters = QTextCharFormat()
            letters.setFont(theme.font(_HEADING_PX.get(level, 14), bold=True))
            cursor.setCharFormat(letters)  # Qt's own has a size relative to the body's
        block = block.next()


def _fitting(path: Path, width: int) -> object:
    image = QImage(str(path)) if path.is_file() else QImage()
    if image.isNull() or image.width() <= width:
        return image
    return image.scaledToWidth(max(width, 80), Qt.TransformationMode.SmoothTransformation)
