"""Forms of Flask-Security's pages, where ours are stricter or say less."""

from typing import Any

from flask import session
from flask_babel import gettext
from flask_babel import lazy_gettext as _l
from flask_login import current_user
from flask_security import LoginForm, TwoFactorRescueForm, UserMixin, VerifyForm
from flask_security.forms import TwoFactorSetupForm, TwoFactorVerifyCodeForm
from flask_security.proxies import _security
from flask_security.recovery_codes import MfRecoveryForm
from flask_security.utils import validate_redirect_url
from flask_security.webauthn import WebAuthnRegisterForm, WebAuthnSigninResponseForm
from wtforms import HiddenField, PasswordField, RadioField, StringField
from wtforms.validators import AnyOf, InputRequired, Length

from quizapp.accounts.models import User
from quizapp.accounts.passwords import LONGEST, normalize
from quizapp.accounts.queries import find_account

_PASSWORD = PasswordField(
    _l("Password"),
    render_kw={"autocomplete": "current-password"},
    validators=[InputRequired(message=_l("Type your password."))],
)


def right_password(user: User | None, typed: str) -> bool:
    """Takes as long for nobody, or an account without a password, as for a wrong one."""
    password = normalize(typed)
    if user is None or not user.password or len(password) > LONGEST:
        _security.pwd_context.dummy_verify()
        return False
    return bool(user.verify_and_update_password(password))


class SignInForm(LoginForm):
    """One field for the user name or the e-mail, and one answer to all that is not right."""

    identity = StringField(
        _l("User name or e-mail"),
        render_kw={"autocomplete": "username"},
        validators=[InputRequired(message=_l("Type your user name or e-mail.")), Length(max=254)],
    )
    email = None
    password = _PASSWORD
    remember = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Flask-Security looks for errors to hide at a field of this name.
        self.email = self.identity

    def validate_next(self, field: Any) -> None:
        """An address of another site is not followed, but keeps nobody out either."""
        if field.data and not validate_redirect_url(field.data):
            field.data = ""

    def validate(self, **kwargs: Any) -> bool:
        if not super(LoginForm, self).validate(**kwargs):
            return False
        user = find_account(self.identity.data)
        if right_password(user, self.password.data) and user and user.active:
            self.user = user
            return True
        self.form_errors.append(gettext("The user name, e-mail or password is not right."))
        return False


class ConfirmForm(VerifyForm):
    """The password once more, before a sensitive step."""

    password = _PASSWORD

    def validate(self, **kwargs: Any) -> bool:
        if not super(VerifyForm, self).validate(**kwargs):
            return False
        user: User = self.user  # type: ignore[assignment]
        if right_password(user, self.password.data):
            return True
        self.password.errors = [gettext("The password is not right.")]
        return False


class CodeForm(TwoFactorVerifyCodeForm):
    """A code from an app, however it is grouped."""

    code = StringField(
        _l("Code"),
        filters=[lambda text: "".join((text or "").split())],
        validators=[InputRequired(message=_l("Type the code.")), Length(max=12)],
    )


class RecoveryCodeForm(MfRecoveryForm):
    """A recovery code, whatever its case and spaces."""

    code = StringField(
        _l("Recovery code"),
        filters=[lambda text: "".join((text or "").split()).lower()],
        validators=[InputRequired(message=_l("Type a recovery code.")), Length(max=40)],
    )


class RescueForm(TwoFactorRescueForm):
    """Offers recovery codes alone: there is nobody whom a mail would reach."""

    help_setup = RadioField(_l("Help"), choices=[])


class AppForm(TwoFactorSetupForm):
    """`setup` is `authenticator` or `disable`: a button each."""

    setup = HiddenField()


class NewPasskeyForm(WebAuthnRegisterForm):
    """A passkey lets in by itself, unless it is to be a second step."""

    usage = HiddenField(default="first", validators=[AnyOf(["first", "secondary"])])


class PasskeyForm(WebAuthnSigninResponseForm):
    """Takes only the passkey of the person it is about, of an account in use."""

    def validate(self, **kwargs: Any) -> bool:
        if not super().validate(**kwargs):
            return False
        if self.user and self.user.active and self._is_theirs(self.user):
            return True
        self.credential.errors = [gettext("This passkey cannot be used here.")]
        return False

    def _is_theirs(self, holder: UserMixin) -> bool:
        """Flask-Security does not compare: a second step took anybody's passkey, and a
        confirmation that of any account whose e-mail is the same, such as none."""
        if self.is_verify:
            return bool(holder.id == current_user.id)
        if self.is_secondary:
            return bool(holder.fs_uniquifier == session["tf_user_id"])
        return True
