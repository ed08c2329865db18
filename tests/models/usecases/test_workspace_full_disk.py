import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from models.usecases.desk import Desk, Surroundings
from models.usecases.safety import check_file, check_journal, state_hash
from models.usecases.workspace import open_workspace

ROOT = Path(__file__).parents[3]
FULL_DISK = """
import resource, signal, sys
from datetime import datetime
from pathlib import Path
from sqlalchemy import select
from models.domain.errors import UserError
from models.schema.targets import ResultRow, TargetRow
from models.usecases.desk import Surroundings
from models.usecases.safety import Reason, backup_now
from models.usecases.workspace import create_workspace, open_workspace

verb, place = sys.argv[1], Path(sys.argv[2])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
around = Surroundings(
    clock=lambda: datetime(2026, 11, 2, 8), new_id=lambda: "0" * 16, machine="m", user="u"
)

def limit(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

try:
    if verb == "create":
        limit(200_000)
        create_workspace(place, office="lao-cai", year=2023, practice=False, surroundings=around)
    desk = open_workspace(place, surroundings=around)
    if verb == "backup":
        limit(200_000)
        backup_now(desk, Reason.MANUAL)
    limit(100_000)
    with desk.store.write(desk.mark()) as session:
        for target in session.execute(select(TargetRow.id)).scalars().all():
            session.add(
                ResultRow(target=target, office="lao-cai", period="2023", note="x" * 9000)
            )
except UserError as error:
    print(error.text)
    sys.exit(1)
"""


def run_with_full_disk(verb: str, place: Path) -> str:
    run = subprocess.run(  # noqa: S603  our own script, our own arguments
        [sys.executable, "-c", FULL_DISK, verb, str(place)],
        capture_output=True,
        text=True,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        check=False,
    )
    assert run.returncode == 1, run.stderr
    return run.stdout


def test_a_new_workspace_that_does_not_fit_leaves_nothing_behind(tmp_path: Path) -> None:
    said = run_with_full_disk("create", tmp_path / "so.db")

    assert "ổ đĩa đầy hoặc gặp lỗi" in said
    assert [path.name for path in tmp_path.iterdir()] == ["so.db.lock"]


def test_a_change_that_does_not_fit_leaves_everything_as_before(
    make_desk: Callable[..., Desk], surroundings: Surroundings
) -> None:
    desk = make_desk()
    before = state_hash(desk)
    desk.store.close()

    said = run_with_full_disk("write", desk.place)

    assert "ổ đĩa đầy hoặc gặp lỗi" in said
    reopened = open_workspace(desk.place, surroundings=surroundings)
    assert state_hash(reopened) == before
    assert check_file(reopened) == "Tệp dữ liệu nguyên vẹn."
    assert check_journal(reopened) is None
    reopened.store.close()


def test_a_backup_that_does_not_fit_is_deleted_with_a_sentence(
    make_desk: Callable[..., Desk],
) -> None:
    desk = make_desk()
    desk.store.close()

    said = run_with_full_disk("backup", desk.place)

    assert "Không sao chép được tệp" in said
    assert "Bản chép dở đã được xoá" in said
    assert list(desk.backup_folder.iterdir()) == []
