"""Database addresses: from what people write in DATABASE_URL to what SQLAlchemy needs."""

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from store.errors import BadDatabaseUrl

_POSTGRES = {"postgres", "postgresql", "postgresql+psycopg"}


def database_url(text: str) -> URL:
    """Return the address with its driver named.

    Raises
    ------
    BadDatabaseUrl
        If it is neither SQLite nor PostgreSQL. The message leaves the address out: it may hold a password.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise BadDatabaseUrl(
            "DATABASE_URL is not a database address; write sqlite:///file.db or postgresql://user@host/name"
        ) from error
    if url.drivername in _POSTGRES:
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in {"sqlite", "sqlite+pysqlite"}:
        if not url.database or url.database == ":memory:":
            raise BadDatabaseUrl("a database in memory is seen by one connection only; use sqlite:///file.db")
        return url
    raise BadDatabaseUrl(
        f"database {url.drivername!r} is not supported; use sqlite:///file.db or postgresql://user@host/name"
    )
