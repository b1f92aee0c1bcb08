"""Changing a password, and getting a new one where it is forgotten."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_security.utils import hash_password, login_user

from quizapp.accounts.actions.links import RECOVER, use_link
from quizapp.accounts.actions.users import set_password
from quizapp.accounts.forms.accounts import ChangePasswordForm, ForgotPasswordForm, NewPasswordForm
from quizapp.accounts.forms.signing_in import right_password
from quizapp.accounts.letters import send_notice, send_recovery
from quizapp.accounts.mail import has_mail, later
from quizapp.accounts.permissions import require_user, signed_in
from quizapp.accounts.queries import dead_link, get_link, get_person
from quizapp.accounts.views.blueprint import bp, instead_of
from quizapp.clock import now
from quizapp.database import db


@instead_of("change_password", "/account/password")
@signed_in
def change_password() -> ResponseReturnValue:
    user = require_user()
    form = ChangePasswordForm(user)
    if form.validate_on_submit() and _is_right(form):
        set_password(user, hash_password(form.new_password.data))
        login_user(user, authn_via=["change"])
        db.session.commit()
        later(send_notice, user.fs_uniquifier, "change_notice")
        flash(gettext("Your password is changed. All other browsers are signed out."), "success")
        return redirect(url_for("accounts.account"), 303)
    status = 400 if form.is_submitted() else 200
    page = render_template(
        "security/change_password.html", change_password_form=form, active_password=True
    )
    return page, status


def _is_right(form: ChangePasswordForm) -> bool:
    if right_password(form.person, form.password.data or ""):
        return True
    form.password.errors = [gettext("The password is not right.")]
    return False


@instead_of("forgot_password", "/recover")
def forgot_password() -> ResponseReturnValue:
    """Says the same, after the same time, whoever has the address."""
    form = ForgotPasswordForm() if has_mail() else None
    if form and form.validate_on_submit():
        later(send_recovery, form.email.data)
        flash(
            gettext("If an account has this address, a link is on its way there."),
            "info",
        )
        return redirect(url_for("security.login"), 303)
    status = 400 if form and form.is_submitted() else 200
    return render_template("security/forgot_password.html", forgot_password_form=form), status


@bp.route("/recover/<token>", methods=["GET", "POST"])
def recover(token: str) -> ResponseReturnValue:
    link = get_link(token, RECOVER, now())
    person = get_person(link.user_id or 0)
    form = NewPasswordForm(person)
    if form.validate_on_submit() and person.active:
        password_hash = hash_password(form.password.data)
        if not use_link(link, now()):
            raise dead_link()
        set_password(person, password_hash)
        db.session.commit()
        later(send_notice, person.fs_uniquifier, "reset_notice")
        flash(gettext("The new password is set. Sign in with it."), "success")
        return redirect(url_for("security.login"), 303)
    status = 400 if form.is_submitted() else 200
    return render_template("accounts/recover.html", form=form, person=person), status
