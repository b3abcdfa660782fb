"""Tables of the shop itself: customers, products, reviews, orders."""

from sqlalchemy import (
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
)

from store.schema.base import Json, UtcTime, metadata

customers = Table(
    "customers",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("email", String(254), nullable=False),
    Column("city", String(120), nullable=False),
    Column("age_band", String(16), nullable=False),
    Column("tastes", Json, nullable=False),
    Column("since", Date, nullable=False),
)

products = Table(
    "products",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("title", String(200), nullable=False),
    Column("category", String(80), nullable=False, index=True),
    Column("brand", String(80), nullable=False),
    Column("price_cents", Integer, CheckConstraint("price_cents >= 0", name="price"), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("tags", Json, nullable=False),
    Column("rating", Float, nullable=False),
    Column("rating_count", Integer, nullable=False),
    Column("stock", Integer, CheckConstraint("stock >= 0", name="stock"), nullable=False),
    Column("description", Text, nullable=False),
    Column("image", String(500), nullable=False),
    # Title, brand, category and tags, casefolded, for find(): SQLite folds ASCII only.
    Column("words", Text, nullable=False),
)

reviews = Table(
    "reviews",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("product_id", String(64), nullable=False, index=True),
    Column("customer_id", String(64), nullable=True, index=True),
    Column("rating", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
)

orders = Table(
    "orders",
    metadata,
    # The number, not "AT10001", is the key: max()+1 and every spelling of the id resolve through it.
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("customer_id", String(64), ForeignKey("customers.id"), nullable=False),
    Column("status", String(20), nullable=False),
    Column("placed_at", UtcTime, nullable=False),
    Column("promised_at", UtcTime, nullable=False),
    Column("delivered_at", UtcTime, nullable=True),
    Column("carrier", String(80), nullable=False),
    Column("tracking", String(80), nullable=False),
    Column("total_cents", Integer, nullable=False),
    Column("refunded_cents", Integer, nullable=False),
    Column("reason", String(200), nullable=False),
    Column("note", String(200), nullable=False),
    # Makes placing idempotent.
    Column("key", String(160), nullable=True, unique=True),
    Index(None, "customer_id", "placed_at"),
)

order_lines = Table(
    "order_lines",
    metadata,
    Column("order_number", Integer, ForeignKey("orders.number", ondelete="CASCADE"), primary_key=True),
    Column("position", Integer, primary_key=True),
    # No foreign key: an order outlives the article in the catalogue.
    Column("product_id", String(64), nullable=False),
    Column("title", String(200), nullable=False),
    Column("quantity", Integer, nullable=False),
    Column("price_cents", Integer, nullable=False),
    Index(None, "product_id"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("number", Integer, nullable=False),
)
