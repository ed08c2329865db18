"""The line at the top: the program, the office, the year, the search for everything."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.shell.search import SearchField
from views import icons
from views.widgets.choice import ChoiceField
from views.widgets.status import Tag
from views.widgets.text import Line


class Header(QFrame):
    """Tells which year the user chose."""

    year_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "header")
        self._office = Line(role="muted", parent=self)
        self._office.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._years = ChoiceField(parent=self)
        self._years.setAccessibleName(self.tr("Năm đang làm việc"))
        self._years.setToolTip(self.tr("Năm đang làm việc"))
        self._years.setMinimumWidth(116)
        self._years.hide()
        self._years.committed.connect(self._tell_year)
        self._practice = Tag("", "warn", self)
        self.search = SearchField(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 8)
        row.setSpacing(10)
        row.addWidget(_mark(self))
        row.addWidget(Line(self.tr("Sổ Thi đua"), px=16, bold=True, parent=self))
        row.addSpacing(6)
        row.addWidget(self._years)
        row.addWidget(self._office, 1)
        row.addWidget(self._practice)
        row.addWidget(self.search)

    def set_office(self, name: str) -> None:
        """Show whose register this is."""
        self._office.set_text(name)

    def set_years(self, years: Sequence[int], year: int) -> None:
        """Offer `years`, `year` being the open one."""
        texts = [(str(each), self.tr("Năm {year}").format(year=each)) for each in years]
        self._years.set_choices(texts, str(year))
        self._years.show()

    def set_practice(self, *, practice: bool) -> None:
        """Say that this is the practice workspace."""
        self._practice.set_text(self.tr("Thực hành") if practice else "", "warn")

    def set_narrow(self, *, narrow: bool) -> None:
        """Give the search less room."""
        self.search.setFixedWidth(190 if narrow else 320)

    def _tell_year(self, year: str) -> None:
        self.year_changed.emit(int(year))


def _mark(parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setPixmap(icons.pixmap("app", "accent", 26, parent.devicePixelRatioF()))
    return label
