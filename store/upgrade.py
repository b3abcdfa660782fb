"""Bringing a database to the newest schema."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from store.engine import make_engine

if TYPE_CHECKING:
    from alembic.config import Config

_MIGRATIONS = Path(__file__).parent / "migrations"

# Any fixed number: whoever holds it migrates, the others wait and then find nothing to do.
_LOCK = 4_177_700


def migrate(url: str) -> None:
    """Create or upgrade Attune's tables; nothing happens when they are up to date.

    Parameters
    ----------
    url
        As for `open_store`.
    """
    from alembic import command  # noqa: PLC0415 - serving never migrates and should not load Alembic

    engine = make_engine(url)
    try:
        with migrating(engine) as connection:
            command.upgrade(alembic_config(connection), "head")
    finally:
        engine.dispose()


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """One write transaction in which tables may be rebuilt, with no other migration beside it."""
    with engine.connect().execution_options(attune_writes=True) as connection:
        if connection.dialect.name == "sqlite":
            # SQLite alters a table by copying and dropping it; with foreign keys on, the drop would
            # delete the rows of every table that refers to it. The switch works outside transactions only.
            connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection


def alembic_config(connection: Connection) -> "Config":
    """Return Alembic's configuration for one open connection; there is no alembic.ini."""
    from alembic.config import Config  # noqa: PLC0415 - see above

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["connection"] = connection
    return config
