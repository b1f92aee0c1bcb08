"""Owners, states, reviews, images, corrections and regrades."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_tables()
    _add_columns()
    _fill_columns()


def _create_tables() -> None:
    op.create_table(
        "edition_entries",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("edition_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_edition_entries_question_id_questions"
        ),
        sa.ForeignKeyConstraint(
            ["edition_id"], ["editions.id"], name="fk_edition_entries_edition_id_editions"
        ),
        sa.PrimaryKeyConstraint("question_id", "edition_id", name="pk_edition_entries"),
    )
    op.create_index("ix_edition_entries_edition_id", "edition_entries", ["edition_id"])
    op.create_table(
        "images",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", name="pk_images"),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("asked_by_id", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by_id", sa.Integer(), nullable=True),
        sa.Column("outcome", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["asked_by_id"], ["users.id"], name="fk_reviews_asked_by_id_users"),
        sa.ForeignKeyConstraint(
            ["closed_by_id"], ["users.id"], name="fk_reviews_closed_by_id_users"
        ),
        sa.ForeignKeyConstraint(["reviewer_id"], ["users.id"], name="fk_reviews_reviewer_id_users"),
        sa.ForeignKeyConstraint(
            ["set_id"], ["question_sets.id"], name="fk_reviews_set_id_question_sets"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
    )
    op.create_index("ix_reviews_reviewer_id_closed_at", "reviews", ["reviewer_id", "closed_at"])
    op.create_index("ix_reviews_set_id_id", "reviews", ["set_id", "id"])
    op.create_table(
        "comments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("author_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("resolved_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["author_id"], ["users.id"], name="fk_comments_author_id_users"),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_comments_question_id_questions"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_comments"),
    )
    op.create_index("ix_comments_question_id_id", "comments", ["question_id", "id"])
    op.create_table(
        "question_tags",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("tag", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id"],
            ["questions.id"],
            name="fk_question_tags_question_id_questions",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("question_id", "tag", name="pk_question_tags"),
    )
    op.create_index("ix_question_tags_tag_question_id", "question_tags", ["tag", "question_id"])
    op.create_table(
        "regrades",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=10), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by_id", sa.Integer(), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by_id", sa.Integer(), nullable=True),
        sa.Column("gained", sa.Integer(), nullable=False),
        sa.Column("lost", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["created_by_id"], ["users.id"], name="fk_regrades_created_by_id_users"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_regrades_question_id_questions"
        ),
        sa.ForeignKeyConstraint(
            ["set_id"], ["question_sets.id"], name="fk_regrades_set_id_question_sets"
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"], ["users.id"], name="fk_regrades_undone_by_id_users"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_regrades"),
    )
    op.create_index("ix_regrades_question_id_id", "regrades", ["question_id", "id"])
    op.create_index("ix_regrades_set_id", "regrades", ["set_id"])
    op.create_table(
        "regrade_changes",
        sa.Column("regrade_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fraction_before", sa.Double(), nullable=False),
        sa.Column("fraction_after", sa.Double(), nullable=False),
        sa.Column("dropped_before", sa.Boolean(), nullable=False),
        sa.Column("dropped_after", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempts.id"],
            name="fk_regrade_changes_attempt_id_attempts",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["regrade_id"],
            ["regrades.id"],
            name="fk_regrade_changes_regrade_id_regrades",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("regrade_id", "attempt_id", "position", name="pk_regrade_changes"),
    )
    op.create_index(
        "ix_regrade_changes_attempt_id_position", "regrade_changes", ["attempt_id", "position"]
    )
    op.create_table(
        "verdicts",
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("reviewer_id", sa.Integer(), nullable=False),
        sa.Column("review_id", sa.Integer(), nullable=False),
        sa.Column("supported", sa.Boolean(), nullable=False),
        sa.Column("one_key", sa.Boolean(), nullable=False),
        sa.Column("distractors", sa.Boolean(), nullable=False),
        sa.Column("fair", sa.Boolean(), nullable=False),
        sa.Column("approved", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["question_id", "revision"],
            ["revisions.question_id", "revisions.number"],
            name="fk_verdicts_question_id_revision_revisions",
        ),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name="fk_verdicts_review_id_reviews"
        ),
        sa.ForeignKeyConstraint(
            ["reviewer_id"], ["users.id"], name="fk_verdicts_reviewer_id_users"
        ),
        sa.PrimaryKeyConstraint("question_id", "revision", "reviewer_id", name="pk_verdicts"),
    )
    op.create_index("ix_verdicts_review_id", "verdicts", ["review_id"])


def _add_columns() -> None:
    with op.batch_alter_table("articles") as table:
        table.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
        table.drop_constraint("uq_articles_headline_published_on", type_="unique")
        table.create_index(
            "uq_articles_owner", ["owner_id", "headline", "published_on"], unique=True
        )
        table.create_index(
            "uq_articles_site",
            ["headline", "published_on"],
            unique=True,
            sqlite_where=sa.text("owner_id IS NULL"),
            postgresql_where=sa.text("owner_id IS NULL"),
        )
        table.create_foreign_key("fk_articles_owner_id_users", "users", ["owner_id"], ["id"])
    with op.batch_alter_table("attempts") as table:
        table.create_index("ix_attempts_edition_id", ["edition_id"])
        table.create_index("ix_attempts_set_id_submitted_at", ["set_id", "submitted_at"])
        table.add_column(sa.Column("regraded_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("editions") as table:
        table.add_column(sa.Column("note", sa.Text(), server_default="", nullable=False))
        table.add_column(sa.Column("published_by_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_editions_published_by_id_users", "users", ["published_by_id"], ["id"]
        )
    with op.batch_alter_table("facts") as table:
        table.add_column(
            sa.Column("status", sa.String(length=12), server_default="current", nullable=False)
        )
        table.add_column(sa.Column("status_reason", sa.Text(), server_default="", nullable=False))
        table.add_column(sa.Column("status_on", sa.String(length=10), nullable=True))
        table.add_column(sa.Column("replaced_by_id", sa.Integer(), nullable=True))
        table.create_foreign_key(
            "fk_facts_replaced_by_id_facts", "facts", ["replaced_by_id"], ["id"]
        )
    with op.batch_alter_table("question_sets") as table:
        table.add_column(sa.Column("owner_id", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column("state", sa.String(length=10), server_default="draft", nullable=False)
        )
        table.add_column(sa.Column("updated_at", sa.DateTime(timezone=True), nullable=True))
        table.create_index("ix_question_sets_owner_id_state", ["owner_id", "state"])
        table.create_foreign_key("fk_question_sets_owner_id_users", "users", ["owner_id"], ["id"])
    with op.batch_alter_table("questions") as table:
        table.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        table.add_column(sa.Column("type", sa.String(length=40), server_default="", nullable=False))
        table.add_column(
            sa.Column("difficulty", sa.String(length=20), server_default="", nullable=False)
        )
        table.add_column(
            sa.Column("revision_number", sa.Integer(), server_default="0", nullable=False)
        )
        table.add_column(sa.Column("published_revision", sa.Integer(), nullable=True))
        table.create_index("ix_questions_difficulty_id", ["difficulty", "id"])
        table.create_index("ix_questions_set_id_position", ["set_id", "position"])
        table.create_index("ix_questions_type_id", ["type", "id"])
    with op.batch_alter_table("responses") as table:
        table.add_column(
            sa.Column("dropped", sa.Boolean(), server_default=sa.false(), nullable=False)
        )
    with op.batch_alter_table("revisions") as table:
        table.add_column(sa.Column("author_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("image_digest", sa.String(length=64), nullable=True))
        table.add_column(sa.Column("image_alt", sa.String(length=500), nullable=True))
        table.create_foreign_key(
            "fk_revisions_image_digest_images", "images", ["image_digest"], ["digest"]
        )
        table.create_foreign_key("fk_revisions_author_id_users", "users", ["author_id"], ["id"])


def _fill_columns() -> None:
    """What the new columns repeat: the latest revision, and what the published edition holds."""
    connection = op.get_bind()
    connection.execute(sa.text(LATEST))
    connection.execute(sa.text(STATES))
    _fill_published(connection)
    _fill_entries(connection)
    _fill_tags(connection)


LATEST = """
UPDATE questions SET
  revision_number = (SELECT max(number) FROM revisions r WHERE r.question_id = questions.id),
  type = (SELECT type FROM revisions r WHERE r.question_id = questions.id
          ORDER BY number DESC LIMIT 1),
  difficulty = (SELECT difficulty FROM revisions r WHERE r.question_id = questions.id
                ORDER BY number DESC LIMIT 1)
