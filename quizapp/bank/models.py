"""Question sets, their questions with every revision, and the editions that learners see."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    event,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.accounts.models import User
from quizapp.articles.models import Article, Fact
from quizapp.bank.states import question_state
from quizapp.database import Model, UtcDateTime


class QuestionSet(Model):
    """An ordered list of questions with a title and a source, as its owner edits it.

    `file_hash` is the SHA-256 of the file that it was last loaded from, if any. Without an owner
    it came from a file and is the site's: admins keep it. `state` is that of the working copy:
    `draft` (differs from the published edition, or there is none), `review`, `published` (as the
    edition says), `archived` (kept, but not offered to learners any more).
    """

    __tablename__ = "question_sets"
    __table_args__ = (Index(None, "owner_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(100), unique=True)
    title: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text)
    level: Mapped[str] = mapped_column(String(40))
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), index=True)
    file_hash: Mapped[str | None] = mapped_column(String(64))
    edition_number: Mapped[int | None] = mapped_column(doc="The published edition, if any.")
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    state: Mapped[str] = mapped_column(String(10), default="draft", server_default="draft")
    updated_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    owner: Mapped[User | None] = relationship()
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
    """What an author edits. `key` names it within its set; `withdrawn` ones are not published.

    `type`, `difficulty` and `tags` repeat those of the latest revision, `revision_number` names it
    and `published_revision` the one in the set's edition: so lists read no revisions but those
    they show, and the bank is searched by index. Deleted questions stay, so that it can be undone.
    """

    __tablename__ = "questions"
    __table_args__ = (
        UniqueConstraint("set_id", "key"),
        Index(None, "set_id", "position"),
        Index(None, "type", "id"),
        Index(None, "difficulty", "id"),
        Index(None, "state", "id"),
        Index(None, "form_key", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"))
    key: Mapped[str] = mapped_column(String(100))
    position: Mapped[int]
    withdrawn: Mapped[bool] = mapped_column(default=False)
    deleted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    type: Mapped[str] = mapped_column(String(40), default="", server_default="")
    difficulty: Mapped[str] = mapped_column(String(20), default="", server_default="")
    revision_number: Mapped[int] = mapped_column(default=0, server_default="0")
    published_revision: Mapped[int | None]
    rekeyed_revision: Mapped[int | None] = mapped_column(
        doc="Published with other answers, whose points nobody has put right or left alone yet."
    )
    state: Mapped[str] = mapped_column(
        String(10), default="new", server_default="new", doc="Of the other columns; see `states`."
    )
    form_key: Mapped[str | None] = mapped_column(
        String(60), doc="Of the form that made it: sent twice, it makes one question."
    )
    set: Mapped[QuestionSet] = relationship(back_populates="questions")
    tags: Mapped[list["QuestionTag"]] = relationship(
        cascade="all, delete-orphan", order_by="QuestionTag.tag"
    )
    revisions: Mapped[list["Revision"]] = relationship(
        back_populates="question", order_by="Revision.number"
    )
    revision: Mapped["Revision"] = relationship(
        primaryjoin="and_(foreign(Revision.question_id) == Question.id,"
        " foreign(Revision.number) == Question.revision_number)",
        uselist=False,
        viewonly=True,
        doc="The latest.",
    )

    @property
    def offered(self) -> bool:
        """Whether the next edition has it."""
        return not self.withdrawn and self.deleted_at is None


@event.listens_for(Question, "before_insert")
@event.listens_for(Question, "before_update")
def _note_state(mapper: Any, connection: Any, question: Question) -> None:
    question.state = question_state(question).key


class QuestionTag(Model):
    """A tag of a question itself; those of its set count for it as well."""

    __tablename__ = "question_tags"
    __table_args__ = (Index(None, "tag", "question_id"),)

    question_id: Mapped[int] = mapped_column(
        ForeignKey("questions.id", ondelete="CASCADE"), primary_key=True
    )
    tag: Mapped[str] = mapped_column(String(50), primary_key=True)


class UnfinishedQuestion(Model):
    """The form of a question as somebody left it: theirs alone, and part of nothing else.

    `fields` has every field with all its values as they were sent; `question_id` is that of the
    question being changed, if it is not a new one. `form_key` names the form.
    """

    __tablename__ = "unfinished_questions"
    __table_args__ = (UniqueConstraint("user_id", "form_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"), index=True)
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"), index=True)
    form_key: Mapped[str] = mapped_column(String(40))
    type: Mapped[str] = mapped_column(String(40))
    fields: Mapped[dict[str, Any]] = mapped_column(JSON)
    saved_at: Mapped[datetime]
    set: Mapped[QuestionSet] = relationship()

    @property
    def stem(self) -> str:
        """As far as it was written."""
        return str((self.fields.get("stem") or [""])[0]).strip()


class Image(Model):
    """A picture by the SHA-256 of its bytes, checked and re-encoded before it came here."""

    __tablename__ = "images"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(20), doc="Media type, such as image/png.")
    width: Mapped[int]
    height: Mapped[int]
    data: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[datetime]


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
    author_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    image_digest: Mapped[str | None] = mapped_column(ForeignKey("images.digest"))
    image_alt: Mapped[str | None] = mapped_column(String(500))
    author: Mapped[User | None] = relationship()
    image: Mapped[Image | None] = relationship()
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
    note: Mapped[str] = mapped_column(Text, default="", server_default="", doc="In its words.")
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    digest: Mapped[str] = mapped_column(String(64))
    document: Mapped[dict[str, Any]] = mapped_column(JSON)


class EditionEntry(Model):
    """Where in the document of an edition a question stands, at which revision.

    `place` counts from 0. Says which attempts asked a question without reading any document.
    """

    __tablename__ = "edition_entries"

    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"), primary_key=True)
    edition_id: Mapped[int] = mapped_column(ForeignKey("editions.id"), primary_key=True, index=True)
    place: Mapped[int]
    revision: Mapped[int]


class Review(Model):
    """A request that a colleague looks at a set. Without a `reviewer` any teacher may.

    `outcome` is `approved`, `returned` (something is to be mended) or `cancelled` once it is
    closed.
    """

    __tablename__ = "reviews"
    __table_args__ = (Index(None, "reviewer_id", "closed_at"), Index(None, "set_id", "id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    set_id: Mapped[int] = mapped_column(ForeignKey("question_sets.id"))
    asked_by_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    note: Mapped[str] = mapped_column(Text, default="")
    asked_at: Mapped[datetime]
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    outcome: Mapped[str | None] = mapped_column(String(10))
    source: Mapped[dict[str, Any] | None] = mapped_column(
        JSON(none_as_null=True), doc="Of the set, as it read when something was approved last."
    )
    set: Mapped[QuestionSet] = relationship()
    asked_by: Mapped[User] = relationship(foreign_keys=[asked_by_id])
    reviewer: Mapped[User | None] = relationship(foreign_keys=[reviewer_id])


class Verdict(Model):
    """What a reviewer found about one revision: a checklist, and whether it may be published."""

    __tablename__ = "verdicts"
    __table_args__ = (
        ForeignKeyConstraint(
            ["question_id", "revision"], ["revisions.question_id", "revisions.number"]
        ),
    )

    question_id: Mapped[int] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    reviewer_id: Mapped[int] = mapped_column(ForeignKey("users.id"), primary_key=True)
    review_id: Mapped[int] = mapped_column(ForeignKey("reviews.id"), index=True)
    supported: Mapped[bool] = mapped_column(doc="The evidence supports the answer.")
    one_key: Mapped[bool] = mapped_column(doc="One answer is defensible, no other.")
    distractors: Mapped[bool] = mapped_column(doc="The wrong ones are parallel, and wrong.")
    fair: Mapped[bool] = mapped_column(doc="Clear, free of bias and of tricks.")
    approved: Mapped[bool]
    at: Mapped[datetime]
    reviewer: Mapped[User] = relationship()


class Comment(Model):
    """What someone had to say about a revision of a question, until it is resolved."""

    __tablename__ = "comments"
    __table_args__ = (Index(None, "question_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("questions.id"))
    revision: Mapped[int]
    author_id: Mapped[int] = mapped_column(ForeignKey("users.id"))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]
    resolved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    author: Mapped[User] = relationship()
