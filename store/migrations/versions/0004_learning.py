"""What learning from the log needs: chances of what was shown, an audit of promotions, locks.

Revision 0004, after 0003.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import Json, UtcTime

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns, empty for what was shown before, and the tables."""
    with op.batch_alter_table("offers") as offers:
        offers.add_column(sa.Column("pool", Json, nullable=True))
    with op.batch_alter_table("impressions") as impressions:
        impressions.add_column(sa.Column("propensity", sa.Float, nullable=True))
    op.create_table(
        "promotions",
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("kind", sa.String(40), nullable=False),
        sa.Column("version", sa.String(120), nullable=False),
        sa.Column("why", sa.String(200), nullable=False),
        sa.Column("at", UtcTime, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_promotions_kind_seq", "promotions", ["kind", "seq"])
    op.create_table(
        "locks",
        sa.Column("name", sa.String(40), primary_key=True),
        sa.Column("holder", sa.String(120), nullable=False),
        sa.Column("until", UtcTime, nullable=False),
    )


def downgrade() -> None:
    """Drop what was added."""
    op.drop_table("locks")
    op.drop_table("promotions")
    with op.batch_alter_table("impressions") as impressions:
        impressions.drop_column("propensity")
    with op.batch_alter_table("offers") as offers:
        offers.drop_column("pool")
