import shutil
import sqlite3
from pathlib import Path

import pytest

from models.backup import swapping
from models.backup.shelf import Reason
from models.domain.errors import UserError
from models.migrations import SCHEMA
from models.migrations.runner import upgrade
from models.store.engine import mark_schema
from models.usecases import workspace
from models.usecases.desk import Desk, Surroundings
from models.usecases.safety import (
    backup_now,
    check_file,
    check_journal,
    list_backups,
    look_inside,
    restore_backup,
    state_hash,
)
from models.usecases.workspace import choose_year, close_workspace, describe, open_workspace

DATA = Path(__file__).parents[2] / "data"
RELEASES = sorted(DATA.glob("schema-*.db"))


def a_copy(release: Path, folder: Path) -> Path:
    return shutil.copyfile(release, folder / "so.db")


def number_of(release: Path) -> int:
    return int(release.stem.removeprefix("schema-"))


def test_every_released_schema_has_a_database() -> None:
    numbers = [number_of(path) for path in RELEASES]

    assert numbers[0] == 1
    assert max(numbers) <= SCHEMA


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_a_database_of_a_release_opens_with_all_it_held(
    release: Path, tmp_path: Path, surroundings: Surroundings
) -> None:
    desk = open_workspace(a_copy(release, tmp_path), surroundings=surroundings)

    facts = describe(desk)
    assert (facts.office, facts.year, facts.cluster) == ("lao-cai", 2023, "cum-2")
    assert facts.office_name == "Sở Thông tin và Truyền thông tỉnh Lào Cai"
    assert check_file(desk) == "Tệp dữ liệu nguyên vẹn."
    assert check_journal(desk) is None
    counts = {
        count.table: count.row_count
        for count in look_inside(backup_now(desk, Reason.MANUAL).value).counts
    }
    assert (counts["result"], counts["nomination"], counts["figure"]) == (1, 2, 1)
    choose_year(desk, 2024)
    close_workspace(desk, backup=True)


@pytest.fixture
def one_schema_ahead(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let this program know one schema more than the newest release, with a version for it."""
    scripts = tmp_path / "scripts"
    shutil.copytree(Path(swapping.__file__).parents[1] / "migrations", scripts)
    (scripts / "versions" / "v9999_next.py").write_text(
        "from alembic import op\n"
        "import sqlalchemy as sa\n"
        'revision = "9999"\n'
        f'down_revision = "{SCHEMA:04d}"\n\n'
        "def upgrade():\n"
        '    with op.batch_alter_table("organisation", recreate="always") as batch:\n'
        '        batch.add_column(sa.Column("website", sa.String(), server_default=""))\n',
        "utf-8",
    )
    monkeypatch.setattr(swapping, "upgrade", lambda place: upgrade(place, scripts=scripts))
    monkeypatch.setattr(swapping, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr(workspace, "SCHEMA", SCHEMA + 1)
    monkeypatch.setattr("models.usecases.safety.SCHEMA", SCHEMA + 1)


def columns_of(place: Path, table: str) -> list[str]:
    connection = sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)
    names = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
    connection.close()
    return names


@pytest.mark.usefixtures("one_schema_ahead")
def test_an_older_file_is_backed_up_migrated_on_a_copy_and_swapped_in(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    place = a_copy(RELEASES[-1], tmp_path)

    desk = open_workspace(place, surroundings=surroundings)

    assert "website" in columns_of(place, "organisation")
    assert check_journal(desk) is None
    (backup,) = list_backups(desk)
    assert backup.reason is Reason.MIGRATION
    assert look_inside(backup).schema == number_of(RELEASES[-1])
    close_workspace(desk, backup=False)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "scripts",
        "so-sao-luu",
        "so.db",
        "so.db.lock",
    ]


@pytest.mark.usefixtures("one_schema_ahead")
def test_a_backup_of_an_older_schema_is_migrated_while_it_is_restored(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    desk = open_workspace(a_copy(RELEASES[-1], tmp_path), surroundings=surroundings)
    before = state_hash(desk)
    (backup,) = list_backups(desk)
    content = backup.place.read_bytes()
    choose_year(desk, 2030)

    restored = restore_backup(desk, backup)

    assert state_hash(restored) == before
    assert "website" in columns_of(restored.place, "organisation")
    assert backup.place.read_bytes() == content
    close_workspace(restored, backup=False)


@pytest.mark.usefixtures("one_schema_ahead")
def test_a_migration_that_fails_leaves_the_file_as_it_was(
    tmp_path: Path, surroundings: Surroundings, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = a_copy(RELEASES[-1], tmp_path)
    before = place.read_bytes()

    def fail_halfway(copy: Path) -> None:
        connection = sqlite3.connect(copy)
        connection.execute("DROP TABLE figure")
        connection.execute("DROP TABLE không_có")

    monkeypatch.setattr(swapping, "upgrade", fail_halfway)
    with pytest.raises(UserError, match="Tệp được giữ như cũ"):
        open_workspace(place, surroundings=surroundings)

    assert place.read_bytes() == before
    assert not list(tmp_path.glob("so.db.m*"))


def test_what_an_interrupted_run_left_beside_the_file_is_swept(
    desk: Desk, surroundings: Surroundings
) -> None:
    close_workspace(desk, backup=False)
    endings = ("making", "migrating", "restoring", "replaced", "migrating-wal")
    for ending in endings:
        desk.place.with_name(f"{desk.place.name}.{ending}").touch()

    close_workspace(open_workspace(desk.place, surroundings=surroundings), backup=False)

    names = {path.name for path in desk.place.parent.iterdir()}
    assert names == {desk.place.name, f"{desk.place.name}.lock"}


def test_a_file_under_construction_is_never_taken_for_a_workspace(
    tmp_path: Path, surroundings: Surroundings
) -> None:
    place = tmp_path / "so.db"
    upgrade(place)

    with pytest.raises(UserError, match="chương trình khác"):
        open_workspace(place, surroundings=surroundings)

    mark_schema(place, SCHEMA)
    with pytest.raises(UserError, match="không ghi đơn vị nào"):
        open_workspace(place, surroundings=surroundings)
