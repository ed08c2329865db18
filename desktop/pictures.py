"""Pictures of every page, for the demonstration and the manual."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer

from desktop import machine, registry
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from desktop.screen import application
from models.usecases.desk import Desk
from models.usecases.example import fill_with_example
from models.usecases.first_start import offices_to_choose
from models.usecases.workspace import close_workspace, create_workspace
from views import theme
from views.ask import QtAsk
from views.job import Jobs
from views.pages.first_run.window import FirstRunWindow

WIDTH, HEIGHT = 1366, 768
_SETTLE_MS = 120
_SMALLEST = 0  # Qt's quality of a PNG: the lower, the smaller the file; nothing is lost


_MANUAL_NAMES = {
    "overview": "tong-quan",
    "targets": "chi-tieu",
    "programme": "chuong-trinh",
    "packages": "goi-dong-bo",
    "awards": "khen-thuong",
    "documents": "van-ban",
    "journal": "nhat-ky",
    "settings": "cai-dat",
    "help": "tro-giup",
}
_MANUAL_MOMENT = datetime(2023, 11, 15, 8, 30)  # noqa: DTZ001  the example's own wall clock
_MANUAL_USER = "Nguyễn Thị Ánh"


def take_manual_pictures(folder: Path) -> list[Path]:
    """Save the pictures of the manual in `folder`: every page with the example, and the first run.

    The clock stands still, so that the same program gives the same pictures.
    """
    around = replace(machine.surroundings(_MANUAL_USER), clock=lambda: _MANUAL_MOMENT)
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as place:
        desk = create_workspace(
            Path(place) / "so-thi-dua.db",
            office="lao-cai",
            year=_MANUAL_MOMENT.year,
            practice=False,
            surroundings=around,
        )
        try:
            fill_with_example(desk, _MANUAL_MOMENT.year)
            made = take_pictures(desk, folder, _MANUAL_NAMES)
        finally:
            close_workspace(desk, backup=False)
    return [*made, _picture_of_first_run(folder)]


def _picture_of_first_run(folder: Path) -> Path:
    year = _MANUAL_MOMENT.year
    window = FirstRunWindow(offices_to_choose(year), year, "", "so-thi-dua.db")
    window.show()
    place = folder / "lan-dau.png"
    window.grab().save(str(place), "PNG", _SMALLEST)
    window.hide()
    window.deleteLater()
    return place


def take_pictures(desk: Desk, folder: Path, names: Mapping[str, str] | None = None) -> list[Path]:
    """Show every page of the window on `desk`, 1366 by 768, and save a PNG of each in `folder`.

    `names` are file names by the page's key; otherwise each is number and key. The desk stays open.
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
            name = names[key] if names else f"{number:02d}-{key}"
            place = folder / f"{name}.png"
            office.window.grab().save(str(place), "PNG", _SMALLEST)
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
