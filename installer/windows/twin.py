"""Prints, as JSON, where what can be clicked stands in the program's window.

The same program draws the same page of the same workspace here, as large as the window on Windows,
with the same typeface: what stands at a place here stands there too. Run by the project's Python:
twin.py WORKSPACE WIDTH HEIGHT PAGE [row | FILE]. After the page itself comes what `row` opens (the
first row of its table), or what the page shows of FILE.
"""

import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QModelIndex, QPoint
from PySide6.QtWidgets import QAbstractButton, QTableView, QWidget

from desktop import machine
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from desktop.pictures import settle
from desktop.screen import application
from models.usecases.workspace import close_workspace, open_workspace
from views import theme
from views.ask import QtAsk
from views.job import Jobs

ROW = "row"
Spots = dict[str, tuple[int, int]]


def spots_of(window: QWidget) -> Spots:
    """Return the middle of every visible button and of the first row of every table, by name."""
    found: Spots = {}
    for button in window.findChildren(QAbstractButton):
        name = button.text().replace("&&", "&") or button.accessibleName()
        if name and button.isVisible() and not button.visibleRegion().isEmpty():
            found[name] = _place(button, button.rect().center(), window)
    for table in window.findChildren(QTableView):
        first = _first(table)
        if table.isVisible() and first.isValid():
            found[ROW] = _place(table.viewport(), table.visualRect(first).center(), window)
    return found


def _place(part: QWidget, point: QPoint, window: QWidget) -> tuple[int, int]:
    place = part.mapTo(window, point)
    return place.x(), place.y()


def _first(table: QTableView) -> QModelIndex:
    return table.model().index(0, 0) if table.model() else QModelIndex()


def _open_first_row(page: QWidget) -> None:
    for table in page.findChildren(QTableView):
        if table.isVisible() and _first(table).isValid():
            table.doubleClicked.emit(_first(table))
            return


def main(workspace: Path, size: tuple[int, int], key: str, then: str) -> list[Spots]:
    """Return the spots of the page, and of what comes after it where that was asked for."""
    theme.install(application(), theme.Scheme.LIGHT)
    desk = open_workspace(workspace, surroundings=machine.surroundings())
    ask = QtAsk()
    jobs = Jobs(ask)
    with TemporaryDirectory() as forgotten:
        office = OfficeWindow(desk, ask, jobs, Memory(Path(forgotten) / "tuy-chon.json"))
        office.show()
        office.window.resize(*size)
        office.window.open_page(key)
        settle(jobs)
        found = [spots_of(office.window)]
        page = office.window.page(key)
        if then and page is not None:
            accept = getattr(page, "accept_files", None)
            if then == ROW:
                _open_first_row(page)
            elif accept is not None:
                accept((Path(then),))
            settle(jobs)
            found.append(spots_of(office.window))
        jobs.shutdown()
        office.window.hide()
    close_workspace(desk, backup=False)
    return found


if __name__ == "__main__":
    place, width, height, page_key, *rest = sys.argv[1:]
    print(
        json.dumps(
            main(Path(place), (int(width), int(height)), page_key, *rest or [""]),
            ensure_ascii=False,
        )
    )
