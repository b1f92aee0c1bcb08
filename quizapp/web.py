"""What every page shares: security headers, template filters and globals."""

from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask import Flask, Response, current_app, g, request, url_for
from flask_babel import (
    format_datetime,
    format_decimal,
    format_percent,
    get_locale,
    get_translations,
    gettext,
)
from lucide.jinja import lucide
from markupsafe import Markup
from werkzeug.exceptions import SecurityError
from werkzeug.routing import IntegerConverter, Map

from quizapp import errors
from quizapp.database import LARGEST_ID
from quizapp.extensions import babel
from quizapp.messages import Message
from quizapp.partial_dates import say_partial_date
from quizapp.richtext import render, render_inline

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
    babel.init_app(app, timezone_selector=_reader_zone)
    _translate_templates(app)
    # Before all else, for where the host is not known no page has an address.
    app.before_request_funcs.setdefault(None, []).insert(0, _refuse_strange_host)
    app.before_request(_refuse_nul)
    app.after_request(_set_headers)
    app.jinja_env.filters.update(
        markdown=render,
        markdown_inline=render_inline,
        message=translate,
        score=_score,
        percent=_percent,
        day=say_partial_date,
        moment=_moment,
    )
    app.jinja_env.globals.update(
        asset=asset, bootstrap_css=_bootstrap_css, icon=icon, locale=get_locale
    )


def _translate_templates(app: Flask) -> None:
    """Looks the catalogue of `_()` up once a request: a page asks it a hundred times."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        gettext=lambda text: _catalogue().ugettext(text),
        ngettext=lambda one, many, number: _catalogue().ungettext(one, many, number),
        newstyle=True,
    )


def _catalogue() -> Any:
    found = g.get("catalogue")
    if found is None:
        found = g.catalogue = get_translations()
    return found


def translate(message: Message | str) -> str:
    """A message in the reader's language; text that people wrote stays as it is."""
    if not isinstance(message, Message):
        return str(message)
    values = {name: _translate_value(value) for name, value in message.values.items()}
    return str(gettext(message.text)).format(**values)


def _translate_value(value: Any) -> Any:
    return translate(value) if isinstance(value, Message) else value


def _score(points: float) -> str:
    return str(format_decimal(points, format="#,##0.##"))


def _percent(fraction: float) -> str:
    return str(format_percent(fraction, format="#,##0 %"))


def _moment(at: datetime) -> Markup:
    text = format_datetime(at, format="d MMMM y, HH:mm")
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="seconds"), text)


@lru_cache
def _zones() -> set[str]:
    return available_timezones()


def _reader_zone() -> ZoneInfo:
    """The zone that the reader's browser told us (static/js/site.js), else the site's."""
    name = request.cookies.get("timezone", "") if request else ""
    return ZoneInfo(name if name in _zones() else current_app.config["BABEL_DEFAULT_TIMEZONE"])


@lru_cache(maxsize=256)
def icon(name: str, label: str = "") -> Markup:
    """An inline icon; hidden from screen readers unless it carries its meaning in `label`."""
    shown = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    attributes: dict[str, object] = {"class": "icon", "focusable": "false", **shown}
    return Markup(lucide(name, size=20, **attributes))


def asset(filename: str) -> str:
    """Address of a static file, with its content's hash so that it may be kept for good."""
    folder = current_app.static_folder or ""
    return url_for("static", filename=filename, v=_file_hash(str(Path(folder, filename))))


def _bootstrap_css() -> str:
    extension = current_app.blueprints["bootstrap"]
    filename = "css/bootstrap.min.css"
    path = Path(extension.static_folder or "", filename)
    return url_for("bootstrap.static", filename=filename, v=_file_hash(str(path)))


@lru_cache(maxsize=256)
def _file_hash(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()[:12]


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
