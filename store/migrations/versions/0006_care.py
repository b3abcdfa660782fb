"""Care: signs of behaviour and wordings of a turn, who has a hand-over, and what was granted.

Revision 0006, after 0005.
"""

import sqlalchemy as sa
from alembic import op

from store.schema.base import Json, UtcTime

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_OPEN = sa.text("status <> 'closed'")
_SAID = sa.text("wording <> ''")


def upgrade() -> None:
    """Add the columns and the table of grants; a conversation has one open hand-over at most."""
    op.add_column("turns", sa.Column("behaviour", Json, nullable=False, server_default="{}"))
    op.add_column("turns", sa.Column("wording", sa.String(80), nullable=False, server_default=""))
    op.create_index("ix_turns_wording", "turns", ["wording"], sqlite_where=_SAID, postgresql_where=_SAID)
    op.add_column("handovers", sa.Column("agent", sa.String(80), nullable=False, server_default=""))
    op.add_column("handovers", sa.Column("taken_at", UtcTime, nullable=True))
    op.add_column("handovers", sa.Column("closed_at", UtcTime, nullable=True))
    # Before this revision a conversation could wait more than once: its newest hand-over stands for all.
    op.execute(
        "UPDATE handovers SET status = 'closed' WHERE status <> 'closed' AND EXISTS (SELECT 1 FROM handovers "
        "AS later WHERE later.conversation_id = handovers.conversation_id AND (later.at > handovers.at OR "
        "(later.at = handovers.at AND later.id > handovers.id)))"
    )
    op.create_index(
        "uq_handovers_open",
        "handovers",
        ["conversation_id"],
        unique=True,
        sqlite_where=_OPEN,
        postgresql_where=_OPEN,
    )
    op.create_table(
        "grants",
        sa.Column("key", sa.String(200), primary_key=True),
        sa.Column("customer_id", sa.String(64), nullable=False, index=True),
        sa.Column("conversation_id", sa.String(128), nullable=False, index=True),
        sa.Column("order_id", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("cents", sa.Integer, nullable=False),
        sa.Column("code", sa.String(40), nullable=False, unique=True),
        sa.Column("at", UtcTime, nullable=False, index=True),
        sa.Column("until", UtcTime, nullable=False),
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("grants")
    op.drop_index("uq_handovers_open", "handovers")
    for column in ("closed_at", "taken_at", "agent"):
        op.drop_column("handovers", column)
    op.drop_index("ix_turns_wording", "turns")
    for column in ("wording", "behaviour"):
        op.drop_column("turns", column)
