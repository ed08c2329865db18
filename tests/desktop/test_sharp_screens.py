"""The window on screens of more dots: as large, and drawn with all the dots there are."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WIDTH, HEIGHT = 1280, 720
FACTORS = (1.5, 2.0)
PATTERN = 50  # pairs of neighbouring dots that differ; an enlarged picture has hardly any
DRAW = f"""
import json, sys
from pathlib import Path
from desktop import machine, registry
from desktop.memory import Memory
from desktop.office_window import OfficeWindow
from desktop.pictures import settle
from desktop.screen import application
from models.usecases.workspace import create_workspace
from views import icons, theme
from views.ask import QtAsk
from views.job import Jobs
from PySide6.QtCore import QSize

theme.install(application(), theme.Scheme.LIGHT)
folder = Path(sys.argv[1])
desk = create_workspace(
    folder / "so.db", office="lao-cai", year=2023, practice=False,
    surroundings=machine.surroundings(),
)
jobs = Jobs(QtAsk())
office = OfficeWindow(desk, QtAsk(), jobs, Memory(folder / "tuy-chon.json"))
window = office.window
window.resize({WIDTH}, {HEIGHT})
office.show()
found = {{}}
for key in registry.KEYS:
    window.open_page(key)
    settle(jobs)
    image = window.grab().toImage()
    fine = sum(
        image.pixel(x, y) != image.pixel(x + 1, y)
        for y in range(0, image.height(), 3)
        for x in range(0, image.width() - 1, 2)
    )
    found[key] = [image.width(), image.height(), image.devicePixelRatio(), fine]
drawn = icons.icon("target").pixmap(QSize(16, 16), window.devicePixelRatio())
print(json.dumps([found, [drawn.width(), drawn.devicePixelRatio()]]))
jobs.shutdown()
desk.store.close()
"""


@pytest.mark.slow
@pytest.mark.parametrize("factor", FACTORS)
def test_every_page_is_drawn_with_all_the_dots_at(factor: float, tmp_path: Path) -> None:
    own = {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": str(factor),
        "QT_SCALE_FACTOR_ROUNDING_POLICY": "PassThrough",
        "HOME": str(tmp_path),
    }

    ended = subprocess.run(  # noqa: S603  ours
        [sys.executable, "-c", DRAW, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=True,
    )

    pages, icon = json.loads(ended.stdout)
    size = [round(WIDTH * factor), round(HEIGHT * factor), factor]
    assert {key: page[:3] for key, page in pages.items()} == dict.fromkeys(pages, size)
    assert [key for key, page in pages.items() if page[3] < PATTERN] == []
    assert icon == [round(16 * factor), factor]
