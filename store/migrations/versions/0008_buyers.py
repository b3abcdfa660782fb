"""Who bought a product, without passing over every order.

Revision 0008, after 0007.
"""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Index the order lines by product."""
    op.create_index("ix_order_lines_product_id", "order_lines", ["product_id"])


def downgrade() -> None:
    """Drop the index."""
    op.drop_index("ix_order_lines_product_id", "order_lines")
