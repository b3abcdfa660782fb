"""Table of customer profiles: what was learnt of each known customer, in sums and in what follows from them.

No text. Everything in it can be computed again from the log, so a migration that changes how sums are made
empties it.
"""

from sqlalchemy import Column, Float, Index, Integer, String, Table

from store.schema.base import Json, UtcTime, metadata

profiles = Table(
    "profiles",
    metadata,
    # No foreign key, as in the log: a customer may live in the shop's own system.
    Column("customer_id", String(64), primary_key=True),
    # Sums over reactions and over read turns, with the moment and the number of the latest.
    Column("liked", Json, nullable=False),
    Column("liked_weight", Float, nullable=False),
    Column("liked_at", UtcTime, nullable=True),
    Column("reactions", Integer, nullable=False),
    Column("last_reaction", Integer, nullable=False),
    Column("felt", Json, nullable=False),
    Column("felt_weight", Float, nullable=False),
    Column("felt_at", UtcTime, nullable=True),
    Column("read_turns", Integer, nullable=False),
    Column("last_turn", Integer, nullable=False),
    # What follows from the sums, beside the shop's average.
    Column("likings", Json, nullable=False),
    Column("tendencies", Json, nullable=False),
    Column("model", String(120), nullable=False),
    Column("made_at", UtcTime, nullable=True),
    Index(None, "last_reaction"),
    Index(None, "last_turn"),
)
