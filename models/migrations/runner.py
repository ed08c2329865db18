"""Brings a database file to the newest schema; always called on a file nobody else has open."""

from pathlib import Path

from sqlalchemy import URL, create_engine, event, text
from sqlalchemy.pool import NullPool

_SCRIPTS = Path(__file__).parent


def upgrade(place: Path, *, scripts: Path = _SCRIPTS) -> None:
    """Run the missing versions of `scripts` on the file at `place`, created when absent.

    Foreign keys are off meanwhile: rebuilding a parent table would delete its children, and the
    pragma does nothing inside a transaction. Broken references afterwards raise ValueError.
    """
    # Alembic takes a tenth of a second to import, and most starts have nothing to migrate.
    from alembic import command  # noqa: PLC0415  see above
    from alembic.config import Config  # noqa: PLC0415  see above

    url = URL.create("sqlite", database=str(place))
    engine = create_engine(url, poolclass=NullPool)
    event.listen(engine, "connect", lambda raw, _record: raw.execute("PRAGMA foreign_keys = OFF"))
    config = Config()
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
    engine.dispose()
    if broken:
        message = f"{len(broken)} references are broken after the migration"
        raise ValueError(message)
