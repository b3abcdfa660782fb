"""Tables of trained models: which there are, which was put into service when, and who is at work on them."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table, text

from store.schema.base import Json, UtcTime, metadata

artefacts = Table(
    "artefacts",
    metadata,
    Column("kind", String(40), primary_key=True),
    Column("version", String(120), primary_key=True),
    Column("path", String(500), nullable=False),
    Column("metrics", Json, nullable=False),
    Column("champion", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
    # The database itself guarantees one champion of a kind, whoever promotes at the same time.
    Index(
        "uq_artefacts_champion",
        "kind",
        unique=True,
        sqlite_where=text("champion"),
        postgresql_where=text("champion"),
    ),
)

promotions = Table(
    "promotions",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("kind", String(40), nullable=False),
    Column("version", String(120), nullable=False),
    Column("why", String(200), nullable=False),
    Column("at", UtcTime, nullable=False),
    Index(None, "kind", "seq"),
    sqlite_autoincrement=True,
)

locks = Table(
    "locks",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("holder", String(120), nullable=False),
    # A holder that was killed cannot give its lock back; after this moment anybody may take it.
    Column("until", UtcTime, nullable=False),
)
