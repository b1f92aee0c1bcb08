"""Flask-Security, set up for accounts that need no e-mail address."""

import hmac
from datetime import timedelta
from typing import Any

import segno
from flask import Flask, abort, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l
from flask_login import user_logged_out
from flask_security import (
    MfRecoveryCodesUtil,
    Security,
    SQLAlchemyUserDatastore,
    Totp,
    WebauthnUtil,
    user_authenticated,
)
from flask_security.utils import set_request_attr
from passlib.totp import TOTP, AppWallet
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

from quizapp.accounts.forms import signing_in
from quizapp.accounts.hashing import PatientContext
from quizapp.accounts.models import Role, User, WebAuthn
from quizapp.accounts.names import fold_email, fold_username
from quizapp.accounts.permissions import to_sign_in
from quizapp.accounts.presence import current_user, start_sign_in, stop_sign_in, user_of_session
from quizapp.accounts.secret_keys import derived_keys, marked_keys, signing_keys
from quizapp.clock import now
from quizapp.database import db

FRESH = timedelta(minutes=10)
"""How long after giving a password sensitive steps are open without giving it again."""

SETTINGS: dict[str, Any] = {
    "API_ENABLED_METHODS": ["session"],
    "CHANGE_EMAIL": False,
    "CLI_ROLES_NAME": None,
    "CLI_USERS_NAME": None,
    "DATETIME_FACTORY": now,
    "FRESHNESS": FRESH,
    "FRESHNESS_GRACE_PERIOD": timedelta(minutes=5),
    "LOGIN_URL": "/sign-in",
    "LOGOUT_METHODS": ["POST"],
    "LOGOUT_URL": "/sign-out",
    "MULTI_FACTOR_RECOVERY_CODES": True,
    "MULTI_FACTOR_RECOVERY_CODES_N": 10,
    "MULTI_FACTOR_RECOVERY_CODES_URL": "/account/recovery-codes",
    "MULTI_FACTOR_RECOVERY_URL": "/sign-in/recovery-code",
    "PASSWORD_HASH": "argon2",
    "PASSWORD_NORMALIZE_FORM": "NFKC",
    "PASSWORD_SCHEMES": ["argon2"],
    "PASSWORD_SINGLE_HASH": {"argon2"},
    "POST_VERIFY_VIEW": "/account",
    "RETURN_GENERIC_RESPONSES": True,
    "SEND_REGISTER_EMAIL": False,
    "STATIC_FOLDER": None,
    "TOTP_ISSUER": "Quizapp",
    "TWO_FACTOR": True,
    "TWO_FACTOR_AUTHENTICATOR_VALIDITY": 30,
    "TWO_FACTOR_ENABLED_METHODS": ["authenticator"],
    "TWO_FACTOR_POST_SETUP_VIEW": "/account",
    "TWO_FACTOR_RESCUE_EMAIL": False,
    "TWO_FACTOR_RESCUE_URL": "/sign-in/help",
    "TWO_FACTOR_SELECT_URL": "/sign-in/second-step",
    "TWO_FACTOR_SETUP_URL": "/account/two-factor",
    "TWO_FACTOR_TOKEN_VALIDATION_URL": "/sign-in/code",
    "USER_IDENTITY_ATTRIBUTES": [
        {"username": {"mapper": fold_username}},
        {"email": {"mapper": fold_email}},
    ],
    "VERIFY_URL": "/account/confirm",
    "WAN_ALLOW_USER_HINTS": False,
    "WAN_DELETE_URL": "/account/passkeys/delete",
    "WAN_REGISTER_URL": "/account/passkeys",
    "WAN_RP_NAME": "Quizapp",
    "WAN_SIGNIN_URL": "/sign-in/passkey",
    "WAN_VERIFY_URL": "/account/confirm/passkey",
    "WEBAUTHN": True,
}
"""Of Flask-Security, without its prefix. Accounts are opened and changed by views of our own."""

