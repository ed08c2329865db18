"""A sheet of pre-printed stock on the screen, one unit a millimetre; fields are moved by hand."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsRectItem,
    QGraphicsScene,
    QGraphicsSceneMouseEvent,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)
from typing_extensions import override

import resources
from models.domain.certificates import (
    FIELD_WORDS,
    CertificateField,
    CertificateLayout,
    CertificateTexts,
    Side,
)
from views import theme

_MM_PER_POINT = 25.4 / 72
_LINES = 1.35
_MARGIN_MM = 4.0
_STEP_MM, _FINE_STEP_MM = 1.0, 0.1
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ALIGN = {
    Side.LEFT: Qt.AlignmentFlag.AlignLeft,
    Side.CENTRE: Qt.AlignmentFlag.AlignHCenter,
    Side.RIGHT: Qt.AlignmentFlag.AlignRight,
}


@cache
def _serif() -> str:
    """Return the family certificates are printed in; its files come with the program."""
    families = ""
    for style in ("Regular", "Bold", "Italic", "BoldItalic"):
        place = resources.path(f"fonts/LiberationSerif-{style}.ttf")
        number = QFontDatabase.addApplicationFont(str(place))
        families = next(iter(QFontDatabase.applicationFontFamilies(number)), families)
    return families


class Board(QGraphicsView):
    """Shows one layout; `moved` carries the place of a field and its new corner in mm."""

    moved = Signal(int, float, float)
    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[_Item] = []
        self._sheet = QRectF(0, 0, 297, 210)
        self.setScene(QGraphicsScene(self))
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setAccessibleName(self.tr("Bố cục giấy khen"))
        self.scene().selectionChanged.connect(self._tell_chosen)

    def show_layout(
        self, layout: CertificateLayout, sample: CertificateTexts | None, backdrop: Path | None
    ) -> None:
        """Draw the sheet, the scan of the blank, and each field with the words of `sample`."""
        scene = self.scene()
        scene.blockSignals(True)  # noqa: FBT003 - Qt's own signature
        scene.clear()
        self._sheet = QRectF(0, 0, layout.width_mm, layout.height_mm)
        scene.addRect(self._sheet, QPen(theme.colour("control"), 0), QBrush(Qt.GlobalColor.white))
        if backdrop is not None:
            self._draw_backdrop(QPixmap(str(backdrop)))
        self._items = [_Item(one, sample, self) for one in layout.fields]
        for item in self._items:
            scene.addItem(item)
        scene.setSceneRect(self._sheet.adjusted(-_MARGIN_MM, -_MARGIN_MM, _MARGIN_MM, _MARGIN_MM))
        scene.blockSignals(False)  # noqa: FBT003 - as above
        self._fit()

    def choose(self, place: int) -> None:
        """Mark the field at `place`, none where it is -1."""
        for number, item in enumerate(self._items):
            item.setSelected(number == place)

    def settle(self, item: "_Item") -> None:
        """Tell where `item` was left."""
        corner = item.pos()
        self.moved.emit(self._items.index(item), round(corner.x(), 1), round(corner.y(), 1))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        chosen = [item for item in self._items if item.isSelected()]
        if step is None or not chosen:
            super().keyPressEvent(event)
            return
        is_fine = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        size = _FINE_STEP_MM if is_fine else _STEP_MM
        item = chosen[0]
        item.setPos(item.pos() + QPointF(step[0] * size, step[1] * size))
        self.settle(item)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.fitInView(self.scene().sceneRect(), Qt.AspectRatioMode.KeepAspectRatio)

    def _draw_backdrop(self, picture: QPixmap) -> None:
        if picture.isNull():
            return
        item = self.scene().addPixmap(picture)
        item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        item.setTransform(
            item.transform().scale(
                self._sheet.width() / picture.width(), self._sheet.height() / picture.height()
            )
        )

    def _tell_chosen(self) -> None:
        places = [number for number, item in enumerate(self._items) if item.isSelected()]
        self.chosen.emit(places[0] if places else -1)


class _Item(QGraphicsRectItem):
    """One field: a frame that can be moved, with words of the size they are printed in."""

    def __init__(
        self, one: CertificateField, sample: CertificateTexts | None, board: Board
    ) -> None:
        height = one.size_pt * _MM_PER_POINT * _LINES
        super().__init__(0, 0, one.width_mm, height)
        self._field = one
        self._words = (sample.text_of(one) if sample else "") or f"[{FIELD_WORDS[one.kind]}]"
        self._board = board
        self.setPos(one.x_mm, one.y_mm)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setToolTip(FIELD_WORDS[one.kind])

    @override
    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        del option, widget
        role = "accent" if self.isSelected() else "control"
        painter.setPen(QPen(theme.colour(role), 0, Qt.PenStyle.DashLine))
        painter.drawRect(self.rect())
        face = QFont(_serif())
        face.setPixelSize(100)
        face.setBold(self._field.bold)
        face.setItalic(self._field.italic)
        scale = self._field.size_pt * _MM_PER_POINT / 100
        painter.save()
        painter.setFont(face)
        painter.setPen(Qt.GlobalColor.black)
        painter.scale(scale, scale)
        room = QRectF(0, 0, self.rect().width() / scale, self.rect().height() / scale * 3)
        flags = int(_ALIGN[self._field.side]) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(room, flags, self._words)
        painter.restore()

    @override
    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self.pos() != QPointF(self._field.x_mm, self._field.y_mm):
            self._board.settle(self)
