"""Who is here, and what their accounts hold."""

from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

from sqlalchemy import ColumnElement, bindparam, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload

from quizapp.accounts.models import ADMIN, STUDENT, Learner, Link, Role, SignIn, User, Visit
from quizapp.accounts.names import fold_email, fold_username
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.messages import Message

PEOPLE_A_PAGE = 50

_WHOLE = (joinedload(User.learner), joinedload(User.roles))
"""What an account is loaded with, so that nothing is asked for one by one."""


class Presence(NamedTuple):
    """Who sends a request. A guest has no user, and nobody is known at a first visit."""

    learner: Learner | None = None
    visit: Visit | None = None
    user: User | None = None
    sign_in: SignIn | None = None


def token_hash(token: str) -> str:
    """What is stored of a token: random, so a plain SHA-256 is enough."""
    return sha256(token.encode()).hexdigest()


# Put together once, for that costs more than to run them.
_BY_TOKEN = (
    select(Learner, Visit)
    .outerjoin(Visit, (Visit.learner_id == Learner.id) & (Visit.id == bindparam("visit")))
    .where(Learner.token_hash == bindparam("token_hash"))
)
_BY_SIGN_IN = (
    select(SignIn, User, Visit)
    .join(User, User.id == SignIn.user_id)
    .join(Learner, Learner.id == User.learner_id)
    .outerjoin(Visit, (Visit.learner_id == Learner.id) & (Visit.id == bindparam("visit")))
    .where(SignIn.key == bindparam("key"), User.fs_uniquifier == bindparam("uniquifier"))
    .where(User.active)
    .options(contains_eager(User.learner), joinedload(User.roles))
)


def learner_by_token(token: str, visit_id: int | None) -> tuple[Learner, Visit | None] | None:
    """The guest with this token, and the visit if it is theirs, in one read."""
    values = {"token_hash": token_hash(token), "visit": visit_id or 0}
    row = db.session.execute(_BY_TOKEN, values).first()
    return (row[0], row[1]) if row else None


def presence_by_sign_in(key: str, uniquifier: str, visit_id: int | None) -> Presence | None:
    """The account behind a sign-in that was not ended, with its roles, in one read."""
    values = {"key": key, "uniquifier": uniquifier, "visit": visit_id or 0}
    row = db.session.execute(_BY_SIGN_IN, values).unique().first()
    return Presence(row[1].learner, row[2], row[1], row[0]) if row else None


def find_account(identity: str) -> User | None:
    """The account with this user name or e-mail, however it is spelt, in one read.

    A user name holds no @, so that never both match.
    """
    by_name, by_email = User.username == fold_username(identity), User.email == fold_email(identity)
    query = select(User).where(by_name | by_email)
    return db.session.scalars(query.options(*_WHOLE)).unique().first()


def has_admin() -> bool:
    """Whether there is one who can sign in."""
    query = select(User.id).where(User.active, User.roles.any(Role.name == ADMIN)).limit(1)
    return db.session.scalar(query) is not None


def find_user(username: str) -> User | None:
    query = select(User).where(User.username == fold_username(username)).options(*_WHOLE)
    return db.session.scalars(query).unique().first()


def user_by_email(email: str) -> User | None:
    """An account in use."""
    query = select(User).where(User.email == fold_email(email), User.active)
    return db.session.scalars(query.options(*_WHOLE)).unique().first()


def user_by_uniquifier(uniquifier: str) -> User | None:
    """An account in use."""
    query = select(User).where(User.fs_uniquifier == uniquifier, User.active)
    return db.session.scalars(query.options(*_WHOLE)).unique().first()


def get_person(person_id: int) -> User:
    """Raises `NotFound`. For admins."""
    return _one(User.id == person_id)


def get_student_of(teacher: User, person_id: int) -> User:
    """An account that the teacher's link opened and that is a student's alone, else `NotFound`."""
    person = _one((User.id == person_id) & (User.invited_by_id == teacher.id))
    if person.is_teacher:
        raise gone()
    return person


def _one(condition: ColumnElement[bool]) -> User:
    person = db.session.scalars(select(User).where(condition).options(*_WHOLE)).unique().first()
    if person is None:
        raise gone()
    return person


def gone() -> NotFound:
    """What there is to say about somebody who does not exist or is not theirs."""
    return NotFound(Message("The address may be wrong, or the page is not yours to see."))


def find_people(text: str, number: int, of: User | None = None) -> tuple[list[User], bool]:
    """A page of accounts by name, and whether more follow; of a teacher's students if given."""
    query = select(User).join(Learner, Learner.id == User.learner_id)
    if of is not None:
        query = query.where(User.invited_by_id == of.id)
    if text:
        columns = (User.username, User.email, func.lower(Learner.nickname))
        query = query.where(
            or_(*(column.contains(text.lower(), autoescape=True) for column in columns))
        )
    query = query.options(contains_eager(User.learner)).order_by(User.username, User.id)
    rows = db.session.scalars(
        query.offset((number - 1) * PEOPLE_A_PAGE).limit(PEOPLE_A_PAGE + 1)
    ).all()
    return list(rows[:PEOPLE_A_PAGE]), len(rows) > PEOPLE_A_PAGE


def sign_ins_of(user: User) -> Sequence[SignIn]:
    """The last one first."""
    query = select(SignIn).where(SignIn.user_id == user.id).order_by(SignIn.id.desc())
    return db.session.scalars(query).all()


def class_links(teacher: User, now: datetime) -> Sequence[Link]:
    """Those that still work."""
    query = select(Link).where(
        Link.created_by_id == teacher.id,
        Link.purpose == "join",
        Link.role == STUDENT,
        Link.uses_left > 0,
        Link.expires_at > now,
    )
    return db.session.scalars(query.order_by(Link.id)).all()


def get_link(token: str, purpose: str, now: datetime) -> Link:
    """A link that works, else `NotFound`: used, expired and made up look the same."""
    query = select(Link).where(
        Link.token_hash == token_hash(token),
        Link.purpose == purpose,
        Link.uses_left > 0,
        Link.expires_at > now,
    )
    link = db.session.scalars(query).first()
    if link is None:
        raise dead_link()
    return link


def dead_link() -> NotFound:
    return NotFound(Message("This link does not work, or no longer. Ask for a new one."))


def all_users() -> Sequence[User]:
    """By user name."""
    query = select(User).options(*_WHOLE).order_by(User.username)
    return db.session.scalars(query).unique().all()
