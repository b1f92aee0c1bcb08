"""Whoever answers."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from quizapp.database import Model


class Learner(Model):
    """A guest or (later) an account holder; all that is learnt points here, never to an account.

    A guest is known by a random token in a cookie, of which only the SHA-256 is stored.
    """

    __tablename__ = "learners"

    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    nickname: Mapped[str] = mapped_column(String(40), default="")
    created_at: Mapped[datetime]


class Visit(Model):
    """One sitting of a learner; ended by half an hour without a sign of life.

    The totals are those of the attempts submitted during it, kept when one is submitted.
    """

    __tablename__ = "visits"
    __table_args__ = (Index(None, "learner_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[int] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    started_at: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(default=0)
    points: Mapped[float] = mapped_column(default=0.0)
    max_points: Mapped[float] = mapped_column(default=0.0)
