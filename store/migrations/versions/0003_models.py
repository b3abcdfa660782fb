"""Trained models.

Revision 0003, after 0002.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import Json, UtcTime

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the register of models, with one champion of a kind."""
    op.create_table(
        "artefacts",
        sa.Column("kind", sa.String(40), primary_key=True),
        sa.Column("version", sa.String(120), primary_key=True),
        sa.Column("path", sa.String(500), nullable=False),
        sa.Column("metrics", Json, nullable=False),
        sa.Column("champion", sa.Boolean, nullable=False),
        sa.Column("at", UtcTime, nullable=False),
    )
    op.create_index(
        "uq_artefacts_champion",
        "artefacts",
        ["kind"],
        unique=True,
        sqlite_where=sa.text("champion"),
        postgresql_where=sa.text("champion"),
    )


def downgrade() -> None:
    """Drop the register."""
    op.drop_table("artefacts")
