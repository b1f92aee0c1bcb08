"""Making and changing accounts. Passwords come hashed: nobody waits for that in a transaction."""

import secrets
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError

from quizapp.accounts.actions.learners import delete_learner, replace_learner
from quizapp.accounts.actions.links import forget_links_made_by, forget_recovery_links
from quizapp.accounts.actions.sign_ins import end_sign_ins
from quizapp.accounts.models import ADMIN, Learner, Role, User, WebAuthn
from quizapp.database import Base, db, upsert
from quizapp.errors import Conflict
from quizapp.messages import Message


def role_named(name: str) -> Role:
    """One of `ROLES`, stored when it is first asked for."""
    find = select(Role).where(Role.name == name)
    role = db.session.scalars(find).first()
    if role is None:
        db.session.execute(upsert(Role).values(name=name).on_conflict_do_nothing())
        role = db.session.scalars(find).one()
    return role


def create_user(
    username: str, password_hash: str | None, now: datetime, *, role: str = "", nickname: str = ""
) -> User:
    """An account with a learner of its own. Raises `IntegrityError` where the name is taken."""
    user = User(
        username=username,
        password=password_hash,
        active=True,
        fs_uniquifier=new_uniquifier(),
        created_at=now,
        learner=Learner(nickname=nickname, created_at=now),
        roles=[role_named(role)] if role else [],
    )
    db.session.add(user)
    db.session.flush()
    return user


def new_uniquifier() -> str:
    """What stands for an account in sessions; another one ends what was begun with the old."""
    return secrets.token_hex(32)


def set_password(user: User, password_hash: str) -> None:
    """Ends all sign-ins, half-done ones too, and the links that lead to a new password."""
    user.password = password_hash
    user.fs_uniquifier = new_uniquifier()
    end_sign_ins(user)
    forget_recovery_links(user)
    db.session.flush()


def set_email(user: User, email: str | None, now: datetime) -> bool:
    """False where another account has the address."""
    before = user.email, user.confirmed_at
    try:
        with db.session.begin_nested():
            user.email, user.confirmed_at = email, now if email else None
    except IntegrityError:
        user.email, user.confirmed_at = before
        return False
    return True


def set_username(user: User, username: str) -> bool:
    """False where another account has the name."""
    before = user.username
    try:
        with db.session.begin_nested():
            user.username = username
    except IntegrityError:
        user.username = before
        return False
    return True


def set_roles(user: User, names: Sequence[str]) -> None:
    """Raises `Conflict` where no admin would be left."""
    if user.is_admin and ADMIN not in names:
        require_another_admin(user)
    user.roles = [role_named(name) for name in names]
    if not user.is_teacher:
        forget_links_made_by(user)
    db.session.flush()


def deactivate(user: User) -> None:
    """Nobody signs in with it any more; all that was done with it stays."""
    require_another_admin(user)
    user.active = False
    user.fs_uniquifier = new_uniquifier()
    end_sign_ins(user)
    forget_recovery_links(user)
    forget_links_made_by(user)
    db.session.flush()


def activate(user: User) -> None:
    user.active = True
    db.session.flush()


def drop_second_step(user: User) -> None:
    """For somebody who lost the phone and the recovery codes: the password alone lets in."""
    user.tf_primary_method = user.tf_totp_secret = user.mf_recovery_codes = None
    second = (WebAuthn.user_id == user.id) & (WebAuthn.usage == "secondary")
    db.session.execute(delete(WebAuthn).where(second))
    db.session.flush()


def delete_user(user: User, now: datetime) -> None:
    """Removes the account with all that its owner learnt.

    What a teacher wrote stays with the site, under a name that says nobody's. Raises `Conflict`
    where no admin would be left.
    """
    require_another_admin(user)
    learner, user_id = user.learner, user.id
    try:
        with db.session.begin_nested():
            db.session.execute(delete(User).where(User.id == user_id))
    except IntegrityError:
        _empty(user, now)
        return
    db.session.expunge(user)
    delete_learner(learner)


def _empty(user: User, now: datetime) -> None:
    _let_go(user.id)
    db.session.expire(user, ["roles", "webauthn"])
    replace_learner(user, now)
    user.username, user.email, user.password = f"#{user.id}", None, None
    user.active, user.fs_uniquifier, user.confirmed_at = False, new_uniquifier(), None
    user.tf_primary_method = user.tf_totp_secret = user.mf_recovery_codes = None
    user.tf_last_counter = user.fs_webauthn_user_handle = None
    db.session.flush()


def _let_go(user_id: int) -> None:
    """What the database itself does where the row of an account goes."""
    for table in reversed(Base.metadata.sorted_tables):
        for key in table.foreign_keys:
            if key.column.table is User.__table__ and key.ondelete == "CASCADE":
                db.session.execute(delete(table).where(key.parent == user_id))
            elif key.column.table is User.__table__ and key.ondelete == "SET NULL":
                gone = update(table).where(key.parent == user_id).values({key.parent: None})
                db.session.execute(gone)


def require_another_admin(user: User) -> None:
    """Raises `Conflict` where the account is the last admin in use.

    Locks the role, so that two admins cannot dismiss each other at the same moment.
    """
    if not (user.is_admin and user.active):
        return
    db.session.scalars(select(Role).where(Role.name == ADMIN).with_for_update()).all()
    others = (
        select(func.count())
        .select_from(User)
        .where(User.id != user.id, User.active, User.roles.any(Role.name == ADMIN))
    )
    if not db.session.scalar(others):
        raise Conflict(Message("This is the last admin. Make somebody else an admin first."))
