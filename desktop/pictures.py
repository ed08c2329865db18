"""Pictures of every page, for the demonstration and the manual."""

from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop import registry
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from models.usecases.desk import Desk
from views import theme, translate
from views.ask import QtAsk
from views.job import Jobs

WIDTH, HEIGHT = 1366, 768
_SETTLE_MS = 120


def take_pictures(desk: Desk, folder: Path) -> list[Path]:
    """Show every page of the window on `desk` at 1366×768 and save a PNG of each in `folder`.

    The desk stays open. Without a screen Qt's own offscreen platform must be chosen beforehand.
    """
    app = QApplication.instance() or QApplication(["so-thi-dua"])
    if not isinstance(app, QApplication):
        message = "pictures need a QApplication"
        raise TypeError(message)
    translate.install(app)
    theme.install(app, theme.Scheme.LIGHT)
    ask = QtAsk()
    jobs = Jobs(ask)
    office = OfficeWindow(desk, ask, jobs, Memory(folder / ".khong-luu" / "tuy-chon.json"))
    office.window.resize(WIDTH, HEIGHT)
    office.show()
    office.window.resize(WIDTH, HEIGHT)
    made = []
    for number, key in enumerate(registry.KEYS, start=1):
        office.window.open_page(key)
        _settle(jobs)
        place = folder / f"{number:02d}-{key}.png"
        office.window.grab().save(str(place))
        made.append(place)
    jobs.shutdown()
    office.window.hide()
    return made


def _settle(jobs: Jobs) -> None:
    """Let the page read its data and paint itself."""
    loop = QEventLoop()
    for _ in range(2):
        jobs.wait()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
