"""Making and changing learners and their visits."""

from datetime import datetime

from sqlalchemy import delete

from quizapp.accounts.models import Learner, User, Visit
from quizapp.accounts.queries import token_hash
from quizapp.database import db


def create_guest(token: str, now: datetime) -> Learner:
    learner = Learner(token_hash=token_hash(token), nickname="", created_at=now)
    db.session.add(learner)
    db.session.flush()
    return learner


def begin_visit(learner: Learner, now: datetime) -> Visit:
    visit = Visit(learner_id=learner.id, started_at=now, attempts=0, points=0.0, max_points=0.0)
    db.session.add(visit)
    db.session.flush()
    return visit


def rename_learner(learner: Learner, nickname: str) -> None:
    learner.nickname = nickname
    db.session.flush()


def delete_learner(learner: Learner) -> None:
    """Removes the learner with all visits, attempts and totals; what remains is anonymous."""
    db.session.execute(delete(Learner).where(Learner.id == learner.id))
    db.session.expunge(learner)


def replace_learner(user: User, now: datetime) -> Learner:
    """Removes all that the account has learnt, and keeps the account."""
    old, new = user.learner, Learner(nickname="", created_at=now)
    user.learner = new
    db.session.flush()
    delete_learner(old)
    return new
