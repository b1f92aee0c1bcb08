"""Question sets, their questions with every revision, and the editions that learners see."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.articles.models import Article, Fact
from quizapp.database import Model


class QuestionSet(Model):
    """An ordered list of questions with a title and a source, as its author edits it.

    `file_hash` is the SHA-256 of the file that it was last loaded from, if any.
    """

    __tablename__ = "question_sets"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(40))
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    file_hash: Mapped[str | None] = mapped_column(String(64))
    edition_number: Mapped[int | None] = mapped_column(doc="The published edition, if any.")
    article: Mapped[Article] = relationship()
    tags: Mapped[list["SetTag"]] = relationship(cascade="all, delete-orphan", order_by="SetTag.tag")
    questions: Mapped[list["Question"]] = relationship(
        back_populates="set", order_by="Question.position"
    )
    edition: Mapped["Edition | None"] = relationship(
        primaryjoin="and_(foreign(Edition.set_id) == QuestionSet.id,"
        " foreign(Edition.number) == QuestionSet.edition_number)",
        uselist=False,
        viewonly=True,
    )


class SetTag(Model):
    __tablename__ = "set_tags"
    __table_args__ = (Index(None, "tag"),)

    set_id: Mapped[int] = mapped_column(
        ForeignKey("question_sets.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(String(50), primary_key=True)


class Question(Model):
    """What an author edits. `key` names it within its set; `withdrawn` ones are not published."""

    __tablename__ = "questions"
    __table_args__ = (UniqueConstraint("set_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"))
    key: Mapped[str] = mapped_column(String(100))
    position: Mapped[int]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    set: Mapped[QuestionSet] = relationship(back_populates="questions")
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="question", order_by="Revision.number"
    )

    @property
    def revision(self) -> "Revision":
        """The latest."""
        return self.revisions[-1]


class Revision(Model):
    """One saved state of a question; never changed once written."""

    __tablename__ = "revisions"
    __table_args__ = (UniqueConstraint("question_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    number: Mapped[int]
    type: Mapped[str] = mapped_column(String(40))
    stem: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    explanation: Mapped[str] = mapped_column(Text)
    difficulty: Mapped[str] = mapped_column(String(20))
    tags: Mapped[list[Any]] = mapped_column(JSON)
    created_at: Mapped[datetime]
    question: Mapped[Question] = relationship(back_populates="revisions")
    facts: Mapped[list[Fact]] = relationship(secondary="revision_facts", order_by=Fact.id)


class RevisionFact(Model):
    """The evidence of a revision."""

    __tablename__ = "revision_facts"

    revision_id: Mapped[int] = mapped_column(ForeignKey("revisions.id"), primary_key=True)
    fact_id: Mapped[int] = mapped_column(ForeignKey("facts.id"), primary_key=True, index=True)


class Edition(Model):
    """What learners see of a set: immutable, numbered, whole in one JSON document.

    `document` is what `bank.editions.EditionDocument` reads; `digest` is its SHA-256 and names it
    across databases, so a decoded document can be kept in memory under it.
    """

    __tablename__ = "editions"
    __table_args__ = (UniqueConstraint("set_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"))
    number: Mapped[int]
    published_at: Mapped[datetime]
    title: Mapped[str] = mapped_column(String(200))
    question_count: Mapped[int]
    seconds: Mapped[int] = mapped_column(doc="How long the whole of it takes, roughly.")
    change: Mapped[str] = mapped_column(Text, doc="What differs from the edition before.")
    digest: Mapped[str] = mapped_column(String(64))
    document: Mapped[dict[str, Any]] = mapped_column(JSON)
