"""What today brings: reads of the page on which studying begins."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import func, or_, select

from quizapp.bank.models import QuestionSet
from quizapp.cards.memory import NEW
from quizapp.cards.models import Card, StudyDay
from quizapp.database import db

DAYS_READ = 400
"""How far back a streak is counted."""

DAYS_AVERAGED = 30
USUAL_SECONDS = 8.0
"""A card takes this long for somebody of whom nothing is known yet."""

SETS_SHOWN = 20


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
    """Sets with something to study, those with the most due first, at most `SETS_SHOWN`."""
    awake = or_(Card.buried_until.is_(None), Card.buried_until <= now)
    waiting = or_(Card.state == NEW, Card.due_at <= now)
    new = func.count().filter(Card.state == NEW)
    due = func.count().filter(Card.state != NEW)
    query = (
        select(QuestionSet.slug, QuestionSet.title, due, new)
        .join(QuestionSet, QuestionSet.id == Card.set_id)
        .where(Card.learner_id == learner_id, Card.held == "", awake, waiting)
        .group_by(QuestionSet.id, QuestionSet.slug, QuestionSet.title)
        .order_by(due.desc(), QuestionSet.title)
        .limit(SETS_SHOWN)
    )
    return [SetDue(*row) for row in db.session.execute(query)]
