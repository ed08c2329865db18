"""What the first window needs must not load the database's library."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
HEAVY = ("sqlalchemy", "openpyxl", "reportlab", "cryptography", "argon2", "alembic", "docx")


def test_the_first_window_is_made_without_the_heavy_libraries() -> None:
    code = (
        "import sys; import desktop.program; "
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )

    ended = subprocess.run(  # noqa: S603  ours
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert ended.stdout.strip() == "[]"
