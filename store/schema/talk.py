"""Tables of the conversation: turns, corrections, offers, feedback, handovers, grants, mood consent.

Customers and products are referenced by id without a foreign key: a guest's or a vanished article's
turn must never be lost because a parent row is missing. Feedback and corrections are the exceptions:
they must point at an impression and a turn.
"""

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from store.schema.base import Json, OptionalJson, UtcTime, metadata

turns = Table(
    "turns",
    metadata,
    # Insertion order breaks ties: two turns may carry the same moment.
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("conversation_id", String(128), nullable=False),
    Column("customer_id", String(64), nullable=True, index=True),
    Column("channel", String(40), nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("text", Text, nullable=False),
    Column("intent", String(80), nullable=True),
    Column("emotion", String(20), nullable=False),
    Column("confidence", Float, nullable=False),
    Column("intensity", Float, nullable=False),
    Column("scores", Json, nullable=False),
    Column("model", String(120), nullable=False),
    Column("mood", String(20), nullable=False),
    Column("mood_level", Float, nullable=False),
    Column("slope", Float, nullable=False),
    Column("escalate", Boolean, nullable=False),
    Column("care", String(80), nullable=True),
    Column("action", String(80), nullable=True),
    Column("outcome", String(200), nullable=True),
    Column("behaviour", Json, nullable=False, server_default="{}"),
    Column("wording", String(80), nullable=False, server_default=""),
    Index(None, "conversation_id", "seq"),
    Index(None, "wording", sqlite_where=text("wording <> ''"), postgresql_where=text("wording <> ''")),
    sqlite_autoincrement=True,
)

corrections = Table(
    "corrections",
    metadata,
    Column("turn_id", String(64), ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True),
    Column("label", String(20), nullable=False),
    Column("by", String(80), nullable=False),
    Column("at", UtcTime, nullable=False),
)

offers = Table(
    "offers",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("conversation_id", String(128), nullable=False),
    Column("customer_id", String(64), nullable=True, index=True),
    Column("turn_id", String(64), nullable=True),
    Column("at", UtcTime, nullable=False),
    Column("context", Json, nullable=False),
    Column("model_version", String(120), nullable=False),
    # Null where nothing was drawn: most offers of most shops.
    Column("pool", OptionalJson, nullable=True),
    Index(None, "conversation_id", "seq"),
    sqlite_autoincrement=True,
)

impressions = Table(
    "impressions",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("offer_id", String(64), ForeignKey("offers.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("product_id", String(64), nullable=False),
    Column("position", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("reason", Text, nullable=False),
    Column("features", Json, nullable=False),
    Column("propensity", Float, nullable=True),
)

feedback = Table(
    "feedback",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("impression_id", String(64), ForeignKey("impressions.id", ondelete="CASCADE"), nullable=False),
    Column("conversation_id", String(128), nullable=False, index=True),
    Column("customer_id", String(64), nullable=True),
    Column("product_id", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("emotion", String(20), nullable=False),
    Column("intensity", Float, nullable=False),
    Column("at", UtcTime, nullable=False),
    UniqueConstraint("impression_id", "kind"),
    Index(None, "customer_id", "product_id"),
    # A cursor over the log must never meet a number that was used before an erase.
    sqlite_autoincrement=True,
)

handovers = Table(
    "handovers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("conversation_id", String(128), nullable=False, index=True),
    Column("customer_id", String(64), nullable=True, index=True),
    Column("reason", String(80), nullable=False),
    Column("brief", Json, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("status", String(16), nullable=False),
    Column("agent", String(80), nullable=False, server_default=""),
    Column("taken_at", UtcTime, nullable=True),
    Column("closed_at", UtcTime, nullable=True),
    Index(None, "status", "at"),
    # Whoever asks for a person at the same time: a conversation has one open hand-over.
    Index(
        "uq_handovers_open",
        "conversation_id",
        unique=True,
        sqlite_where=text("status <> 'closed'"),
        postgresql_where=text("status <> 'closed'"),
    ),
)

grants = Table(
    "grants",
    metadata,
    # What was granted for; makes granting idempotent.
    Column("key", String(200), primary_key=True),
    Column("customer_id", String(64), nullable=False, index=True),
    Column("conversation_id", String(128), nullable=False, index=True),
    Column("order_id", String(16), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("cents", Integer, nullable=False),
    Column("code", String(40), nullable=False, unique=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("until", UtcTime, nullable=False),
)

mood_consents = Table(
    "mood_consents",
    metadata,
    # "customer:ID" or "conversation:ID".
    Column("subject", String(140), primary_key=True),
    Column("allowed", Boolean, nullable=False),
    Column("at", UtcTime, nullable=False),
)
