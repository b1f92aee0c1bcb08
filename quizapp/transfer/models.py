"""Files of questions on their way into the bank."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.accounts.models import User
from quizapp.bank.models import QuestionSet
from quizapp.database import Model, UtcDateTime


class Import(Model):
    """A file that somebody brought, and how far it has come.

    `state` is `queued`, `running`, `failed` (then `problem` says why), `ready` to be looked at,
    `taken` into `set`, or `undone` after that. `format` is empty until it is recognised. `data`
    goes when it has been read. Messages are stored as `Message` fields: `text` and `values`.
    """

    __tablename__ = "imports"
    __table_args__ = (Index(None, "owner_id", "id"), Index(None, "state"))

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    file_name: Mapped[str] = mapped_column(String(200))
    format: Mapped[str] = mapped_column(String(40))
    data: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    state: Mapped[str] = mapped_column(String(10), default="queued")
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    warnings: Mapped[list[Any]] = mapped_column(JSON, default=list)
    found: Mapped[int] = mapped_column(default=0)
    skipped: Mapped[int] = mapped_column(default=0)
    known: Mapped[int] = mapped_column(default=0, doc="How many seem to be in the bank already.")
    set_id: Mapped[int | None] = mapped_column(ForeignKey("question_sets.id"), index=True)
    added_at: Mapped[datetime]
    taken_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    undone_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    owner: Mapped[User] = relationship()
    set: Mapped[QuestionSet | None] = relationship()


class ImportRow(Model):
    """One question of the file as it will be, or with a `problem` why it cannot be one.

    `place` counts from 0 in the order of the file, `location` says where it stood there. `same_as`
    is a question that seems to be the same. `question_id` is what became of it. `key` is free in
    the file, `words` are those of the search: so that taking copies rows and computes nothing.
    """

    __tablename__ = "import_rows"
    __table_args__ = (Index(None, "question_id"), Index(None, "same_as_id"))

    import_id: Mapped[int] = mapped_column(
        ForeignKey("imports.id", ondelete="CASCADE"), primary_key=True
    )
    place: Mapped[int] = mapped_column(primary_key=True)
    location: Mapped[dict[str, Any]] = mapped_column(JSON)
    problem: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    notes: Mapped[list[Any]] = mapped_column(JSON)
    wanted: Mapped[bool]
    key: Mapped[str] = mapped_column(String(100))
    words: Mapped[str] = mapped_column(Text, deferred=True)
    type: Mapped[str] = mapped_column(String(40))
    stem: Mapped[str] = mapped_column(Text)
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
    explanation: Mapped[str] = mapped_column(Text)
    difficulty: Mapped[str] = mapped_column(String(20))
    tags: Mapped[list[Any]] = mapped_column(JSON)
    evidence: Mapped[list[Any]] = mapped_column(JSON)
    image_digest: Mapped[str | None] = mapped_column(ForeignKey("images.digest"))
    image_alt: Mapped[str | None] = mapped_column(String(500))
    same_as_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
    question_id: Mapped[int | None] = mapped_column(ForeignKey("questions.id"))
