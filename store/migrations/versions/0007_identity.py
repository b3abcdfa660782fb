"""Guests' attempts to show that an order is theirs.

Revision 0007, after 0006.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import UtcTime

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the log of attempts."""
    op.create_table(
        "identity_checks",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("conversation_id", sa.String(128), nullable=False),
        sa.Column("order_id", sa.String(64), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sa.Column("passed", sa.Boolean, nullable=False),
    )
    for other in ("conversation_id", "order_id"):
        op.create_index(f"ix_identity_checks_{other}_at", "identity_checks", [other, "at"])


def downgrade() -> None:
    """Drop it."""
    op.drop_table("identity_checks")