WHERE id IN (SELECT question_id FROM revisions)
"""
STATES = "UPDATE question_sets SET state = 'published' WHERE edition_number IS NOT NULL"


def _fill_published(connection: sa.Connection) -> None:
    editions, sets, questions = (
        sa.table(name, *map(sa.column, names))
        for name, names in (
            ("editions", ("set_id", "number", "document")),
            ("question_sets", ("id", "edition_number")),
            ("questions", ("id", "published_revision")),
        )
    )
    document = sa.type_coerce(editions.c.document, sa.JSON)
    query = sa.select(document).join(
        sets,
        (sets.c.id == editions.c.set_id) & (sets.c.edition_number == editions.c.number),
    )
    for published in connection.execute(query).scalars().all():
        for question in published["questions"]:
            connection.execute(
                questions.update()
                .where(questions.c.id == question["id"])
                .values(published_revision=question["revision"])
            )


def _fill_entries(connection: sa.Connection) -> None:
    editions = sa.table("editions", sa.column("id"), sa.column("document"))
    columns = ("question_id", "edition_id", "place", "revision")
    entries = sa.table("edition_entries", *map(sa.column, columns))
    query = sa.select(editions.c.id, sa.type_coerce(editions.c.document, sa.JSON))
    rows = [
        dict(zip(columns, (question["id"], id, place, question["revision"]), strict=True))
        for id, document in connection.execute(query).all()
        for place, question in enumerate(document["questions"])
    ]
    if rows:
        connection.execute(entries.insert(), rows)


def _fill_tags(connection: sa.Connection) -> None:
    questions = sa.table("questions", sa.column("id"), sa.column("revision_number"))
    revisions = sa.table("revisions", *map(sa.column, ("question_id", "number", "tags")))
    tags = sa.table("question_tags", sa.column("question_id"), sa.column("tag"))
    latest = sa.select(questions.c.id, sa.type_coerce(revisions.c.tags, sa.JSON)).join(
        revisions,
        (revisions.c.question_id == questions.c.id)
        & (revisions.c.number == questions.c.revision_number),
    )
    rows = [
        {"question_id": id, "tag": tag}
        for id, found in connection.execute(latest).all()
        for tag in sorted(set(found))
    ]
    if rows:
        connection.execute(tags.insert(), rows)


def downgrade() -> None:
    with op.batch_alter_table("revisions") as table:
        table.drop_constraint("fk_revisions_author_id_users", type_="foreignkey")
        table.drop_constraint("fk_revisions_image_digest_images", type_="foreignkey")
        table.drop_column("image_alt")
        table.drop_column("image_digest")
        table.drop_column("author_id")
    with op.batch_alter_table("responses") as table:
        table.drop_column("dropped")
    with op.batch_alter_table("questions") as table:
        table.drop_index("ix_questions_type_id")
        table.drop_index("ix_questions_set_id_position")
        table.drop_index("ix_questions_difficulty_id")
        table.drop_column("published_revision")
        table.drop_column("revision_number")
        table.drop_column("difficulty")
        table.drop_column("type")
        table.drop_column("deleted_at")
    with op.batch_alter_table("question_sets") as table:
        table.drop_constraint("fk_question_sets_owner_id_users", type_="foreignkey")
        table.drop_index("ix_question_sets_owner_id_state")
        table.drop_column("updated_at")
        table.drop_column("state")
        table.drop_column("owner_id")
    with op.batch_alter_table("facts") as table:
        table.drop_constraint("fk_facts_replaced_by_id_facts", type_="foreignkey")
        table.drop_column("replaced_by_id")
        table.drop_column("status_on")
        table.drop_column("status_reason")
        table.drop_column("status")
    with op.batch_alter_table("editions") as table:
        table.drop_constraint("fk_editions_published_by_id_users", type_="foreignkey")
        table.drop_column("published_by_id")
        table.drop_column("note")
    with op.batch_alter_table("attempts") as table:
        table.drop_index("ix_attempts_set_id_submitted_at")
        table.drop_index("ix_attempts_edition_id")
        table.drop_column("regraded_at")
    with op.batch_alter_table("articles") as table:
        table.drop_constraint("fk_articles_owner_id_users", type_="foreignkey")
        table.drop_index(
            "uq_articles_site",
            sqlite_where=sa.text("owner_id IS NULL"),
            postgresql_where=sa.text("owner_id IS NULL"),
        )
        table.drop_index("uq_articles_owner")
        table.create_unique_constraint(
            "uq_articles_headline_published_on", ["headline", "published_on"]
        )
        table.drop_column("owner_id")
    op.drop_table("verdicts")
    op.drop_table("edition_entries")
    op.drop_table("regrade_changes")
    op.drop_table("regrades")
    op.drop_table("question_tags")
    op.drop_table("comments")
    op.drop_table("reviews")
    op.drop_table("images")
