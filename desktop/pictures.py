"""Pictures of every page, for the demonstration and the manual."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer

from desktop import registry
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from desktop.screen import application
from models.usecases.desk import Desk
from views import theme
from views.ask import QtAsk
from views.job import Jobs

WIDTH, HEIGHT = 1366, 768
_SETTLE_MS = 120


def take_pictures(desk: Desk, folder: Path) -> list[Path]:
    """Show every page of the window on `desk`, 1366 by 768, and save a PNG of each in `folder`.

    The desk stays open.
    """
    theme.install(application(), theme.Scheme.LIGHT)
    ask = QtAsk()
    jobs = Jobs(ask)
    made = []
    with TemporaryDirectory() as forgotten:
        office = OfficeWindow(desk, ask, jobs, Memory(Path(forgotten) / "tuy-chon.json"))
        office.show()
        office.window.resize(WIDTH, HEIGHT)
        for number, key in enumerate(registry.KEYS, start=1):
            office.window.open_page(key)
            settle(jobs)
            place = folder / f"{number:02d}-{key}.png"
            office.window.grab().save(str(place))
            made.append(place)
        jobs.shutdown()
        office.window.hide()
        office.window.deleteLater()
    return made


def settle(jobs: Jobs) -> None:
    """Let the page read its data and paint itself."""
    loop = QEventLoop()
    for _ in range(2):
        jobs.wait()
        QTimer.singleShot(_SETTLE_MS, loop.quit)
        loop.exec()
