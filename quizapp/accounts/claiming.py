"""What a guest has done becomes an account's, when the guest signs up or in.

Features that keep something for learners say in the factory how it is handed over.
"""

from collections.abc import Callable
from datetime import datetime

from flask import Flask, current_app
from sqlalchemy import select

from quizapp.accounts.actions.learners import delete_learner
from quizapp.accounts.models import Learner, User
from quizapp.accounts.queries import token_hash
from quizapp.database import db

HandOver = Callable[[int, int, datetime], None]
"""Moves what learner (id) has to another one (id), at a moment. Adds where both have something."""

EXTENSION = "claiming"


def init_app(app: Flask, *hand_overs: HandOver) -> None:
    app.extensions[EXTENSION] = hand_overs


def claim_guest(token: str, user: User, now: datetime) -> bool:
    """Hands the guest with this cookie over to the account; False where there is none.

    Both learners are locked, so that of two tabs that sign in at once, one claims.
    """
    query = select(Learner).where(Learner.token_hash == token_hash(token)).with_for_update()
    guest = db.session.scalars(query).first()
    if guest is None:
        return False
    own = db.session.scalars(
        select(Learner).where(Learner.id == user.learner_id).with_for_update()
    ).one()
    for hand_over in current_app.extensions[EXTENSION]:
        hand_over(guest.id, own.id, now)
    own.nickname = own.nickname or guest.nickname
    db.session.flush()
    delete_learner(guest)
    return True
