"""The conversation: turns, offers, impressions, feedback, handovers, mood consent.

Revision 0002, after 0001.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import Json, UtcTime

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the logs of what was said, shown and answered."""
    op.create_table(
        "turns",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("conversation_id", sa.String(128), nullable=False),
        sa.Column("customer_id", sa.String(64), nullable=True, index=True),
        sa.Column("channel", sa.String(40), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("intent", sa.String(80), nullable=True),
        sa.Column("emotion", sa.String(20), nullable=False),
        sa.Column("confidence", sa.Float, nullable=False),
        sa.Column("intensity", sa.Float, nullable=False),
        sa.Column("scores", Json, nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("mood", sa.String(20), nullable=False),
        sa.Column("mood_level", sa.Float, nullable=False),
        sa.Column("slope", sa.Float, nullable=False),
        sa.Column("escalate", sa.Boolean, nullable=False),
        sa.Column("care", sa.String(80), nullable=True),
        sa.Column("action", sa.String(80), nullable=True),
        sa.Column("outcome", sa.String(200), nullable=True),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_turns_conversation_id_seq", "turns", ["conversation_id", "seq"])
    _create_offers()
    _create_feedback()
    op.create_table(
        "handovers",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("conversation_id", sa.String(128), nullable=False, index=True),
        sa.Column("customer_id", sa.String(64), nullable=True, index=True),
        sa.Column("reason", sa.String(80), nullable=False),
        sa.Column("brief", Json, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
    )
    op.create_index("ix_handovers_status_at", "handovers", ["status", "at"])
    op.create_table(
        "mood_consents",
        sa.Column("subject", sa.String(140), primary_key=True),
        sa.Column("allowed", sa.Boolean, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )


def _create_offers() -> None:
    op.create_table(
        "offers",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("conversation_id", sa.String(128), nullable=False),
        sa.Column("customer_id", sa.String(64), nullable=True, index=True),
        sa.Column("turn_id", sa.String(64), nullable=True),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("context", Json, nullable=False),
        sa.Column("model_version", sa.String(120), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_offers_conversation_id_seq", "offers", ["conversation_id", "seq"])
    offer = sa.ForeignKey("offers.id", ondelete="CASCADE")
    op.create_table(
        "impressions",
        sa.Column("id", sa.String(64), primary_key=True),
        sa.Column("offer_id", sa.String(64), offer, nullable=False, index=True),
        sa.Column("product_id", sa.String(64), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("score", sa.Float, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("features", Json, nullable=False),
    )


def _create_feedback() -> None:
    impression = sa.ForeignKey("impressions.id", ondelete="CASCADE")
    op.create_table(
        "feedback",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.String(64), nullable=False, unique=True),
        sa.Column("impression_id", sa.String(64), impression, nullable=False),
        sa.Column("conversation_id", sa.String(128), nullable=False, index=True),
        sa.Column("customer_id", sa.String(64), nullable=True),
        sa.Column("product_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("emotion", sa.String(20), nullable=False),
        sa.Column("intensity", sa.Float, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.UniqueConstraint("impression_id", "kind"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_feedback_customer_id_product_id", "feedback", ["customer_id", "product_id"])


def downgrade() -> None:
    """Drop the logs, the referring ones first."""
    for table in ("mood_consents", "handovers", "feedback", "impressions", "offers", "turns"):
        op.drop_table(table)
