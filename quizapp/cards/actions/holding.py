"""Setting cards aside, and marking them."""

from datetime import datetime

from quizapp.cards.models import Card
from quizapp.cards.queries.cards import Rated
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.messages import Message


def hold_card(rated: Rated, action: str, now: datetime) -> None:
    """`action`: `bury` (until tomorrow), `suspend`, `resume`, `star` or `unstar`."""
    card, clock = rated.card, rated.settings.plan.clock
    if action == "bury":
        card.buried_until = clock.start(clock.day(now) + 1)
    elif action == "suspend":
        card.held = card.held or "self"
    elif action == "resume":
        _resume(card)
    else:
        card.starred = action == "star"
    db.session.flush()


def _resume(card: Card) -> None:
    """Raises `Conflict` for a card whose question was withdrawn."""
    if card.held == "withdrawn":
        raise Conflict(Message("Its question was withdrawn, so this card cannot be asked now."))
    card.held, card.buried_until = "", None
