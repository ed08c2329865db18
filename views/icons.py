"""Icons from `resources/icons`, tinted with a colour of the theme, crisp at every scale."""

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from typing_extensions import override

import resources
from views import theme


def icon(name: str, role: str = "text") -> QIcon:
    """Return the icon `name` (file stem) in the theme's colour `role`.

    The drawing is made when it is painted, for the scale of that screen and the palette of that
    moment, so nobody has to replace icons when the user turns to dark. In a box wider than high
    the drawing stands at the left: Qt leaves hardly any room between a button's icon and word.
    """
    return QIcon(_TintedSvg(name, role))


def pixmap(name: str, role: str, size: int, scale: float = 1.0) -> QPixmap:
    """Return the drawing of `size` device-independent pixels for a screen of `scale`."""
    return _drawn(name, theme.current().colour(role), QSize(size, size), scale)


class _TintedSvg(QIconEngine):
    """Draws one SVG of the program in a colour of the tokens in force."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatio()
        drawing = self.scaledPixmap(rect.size(), mode, state, scale)
        painter.drawPixmap(rect.topLeft(), drawing)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    @override
    def scaledPixmap(
        self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float
    ) -> QPixmap:
        role = "muted" if mode == QIcon.Mode.Disabled else self._role
        return _drawn(self._name, theme.current().colour(role), size, scale)

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    @override
    def isNull(self) -> bool:
        return False

    @override
    def clone(self) -> QIconEngine:
        return _TintedSvg(self._name, self._role)


def _drawn(name: str, colour: str, size: QSize, scale: float) -> QPixmap:
    key = f"so-thi-dua/{name}/{colour}/{size.width()}x{size.height()}/{scale:.3f}"
    found = QPixmap()
    if QPixmapCache.find(key, found):
        return found
    drawing = QPixmap(QSize(round(size.width() * scale), round(size.height() * scale)))
    drawing.fill(Qt.GlobalColor.transparent)
    _render(name, colour, drawing)
    drawing.setDevicePixelRatio(scale)
    QPixmapCache.insert(key, drawing)
    return drawing


def _render(name: str, colour: str, onto: QPixmap) -> None:
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415 - not needed before the first icon

    file = resources.path(f"icons/{name}.svg")
    if onto.isNull() or not file.is_file():
        return
    svg = file.read_bytes().replace(b"currentColor", colour.encode())
    painter = QPainter(onto)
    side = min(onto.width(), onto.height())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, side, side))
    painter.end()
