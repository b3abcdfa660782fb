"""The engine: one pool of connections per process, set up so that readers and writers do not block."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stamina
from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event

from store.errors import NotMigrated
from store.urls import database_url

BUSY_TIMEOUT_MS = 5_000
_WRITES = "attune_writes"


def make_engine(url: str) -> Engine:
    """Return an engine; no connection is made yet, only SQLite's folder is created."""
    address = database_url(url)
    if address.get_backend_name() == "postgresql":
        engine = create_engine(address, pool_pre_ping=True, pool_size=8, connect_args={"connect_timeout": 5})
        event.listen(engine, "handle_error", _name_missing_tables)
        return engine
    Path(address.database or "").parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(address, connect_args={"timeout": BUSY_TIMEOUT_MS / 1000})
    event.listen(engine, "handle_error", _name_missing_tables)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One read transaction."""
    with engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """One write transaction: committed at the end, rolled back on any error."""
    with engine.connect().execution_options(**{_WRITES: True}) as connection, connection.begin():
        yield connection


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # The driver's own transaction control is off: it would begin late and ignore the mode asked for.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    _keep_a_log(cursor)
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.close()


def _keep_a_log(cursor: Any) -> None:
    # Turning a new file to write-ahead logging needs it alone, and SQLite refuses at once instead of
    # waiting when another connection is doing the same; the refused one finds it done when it asks again.
    for attempt in stamina.retry_context(
        on=sqlite3.OperationalError,
        attempts=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
        wait_initial=0.01,
        wait_max=0.1,
    ):
        with attempt:
            cursor.execute("PRAGMA journal_mode = WAL")


def _begin_sqlite(connection: Connection) -> None:
    # A transaction that reads first and writes later cannot wait for another writer (SQLITE_BUSY at once,
    # whatever the timeout), so writers take the lock at the start.
    immediate = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")


def _name_missing_tables(context: ExceptionContext) -> None:
    message = str(context.original_exception)
    missing_relation = getattr(context.original_exception, "sqlstate", None) == "42P01"
    if message.startswith("no such table") or missing_relation:
        raise NotMigrated("the database has no Attune tables; run ./attune up, or store.migrate(url)")
