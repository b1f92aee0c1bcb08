"""Browsers in which an account is signed in."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete

from quizapp.accounts.models import SignIn, User
from quizapp.database import db

KEPT = timedelta(days=400)
"""Longer than any browser keeps the cookie of a sign-in that is not used."""
SEEN_STEP = timedelta(hours=1)
"""How old a note of a sign of life must be before it is written anew."""


def begin_sign_in(user: User, agent: str, now: datetime) -> SignIn:
    """`agent` says which browser, in a few words. Those whose cookie is long gone are forgotten."""
    unseen = (SignIn.user_id == user.id) & (SignIn.seen_at < now - KEPT)
    db.session.execute(delete(SignIn).where(unseen))
    sign_in = SignIn(
        user_id=user.id, key=secrets.token_hex(16), agent=agent[:100], created_at=now, seen_at=now
    )
    db.session.add(sign_in)
    db.session.flush()
    return sign_in


def end_sign_in(key: str) -> None:
    db.session.execute(delete(SignIn).where(SignIn.key == key))


def end_sign_in_of(user: User, sign_in_id: int) -> bool:
    """Whether there was one to end."""
    query = delete(SignIn).where(SignIn.id == sign_in_id, SignIn.user_id == user.id)
    return bool(db.session.connection().execute(query).rowcount)


def end_sign_ins(user: User, but: str = "") -> None:
    """Ends all sign-ins of the account, except the one with the key `but`."""
    db.session.execute(delete(SignIn).where(SignIn.user_id == user.id, SignIn.key != but))


def note_seen(sign_in: SignIn, now: datetime) -> None:
    """Writes at most once an hour."""
    if now - sign_in.seen_at >= SEEN_STEP:
        sign_in.seen_at = now
        db.session.flush()
