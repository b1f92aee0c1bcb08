"""How often something may be tried from one address, and for one account from there.

A class shares an address, so the bounds per address are wide. Nothing of this is in the database:
it is counted in the memory of each process, or in a Redis for all of them.
"""

import math
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from flask import Flask, current_app, make_response, request, session
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from limits import RateLimitItem, parse
from limits.strategies import FixedWindowRateLimiter

from quizapp.accounts.counting import MEMORY, make_counter
from quizapp.accounts.names import fold_username
from quizapp.database import READING_METHODS
from quizapp.error_pages import show_error

EXTENSION = "rate_limits"


class Rule(NamedTuple):
    """At most so many requests in so long; `whose` names who is counted together."""

    limit: RateLimitItem
    whose: Callable[[], str]


def _address() -> str:
    return request.remote_addr or ""


def _account_and_address() -> str:
    """The account that the form names."""
    named = request.form.get("identity") or request.form.get("email") or ""
    return f"{_address()} {fold_username(named)}"


def _half_signed_in() -> str:
    """Whoever gave a right password, or sets an app up, from anywhere: codes are short."""
    return str(session.get("tf_user_id") or session.get("_user_id") or _address())


def _signed_in() -> str:
    return str(session.get("_user_id", "")) or _address()


WIDE = Rule(parse("300 per 5 minutes"), _address)
CLASS = Rule(parse("150 per hour"), _address)
CODES = Rule(parse("10 per 10 minutes"), _half_signed_in)
CONFIRMATIONS = Rule(parse("15 per 10 minutes"), _signed_in)

RULES: dict[str, tuple[Rule, ...]] = {
    "security.login": (Rule(parse("10 per 5 minutes"), _account_and_address), WIDE),
    "security.register": (CLASS,),
    "accounts.join": (CLASS,),
    "security.forgot_password": (Rule(parse("5 per hour"), _account_and_address), CLASS),
    "accounts.recover": (Rule(parse("30 per 10 minutes"), _address),),
    "security.two_factor_token_validation": (CODES, WIDE),
    "security.mf_recovery": (CODES, WIDE),
    "security.wan_signin": (WIDE,),
    "security.wan_signin_response": (WIDE,),
    "security.verify": (CONFIRMATIONS,),
    "security.wan_verify_response": (CONFIRMATIONS,),
    "security.change_password": (CONFIRMATIONS,),
    "security.change_email": (CONFIRMATIONS,),
    "security.change_username": (CONFIRMATIONS,),
}
"""By endpoint; what only shows a page is not counted."""


def init_app(app: Flask) -> None:
    app.extensions[EXTENSION] = make_counter(app.config["RATE_LIMITS_URL"])
    app.before_request(_check)


def counts_apart(config: Mapping[str, Any]) -> bool:
    """Whether each process counts for itself, which lets several of them through several times."""
    return bool(config["RATE_LIMITS"]) and config["RATE_LIMITS_URL"].startswith(MEMORY)


def _check() -> ResponseReturnValue | None:
    rules = RULES.get(request.endpoint or "")
    if rules is None or request.method in READING_METHODS:
        return None
    if not current_app.config["RATE_LIMITS"]:
        return None
    counter: FixedWindowRateLimiter = current_app.extensions[EXTENSION]
    keys = [(rule.limit, request.endpoint or "", rule.whose()) for rule in rules]
    # All are counted, whichever is the first to be passed.
    passed = [key for key in keys if not counter.hit(*key)]
    ends = [counter.get_window_stats(*key).reset_time for key in passed]
    return _too_many(max(1, int(max(ends) - time.time()) + 1)) if ends else None


def _too_many(seconds: int) -> ResponseReturnValue:
    message = ngettext(
        "That was tried too often. Try again in %(num)s minute.",
        "That was tried too often. Try again in %(num)s minutes.",
        math.ceil(seconds / 60),
    )
    response = make_response(show_error(429, gettext("Too many attempts"), message))
    response.headers["Retry-After"] = str(seconds)
    return response
