"""What the first window needs must not load the database, its neighbours, or a page."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.app import WindowStart, window_start

ROOT = Path(__file__).parents[2]
HEAVY = (
    "sqlalchemy",
    "alembic",
    "openpyxl",
    "reportlab",
    "cryptography",
    "argon2",
    "docx",
    "pypdf",
    "models.usecases",
    "models.schema",
    "models.catalogue",
    "views.pages",
    "desktop.cli",
    "desktop.office_window",
    "PySide6.QtNetwork",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "sqlite3",
    "asyncio",
    "_hashlib",  # OpenSSL, the largest library of Python's own
    "socket",
)
SHOW = f"""
import os, sys
from pathlib import Path
from desktop import app
start = app.window_start(["--workspace", sys.argv[1]])
from desktop.program import Program
program = Program(start.workspace, practice=start.practice)
program.open()
print(program.shell.isVisible(), [name for name in {HEAVY!r} if name in sys.modules], flush=True)
os._exit(0)  # the workspace is opened from the event loop, which is not entered here
"""


def test_the_first_window_is_shown_without_the_heavy_libraries(tmp_path: Path) -> None:
    place = tmp_path / "so.db"
    place.touch()

    ended = subprocess.run(  # noqa: S603  ours
        [sys.executable, "-c", SHOW, str(place)],
        cwd=ROOT,
        env=os.environ
        | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout.strip() == "True []"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ([], WindowStart()),
        (["--practice"], WindowStart(practice=True)),
        (["--workspace", "so.db"], WindowStart(workspace=Path("so.db"))),
        (["--workspace=Thi đua/so.db"], WindowStart(workspace=Path("Thi đua/so.db"))),
        (
            ["--practice", "--workspace", "so.db"],
            WindowStart(workspace=Path("so.db"), practice=True),
        ),
    ],
)
def test_the_words_of_a_window_are_understood(words: list[str], start: WindowStart) -> None:
    assert window_start(words) == start


@pytest.mark.parametrize(
    "words",
    [
        ["targets"],
        ["--workspace"],
        ["--workspace="],
        ["--workspace", "--practice"],
        ["--workspace", "so.db", "targets"],
        ["--json"],
        ["--help"],
        ["--practise"],
    ],
)
def test_all_else_is_left_to_the_command_line(words: list[str]) -> None:
    assert window_start(words) is None
