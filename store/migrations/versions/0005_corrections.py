"""Labels that people fixed.

Revision 0005, after 0004.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import UtcTime

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the corrections; they go with the turn they are about."""
    turn = sa.ForeignKey("turns.id", ondelete="CASCADE")
    op.create_table(
        "corrections",
        sa.Column("turn_id", sa.String(64), turn, primary_key=True),
        sa.Column("label", sa.String(20), nullable=False),
        sa.Column("by", sa.String(80), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )


def downgrade() -> None:
    """Drop the corrections."""
    op.drop_table("corrections")
