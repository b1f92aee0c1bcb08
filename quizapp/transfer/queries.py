"""Imports, and the questions in them. Whatever is not one's own looks as if it were not there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import contains_eager, joinedload

from quizapp.accounts.models import User
from quizapp.bank.models import Image, Question, QuestionSet, Revision
from quizapp.bank.queries.editable import get_own_set, visible_questions
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message
from quizapp.transfer.exporting import Source
from quizapp.transfer.models import Import, ImportRow

UNDER_WAY = ("queued", "running")
PAGE = 25
MOST_LISTED = 100
MOST_WRITTEN = 20_000


def get_own_import(user: User, import_id: int, writing: bool = False) -> Import:
    """Raises `NotFound` also where it is somebody else's. `writing` locks it."""
    query = select(Import).where(
        Import.id == min(import_id, LARGEST_ID), Import.owner_id == user.id
    )
    if writing:
        query = query.with_for_update(key_share=True)
    found = db.session.scalar(query)
    if found is None or found.id != import_id:
        raise NotFound(Message("There is no such import, or it belongs to somebody else."))
    return found


def own_imports(user: User) -> Sequence[Import]:
    """The latest first, with their sets."""
    query = select(Import).options(joinedload(Import.set)).filter_by(owner_id=user.id)
    return db.session.scalars(query.order_by(Import.id.desc()).limit(MOST_LISTED)).all()


def unread_imports() -> Sequence[int]:
    return db.session.scalars(select(Import.id).where(Import.state.in_(UNDER_WAY))).all()


@dataclass(frozen=True)
class Shown:
    """A row with the picture and the question of the bank that it names."""

    row: ImportRow
    image: Image | None
    same_as: Question | None


def shown_rows(of: Import, which: str, page: int) -> tuple[list[Shown], int]:
    """A page of rows, and how many there are on all pages."""
    filtered = _which(select(ImportRow).where(ImportRow.import_id == of.id), which)
    total = db.session.scalar(select(func.count()).select_from(filtered.subquery())) or 0
    query = (
        _which(
            select(ImportRow, Image, Question)
            .outerjoin(Image, Image.digest == ImportRow.image_digest)
            .outerjoin(Question, Question.id == ImportRow.same_as_id)
            .where(ImportRow.import_id == of.id),
            which,
        )
        .order_by(ImportRow.place)
        .offset((page - 1) * PAGE)
        .limit(PAGE)
    )
    return [Shown(*row) for row in db.session.execute(query)], total


def _which(query: Any, which: str) -> Any:
    if which == "skipped":
        return query.where(ImportRow.problem.is_not(None))
    if which == "known":
        return query.where(ImportRow.same_as_id.is_not(None))
    if which == "good":
        return query.where(ImportRow.problem.is_(None))
    return query


def wanted_count(of: Import) -> int:
    query = select(func.count()).where(ImportRow.import_id == of.id, ImportRow.wanted)
    return db.session.scalar(query) or 0


def known_stems(owner_id: int) -> Sequence[Any]:
    """Id, type, stem and content of the latest revisions of the owner's questions."""
    latest = (Revision.question_id == Question.id) & (Revision.number == Question.revision_number)
    query = (
        select(Question.id, Revision.type, Revision.stem, Revision.content)
        .join(Revision, latest)
        .join(Question.set)
        .where(QuestionSet.owner_id == owner_id, Question.deleted_at.is_(None))
    )
    return db.session.execute(query).all()


def taken_questions(of: Import) -> Select[int | None]:
    """Ids of the questions that an import made."""
    query = select(ImportRow.question_id)
    return query.where(ImportRow.import_id == of.id, ImportRow.question_id.is_not(None))


def published_count(of: Import) -> int:
    """How many of its questions learners see."""
    query = select(func.count()).where(
        Question.id.in_(taken_questions(of)), Question.published_revision.is_not(None)
    )
    return db.session.scalar(query) or 0


@dataclass(frozen=True)
class Chosen:
    """Questions to be written, and what they are called together."""

    title: str
    sources: list[Source]


def chosen_sources(user: User, slug: str, ids: Sequence[int]) -> Chosen:
    """The questions of a set, those with the ids, or else all of the user's own sets.

    Raises `NotFound` where one of them is not there, or not theirs to look into.
    """
    if slug:
        of = get_own_set(user, slug)
        return Chosen(of.title, _sources(select(Question).where(Question.set_id == of.id)))
    if ids:
        known = [one for one in ids if one <= LARGEST_ID]
        query = select(Question).where(Question.id.in_(known), visible_questions(user))
        found = _sources(query)
        if len(found) != len(ids):
            raise NotFound(
                Message("Some of these questions are not there, or belong to somebody else.")
            )
        return Chosen("", found)
    mine = select(QuestionSet.id).where(QuestionSet.owner_id == user.id)
    return Chosen("", _sources(select(Question).where(Question.set_id.in_(mine))))


def _sources(query: Select[Question]) -> list[Source]:
    """With pictures, in five reads however many there are."""
    latest = joinedload(Question.revision)
    query = (
        query.join(Question.set)
        .where(Question.deleted_at.is_(None))
        .options(
            contains_eager(Question.set),
            latest.selectinload(Revision.facts),
            latest.joinedload(Revision.image).undefer(Image.data),
        )
        .order_by(QuestionSet.id, Question.position)
        .limit(MOST_WRITTEN)
    )
    found = db.session.scalars(query).all()
    return [_source(one, number) for number, one in enumerate(found, 1)]


def _source(question: Question, number: int) -> Source:
    image = question.revision.image
    return Source(
        key=question.key,
        number=number,
        set_title=question.set.title,
        revision=question.revision,
        picture=image.data if image else None,
        kind=image.kind if image else "",
    )
