"""One's own account: what it is known by, where it is signed in, its end."""

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_security.utils import logout_user

from quizapp.accounts.actions.sign_ins import end_sign_in_of, end_sign_ins
from quizapp.accounts.actions.users import delete_user, set_email, set_username
from quizapp.accounts.forms.accounts import ChangeEmailForm, ChangeUsernameForm, ConfirmForm
from quizapp.accounts.letters import read_email_token, send_confirmation, send_notice
from quizapp.accounts.mail import has_mail, later
from quizapp.accounts.models import User
from quizapp.accounts.permissions import fresh_required, require_user, signed_in
from quizapp.accounts.presence import current_sign_in, forget
from quizapp.accounts.queries import dead_link, gone, sign_ins_of
from quizapp.accounts.views.blueprint import bp, instead_of
from quizapp.clock import now
from quizapp.database import db


@bp.get("/account")
@signed_in
def account() -> ResponseReturnValue:
    user = require_user()
    return render_template(
        "accounts/account.html",
        user=user,
        sign_ins=sign_ins_of(user),
        this_sign_in=current_sign_in(),
        mail=has_mail(),
    )


@bp.post("/account/sign-ins/<int(max=2147483647):sign_in_id>/end")
@signed_in
def end_sign_in(sign_in_id: int) -> ResponseReturnValue:
    if not end_sign_in_of(require_user(), sign_in_id):
        raise gone()
    db.session.commit()
    flash(gettext("That browser is signed out."), "success")
    return redirect(url_for("accounts.account"), 303)


@bp.post("/account/sign-ins/end-others")
@signed_in
def end_other_sign_ins() -> ResponseReturnValue:
    here = current_sign_in()
    end_sign_ins(require_user(), but=here.key if here else "")
    db.session.commit()
    flash(gettext("All other browsers are signed out."), "success")
    return redirect(url_for("accounts.account"), 303)


@instead_of("change_username", "/account/user-name")
@fresh_required
def change_username() -> ResponseReturnValue:
    user = require_user()
    before = user.username
    form = ChangeUsernameForm()
    if form.validate_on_submit():
        if set_username(user, form.username.data):
            db.session.commit()
            later(send_notice, user.fs_uniquifier, "change_username_notice")
            flash(gettext("Saved. Sign in with the new user name from now on."), "success")
            return redirect(url_for("accounts.account"), 303)
        form.username.errors = [gettext("Choose another user name: this one cannot be had.")]
    status = 400 if form.is_submitted() else 200
    page = render_template(
        "security/change_username.html", change_username_form=form, current_username=before
    )
    return page, status


@instead_of("change_email", "/account/email")
@fresh_required
def change_email() -> ResponseReturnValue:
    """An address counts once it is confirmed by mail; at once, where no mail is sent."""
    user = require_user()
    form = ChangeEmailForm(data={"email": user.email})
    if form.validate_on_submit():
        email = form.email.data or None
        by_mail = bool(email) and has_mail()
        if by_mail or set_email(user, email, now()):
            db.session.commit()
            _tell(user, email, by_mail)
            return redirect(url_for("accounts.account"), 303)
        form.email.errors = [gettext("This address cannot be used here.")]
    status = 400 if form.is_submitted() else 200
    page = render_template(
        "security/change_email.html",
        change_email_form=form,
        current_email=user.email,
        mail=has_mail(),
    )
    return page, status


def _tell(user: User, email: str | None, by_mail: bool) -> None:
    if by_mail:
        later(send_confirmation, user.fs_uniquifier, email)
        flash(gettext("We sent a link to %(email)s. Open it to confirm.", email=email), "info")
    else:
        flash(gettext("Saved."), "success")


@instead_of("change_email_confirm", "/account/email/<token>")
def confirm_email(token: str) -> ResponseReturnValue:
    """The link of a mail leads here; a button confirms, for what only shows must not change."""
    asked = read_email_token(token)
    if asked is None:
        raise dead_link()
    person, email = asked
    form = ConfirmForm()
    if form.validate_on_submit():
        if not set_email(person, email, now()):
            raise dead_link()
        db.session.commit()
        flash(gettext("Your e-mail address is confirmed."), "success")
        return redirect(url_for("accounts.account"), 303)
    return render_template("accounts/confirm_email.html", form=form, person=person, email=email)


@bp.route("/account/delete", methods=["GET", "POST"])
@fresh_required
def delete() -> ResponseReturnValue:
    form = ConfirmForm()
    if not form.validate_on_submit():
        return render_template("accounts/delete.html", form=form)
    delete_user(require_user(), now())
    db.session.commit()
    logout_user()
    response = make_response(redirect(url_for("attempts.home"), 303))
    forget(response)
    flash(gettext("Your account is deleted, with all that was in it."), "success")
    return response
