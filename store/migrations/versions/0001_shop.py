"""The shop: customers, products, reviews, orders.

Revision 0001, the first.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import Json, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables the shop brings its own data to."""
    op.create_table(
        "customers",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("name", sa.String(200), nullable=False),
        sa.Column("email", sa.String(254), nullable=False),
        sa.Column("city", sa.String(120), nullable=False),
        sa.Column("age_band", sa.String(16), nullable=False),
        sa.Column("tastes", Json, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
    )
    op.create_table(
        "products",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("category", sa.String(80), nullable=False, index=True),
        sa.Column("brand", sa.String(80), nullable=False),
        sa.Column("price_cents", sa.Integer, nullable=False),
        sa.Column("currency", sa.String(3), nullable=False),
        sa.Column("tags", Json, nullable=False),
        sa.Column("rating", sa.Float, nullable=False),
        sa.Column("rating_count", sa.Integer, nullable=False),
        sa.Column("stock", sa.Integer, nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("image", sa.String(500), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.CheckConstraint("price_cents >= 0", name="price"),
        sa.CheckConstraint("stock >= 0", name="stock"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("product_id", sa.String(64), nullable=False, index=True),
        sa.Column("customer_id", sa.String(64), nullable=True, index=True),
        sa.Column("rating", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )
    _create_orders()
    op.create_table(
        "revisions",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, nullable=False),
    )


def _create_orders() -> None:
    op.create_table(
        "orders",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("customer_id", sa.String(64), sa.ForeignKey("customers.id"), nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("placed_at", UtcTime, nullable=False),
        sa.Column("promised_at", UtcTime, nullable=False),
        sa.Column("delivered_at", UtcTime, nullable=True),
        sa.Column("carrier", sa.String(80), nullable=False),
        sa.Column("tracking", sa.String(80), nullable=False),
        sa.Column("total_cents", sa.Integer, nullable=False),
        sa.Column("refunded_cents", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(200), nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("key", sa.String(160), nullable=True, unique=True),
    )
    op.create_index("ix_orders_customer_id_placed_at", "orders", ["customer_id", "placed_at"])
    op.create_table(
        "order_lines",
        sa.Column(
            "order_number", sa.Integer, sa.ForeignKey("orders.number", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("product_id", sa.String(64), nullable=False),
        sa.Column("title", sa.String(200), nullable=False),
        sa.Column("quantity", sa.Integer, nullable=False),
        sa.Column("price_cents", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop the shop's tables, the referring ones first."""
    for table in ("revisions", "order_lines", "orders", "reviews", "products", "customers"):
        op.drop_table(table)
