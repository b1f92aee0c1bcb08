"""Opening an account, and changing what it is known by."""

from typing import Any

from flask import current_app, request
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import Email, InputRequired, Length, Optional, ValidationError

from quizapp.accounts.models import User
from quizapp.accounts.names import LONGEST, SHORTEST, fold_email, fold_username, is_username
from quizapp.accounts.passwords import normalize, problem_with
from quizapp.templating import translate


def _check_username(form: FlaskForm, field: StringField) -> None:
    if not is_username(field.data):
        raise ValidationError(
            _l(
                "Use %(least)s to %(most)s letters, figures, dots, hyphens or underscores.",
                least=SHORTEST,
                most=LONGEST,
            )
        )


def _username(label: Any) -> StringField:
    return StringField(
        label,
        filters=[lambda text: fold_username(text or "")],
        validators=[InputRequired(message=_l("Choose a user name.")), _check_username],
    )


def _email(*validators: Any) -> EmailField:
    return EmailField(
        _l("E-mail"),
        filters=[lambda text: fold_email(text or "")],
        validators=[
            *validators,
            Length(max=254, message=_l("This address is too long.")),
            Email(message=_l("Write an address such as name@school.example.")),
        ],
    )


def _new_password(label: Any) -> PasswordField:
    return PasswordField(
        label,
        filters=[lambda text: normalize(text or "")],
        validators=[InputRequired(message=_l("Choose a password."))],
    )


def _check_password(password: str, *known: str | None) -> None:
    """Raises `ValidationError` with advice. Parts of an e-mail are known, too."""
    parts = [part for one in known if one for part in (one, *one.replace("@", ".").split("."))]
    if problem := problem_with(password, parts):
        raise ValidationError(translate(problem))


class RegisterForm(FlaskForm):
    """A new account. Asks for an e-mail only where mail can be sent, to make sure whose it is."""

    username = _username(_l("User name"))
    password = _new_password(_l("Password"))
    email = _email(Optional())
    next = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not current_app.config["MAIL_SERVER"]:
            del self.email
        self.next.data = self.next.data or request.args.get("next", "")

    def validate_password(self, field: PasswordField) -> None:
        email = self.email.data if self.email else None
        _check_password(field.data, self.username.data, email)


class NewPasswordForm(FlaskForm):
    """For an account that a link has led to."""

    password = _new_password(_l("New password"))

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def validate_password(self, field: PasswordField) -> None:
        _check_password(field.data, self.person.username, self.person.email)


class ChangePasswordForm(FlaskForm):
    """`password` is the one so far; whether it is right, the view finds out."""

    password = PasswordField(_l("Password so far"), validators=[Length(max=1000)])
    new_password = _new_password(_l("New password"))

    def __init__(self, person: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def validate_new_password(self, field: PasswordField) -> None:
        _check_password(field.data, self.person.username, self.person.email)


class ChangeEmailForm(FlaskForm):
    """Empty for none."""

    email = _email(Optional())


class ChangeUsernameForm(FlaskForm):
    username = _username(_l("User name"))


class ForgotPasswordForm(FlaskForm):
    email = _email(InputRequired(message=_l("Type the address of your account.")))


class ConfirmForm(FlaskForm):
    """One button."""
