"""The place of a question: its order in the set, other sets, withdrawn, deleted, back again.

The callers have locked the question, the other questions of its set, and the sets.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import case, func, select, update
from sqlalchemy.orm.attributes import set_committed_value

from quizapp.accounts.models import User
from quizapp.bank.actions.revising import revise, revised
from quizapp.bank.actions.sets import touch_set
from quizapp.bank.keys import free_key
from quizapp.bank.models import Question, QuestionSet
from quizapp.bank.queries.arranging import question_order
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.messages import Message


def move_up(question: Question, now: datetime) -> None:
    _move(question, -1, now)


def move_down(question: Question, now: datetime) -> None:
    _move(question, 1, now)


def _move(question: Question, by: int, now: datetime) -> None:
    """Past its neighbour; deleted questions, which are not seen, are no neighbours."""
    order = list(question_order(question.set_id))
    shown = [one for one in order if one.deleted_at is None]
    if question not in shown:
        return
    beside = shown.index(question) + by
    if 0 <= beside < len(shown):
        _put(question, order, shown[beside], after=by > 0, now=now)


def move_after(question: Question, neighbour_id: int, now: datetime) -> None:
    """Puts it behind the question with that id, or first for 0.

    Said this way two people who reorder at once each get what they asked for. Raises `Conflict`
    where the neighbour is in the set no longer.
    """
    order = list(question_order(question.set_id))
    if neighbour_id == 0:
        _put(question, order, order[0], after=False, now=now)
        return
    neighbour = next((one for one in order if one.id == neighbour_id), None)
    if neighbour is None:
        raise Conflict(Message("The questions have changed meanwhile. Load the page anew."))
    _put(question, order, neighbour, after=True, now=now)


def _put(
    question: Question, order: list[Question], beside: Question, *, after: bool, now: datetime
) -> None:
    if beside is question:
        return
    rest = [one for one in order if one is not question]
    place = rest.index(beside) + after
    _renumber(question.set, [*rest[:place], question, *rest[place:]], now)


def _renumber(of: QuestionSet, order: Sequence[Question], now: datetime) -> None:
    """Writes every changed position, in one statement."""
    places = {one.id: place for place, one in enumerate(order) if one.position != place}
    if not places:
        return
    changed = update(Question).where(Question.id.in_(places))
    db.session.execute(
        changed.values(position=case(places, value=Question.id)),
        execution_options={"synchronize_session": False},
    )
    for place, one in enumerate(order):
        set_committed_value(one, "position", place)
    touch_set(of, now)
    db.session.flush()


def withdraw(question: Question, now: datetime) -> None:
    """Leaves it out of the next edition."""
    _set_aside(question, True, now)


def offer(question: Question, now: datetime) -> None:
    _set_aside(question, False, now)


def _set_aside(question: Question, withdrawn: bool, now: datetime) -> None:
    if question.withdrawn != withdrawn:
        question.withdrawn = withdrawn
        touch_set(question.set, now)
        db.session.flush()


def delete(question: Question, now: datetime) -> None:
    """Puts it away; it keeps its place, its history and its key, and can be restored."""
    if question.deleted_at is None:
        question.deleted_at = now
        touch_set(question.set, now)
        db.session.flush()


def restore(question: Question, now: datetime) -> None:
    if question.deleted_at is not None:
        question.deleted_at = None
        touch_set(question.set, now)
        db.session.flush()


def duplicate(question: Question, author: User, now: datetime) -> Question:
    """A copy that stands right behind it."""
    copied = copy_question(question, question.set, author, now)
    order = list(question_order(question.set_id))
    _put(copied, order, question, after=True, now=now)
    return copied


def copy_question(question: Question, to: QuestionSet, author: User, now: datetime) -> Question:
    """A new question at the end of the set, as the other is now; its evidence is the same."""
    copied = Question(
        set=to,
        key=_free_key(question, to),
        position=_end(to),
        withdrawn=question.withdrawn,
        revision_number=0,
    )
    db.session.add(copied)
    revise(copied, revised(question.revision), author, now)
    touch_set(to, now)
    return copied


def move_question(question: Question, to: QuestionSet, now: datetime) -> None:
    """Takes it to the end of another set, with its whole history."""
    touch_set(question.set, now)
    question.key, question.position = _free_key(question, to), _end(to)
    question.set, question.published_revision = to, None
    touch_set(to, now)
    db.session.flush()


def _free_key(question: Question, to: QuestionSet) -> str:
    rows = select(Question.key).where(Question.set_id == to.id)
    return free_key(question.key, "question", set(db.session.scalars(rows)))


def _end(of: QuestionSet) -> int:
    last = select(func.max(Question.position)).where(Question.set_id == of.id)
    found = db.session.scalar(last)
    return 0 if found is None else found + 1