WRONG_CODE = _l(
    "This code is not right, or was used already. Type the one shown now, or wait for the next."
)
MESSAGES: dict[str, tuple[Any, str]] = {
    "API_ERROR": (_l("That did not work. Try again."), "danger"),
    "DISABLED_ACCOUNT": (_l("That did not work. Try again."), "danger"),
    "GENERIC_AUTHN_FAILED": (_l("The user name, e-mail or password is not right."), "danger"),
    "INVALID_CODE": (WRONG_CODE, "danger"),
    "INVALID_INPUT": (_l("Use letters, figures, spaces, - and _ only."), "danger"),
    "INVALID_INPUT_LENGTH": (_l("Use %(length)s characters or fewer."), "danger"),
    "INVALID_PASSWORD": (_l("The password is not right."), "danger"),
    "INVALID_RECOVERY_CODE": (_l("This recovery code is not right, or was used."), "danger"),
    "INVALID_REDIRECT": (_l("That address is not on this site."), "danger"),
    "NO_RECOVERY_CODES_SETUP": (_l("You have no recovery codes yet."), "info"),
    "PASSWORD_NOT_PROVIDED": (_l("Type your password."), "danger"),
    "REAUTHENTICATION_REQUIRED": (_l("Confirm first that it is you."), "info"),
    "REAUTHENTICATION_SUCCESSFUL": (_l("Thank you. You can go on."), "success"),
    "TWO_FACTOR_CHANGE_METHOD_SUCCESSFUL": (
        _l("From now on, signing in asks for a code from your app. Get recovery codes, too."),
        "success",
    ),
    "TWO_FACTOR_DISABLED": (_l("Signing in no longer asks for a code."), "success"),
    "TWO_FACTOR_INVALID_TOKEN": (WRONG_CODE, "danger"),
    "TWO_FACTOR_LOGIN_SUCCESSFUL": (_l("You are signed in."), "success"),
    "TWO_FACTOR_METHOD_NOT_AVAILABLE": (_l("Choose one of the ways offered."), "danger"),
    "TWO_FACTOR_PERMISSION_DENIED": (_l("Sign in again, please: that took too long."), "info"),
    "TWO_FACTOR_SETUP_EXPIRED": (_l("That took too long. Start again, please."), "danger"),
    "UNAUTHENTICATED": (_l("Sign in to see this page."), "info"),
    "WEBAUTHN_CREDENTIAL_DELETED": (_l("The passkey “%(name)s” is removed."), "success"),
    "WEBAUTHN_CREDENTIAL_ID_INUSE": (_l("This passkey is known already."), "danger"),
    "WEBAUTHN_CREDENTIAL_WRONG_USAGE": (_l("This passkey cannot be used here."), "danger"),
    "WEBAUTHN_EXPIRED": (_l("That took too long. Start again, please."), "danger"),
    "WEBAUTHN_MISMATCH_USER_HANDLE": (_l("This passkey cannot be used here."), "danger"),
    "WEBAUTHN_NAME_DISALLOWED_CHARACTERS": (
        _l("Use letters, figures, spaces, - and _ only."),
        "danger",
    ),
    "WEBAUTHN_NAME_INUSE": (_l("You have a passkey “%(name)s” already."), "danger"),
    "WEBAUTHN_NAME_NOT_FOUND": (_l("You have no passkey “%(name)s”."), "danger"),
    "WEBAUTHN_NAME_REQUIRED": (_l("Give the passkey a name."), "danger"),
    "WEBAUTHN_NO_VERIFY": (_l("The passkey could not be checked. Try again."), "danger"),
    "WEBAUTHN_REGISTER_SUCCESSFUL": (_l("The passkey “%(name)s” is added."), "success"),
    "WEBAUTHN_UNKNOWN_CREDENTIAL_ID": (_l("This passkey cannot be used here."), "danger"),
}


class Accounts(Security):
    """Does without the `qrcode` package."""

    def _check_modules(self, module: str, config_name: str) -> Any:
        known: Any = super()
        return module == "qrcode" or known._check_modules(module, config_name)


class AppCodes(Totp):
    """Each code is good for once. Their secrets are kept encrypted, with the present key."""

    def __init__(self, secrets: dict[str, str], issuer: str) -> None:
        """`secrets` are keys by their marks, the present one first."""
        super().__init__(secrets, issuer)
        wallet = AppWallet(secrets, default_tag=next(iter(secrets)))
        self._totp = TOTP.using(issuer=issuer, wallet=wallet)

    def verify_totp(self, token: str, totp_secret: str, user: Any, window: int = 0) -> bool:
        try:
            return super().verify_totp(token, totp_secret, user, window)
        except KeyError:
            # Encrypted with a key that the site no longer knows: no code is right any more.
            return False

    def renewed(self, totp_secret: str) -> str | None:
        """The same, encrypted with the present key; None where there is nothing to do."""
        try:
            found = self._totp.from_source(totp_secret)
        except KeyError:
            return None
        return str(found.to_json(encrypt=True)) if found.changed else None

    def get_last_counter(self, user: Any) -> int | None:
        """Locks the account, so that of two who send the same code at once, one comes too late."""
        db.session.refresh(user, ["tf_last_counter"], with_for_update=True)
        counter: int | None = user.tf_last_counter
        return counter

    def set_last_counter(self, user: Any, tmatch: Any) -> None:
        user.tf_last_counter = tmatch.counter

    def generate_qrcode(self, username: str, totp: str) -> str:
        """An SVG as `data:` address, dark on light whatever the page's colours are."""
        code = segno.make(self.get_totp_uri(username, totp), error="m")
        return str(code.svg_data_uri(scale=4, light="#fff", dark="#000"))


