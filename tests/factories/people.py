"""Accounts, and a quick way to be signed in."""

import secrets
import time
from functools import lru_cache
from typing import Any

from flask.testing import FlaskClient
from flask_security.utils import hash_password

from quizapp.accounts.actions.users import create_user, role_named
from quizapp.accounts.models import STUDENT, SignIn, User
from quizapp.accounts.presence import ACCOUNT, SIGN_IN
from quizapp.attempts.queries.taking import AttemptState, get_attempt
from quizapp.clock import now
from quizapp.database import db
from tests.factories.browsing import Browser

PASSWORD = "orbit mango violin seventeen"
"""Of everybody, unless a test says otherwise."""

_hash = lru_cache(hash_password)


def make_user(
    name: str, *roles: str, password: str | None = PASSWORD, nickname: str = "", **values: Any
) -> User:
    """An account, committed; a student unless other roles are named."""
    user = create_user(name, password and _hash(password), now(), nickname=nickname)
    user.roles = [role_named(role) for role in roles or (STUDENT,)]
    for key, value in values.items():
        setattr(user, key, value)
    db.session.commit()
    return user


def sign_in(client: FlaskClient, user: User, *, fresh: bool = True) -> SignIn:
    """Puts the account into the client's session, as signing in with a password does.

    `fresh`: whether that was just now, so that sensitive steps do not ask again.
    """
    at = now()
    one = SignIn(
        user_id=user.id, key=secrets.token_hex(16), agent="a test", created_at=at, seen_at=at
    )
    db.session.add(one)
    db.session.commit()
    with client.session_transaction() as session:
        session[ACCOUNT] = user.fs_uniquifier
        session[SIGN_IN] = one.key
        session["_fresh"] = True
        session["fs_paa"] = time.time() if fresh else time.time() - 86_400
    return one


class SignedInBrowser(Browser):
    """Drives the client of an account holder."""

    def __init__(self, client: FlaskClient, user: User) -> None:
        super().__init__(client)
        self.user = user
        sign_in(client, user)

    def state(self, attempt_id: int) -> AttemptState:
        db.session.rollback()
        db.session.refresh(self.user)
        return get_attempt(self.user.learner, attempt_id)
