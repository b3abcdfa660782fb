"""A store on each database: SQLite always, PostgreSQL where a server answers (in CI it must)."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import delete, make_url

from store import Store, migrate, open_store
from store.engine import make_engine, writing
from store.schema import metadata

SERVER = os.environ.get("ATTUNE_TEST_POSTGRES", "postgresql://postgres@127.0.0.1:5432/postgres")
NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class Clock:
    """A clock that tests move by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> None:
        self.now += timedelta(**by)


class Postgres:
    """A server on which databases are made and dropped."""

    def __init__(self) -> None:
        self._made: list[str] = []

    def create(self) -> str:
        name = f"attune_test_{uuid.uuid4().hex}"
        self._run(f"CREATE DATABASE {name}")
        # Nobody needs these rows after a power cut; waiting for the disk is most of a test's time.
        self._run(f"ALTER DATABASE {name} SET synchronous_commit = off")
        self._made.append(name)
        return str(make_url(SERVER).set(database=name).render_as_string(hide_password=False))

    def drop_all(self) -> None:
        for name in reversed(self._made):
            self._run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    @staticmethod
    def _run(command: str) -> None:
        with psycopg.connect(SERVER, autocommit=True) as connection:
            connection.execute(command)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    try:
        psycopg.connect(SERVER, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        if os.environ.get("CI") == "true":
            pytest.fail(f"CI must have PostgreSQL, but none answers: {error}")
        pytest.skip("no PostgreSQL server answers; set ATTUNE_TEST_POSTGRES or start one")
    server = Postgres()
    yield server
    server.drop_all()


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "attune.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def migrated_postgres(postgres: Postgres) -> str:
    url = postgres.create()
    migrate(url)
    return url


@pytest.fixture(scope="session")
def spare_postgres(postgres: Postgres) -> str:
    return postgres.create()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database without tables."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/attune.db"
    cleared: str = request.getfixturevalue("spare_postgres")
    with psycopg.connect(cleared, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return cleared


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a migrated, empty database."""
    if request.param == "sqlite":
        shutil.copy(request.getfixturevalue("migrated_sqlite"), tmp_path / "attune.db")
        return f"sqlite:///{tmp_path}/attune.db"
    # Making and dropping a database takes a second or two on a slow disk; emptying it, milliseconds.
    migrated: str = request.getfixturevalue("migrated_postgres")
    engine = make_engine(migrated)
    with writing(engine) as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    engine.dispose()
    return migrated


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(url: str, clock: Clock) -> Iterator[Store]:
    with open_store(url, clock=clock) as opened:
        yield opened


@pytest.fixture
def another_store(url: str) -> Iterator[Callable[[], Store]]:
    """Opens further stores on the same database, as other processes would."""
    opened: list[Store] = []

    def open_another() -> Store:
        opened.append(open_store(url))
        return opened[-1]

    yield open_another
    for one in opened:
        one.close()
