"""What every page shares: security headers, and which requests are refused."""

from typing import Any

from flask import Flask, Response, current_app, request
from flask_babel import gettext
from werkzeug.exceptions import SecurityError
from werkzeug.routing import IntegerConverter, Map

from quizapp import errors, templating
from quizapp.database import LARGEST_ID
from quizapp.messages import Message

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class NumberConverter(IntegerConverter):
    """A number in an address, no larger than a database can look for: larger ones are not there."""

    def __init__(self, map: Map, *args: Any, **options: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST_ID, **options})


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = NumberConverter
    templating.init_app(app)
    # Before all else, for where the host is not known no page has an address.
    app.before_request_funcs.setdefault(None, []).insert(0, _refuse_strange_host)
    app.before_request(_refuse_nul)
    app.after_request(_set_headers)


def _refuse_strange_host() -> Response | None:
    """Without a page: its links would have to name the host."""
    if not isinstance(request.routing_exception, SecurityError):
        return None
    text = gettext("This site is not known by that name. Use the address that you were given.")
    return Response(f"{text}\n", 400, mimetype="text/plain")


def _refuse_nul() -> None:
    """No page sends a NUL, and PostgreSQL cannot store one."""
    fields = (part for values in (request.args, request.form) for part in values.items(multi=True))
    if any("\0" in text for text in (request.path, *(text for pair in fields for text in pair))):
        raise errors.InvalidInput(Message("Something was sent that is not text. Type it again."))


def _set_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.endpoint in ("static", "bootstrap.static"):
        lasting = "public, max-age=31536000, immutable" if "v" in request.args else "no-cache"
        response.headers["Cache-Control"] = lasting
    else:
        response.headers.setdefault("Cache-Control", "no-store")
    return response


def wants_json() -> bool:
    """Whether a script sent this request, not a form."""
    return request.accept_mimetypes.best == "application/json"
