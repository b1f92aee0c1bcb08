"""Publishing: the working copy of a set becomes an edition."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, insert, select, tuple_
from sqlalchemy.orm import selectinload

from quizapp.accounts.models import User
from quizapp.bank.edition_changes import compare, marking
from quizapp.bank.editions import digest, seconds
from quizapp.bank.models import (
    Edition,
    EditionEntry,
    Image,
    Question,
    QuestionSet,
    Review,
    Revision,
)
from quizapp.bank.queries.editable import editable, get_own_set
from quizapp.bank.signals import edition_published
from quizapp.database import db


@dataclass(frozen=True)
class Publication:
    """What publishing a set led to: the edition now published, and what it changed, in words.

    `changes` is empty where the set was as it is already. `rekeyed` are the ids of questions with
    other answers than learners were asked with last, so that points may be due.
    """

    slug: str
    edition: int
    questions: int
    changes: tuple[str, ...]
    rekeyed: tuple[int, ...] = ()


def whole_sets() -> Select[QuestionSet]:
    """Sets with everything that publishing needs."""
    questions = selectinload(QuestionSet.questions)
    latest = questions.joinedload(Question.revision)
    return select(QuestionSet).options(
        questions.selectinload(Question.tags),
        latest.selectinload(Revision.facts),
        latest.joinedload(Revision.image),
    )


def get_whole(user: User, slug: str) -> QuestionSet:
    """The set that the user may change, with everything that publishing needs."""
    return _whole(get_own_set(user, slug))


def lock_whole(user: User, slug: str) -> QuestionSet:
    """As `get_whole`, with nobody else changing or publishing it until the transaction ends.

    Open reviews are locked first, then questions, then the set, as everywhere: two people then
    never wait for each other. Each is a statement of its own: what a waiting PostgreSQL statement
    reads of other tables is older than what it waited for.
    """
    own = select(QuestionSet.id).where(QuestionSet.slug == slug, editable(user))
    reviews = select(Review.id).where(Review.set_id.in_(own), Review.closed_at.is_(None))
    questions = select(Question.id).where(Question.set_id.in_(own))
    db.session.execute(reviews.with_for_update(key_share=True))
    db.session.execute(questions.order_by(Question.id).with_for_update(key_share=True))
    locked = get_own_set(user, slug, writing=True)
    db.session.expire(locked)
    return _whole(locked)


def _whole(of: QuestionSet) -> QuestionSet:
    return db.session.scalars(whole_sets().where(QuestionSet.id == of.id)).one()


def publish(
    published: QuestionSet, now: datetime, by: User | None = None, note: str = ""
) -> Publication:
    """A new edition of the set as it stands, unless it would be the same as the published one."""
    document = build_document(published)
    name, before = digest(document), published.edition
    questions = document["questions"]
    number = before.number if before else 0
    changes: tuple[str, ...] = ()
    rekeyed: tuple[int, ...] = ()
    if before is None or before.digest != name:
        changes = compare(before.document if before else None, document).lines
        rekeyed = _rekeyed(questions)
        number += 1
        published.edition_number = number
        edition = Edition(
            set_id=published.id,
            number=number,
            published_at=now,
            title=published.title,
            question_count=len(questions),
            seconds=seconds(question["type"] for question in questions),
            change="\n".join(changes),
            digest=name,
            document=document,
            note=note,
            published_by_id=by.id if by else None,
        )
        db.session.add(edition)
        db.session.flush()
        _add_entries(edition)
        db.session.expire(published, ["edition"])
    published.state = "published"
    _note_published(published, questions, rekeyed)
    edition_published.send(published, questions=questions, rekeyed=rekeyed, now=now)
    return Publication(published.slug, number, len(questions), changes, rekeyed)


def _rekeyed(questions: Sequence[Mapping[str, Any]]) -> tuple[int, ...]:
    """Of the questions of a document, which no edition has yet, those with other answers.

    Measured by how each was published last, be it in another set or before it was withdrawn.
    """
    ids = [question["id"] for question in questions]
    place = tuple_(EditionEntry.question_id, EditionEntry.edition_id)
    last = select(EditionEntry.question_id, func.max(EditionEntry.edition_id))
    last = last.where(EditionEntry.question_id.in_(ids)).group_by(EditionEntry.question_id)
    query = (
        select(Revision.question_id, Revision.type, Revision.content)
        .join(EditionEntry, EditionEntry.question_id == Revision.question_id)
        .where(EditionEntry.revision == Revision.number, place.in_(last))
    )
    asked = {row.question_id: marking(row.type, row.content) for row in db.session.execute(query)}
    now_it_is = {one["id"]: marking(one["type"], one["content"]) for one in questions}
    return tuple(id for id in ids if id in asked and asked[id] != now_it_is[id])


def _add_entries(edition: Edition) -> None:
    rows = [
        {
            "question_id": question["id"],
            "edition_id": edition.id,
            "place": place,
            "revision": question["revision"],
        }
        for place, question in enumerate(edition.document["questions"])
    ]
    if rows:
        db.session.execute(insert(EditionEntry), rows)


def _note_published(
    published: QuestionSet, questions: list[dict[str, Any]], rekeyed: Collection[int]
) -> None:
    revisions = {question["id"]: question["revision"] for question in questions}
    for question in published.questions:
        question.published_revision = revisions.get(question.id)
        if question.id in rekeyed:
            question.rekeyed_revision = question.published_revision
    db.session.flush()


def build_document(of: QuestionSet) -> dict[str, Any]:
    """The set as one JSON document, in the shape that `editions.read_document` takes."""
    set_tags = [tag.tag for tag in of.tags]
    asked = sorted((q for q in of.questions if q.offered), key=lambda q: q.position)
    return {
        "title": of.title,
        "summary": of.summary,
        "level": of.level,
        "tags": sorted(set_tags),
        "source": of.article.source,
        "questions": [question_data(question, set_tags) for question in asked],
    }


def question_data(question: Question, set_tags: list[str]) -> dict[str, Any]:
    """The question at its latest revision, as a document holds it."""
    revision = question.revision
    data = {
        "id": question.id,
        "key": question.key,
        "revision": revision.number,
        "type": revision.type,
        "stem": revision.stem,
        "content": revision.content,
        "explanation": revision.explanation,
        "difficulty": revision.difficulty,
        "tags": sorted({*set_tags, *revision.tags}),
        "evidence": [fact.evidence for fact in revision.facts],
    }
    if revision.image:
        data["image"] = _image_data(revision, revision.image)
    return data


def _image_data(revision: Revision, image: Image) -> dict[str, Any]:
    return {
        "digest": image.digest,
        "alt": revision.image_alt,
        "width": image.width,
        "height": image.height,
    }
