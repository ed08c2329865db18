"""A paper as it will be printed: the very PDF, on the screen."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from views.printing import open_pdf
from views.widgets.buttons import icon_button
from views.widgets.choice import ChoiceField
from views.widgets.empty import EmptyState
from views.widgets.text import Line

if TYPE_CHECKING:  # loaded only when something is previewed
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

_FIRST_ZOOM, _ZOOM_STEP = 1.25, 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.25, 4.0
_FRAME, _POINTS_PER_INCH = 40, 72  # margins and scroll bar in pixels


class PdfPreview(QWidget):
    """Shows one PDF; jumps to its parts, zooms; where it `fits`, pages are as wide as the room."""

    def __init__(self, parent: QWidget | None = None, *, fits: bool = False) -> None:
        super().__init__(parent)
        self._is_fitted = fits
        self._document: QPdfDocument | None = None
        self._view: QPdfView | None = None
        self._parts = ChoiceField(parent=self)
        self._parts.setAccessibleName(self.tr("Đến phần"))
        self._parts.committed.connect(self._go)
        self._pages = Line(role="muted", px=13, parent=self)
        self._empty = EmptyState(self.tr("Đang lập bản in."), icon="file-text", parent=self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addLayout(self._bar())
        self._column.addWidget(self._empty, 1)

    def show_parts(self, data: bytes, parts: Sequence[tuple[int, str]]) -> None:
        """Show the PDF `data` and offer to go to its parts: first page and name of each."""
        self.show_pdf(data)
        self._parts.set_choices([(str(page), name) for page, name in parts])
        self._parts.setVisible(len(parts) > 1)

    def show_pdf(self, data: bytes) -> None:
        """Show the PDF `data`, from its first page. Raises UserError when it cannot be read."""
        document = open_pdf(data, self)
        view = self._made_view()
        old, self._document = self._document, document
        view.setDocument(document)
        self._fit(document)
        if old is not None:
            old.deleteLater()
        self._parts.hide()
        self._pages.set_text(self.tr("{n} trang").format(n=document.pageCount()))
        self._empty.hide()
        view.show()

    def page_count(self) -> int:
        """Return how many pages are shown."""
        return self._document.pageCount() if self._document else 0

    def _bar(self) -> QHBoxLayout:
        smaller = icon_button("zoom-out", self.tr("Thu nhỏ"), self)
        larger = icon_button("zoom-in", self.tr("Phóng to"), self)
        smaller.clicked.connect(self._zoom_out)
        larger.clicked.connect(self._zoom_in)
        row = QHBoxLayout()
        row.addWidget(self._parts)
        row.addWidget(self._pages)
        row.addStretch(1)
        row.addWidget(smaller)
        row.addWidget(larger)
        return row

    def _made_view(self) -> "QPdfView":
        if self._view is None:
            from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - heavy, seldom needed

            self._view = QPdfView(self)
            self._view.setPageMode(QPdfView.PageMode.MultiPage)
            self._view.setZoomMode(QPdfView.ZoomMode.Custom)
            self._view.setZoomFactor(_FIRST_ZOOM)
            self._column.addWidget(self._view, 1)
        return self._view

    def _fit(self, document: "QPdfDocument") -> None:
        """Begin at the usual size, smaller where the widest sheet would not fit across."""
        view = self._made_view()
        if self._is_fitted:
            view.setZoomMode(view.ZoomMode.FitToWidth)
            return
        widest = max(document.pagePointSize(n).width() for n in range(document.pageCount()))
        room = max(self.width(), view.viewport().width()) - _FRAME
        across = room / (widest * view.logicalDpiX() / _POINTS_PER_INCH)
        view.setZoomMode(view.ZoomMode.Custom)
        view.setZoomFactor(min(max(across, _LEAST_ZOOM), _FIRST_ZOOM))

    def _go(self, page: str) -> None:
        if self._view is not None:
            self._view.pageNavigator().jump(int(page) - 1, QPointF(), 0)

    def _zoom_in(self) -> None:
        self._zoom(_ZOOM_STEP)

    def _zoom_out(self) -> None:
        self._zoom(1 / _ZOOM_STEP)

    def _zoom(self, factor: float) -> None:
        view = self._view
        if view is None:
            return
        view.setZoomMode(view.ZoomMode.Custom)
        view.setZoomFactor(min(max(view.zoomFactor() * factor, _LEAST_ZOOM), _MOST_ZOOM))
