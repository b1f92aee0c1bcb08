"""Flashcards, the log of their reviews, and the notebook of missed questions."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_misses()
    _create_study_days()
    _create_study_settings()
    _create_cards()
    _create_card_reviews()


def _create_misses() -> None:
    op.create_table(
        "misses",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("fraction", sa.Double(), nullable=False),
        sa.Column("missed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["attempt_id"],
            ["attempts.id"],
            name="fk_misses_attempt_id_attempts",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name="fk_misses_learner_id_learners",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_misses_question_id_questions"
        ),
        sa.ForeignKeyConstraint(
            ["set_id"], ["question_sets.id"], name="fk_misses_set_id_question_sets"
        ),
        sa.PrimaryKeyConstraint("learner_id", "question_id", name="pk_misses"),
    )
    op.create_index("ix_misses_attempt_id", "misses", ["attempt_id"])
    op.create_index("ix_misses_learner_id_missed_at", "misses", ["learner_id", "missed_at"])
    op.create_index("ix_misses_question_id", "misses", ["question_id"])
    op.create_index("ix_misses_set_id", "misses", ["set_id"])


def _create_study_days() -> None:
    op.create_table(
        "study_days",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("ratings", sa.Integer(), nullable=False),
        sa.Column("new", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("recalled", sa.Integer(), nullable=False),
        sa.Column("milliseconds", sa.BigInteger(), nullable=False),
        sa.Column("more_new", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name="fk_study_days_learner_id_learners",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", "day", name="pk_study_days"),
    )


def _create_study_settings() -> None:
    op.create_table(
        "study_settings",
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("retention", sa.Double(), nullable=False),
        sa.Column("new_a_day", sa.Integer(), nullable=False),
        sa.Column("reviews_a_day", sa.Integer(), nullable=False),
        sa.Column("zone", sa.String(length=60), nullable=False),
        sa.Column("rollover", sa.Integer(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("relearning_steps", sa.JSON(), nullable=False),
        sa.Column("leech_lapses", sa.Integer(), nullable=False),
        sa.Column("fuzz", sa.Boolean(), nullable=False),
        sa.Column("easy_days", sa.JSON(), nullable=False),
        sa.Column("two_buttons", sa.Boolean(), nullable=False),
        sa.Column("typed", sa.Boolean(), nullable=False),
        sa.Column("add_missed", sa.Boolean(), nullable=False),
        sa.Column("parameters", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("fitted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fit", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name="fk_study_settings_learner_id_learners",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("learner_id", name="pk_study_settings"),
    )


def _create_cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("question_id", sa.Integer(), nullable=False),
        sa.Column("set_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("held", sa.String(length=10), nullable=False),
        sa.Column("buried_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("starred", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("corrected_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner_id"], ["learners.id"], name="fk_cards_learner_id_learners", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["question_id"], ["questions.id"], name="fk_cards_question_id_questions"
        ),
        sa.ForeignKeyConstraint(
            ["set_id"], ["question_sets.id"], name="fk_cards_set_id_question_sets"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint("learner_id", "question_id", name="uq_cards_learner_id_question_id"),
    )
    op.create_index("ix_cards_question_id", "cards", ["question_id"])
    op.create_index(
        "ix_cards_queue",
        "cards",
        ["learner_id", "held", "state", "due_at", "buried_until", "set_id"],
    )
    op.create_index("ix_cards_set_id", "cards", ["set_id"])
    op.create_index(
        "ix_cards_set_queue", "cards", ["learner_id", "set_id", "held", "state", "due_at"]
    )


def _create_card_reviews() -> None:
    op.create_table(
        "card_reviews",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("card_id", sa.Integer(), nullable=False),
        sa.Column("learner_id", sa.Integer(), nullable=False),
        sa.Column("visit_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=True),
        sa.Column("duration", sa.Integer(), nullable=True),
        sa.Column("undoes_id", sa.Integer(), nullable=True),
        sa.Column("anki_id", sa.BigInteger(), nullable=True),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("stability", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reps", sa.Integer(), nullable=False),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["card_id"], ["cards.id"], name="fk_card_reviews_card_id_cards", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["learner_id"],
            ["learners.id"],
            name="fk_card_reviews_learner_id_learners",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"],
            ["card_reviews.id"],
            name="fk_card_reviews_undoes_id_card_reviews",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"], ["visits.id"], name="fk_card_reviews_visit_id_visits", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_card_reviews"),
        sa.UniqueConstraint("learner_id", "key", name="uq_card_reviews_learner_id_key"),
        sa.UniqueConstraint("undoes_id", name="uq_card_reviews_undoes_id"),
    )
    op.create_index("ix_card_reviews_card_id_id", "card_reviews", ["card_id", "id"])
    op.create_index("ix_card_reviews_learner_id_day", "card_reviews", ["learner_id", "day"])
    op.create_index("ix_card_reviews_undo", "card_reviews", ["learner_id", "visit_id", "id"])
    op.create_index("ix_card_reviews_visit_id", "card_reviews", ["visit_id"])


def downgrade() -> None:
    op.drop_table("card_reviews")
    op.drop_table("cards")
    op.drop_table("study_settings")
    op.drop_table("study_days")
    op.drop_table("misses")
