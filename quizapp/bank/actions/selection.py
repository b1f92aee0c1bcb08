"""What is done to many questions at once. The callers have locked them and their sets.

Every function takes a bounded number of statements, however many the questions are.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import func, insert, select
from sqlalchemy.orm import selectinload

from quizapp.accounts.models import User
from quizapp.bank.actions.revising import revise_all, revised
from quizapp.bank.actions.sets import touch_set
from quizapp.bank.keys import free_key
from quizapp.bank.models import Question, QuestionSet
from quizapp.database import db


def tag_questions(
    chosen: Sequence[Question], tag: str, on: bool, author: User, now: datetime
) -> int:
    """Adds the tag, or takes it off; how many questions have a new revision for it."""
    wanted = []
    for question in chosen:
        old = revised(question.revision)
        others = [one for one in old.tags if one != tag]
        wanted.append((question, replace(old, tags=(*others, tag) if on else tuple(others))))
    same = [(q, to) for q, to in wanted if set(to.tags) != set(q.revision.tags)]
    return _touched(revise_all(same, author, now), now)


def set_aside(chosen: Sequence[Question], withdrawn: bool, now: datetime) -> int:
    """Withdraws the questions, or offers them again; how many were not so before."""
    changed = [question for question in chosen if question.withdrawn != withdrawn]
    for question in changed:
        question.withdrawn = withdrawn
    return _touched(changed, now)


def _touched(changed: Sequence[Question], now: datetime) -> int:
    for of in {question.set for question in changed}:
        touch_set(of, now)
    db.session.flush()
    return len(changed)


def move_questions(chosen: Sequence[Question], to: QuestionSet, now: datetime) -> int:
    """To the end of the set, with their histories; how many were elsewhere before."""
    moved = [question for question in chosen if question.set_id != to.id]
    taken, end = _keys(to), _end(to)
    for place, question in enumerate(moved):
        touch_set(question.set, now)
        question.key = _free(question, taken)
        question.position, question.published_revision, question.set = end + place, None, to
    touch_set(to, now)
    db.session.flush()
    return len(moved)


def copy_questions(chosen: Sequence[Question], to: QuestionSet, author: User, now: datetime) -> int:
    """Copies, as the questions are now, at the end of the set."""
    if not chosen:
        return 0
    taken, end = _keys(to), _end(to)
    rows = [
        {"set_id": to.id, "key": _free(question, taken), "position": place, "withdrawn": False}
        for place, question in enumerate(chosen, start=end)
    ]
    # In one statement, which the ORM would make many of.
    db.session.execute(insert(Question), rows)
    added = select(Question).where(
        Question.set_id == to.id, Question.key.in_([row["key"] for row in rows])
    )
    query = added.options(selectinload(Question.tags)).order_by(Question.position)
    copies = db.session.scalars(query).all()
    pairs = zip(copies, chosen, strict=True)
    revise_all([(copied, revised(of.revision)) for copied, of in pairs], author, now)
    touch_set(to, now)
    db.session.flush()
    return len(copies)


def _free(question: Question, taken: set[str]) -> str:
    key = free_key(question.key, "question", taken)
    taken.add(key)
    return key


def _keys(of: QuestionSet) -> set[str]:
    return set(db.session.scalars(select(Question.key).where(Question.set_id == of.id)))


def _end(of: QuestionSet) -> int:
    last = db.session.scalar(select(func.max(Question.position)).where(Question.set_id == of.id))
    return 0 if last is None else last + 1
