import shutil
import sqlite3
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

import models.migrations
from models.migrations import SCHEMA
from models.migrations.runner import upgrade
from models.schema import Base

SCRIPTS = Path(models.migrations.__file__).parent
REBUILD = """
from alembic import op
import sqlalchemy as sa
revision = "9999"
down_revision = "{head}"

def upgrade():
    with op.batch_alter_table("organisation", recreate="always") as batch:
        batch.add_column(sa.Column("website", sa.String(), nullable=False, server_default=""))
"""
ORPHANS = """
from alembic import op
revision = "9999"
down_revision = "{head}"

def upgrade():
    op.execute("DELETE FROM organisation")
"""


def head_of(scripts: Path) -> str:
    return str(ScriptDirectory(str(scripts)).get_current_head())


def with_one_more_version(tmp_path: Path, version: str) -> Path:
    scripts = tmp_path / "scripts"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    text = version.format(head=head_of(SCRIPTS))
    (scripts / "versions" / "v9999_next.py").write_text(text, "utf-8")
    return scripts


def add_a_parent_with_children(place: Path) -> None:
    connection = sqlite3.connect(place)
    connection.execute("INSERT INTO organisation VALUES ('lao-cai', 'department', 'Lào Cai')")
    connection.execute(
        "INSERT INTO organisation_name VALUES"
        " ('lao-cai', 0, 'Sở', '', '', '', '', NULL, NULL, '', 1)"
    )
    connection.commit()
    connection.close()


def test_the_migrated_schema_is_the_declared_schema(tmp_path: Path) -> None:
    place = tmp_path / "so.db"
    upgrade(place)
    engine = create_engine(f"sqlite:///{place}", poolclass=NullPool)

    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "compare_server_default": True}
        )
        differences = compare_metadata(context, Base.metadata)

    assert differences == []


def test_the_newest_version_carries_the_number_of_the_schema() -> None:
    assert head_of(SCRIPTS) == f"{SCHEMA:04d}"


def test_versions_follow_one_another_in_one_line() -> None:
    versions = list(ScriptDirectory(str(SCRIPTS)).walk_revisions())

    assert [version.revision for version in versions] == [
        f"{number:04d}" for number in range(SCHEMA, 0, -1)
    ]


def test_no_version_imports_a_live_table() -> None:
    sources = [path.read_text("utf-8") for path in (SCRIPTS / "versions").glob("v*.py")]

    assert sources
    assert not [source for source in sources if "models." in source]


def test_migrating_twice_changes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "so.db"
    upgrade(place)
    before = place.read_bytes()

    upgrade(place)

    assert place.read_bytes() == before


def test_rebuilding_a_parent_table_keeps_its_children(tmp_path: Path) -> None:
    place = tmp_path / "so.db"
    upgrade(place)
    add_a_parent_with_children(place)

    upgrade(place, scripts=with_one_more_version(tmp_path, REBUILD))

    connection = sqlite3.connect(place)
    assert connection.execute("SELECT count(*) FROM organisation_name").fetchone() == (1,)
    assert connection.execute("SELECT website FROM organisation").fetchone() == ("",)
    connection.close()


def test_a_version_that_breaks_references_is_found_out(tmp_path: Path) -> None:
    place = tmp_path / "so.db"
    upgrade(place)
    add_a_parent_with_children(place)

    with pytest.raises(ValueError, match="1 references are broken"):
        upgrade(place, scripts=with_one_more_version(tmp_path, ORPHANS))


def test_a_place_with_odd_letters_in_its_name_is_migrated(tmp_path: Path) -> None:
    place = tmp_path / "Sở TTTT 100% (1)#a" / "so.db"
    place.parent.mkdir()

    upgrade(place)

    assert place.stat().st_size > 0
    assert [path.name for path in tmp_path.iterdir()] == [place.parent.name]
