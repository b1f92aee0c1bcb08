"""Addresses that are given to people: to join, and to set a new password."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, update

from quizapp.accounts.models import ADMIN, Link, User
from quizapp.accounts.queries import token_hash
from quizapp.database import db

JOIN, RECOVER = "join", "recover"
SHORT = timedelta(hours=24)
"""How long a link for one person lives."""


def make_join_link(
    role: str, by: User | None, now: datetime, *, uses: int = 1, lives: timedelta = SHORT
) -> str:
    """The token, which is not stored."""
    return _make(
        Link(
            purpose=JOIN,
            role=role,
            created_by_id=by and by.id,
            created_at=now,
            expires_at=now + lives,
            uses_left=uses,
        )
    )


def make_recovery_link(person: User, by: User | None, now: datetime) -> str:
    """The token. Links made before for the same person no longer work."""
    forget_recovery_links(person)
    return _make(
        Link(
            purpose=RECOVER,
            user_id=person.id,
            created_by_id=by and by.id,
            created_at=now,
            expires_at=now + SHORT,
            uses_left=1,
        )
    )


def _make(link: Link) -> str:
    """Also tidies up: links that have expired are of no use to anybody."""
    db.session.execute(delete(Link).where(Link.expires_at < link.created_at))
    token = secrets.token_urlsafe(24)
    link.token_hash = token_hash(token)
    db.session.add(link)
    db.session.flush()
    return token


def use_link(link: Link, now: datetime) -> bool:
    """Takes one use; False where there is none left, for whoever came first has it."""
    usable = (Link.id == link.id) & (Link.uses_left > 0) & (Link.expires_at > now)
    query = update(Link).where(usable).values(uses_left=Link.uses_left - 1)
    return bool(db.session.connection().execute(query).rowcount)


def end_join_link(by: User, link_id: int) -> bool:
    """Whether there was one of theirs to end."""
    query = delete(Link).where(
        Link.id == link_id, Link.created_by_id == by.id, Link.purpose == JOIN
    )
    return bool(db.session.connection().execute(query).rowcount)


def forget_recovery_links(person: User) -> None:
    db.session.execute(delete(Link).where(Link.user_id == person.id, Link.purpose == RECOVER))


def forget_links_made_by(person: User) -> None:
    """For somebody who may no longer let others in."""
    db.session.execute(delete(Link).where(Link.created_by_id == person.id))


def forget_first_admin_links() -> None:
    """Of all starts so far."""
    db.session.execute(
        delete(Link).where(Link.purpose == JOIN, Link.role == ADMIN, Link.created_by_id.is_(None))
    )


def make_first_admin_link(now: datetime) -> str:
    """The token of the one link that makes the first admin."""
    forget_first_admin_links()
    return make_join_link(ADMIN, None, now)
