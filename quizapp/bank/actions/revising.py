"""Saving what a question is: every change is a numbered revision."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Table, insert, select, tuple_
from sqlalchemy.orm import selectinload

from quizapp.accounts.models import User
from quizapp.articles.models import Fact
from quizapp.bank.actions.indexing import index_revisions
from quizapp.bank.models import Question, QuestionSet, QuestionTag, Revision, RevisionFact, SetTag
from quizapp.database import db


@dataclass(frozen=True)
class Revised:
    """All that makes a revision. `content` is plain data that the type's `load` accepts."""

    type: str
    stem: str
    content: dict[str, Any]
    explanation: str
    difficulty: str
    tags: tuple[str, ...]
    facts: tuple[Fact, ...]
    image_digest: str | None = None
    image_alt: str | None = None

    @property
    def state(self) -> dict[str, Any]:
        """What is stored of it, beside its facts."""
        return {
            "type": self.type,
            "stem": self.stem,
            "content": self.content,
            "explanation": self.explanation,
            "difficulty": self.difficulty,
            "tags": list(self.tags),
            "image_digest": self.image_digest,
            "image_alt": self.image_alt,
        }


def revised(revision: Revision) -> Revised:
    """What a stored revision holds."""
    return Revised(
        type=revision.type,
        stem=revision.stem,
        content=revision.content,
        explanation=revision.explanation,
        difficulty=revision.difficulty,
        tags=tuple(revision.tags),
        facts=tuple(revision.facts),
        image_digest=revision.image_digest,
        image_alt=revision.image_alt,
    )


def revise(question: Question, to: Revised, author: User | None, now: datetime) -> bool:
    """Adds a revision; whether there was anything to add. A new question needs no flush before."""
    return bool(revise_all([(question, to)], author, now))


def revise_all(
    wanted: Sequence[tuple[Question, Revised]], author: User | None, now: datetime
) -> list[Question]:
    """Adds a revision to each question that differs; those that did.

    Takes a bounded number of statements where the questions, their latest revisions with facts,
    and their tags are loaded.
    """
    changed = [(question, to) for question, to in wanted if not _is(question, to)]
    for question, to in changed:
        question.revision_number += 1
        question.type, question.difficulty = to.type, to.difficulty
        tag_question(question, to.tags)
    db.session.flush()
    index_revisions(_add_revisions(changed, author, now))
    for question, _ in changed:
        db.session.expire(question, ["revision", "revisions"])
    return [question for question, _ in changed]


def _add_revisions(
    changed: Sequence[tuple[Question, Revised]], author: User | None, now: datetime
) -> Sequence[Revision]:
    """The revisions that the questions' numbers name. The ORM would insert them one by one."""
    if not changed:
        return ()
    rows = [
        {
            "question_id": question.id,
            "number": question.revision_number,
            "author_id": author.id if author else None,
            "created_at": now,
            **to.state,
        }
        for question, to in changed
    ]
    db.session.connection().execute(insert(_table(Revision)), rows)
    numbers = [(question.id, question.revision_number) for question, _ in changed]
    place = tuple_(Revision.question_id, Revision.number)
    ids = select(Revision.question_id, Revision.id).where(place.in_(numbers))
    known = {row.question_id: row.id for row in db.session.execute(ids)}
    facts = [
        {"revision_id": known[question.id], "fact_id": fact.id}
        for question, to in changed
        for fact in to.facts
    ]
    if facts:
        db.session.connection().execute(insert(_table(RevisionFact)), facts)
    query = select(Revision).options(selectinload(Revision.facts))
    return db.session.scalars(query.where(Revision.id.in_(known.values()))).all()


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table


def _is(question: Question, to: Revised) -> bool:
    return question.revision_number > 0 and _same(revised(question.revision), to)


def _same(one: Revised, other: Revised) -> bool:
    return one.state == other.state and set(one.facts) == set(other.facts)


def tag_question(question: Question, tags: Iterable[str]) -> None:
    kept = {tag.tag: tag for tag in question.tags}
    question.tags = [kept.get(tag) or QuestionTag(tag=tag) for tag in sorted(set(tags))]


def tag_set(saved: QuestionSet, tags: Iterable[str]) -> None:
    kept = {tag.tag: tag for tag in saved.tags}
    saved.tags = [kept.get(tag) or SetTag(tag=tag) for tag in sorted(set(tags))]
