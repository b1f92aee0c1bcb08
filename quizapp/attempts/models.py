"""Goes at a set, their answers, and the totals that keep history pages flat."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.database import Model, UtcDateTime


class Attempt(Model):
    """One go at an edition of a set.

    `order` holds the places in the edition's document of the questions asked, in the order asked.
    `seed` orders options; it never leaves the server. `start_key` makes a doubled start one.
    """

    __tablename__ = "attempts"
    __table_args__ = (
        UniqueConstraint("learner_id", "start_key"),
        Index("ix_attempts_history", "learner_id", "visit_id", "id"),
        Index("ix_attempts_open", "learner_id", "submitted_at", "id"),
        Index(None, "edition_id"),
        Index(None, "set_id", "submitted_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"))
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"))
    visit_id: Mapped[int] = mapped_column(
        ForeignKey("visits.id", ondelete="CASCADE"),
        index=True,
        doc="Of the start; once submitted, of that.",
    )
    start_key: Mapped[str] = mapped_column(String(80))
    scope: Mapped[str] = mapped_column(String(10), doc="all, some or missed")
    behaviour: Mapped[str] = mapped_column(String(20), doc="deferred or immediate")
    layout: Mapped[str] = mapped_column(String(10), doc="one question a page, or all")
    seed: Mapped[str] = mapped_column(String(32))
    order: Mapped[list[Any]] = mapped_column("question_order", JSON)
    started_at: Mapped[datetime]
    deadline: Mapped[datetime | None] = mapped_column(UtcDateTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    points: Mapped[float] = mapped_column(default=0.0)
    max_points: Mapped[float] = mapped_column(default=0.0)
    regraded_at: Mapped[datetime | None] = mapped_column(UtcDateTime)


class Response(Model):
    """What was answered at one position (from 0) of an attempt.

    `fraction` is set once graded: on checking in immediate mode, else on submission; a regrade may
    change it. `dropped` ones no longer count, neither for the points nor for their maximum.
    """

    __tablename__ = "responses"

    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    answer: Mapped[Any] = mapped_column(JSON(none_as_null=True), nullable=True)
    flagged: Mapped[bool] = mapped_column(default=False)
    answered_at: Mapped[datetime]
    checked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fraction: Mapped[float | None]
    dropped: Mapped[bool] = mapped_column(default=False, server_default=false())


class Regrade(Model):
    """A correction of the points for one question, in all submitted attempts at it.

    `method`: `both` (the better of the old key and the corrected one), `new` (the corrected one
    alone), `full` (everybody has the point), `drop` (the question no longer counts).
    """

    __tablename__ = "regrades"
    __table_args__ = (Index(None, "question_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"), index=True)
    method: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(Text)
    revision: Mapped[int] = mapped_column(doc="The corrected one, as published.")
    created_at: Mapped[datetime]
    created_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    gained: Mapped[int] = mapped_column(doc="Attempts with more points than before.")
    lost: Mapped[int] = mapped_column(doc="Attempts with fewer.")


class RegradeChange(Model):
    """What a regrade did to one answer; what undoing it needs."""

    __tablename__ = "regrade_changes"
    __table_args__ = (Index(None, "attempt_id", "position"),)

    regrade_id: Mapped[int] = mapped_column(
        ForeignKey("regrades.id", ondelete="CASCADE"), primary_key=True
    )
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    fraction_before: Mapped[float]
    fraction_after: Mapped[float]
    dropped_before: Mapped[bool]
    dropped_after: Mapped[bool]


class SetScore(Model):
    """A learner's best, first and latest on a set, kept when an attempt is submitted."""

    __tablename__ = "set_scores"
    __table_args__ = (Index(None, "learner_id", "latest_id"),)

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"), primary_key=True)
    attempts: Mapped[int]
    best_points: Mapped[float]
    best_max: Mapped[float]
    first_points: Mapped[float]
    first_max: Mapped[float]
    latest_points: Mapped[float]
    latest_max: Mapped[float]
    latest_id: Mapped[int]


class Accuracy(Model):
    """A learner's points over all answers, by tag and by question type (`dimension`)."""

    __tablename__ = "accuracies"

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    dimension: Mapped[str] = mapped_column(String(10), primary_key=True)
    name: Mapped[str] = mapped_column(String(50), primary_key=True)
    answers: Mapped[int]
    points: Mapped[float]


class Miss(Model):
    """A question that a learner did not get right, and has not got right since.

    Kept when an attempt is submitted or put right; `attempt_id` and `position` name the latest
    wrong answer, `times` counts them.
    """

    __tablename__ = "misses"
    __table_args__ = (Index(None, "learner_id", "missed_at"),)

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    question_id: Mapped[int] = mapped_column(
        ForeignKey("questions.id"), primary_key=True, index=True
    )
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"), index=True)
    attempt_id: Mapped[int] = mapped_column(
        ForeignKey("attempts.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]
    fraction: Mapped[float]
    missed_at: Mapped[datetime]
    times: Mapped[int] = mapped_column(default=1)


class Tally(Model):
    """How everybody did on one revision of a question; holds nobody's name."""

    __tablename__ = "tallies"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    answers: Mapped[int]
    points: Mapped[float]
