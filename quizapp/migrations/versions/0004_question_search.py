"""The state of a question by index, and its words in the full-text index of each database.

`question_words` is not one of the models' tables, since it differs: a virtual table of SQLite's
FTS5, and on PostgreSQL a table of text search vectors. `quizapp init` fills it.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

STATES = """
UPDATE questions SET state = CASE
  WHEN deleted_at IS NOT NULL THEN 'deleted'
  WHEN withdrawn THEN 'withdrawn'
  WHEN published_revision IS NULL THEN 'new'
  WHEN published_revision = revision_number THEN 'published'
  ELSE 'changed' END
"""
FTS5 = """
CREATE VIRTUAL TABLE question_words USING fts5(words, tokenize = 'unicode61 remove_diacritics 2')
"""


def upgrade() -> None:
    with op.batch_alter_table("questions") as table:
        table.add_column(sa.Column("state", sa.String(10), server_default="new", nullable=False))
        table.create_index("ix_questions_state_id", ["state", "id"])
    op.execute(STATES)
    op.create_index("ix_question_sets_article_id", "question_sets", ["article_id"])
    if op.get_bind().dialect.name == "sqlite":
        op.execute(FTS5)
    else:
        _create_vectors()


def _create_vectors() -> None:
    op.execute(
        "CREATE TABLE question_words (question_id INTEGER PRIMARY KEY "
        "REFERENCES questions (id) ON DELETE CASCADE, words TSVECTOR NOT NULL)"
    )
    # Without a list of pending entries, which would have to be searched through.
    op.execute(
        "CREATE INDEX ix_question_words_words ON question_words USING gin (words) "
        "WITH (fastupdate = off)"
    )


def downgrade() -> None:
    op.execute("DROP TABLE question_words")
    op.drop_index("ix_question_sets_article_id", "question_sets")
    with op.batch_alter_table("questions") as table:
        table.drop_index("ix_questions_state_id")
        table.drop_column("state")
