"""Texts of articles, facts found in them, drafts made from those."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("facts") as facts:
        facts.add_column(sa.Column("quote", sa.Text(), server_default="", nullable=False))
        facts.add_column(sa.Column("start", sa.Integer(), nullable=True))
        facts.add_column(sa.Column("end", sa.Integer(), nullable=True))
    _create_article_texts()
    _create_found_facts()
    _create_drafts()


def _create_article_texts() -> None:
    op.create_table(
        "article_texts",
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("file_name", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("trained", sa.Boolean(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("beat_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_article_texts_article_id_articles"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_texts"),
    )
    op.create_index("ix_article_texts_state", "article_texts", ["state"])


def _create_found_facts() -> None:
    op.create_table(
        "found_facts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("normalised", sa.Text(), nullable=False),
        sa.Column("unit", sa.String(length=100), nullable=False),
        sa.Column("speaker", sa.String(length=300), nullable=False),
        sa.Column("role", sa.String(length=300), nullable=False),
        sa.Column("precision", sa.String(length=20), nullable=False),
        sa.Column("subtype", sa.String(length=40), nullable=False),
        sa.Column("country", sa.String(length=10), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("sentence_start", sa.Integer(), nullable=False),
        sa.Column("sentence_end", sa.Integer(), nullable=False),
        sa.Column("confidence", sa.Double(), nullable=False),
        sa.Column("rule", sa.String(length=40), nullable=False),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("edits", sa.JSON(), nullable=False),
        sa.Column("by_hand", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("merged_into_id", sa.Integer(), nullable=True),
        sa.Column("fact_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_found_facts_article_id_articles"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["users.id"], name="fk_found_facts_decided_by_id_users"
        ),
        sa.ForeignKeyConstraint(["fact_id"], ["facts.id"], name="fk_found_facts_fact_id_facts"),
        sa.ForeignKeyConstraint(
            ["merged_into_id"],
            ["found_facts.id"],
            name="fk_found_facts_merged_into_id_found_facts",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_found_facts"),
    )
    op.create_index("ix_found_facts_article_id_start", "found_facts", ["article_id", "start"])
    op.create_index("ix_found_facts_fact_id", "found_facts", ["fact_id"])


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("found_fact_id", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("shown", sa.String(length=10), nullable=False),
        sa.Column("type", sa.String(length=40), nullable=False),
        sa.Column("family", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("stem", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("checks", sa.JSON(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.String(length=40), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("distance", sa.Double(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by_id", sa.Integer(), nullable=True),
        sa.Column("question_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name="fk_drafts_article_id_articles"
        ),
        sa.ForeignKeyConstraint(
            ["decided_by_id"], ["users.id"], name="fk_drafts_decided_by_id_users"
        ),
        sa.ForeignKeyConstraint(
            ["found_fact_id"], ["found_facts.id"], name="fk_drafts_found_fact_id_found_facts"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_drafts_question_id_questions"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    for columns in (["article_id", "rank"], ["found_fact_id"], ["question_id"]):
        op.create_index(f"ix_drafts_{'_'.join(columns)}", "drafts", columns)


def downgrade() -> None:
    for table in ("drafts", "found_facts", "article_texts"):
        op.drop_table(table)
    with op.batch_alter_table("facts") as facts:
        for column in ("quote", "start", "end"):
            facts.drop_column(column)
