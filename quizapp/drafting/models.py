"""Draft questions, and what teachers made of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.articles.models import Article, FoundFact
from quizapp.bank.models import Question
from quizapp.database import Model, UtcDateTime


class Draft(Model):
    """A drafted question; the columns say what `drafting.base.Draft` says.

    `turns` are further sets of distractors, the next one first; each is a list of options as
    `options` is. `state` is `open`, `accepted` as it was, `edited` and then taken (at an edit
    `distance` from 0 to 1) or `rejected` for a `reason`; `question` is what became of it.
    """

    __tablename__ = "drafts"
    __table_args__ = (Index(None, "article_id", "rank"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    found_fact_id: Mapped[int] = mapped_column(ForeignKey("found_facts.id"), index=True)
    rank: Mapped[int]
    shown: Mapped[str] = mapped_column(String(10))
    type: Mapped[str] = mapped_column(String(40))
    family: Mapped[str] = mapped_column(String(40))
    kind: Mapped[str] = mapped_column(String(20))
    stem: Mapped[str] = mapped_column(Text)
    answer: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    options: Mapped[list[Any]] = mapped_column(JSON)
    turns: Mapped[list[Any]] = mapped_column(JSON)
    explanation: Mapped[str] = mapped_column(Text)
    start: Mapped[int]
    end: Mapped[int]
    checks: Mapped[list[Any]] = mapped_column(JSON)
    score: Mapped[float]
    state: Mapped[str] = mapped_column(String(10), default="open")
    reason: Mapped[str] = mapped_column(String(40), default="")
    note: Mapped[str] = mapped_column(Text, default="")
    distance: Mapped[float | None]
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    question: Mapped[Question | None] = relationship()
    found_fact: Mapped[FoundFact] = relationship()
    article: Mapped[Article] = relationship()
