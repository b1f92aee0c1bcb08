"""Questions that are not finished, kept for their writers; one question for a form sent twice."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLE = "unfinished_questions"


def upgrade() -> None:
    op.create_table(
        TABLE,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.Column("form_key", sa.String(length=40), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("fields", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="fk_unfinished_questions_user_id_users",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["set_id"], ["question_sets.id"], name="fk_unfinished_questions_set_id_question_sets"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_unfinished_questions_question_id_questions"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_unfinished_questions"),
        sa.UniqueConstraint("user_id", "form_key", name="uq_unfinished_questions_user_id_form_key"),
    )
    op.create_index("ix_unfinished_questions_set_id", TABLE, ["set_id"])
    op.create_index("ix_unfinished_questions_question_id", TABLE, ["question_id"])
    op.add_column("questions", sa.Column("form_key", sa.String(length=60), nullable=True))
    op.create_index("ix_questions_form_key", "questions", ["form_key"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_questions_form_key", "questions")
    op.drop_column("questions", "form_key")
    op.drop_table(TABLE)
