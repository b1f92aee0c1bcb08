"""Cards, the log of their reviews, and what keeps the page of today flat."""

from datetime import datetime
from typing import Any

from fsrs.scheduler import DEFAULT_PARAMETERS
from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.cards.days import DayClock
from quizapp.cards.fuzz import EVEN
from quizapp.cards.memory import Memory, Plan
from quizapp.database import Model, UtcDateTime


class Card(Model):
    """One learner's memory of one question.

    Its present state repeats the end of its log. `held` says why it is not asked: `self` (by the
    learner), `leech`, `withdrawn` (the question); empty where it is. `buried_until` holds it back
    for a while. `position` orders new cards.
    """

    __tablename__ = "cards"
    __table_args__ = (
        UniqueConstraint("learner_id", "question_id"),
        Index("ix_cards_queue", "learner_id", "held", "state", "due_at", "buried_until", "set_id"),
        Index("ix_cards_set_queue", "learner_id", "set_id", "held", "state", "due_at"),
        Index(None, "question_id"),
        Index(None, "set_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"))
    added_at: Mapped[datetime]
    position: Mapped[int]
    held: Mapped[str] = mapped_column(String(10), default="")
    buried_until: Mapped[datetime | None] = mapped_column(UtcDateTime)
    starred: Mapped[bool] = mapped_column(default=False, server_default=false())
    corrected_at: Mapped[datetime | None] = mapped_column(
        UtcDateTime, doc="When the answer changed, until it is rated again."
    )
    state: Mapped[int] = mapped_column(default=0)
    step: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reps: Mapped[int] = mapped_column(default=0)
    lapses: Mapped[int] = mapped_column(default=0)

    @property
    def memory(self) -> Memory:
        return Memory(*(getattr(self, name) for name in MEMORY))


MEMORY = ("state", "step", "stability", "difficulty", "due_at", "last_at", "reps", "lapses")
"""The columns that a card and each entry of its log have of a `Memory`, in its order."""


class Review(Model):
    """One entry of a card's log; never changed. `kind` is one of those in `replay`.

    `key` is the form's, so that a rating sent twice is one. `day` is the learner's study day, an
    ordinal; `duration` in milliseconds. The other columns are the memory afterwards.
    """

    __tablename__ = "card_reviews"
    __table_args__ = (
        UniqueConstraint("learner_id", "key"),
        Index(None, "card_id", "id"),
        Index(None, "learner_id", "day"),
        Index("ix_card_reviews_undo", "learner_id", "visit_id", "id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    card_id: Mapped[int] = mapped_column(ForeignKey("cards.id", ondelete="CASCADE"))
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    visit_id: Mapped[int | None] = mapped_column(
        ForeignKey("visits.id", ondelete="SET NULL"), index=True
    )
    kind: Mapped[str] = mapped_column(String(10))
    key: Mapped[str | None] = mapped_column(String(40))
    at: Mapped[datetime]
    day: Mapped[int]
    rating: Mapped[int | None]
    duration: Mapped[int | None]
    undoes_id: Mapped[int | None] = mapped_column(
        ForeignKey("card_reviews.id", ondelete="CASCADE"), unique=True
    )
    anki_id: Mapped[int | None] = mapped_column(
        BigInteger, doc="Of the entry in Anki's log that it was read from, in milliseconds."
    )
    state: Mapped[int]
    step: Mapped[int | None]
    stability: Mapped[float | None]
    difficulty: Mapped[float | None]
    due_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    reps: Mapped[int]
    lapses: Mapped[int]

    @property
    def memory(self) -> Memory:
        return Memory(*(getattr(self, name) for name in MEMORY))


class StudyDay(Model):
    """What a learner did on one study day, kept with each rating.

    `asked` are ratings of cards that had been learnt before, `recalled` those of them that were not
    Again. `more_new` are new cards allowed beyond the limit of the day.
    """

    __tablename__ = "study_days"

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    day: Mapped[int] = mapped_column(primary_key=True)
    ratings: Mapped[int] = mapped_column(default=0)
    new: Mapped[int] = mapped_column(default=0)
    asked: Mapped[int] = mapped_column(default=0)
    recalled: Mapped[int] = mapped_column(default=0)
    milliseconds: Mapped[int] = mapped_column(BigInteger, default=0)
    more_new: Mapped[int] = mapped_column(default=0)


class StudySettings(Model):
    """How a learner studies; without a row, as the defaults say.

    Steps in minutes. `easy_days` are weights from Monday to Sunday: 1 as any day, 0.5 fewer cards,
    0 none where it can be helped. `parameters` are the learner's own, once fitted.
    """

    __tablename__ = "study_settings"

    learner_id: Mapped[int] = mapped_column(
        ForeignKey("learners.id", ondelete="CASCADE"), primary_key=True
    )
    retention: Mapped[float] = mapped_column(default=0.9)
    new_a_day: Mapped[int] = mapped_column(default=20)
    reviews_a_day: Mapped[int] = mapped_column(default=200)
    zone: Mapped[str] = mapped_column(String(60), default="UTC")
    rollover: Mapped[int] = mapped_column(default=4)
    steps: Mapped[list[Any]] = mapped_column(JSON, default=lambda: [1, 10])
    relearning_steps: Mapped[list[Any]] = mapped_column(JSON, default=lambda: [10])
    leech_lapses: Mapped[int] = mapped_column(default=8)
    fuzz: Mapped[bool] = mapped_column(default=True)
    easy_days: Mapped[list[Any]] = mapped_column(JSON, default=lambda: list(EVEN))
    two_buttons: Mapped[bool] = mapped_column(default=False)
    typed: Mapped[bool] = mapped_column(default=False)
    add_missed: Mapped[bool] = mapped_column(default=False)
    parameters: Mapped[list[Any] | None] = mapped_column(JSON(none_as_null=True))
    fitted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    fit: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), doc="How well the old and the new parameters foretold reviews."
    )

    @property
    def plan(self) -> Plan:
        return Plan(
            clock=DayClock(self.zone, self.rollover),
            retention=self.retention,
            steps=tuple(self.steps),
            relearning_steps=tuple(self.relearning_steps),
            leech_lapses=self.leech_lapses,
            fuzz=self.fuzz,
            weights=tuple(self.easy_days),
            parameters=tuple(self.parameters or DEFAULT_PARAMETERS),
        )
