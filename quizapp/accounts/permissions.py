"""Who may see a page: decorators of views, and the account that they have made sure of."""

import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec
from urllib.parse import urlsplit

from flask import flash, redirect, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.models import User
from quizapp.accounts.presence import current_user
from quizapp.accounts.queries import gone
from quizapp.database import READING_METHODS
from quizapp.error_pages import keep_text_of_signed_out, show_error
from quizapp.web import wants_json

__all__ = [
    *("admin_required", "current_user", "fresh_required", "require_user", "signed_in"),
    *("teacher_required", "to_sign_in"),
]

FRESH_SECONDS = 600
"""How long after giving a password sensitive steps are open without giving it again."""

P = ParamSpec("P")
View = Callable[P, ResponseReturnValue]


def require_user() -> User:
    """The account that is signed in. Raises `NotFound` where there is none."""
    user = current_user()
    if user is None:
        raise gone()
    return user


def signed_in(view: View[P]) -> View[P]:
    """For account holders; a guest is sent to sign in, and comes back."""
    return _only_for(lambda user: True, view)


def teacher_required(view: View[P]) -> View[P]:
    """For teachers and admins; there is nothing here for others."""
    return _only_for(lambda user: user.is_teacher, view)


def admin_required(view: View[P]) -> View[P]:
    """For admins; there is nothing here for others."""
    return _only_for(lambda user: user.is_admin, view)


def _only_for(may: Callable[[User], bool], view: View[P]) -> View[P]:
    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        user = current_user()
        if user is None:
            return to_sign_in()
        if not may(user):
            raise gone()
        return view(*args, **kwargs)

    return checked


def fresh_required(view: View[P]) -> View[P]:
    """For a sensitive step: asks who it is unless that was said some minutes ago."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> ResponseReturnValue:
        if time.time() - session.get("fs_paa", 0) < FRESH_SECONDS:
            return view(*args, **kwargs)
        flash(gettext("Confirm first that it is you."), "info")
        return redirect(url_for("security.verify", next=_page_of_step()), 303)

    return signed_in(checked)


def _page_of_step() -> str:
    """Where the step can be begun: its own page, or the one whose button was pressed."""
    if request.url_rule and "GET" in (request.url_rule.methods or ()):
        return request.full_path.rstrip("?")
    return urlsplit(request.referrer or "").path or url_for("accounts.account")


def to_sign_in() -> ResponseReturnValue:
    """Sends a guest to the sign-in page; scripts are told instead, and no typed text is lost."""
    if wants_json():
        text = gettext("You are signed out. Sign in in another tab, then try again.")
        return show_error(401, gettext("Signed out"), text)
    if page := keep_text_of_signed_out():
        return page
    back = request.full_path.rstrip("?") if request.method in READING_METHODS else None
    return redirect(url_for("security.login", next=back), 303)