class Passkeys(WebauthnUtil):
    def authenticator_selection(self, user: Any, usage: str) -> AuthenticatorSelectionCriteria:
        """Any device may keep one; as the only step of signing in it asks who holds it."""
        first = usage == "first"
        return AuthenticatorSelectionCriteria(
            resident_key=ResidentKeyRequirement.REQUIRED,
            user_verification=UserVerificationRequirement.REQUIRED
            if first
            else UserVerificationRequirement.DISCOURAGED,
        )


class RecoveryCodes(MfRecoveryCodesUtil):
    """Kept encrypted, and each good for once."""

    def check_recovery_code(self, user: Any, code: str) -> bool:
        """Locks the account, so that of two who send the same code at once, one comes too late."""
        db.session.refresh(user, ["mf_recovery_codes"], with_for_update=True)
        known = self.get_recovery_codes(user)
        return any(hmac.compare_digest(code.encode(), one.encode()) for one in known)


def init_app(app: Flask) -> None:
    app.config.from_mapping(_configuration(app))
    security = Accounts(
        app,
        SQLAlchemyUserDatastore(db, User, Role, WebAuthn),
        login_form=signing_in.SignInForm,
        verify_form=signing_in.ConfirmForm,
        two_factor_setup_form=signing_in.AppForm,
        wan_register_form=signing_in.NewPasskeyForm,
        two_factor_verify_code_form=signing_in.CodeForm,
        two_factor_rescue_form=signing_in.RescueForm,
        mf_recovery_form=signing_in.RecoveryCodeForm,
        wan_signin_response_form=signing_in.PasskeyForm,
        totp_cls=AppCodes,
        webauthn_util_cls=Passkeys,
        mf_recovery_codes_util_cls=RecoveryCodes,
    )
    security.pwd_context = PatientContext.from_string(security.pwd_context.to_string())
    security.want_json(lambda request: False)
    security.unauthn_handler(_send_to_sign_in)
    # Whose page it is, we decide ourselves: nobody is loaded for pages that do not ask.
    security.principal.identity_loaders.clear()
    security.login_manager.user_loader(_load_user)
    security.login_manager.request_loader(lambda request: None)
    user_authenticated.connect(_on_signed_in, app)
    user_logged_out.connect(_on_signed_out, app)
    app.before_request(_refuse_json)
    app.before_request(_send_to_setup)


def _configuration(app: Flask) -> dict[str, Any]:
    given = {f"SECURITY_{name}": value for name, value in SETTINGS.items()}
    given |= {f"SECURITY_MSG_{name}": message for name, message in MESSAGES.items()}
    given["SECURITY_TOTP_SECRETS"] = marked_keys(app.config, "totp")
    codes = derived_keys(app.config, "recovery codes")
    given["SECURITY_MULTI_FACTOR_RECOVERY_CODES_KEYS"] = codes
    given["WTF_CSRF_SECRET_KEY"] = signing_keys(app.config)
    # Addresses change on the way to school; the session does not depend on them.
    given["SESSION_PROTECTION"] = None
    return {name: app.config.get(name, value) for name, value in given.items()}


def _load_user(uniquifier: str) -> User | None:
    user = user_of_session(uniquifier)
    if user:
        set_request_attr("fs_authn_via", "session")
        set_request_attr("fs_paa", session.get("fs_paa", 0))
    return user


def _send_to_sign_in(
    mechanisms: list[str] | None = None, headers: dict[str, str] | None = None
) -> Any:
    return to_sign_in()


def _on_signed_in(app: Flask, user: User, **others: Any) -> None:
    start_sign_in(user)


def _on_signed_out(app: Flask, user: User, **others: Any) -> None:
    stop_sign_in()
    # Flask-Security commits after all of its other changes, but not after this one.
    db.session.commit()


def _send_to_setup() -> ResponseReturnValue | None:
    """A code is asked of somebody signed in only while they set an app up.

    Flask-Security would sign them out, by a mere link.
    """
    setting_up = all(session.get(f"tf_{name}") for name in ("primary_method", "totp_secret"))
    asked = request.endpoint == "security.two_factor_token_validation" and current_user()
    if asked and not (session.get("tf_state") == "validating_profile" and setting_up):
        return redirect(url_for("security.two_factor_setup"), 303)
    return None


def _refuse_json() -> None:
    """Flask-Security would read it; our pages send forms."""
    if request.blueprint == "security" and request.is_json:
        abort(415)
