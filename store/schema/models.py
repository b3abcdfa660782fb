"""Table of trained models."""

from sqlalchemy import Boolean, Column, Index, String, Table, text

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
