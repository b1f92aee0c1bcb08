"""What a teacher may see and change. Whatever is not theirs looks as if it were not there."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, false, or_, select, true
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from quizapp.accounts.models import User
from quizapp.bank.models import Edition, Question, QuestionSet, Review, Revision
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message


def editable(user: User) -> ColumnElement[bool]:
    """Sets that the user may change: their own; admins also those of others and of the site."""
    return true() if user.is_admin else QuestionSet.owner_id == user.id


def visible(user: User) -> ColumnElement[bool]:
    """Sets that a teacher may look into: their own, published ones, those in review with them."""
    if user.is_admin:
        return true()
    published = QuestionSet.edition_number.is_not(None) & (QuestionSet.state != "archived")
    return or_(editable(user), published, QuestionSet.id.in_(reviewable(user)))


def visible_questions(user: User) -> ColumnElement[bool]:
    """Questions that a teacher may look into. What colleagues have not published stays theirs."""
    if user.is_admin:
        return true()
    own = select(QuestionSet.id).where(editable(user))
    seen = select(QuestionSet.id).where(visible(user))
    return or_(
        Question.set_id.in_(own),
        Question.set_id.in_(reviewable(user)),
        Question.set_id.in_(seen) & (Question.state == "published"),
    )


def reviewable(user: User) -> Select[int]:
    """Ids of the sets with an open review that the user was asked for, or that any may take."""
    asked = or_(Review.reviewer_id == user.id, Review.reviewer_id.is_(None))
    mine = asked if user.is_teacher else false()
    return select(Review.set_id).where(mine, Review.closed_at.is_(None))


def get_own_set(user: User, slug: str, writing: bool = False) -> QuestionSet:
    """The set with its source and tags. Raises `NotFound` also where it is somebody else's.

    `writing` locks it until the transaction ends.
    """
    if writing:
        _lock(select(QuestionSet.id).where(QuestionSet.slug == slug))
    query = (
        select(QuestionSet)
        .options(
            joinedload(QuestionSet.article),
            selectinload(QuestionSet.tags),
            joinedload(QuestionSet.edition).defer(Edition.document),
        )
        .where(QuestionSet.slug == slug, editable(user))
    )
    return _found_set(db.session.scalar(query))


def _lock(query: Select[int]) -> None:
    """In a statement of its own: what a waiting PostgreSQL statement reads of other tables is older
    than what it waited for. Foreign keys may still be checked meanwhile.
    """
    db.session.execute(query.with_for_update(key_share=True))


def _found_set(found: QuestionSet | None) -> QuestionSet:
    if found is None:
        raise NotFound(Message("There is no such set, or it belongs to somebody else."))
    return found


def get_own_question(user: User, question_id: int, writing: bool = False) -> Question:
    """The question with its set and latest revision, also when it was deleted.

    Raises `NotFound` also where it is somebody else's. `writing` locks it until the transaction
    ends.
    """
    if writing:
        _lock(select(Question.id).where(Question.id == min(question_id, LARGEST_ID)))
    query = (
        select(Question)
        .join(Question.set)
        .options(
            contains_eager(Question.set).joinedload(QuestionSet.article),
            joinedload(Question.revision).selectinload(Revision.facts),
            joinedload(Question.revision).joinedload(Revision.image),
            selectinload(Question.tags),
        )
        .where(Question.id == min(question_id, LARGEST_ID), editable(user))
    )
    found = db.session.scalar(query)
    if found is None or found.id != question_id:
        raise NotFound(Message("There is no such question, or it belongs to somebody else."))
    return found


def own_sets(user: User) -> Sequence[QuestionSet]:
    """Sets that a question may be moved or copied to, the latest first."""
    query = select(QuestionSet).where(QuestionSet.owner_id == user.id)
    return db.session.scalars(query.order_by(QuestionSet.id.desc()).limit(200)).all()


def set_questions(of: QuestionSet, deleted: bool = False) -> Sequence[Question]:
    """The questions of a set in order, with what a list shows of them, in three reads."""
    query = (
        select(Question)
        .options(
            joinedload(Question.revision).selectinload(Revision.facts),
            selectinload(Question.tags),
        )
        .where(
            Question.set_id == of.id,
            Question.deleted_at.is_not(None) if deleted else Question.deleted_at.is_(None),
        )
        .order_by(Question.position, Question.id)
    )
    return db.session.scalars(query).all()
