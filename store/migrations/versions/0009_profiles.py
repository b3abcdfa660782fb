"""What was learnt of each customer.

Revision 0009, after 0008.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import Json, UtcTime

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table of profiles, empty; the next retraining fills it."""
    op.create_table(
        "profiles",
        sa.Column("customer_id", sa.String(64), primary_key=True),
        sa.Column("liked", Json, nullable=False),
        sa.Column("liked_weight", sa.Float, nullable=False),
        sa.Column("liked_at", UtcTime, nullable=True),
        sa.Column("reactions", sa.Integer, nullable=False),
        sa.Column("last_reaction", sa.Integer, nullable=False),
        sa.Column("felt", Json, nullable=False),
        sa.Column("felt_weight", sa.Float, nullable=False),
        sa.Column("felt_at", UtcTime, nullable=True),
        sa.Column("read_turns", sa.Integer, nullable=False),
        sa.Column("last_turn", sa.Integer, nullable=False),
        sa.Column("likings", Json, nullable=False),
        sa.Column("tendencies", Json, nullable=False),
        sa.Column("model", sa.String(120), nullable=False),
        sa.Column("made_at", UtcTime, nullable=True),
    )
    for column in ("last_reaction", "last_turn"):
        op.create_index(f"ix_profiles_{column}", "profiles", [column])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("profiles")
