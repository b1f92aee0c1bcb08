"""The mails themselves. Each looks up by itself whom it is for: see `mail.later`."""

from datetime import timedelta

from flask import current_app, url_for
from flask_babel import format_timedelta, gettext
from itsdangerous import BadSignature, URLSafeTimedSerializer

from quizapp.accounts.actions.links import SHORT, make_recovery_link
from quizapp.accounts.mail import send
from quizapp.accounts.models import User
from quizapp.accounts.queries import user_by_email, user_by_uniquifier
from quizapp.accounts.secret_keys import signing_keys
from quizapp.clock import now
from quizapp.database import db

EMAIL_HOURS = 24
"""How long the link that confirms an address lives."""


def send_recovery(email: str) -> None:
    """A link that sets a new password; nothing where nobody has the address."""
    person = user_by_email(email)
    if person is None:
        return
    token = make_recovery_link(person, None, now())
    db.session.commit()
    link = url_for("accounts.recover", token=token, _external=True)
    send(
        email,
        gettext("A new password for Quizapp"),
        "reset_instructions",
        user=person,
        reset_link=link,
        within=format_timedelta(SHORT, granularity="hour"),
    )


def send_confirmation(uniquifier: str, email: str) -> None:
    """To an address that an account asks for; who has it already is told of the attempt."""
    person, holder = user_by_uniquifier(uniquifier), user_by_email(email)
    if holder and holder is not person:
        send(email, gettext("Your Quizapp account"), "welcome_existing", user=holder)
    elif person:
        link = url_for(
            "security.change_email_confirm", token=_email_token(person, email), _external=True
        )
        within = format_timedelta(timedelta(hours=EMAIL_HOURS), granularity="hour")
        subject = gettext("Confirm your e-mail address")
        send(email, subject, "change_email_instructions", user=person, link=link, within=within)


def send_notice(uniquifier: str, template: str) -> None:
    """That something about the account was changed."""
    person = user_by_uniquifier(uniquifier)
    if person and person.email:
        send(person.email, gettext("Your Quizapp account was changed"), template, user=person)


def _email_token(person: User, email: str) -> str:
    """Works as long as neither the password nor the address has changed."""
    return str(_serializer().dumps([person.fs_uniquifier, person.email or "", email]))


def read_email_token(token: str) -> tuple[User, str] | None:
    """The account and the address that it asked for."""
    try:
        uniquifier, before, email = _serializer().loads(token, max_age=EMAIL_HOURS * 3600)
    except BadSignature:
        return None
    person = user_by_uniquifier(uniquifier)
    return (person, email) if person and (person.email or "") == before else None


def _serializer() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(signing_keys(current_app.config), salt="e-mail")
