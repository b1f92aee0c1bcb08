"""What waits to be studied."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select

from quizapp.cards.memory import LEARNING, NEW, RELEARNING, REVIEW
from quizapp.cards.models import Card
from quizapp.cards.queries.cards import CardState, card_state
from quizapp.cards.queue import LEARN_AHEAD, MOST_COUNTED, Waiting
from quizapp.database import db

NOTEBOOK = "-missed"
"""Stands where the slug of a set could: the cards of what is in the notebook."""


@dataclass(frozen=True)
class Scope:
    """Whose cards, and of which set; of all their sets where none is named.

    `questions` narrows it further to the ids that a query gives.
    """

    learner_id: int
    set_id: int | None = None
    questions: Select[Any] | None = None

    @property
    def conditions(self) -> Sequence[ColumnElement[bool]]:
        found = [Card.learner_id == self.learner_id, Card.held == ""]
        if self.set_id is not None:
            found.append(Card.set_id == self.set_id)
        if self.questions is not None:
            found.append(Card.question_id.in_(self.questions))
        return found


def _kinds(now: datetime) -> dict[str, ColumnElement[bool]]:
    learning = Card.state.in_((LEARNING, RELEARNING))
    awake = or_(Card.buried_until.is_(None), Card.buried_until <= now)
    return {
        "learning": and_(learning, Card.due_at <= now, awake),
        "due": and_(Card.state == REVIEW, Card.due_at <= now, awake),
        "new": and_(Card.state == NEW, awake),
        "soon": and_(learning, Card.due_at > now, Card.due_at <= now + LEARN_AHEAD, awake),
    }


def waiting(scope: Scope, now: datetime) -> Waiting:
    """In one statement that stops counting at `MOST_COUNTED` of each kind."""
    counts = []
    for kind in _kinds(now).values():
        some = select(Card.id).where(*scope.conditions, kind).limit(MOST_COUNTED).subquery()
        counts.append(select(func.count()).select_from(some).scalar_subquery())
    row = db.session.execute(select(*counts)).one()
    return Waiting(*row)


def next_card(scope: Scope, kind: str, now: datetime) -> CardState | None:
    """The first card of a kind that `pick` chose: the oldest overdue, or the first new one."""
    order = (Card.added_at, Card.position, Card.id) if kind == "new" else (Card.due_at, Card.id)
    query = select(Card.id).where(*scope.conditions, _kinds(now)[kind]).order_by(*order).limit(1)
    return card_state(Card.id == query.correlate(None).scalar_subquery())


def next_due(scope: Scope) -> datetime | None:
    """When the next card comes back, of those that are being learnt.

    One look into the index for each state, however many cards there are.
    """
    firsts = [
        select(func.min(Card.due_at)).where(*scope.conditions, Card.state == state)
        for state in (LEARNING, REVIEW, RELEARNING)
    ]
    row = db.session.execute(select(*(one.scalar_subquery() for one in firsts))).one()
    return min((due for due in row if due is not None), default=None)
