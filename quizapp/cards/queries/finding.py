"""Small reads around a card: its set by address, and where it is edited."""

from flask import url_for
from sqlalchemy import select

from quizapp.accounts.models import User
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.editable import editable
from quizapp.cards.queries.cards import CardState
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.messages import Message


def set_of_slug(slug: str) -> int:
    """Raises `NotFound` for a set that is not there."""
    found = db.session.scalar(select(QuestionSet.id).filter_by(slug=slug))
    if found is None:
        raise NotFound(Message("There is no quiz here. It may have been renamed or taken down."))
    return found


def edits_of(user: User | None, card: CardState) -> str | None:
    """Where a teacher who may change the question does so."""
    if user is None or not user.is_teacher:
        return None
    own = select(QuestionSet.id).where(QuestionSet.id == card.set_id, editable(user))
    if db.session.scalar(own) is None:
        return None
    return url_for("bank.edit_question", question_id=card.question_id)
