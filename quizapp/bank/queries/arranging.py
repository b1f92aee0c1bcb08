"""Questions and their sets, locked until the transaction ends so that they can be rearranged.

Rows are locked in one order everywhere, questions before sets and each by id: two people then
wait for each other's changes, and never for each other.
"""

from collections.abc import Sequence

from sqlalchemy import select

from quizapp.accounts.models import User
from quizapp.bank.models import EditionEntry, Question, QuestionSet
from quizapp.bank.queries.editable import editable, get_own_question, get_own_set
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message


def lock_place(user: User, question_id: int) -> Question:
    """The question, with its set and all questions of it locked. Raises `NotFound` as ever."""
    _lock(_set_of(user, question_id))
    return get_own_question(user, question_id)


def lock_move(user: User, question_id: int, to_slug: str) -> tuple[Question, QuestionSet]:
    """The question and the set that it shall go to. Raises `NotFound` where one is not theirs."""
    set_id = _set_of(user, question_id)
    query = select(QuestionSet.id).where(QuestionSet.slug == to_slug, editable(user))
    _lock(set_id, db.session.scalar(query) or set_id)
    return get_own_question(user, question_id), get_own_set(user, to_slug)


def _set_of(user: User, question_id: int) -> int:
    """Read as a number: what is loaded before the lock would stay as it was then."""
    query = select(Question.set_id).join(Question.set).where(editable(user))
    found = db.session.scalar(query.where(Question.id == min(question_id, LARGEST_ID)))
    if found is None:
        raise NotFound(Message("There is no such question, or it belongs to somebody else."))
    return found


def _lock(set_id: int, *others: int) -> None:
    questions = select(Question.id).where(Question.set_id == set_id).order_by(Question.id)
    db.session.execute(questions.with_for_update(key_share=True))
    sets = select(QuestionSet.id).where(QuestionSet.id.in_([set_id, *others]))
    db.session.execute(sets.order_by(QuestionSet.id).with_for_update(key_share=True))


def question_order(set_id: int) -> Sequence[Question]:
    """Every question of the set in order; the deleted ones too, which keep their places."""
    query = select(Question).where(Question.set_id == set_id)
    return db.session.scalars(query.order_by(Question.position, Question.id)).all()


def was_published(question: Question) -> bool:
    """Whether learners may have answered it, in this set or another."""
    query = select(EditionEntry.edition_id).where(EditionEntry.question_id == question.id)
    return db.session.scalar(query.limit(1)) is not None
