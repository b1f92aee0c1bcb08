"""What today brings: reads of the page on which studying begins."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, func, or_, select, union_all

from quizapp.bank.models import QuestionSet
from quizapp.cards.memory import LEARNING, NEW, RELEARNING, REVIEW
from quizapp.cards.models import Card, StudyDay
from quizapp.cards.queue import MOST_COUNTED
from quizapp.database import db

DAYS_READ = 400
"""How far back a streak is counted."""

DAYS_AVERAGED = 30
USUAL_SECONDS = 8.0
"""A card takes this long for somebody of whom nothing is known yet."""

SETS_SHOWN = 20
STATES = (NEW, LEARNING, REVIEW, RELEARNING)


class SetDue(NamedTuple):
    slug: str
    title: str
    due: int
    new: int


def study_days(learner_id: int, today: int) -> Sequence[StudyDay]:
    """The latest days with anything done, the latest first."""
    query = (
        select(StudyDay)
        .where(StudyDay.learner_id == learner_id, StudyDay.day > today - DAYS_READ)
        .order_by(StudyDay.day.desc())
    )
    return db.session.scalars(query).all()


def seconds_a_card(days: Sequence[StudyDay], today: int) -> float:
    """The learner's own pace of late."""
    late = [one for one in days if one.day > today - DAYS_AVERAGED]
    ratings = sum(one.ratings for one in late)
    spent = sum(one.milliseconds for one in late) / 1000
    return spent / ratings if ratings >= 10 and spent else USUAL_SECONDS


def due_by_set(learner_id: int, now: datetime) -> list[SetDue]:
    """Sets with something to study, those with the most due first, at most `SETS_SHOWN`.

    Counted are the first `MOST_COUNTED` cards of each kind.
    """
    some = union_all(*(_waiting(learner_id, state, now) for state in STATES)).subquery()
    new = func.count().filter(some.c.state == NEW)
    due = func.count().filter(some.c.state != NEW)
    query = (
        select(QuestionSet.slug, QuestionSet.title, due, new)
        .select_from(some)
        .join(QuestionSet, QuestionSet.id == some.c.set_id)
        .group_by(QuestionSet.id, QuestionSet.slug, QuestionSet.title)
        .order_by(due.desc(), QuestionSet.title)
        .limit(SETS_SHOWN)
    )
    return [SetDue(*row) for row in db.session.execute(query)]


def _waiting(learner_id: int, state: int, now: datetime) -> Select[int, int]:
    """Set and state of cards that could be asked; the index holds all of it."""
    awake = or_(Card.buried_until.is_(None), Card.buried_until <= now)
    query = select(Card.set_id, Card.state).where(
        Card.learner_id == learner_id, Card.held == "", Card.state == state, awake
    )
    if state != NEW:
        query = query.where(Card.due_at <= now)
    limited = query.limit(MOST_COUNTED).subquery()
    return select(limited.c.set_id, limited.c.state)
