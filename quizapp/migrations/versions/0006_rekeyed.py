"""Which questions were published with other answers, until their points are put right."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("questions", sa.Column("rekeyed_revision", sa.Integer(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("questions") as table:
        table.drop_column("rekeyed_revision")
