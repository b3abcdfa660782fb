"""Table of the attempts to show that an order or a voucher is theirs; what they typed is not in it."""

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from store.schema.base import UtcTime, metadata

identity_checks = Table(
    "identity_checks",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("conversation_id", String(128), nullable=False),
    Column("order_id", String(64), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("passed", Boolean, nullable=False),
    Index(None, "conversation_id", "at"),
    Index(None, "order_id", "at"),
)
