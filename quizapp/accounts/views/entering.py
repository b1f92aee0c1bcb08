"""Opening an account: freely, or with a link."""

from flask import current_app, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_security.utils import hash_password, login_user, validate_redirect_url
from sqlalchemy.exc import IntegrityError

from quizapp.accounts.actions.links import JOIN, use_link
from quizapp.accounts.actions.users import create_user
from quizapp.accounts.forms.accounts import RegisterForm
from quizapp.accounts.letters import send_confirmation
from quizapp.accounts.mail import later
from quizapp.accounts.models import STUDENT, Link, User
from quizapp.accounts.permissions import require_user, signed_in
from quizapp.accounts.presence import current_user
from quizapp.accounts.queries import dead_link, get_link
from quizapp.accounts.views.blueprint import bp, instead_of
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.messages import Message


@instead_of("register", "/register")
def register() -> ResponseReturnValue:
    if current_user():
        return redirect(url_for("accounts.account"), 303)
    if current_app.config["REGISTRATION"] != "open":
        return redirect(url_for("security.login"), 303)
    form = RegisterForm()
    if form.validate_on_submit() and _open_account(form, None):
        return redirect(_wanted(form), 303)
    status = 400 if form.is_submitted() else 200
    return render_template("security/register_user.html", register_user_form=form), status


@bp.route("/join/<token>", methods=["GET", "POST"])
def join(token: str) -> ResponseReturnValue:
    link = _join_link(token)
    if user := current_user():
        return _invite(user, link, token)
    form = RegisterForm()
    if form.validate_on_submit() and _open_account(form, link):
        return redirect(_wanted(form), 303)
    status = 400 if form.is_submitted() else 200
    page = render_template(
        "accounts/join.html", form=form, link=link, back=url_for("accounts.join", token=token)
    )
    return page, status


def _invite(user: User, link: Link, token: str) -> ResponseReturnValue:
    """What the link is to somebody who has an account."""
    teacher = db.session.get(User, link.created_by_id) if link.created_by_id else None
    if link.role != STUDENT or teacher is None:
        flash(gettext("This link opens a new account. You have one, and are signed in."), "info")
        return redirect(url_for("accounts.account"), 303)
    return render_template("accounts/join_class.html", user=user, teacher=teacher, token=token)


@bp.post("/join/<token>/class")
@signed_in
def join_class(token: str) -> ResponseReturnValue:
    """Somebody who has an account becomes a student of the teacher whose link it is."""
    user, link = require_user(), _join_link(token)
    if link.role != STUDENT or user.is_teacher or link.created_by_id in (None, user.id):
        raise Conflict(Message("This link is for students who join a teacher's class."))
    if user.invited_by_id != link.created_by_id:
        if not use_link(link, now()):
            raise dead_link()
        user.invited_by_id = link.created_by_id
    db.session.commit()
    flash(gettext("You are in the class now."), "success")
    return redirect(url_for("attempts.home"), 303)


def _join_link(token: str) -> Link:
    """Raises `NotFound` for a link that does not work, of students where nobody may register."""
    link = get_link(token, JOIN, now())
    if link.role == STUDENT and current_app.config["REGISTRATION"] == "closed":
        raise dead_link()
    return link


def _open_account(form: RegisterForm, link: Link | None) -> bool:
    """Makes the account and signs it in. False, with a word at the field, if the name is taken.

    The password is hashed first: it takes long, and nothing may be locked meanwhile. Commits.
    """
    password_hash = hash_password(form.password.data)
    try:
        user = _create(form.username.data, password_hash, link)
    except IntegrityError:
        db.session.rollback()
        form.username.errors = [gettext("Choose another user name: this one cannot be had.")]
        return False
    login_user(user, authn_via=["register"])
    db.session.commit()
    _welcome(user, form.email.data if form.email else "")
    return True


def _create(username: str, password_hash: str, link: Link | None) -> User:
    role = (link and link.role) or STUDENT
    user = create_user(username, password_hash, now(), role=role)
    if link:
        user.invited_by_id = link.created_by_id if role == STUDENT else None
        if not use_link(link, now()):
            raise dead_link()
    return user


def _welcome(user: User, email: str | None) -> None:
    if email:
        later(send_confirmation, user.fs_uniquifier, email)
        flash(gettext("We sent a link to %(email)s. Open it to confirm.", email=email), "info")
    flash(gettext("Your account is open, and you are signed in."), "success")


def _wanted(form: RegisterForm) -> str:
    """Where the person was going; never off this site."""
    address = form.next.data or ""
    safe = address.startswith("/") and validate_redirect_url(address)
    return address if safe else url_for("attempts.home")
