"""How much is asked today, and what waits."""

from datetime import datetime

from sqlalchemy import select

from quizapp.accounts.models import Learner
from quizapp.cards.actions.studying import move_cards
from quizapp.cards.backlog import shares
from quizapp.cards.memory import REVIEW, Plan
from quizapp.cards.models import Card, StudyDay
from quizapp.database import db, upsert

MORE_NEW = 10


def allow_more(learner: Learner, day: int) -> None:
    """`MORE_NEW` new cards beyond the limit of the day."""
    values = dict.fromkeys(("ratings", "new", "asked", "recalled", "milliseconds"), 0)
    statement = upsert(StudyDay).values(learner_id=learner.id, day=day, more_new=MORE_NEW, **values)
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["learner_id", "day"],
            set_={"more_new": StudyDay.more_new + MORE_NEW},
        )
    )


def catch_up(learner: Learner, plan: Plan, days: int, now: datetime) -> int:
    """Gives overdue cards new dates from today on, the longest overdue first; how many moved."""
    overdue = (
        select(Card)
        .where(Card.learner_id == learner.id, Card.held == "")
        .where(Card.state == REVIEW, Card.due_at <= now)
        .order_by(Card.due_at, Card.id)
        .with_for_update()
    )
    cards = db.session.scalars(overdue).all()
    today = plan.clock.day(now)
    due = [plan.clock.start(day) for day in shares(len(cards), today, days, plan.weights)]
    later = [(card, at) for card, at in zip(cards, due, strict=True) if at > now]
    move_cards([card for card, _ in later], [at for _, at in later], now, today)
    return len(later)
