"""Files of questions on their way into the bank."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("owner_id", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("format", sa.String(length=40), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("problem", sa.JSON(), nullable=True),
        sa.Column("warnings", sa.JSON(), nullable=False),
        sa.Column("found", sa.Integer(), nullable=False),
        sa.Column("skipped", sa.Integer(), nullable=False),
        sa.Column("known", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=True),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name="fk_imports_owner_id_users", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["set_id"], ["question_sets.id"], name="fk_imports_set_id_question_sets"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
    )
    op.create_index("ix_imports_owner_id_id", "imports", ["owner_id", "id"])
    op.create_index("ix_imports_set_id", "imports", ["set_id"])
    op.create_index("ix_imports_state", "imports", ["state"])
    _create_rows()


def _create_rows() -> None:
    op.create_table(
        "import_rows",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("location", sa.JSON(), nullable=False),
        sa.Column("problem", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("difficulty", sa.String(length=20), nullable=False),
        sa.Column("tags", sa.JSON(), nullable=False),
        sa.Column("evidence", sa.JSON(), nullable=False),
        sa.Column("image_digest", sa.String(length=64), nullable=True),
        sa.Column("image_alt", sa.String(length=500), nullable=True),
        sa.Column("same_as_id", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["import_id"],
            ["imports.id"],
            name="fk_import_rows_import_id_imports",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["image_digest"], ["images.digest"], name="fk_import_rows_image_digest_images"
        ),
        sa.ForeignKeyConstraint(
            ["same_as_id"], ["questions.id"], name="fk_import_rows_same_as_id_questions"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_import_rows_question_id_questions"
        ),
        sa.PrimaryKeyConstraint("import_id", "place", name="pk_import_rows"),
    )
    op.create_index("ix_import_rows_question_id", "import_rows", ["question_id"])
    op.create_index("ix_import_rows_same_as_id", "import_rows", ["same_as_id"])


def downgrade() -> None:
    op.drop_table("import_rows")
    op.drop_table("imports")
