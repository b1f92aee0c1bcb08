"""What templates call: words in the reader's language, figures, addresses, icons.

A page calls them a hundred times and more, and most of them say the same on every page. So what was
said once is kept, for each language and each place that the site may be served from.
"""

from collections.abc import Callable
from datetime import datetime, tzinfo
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.dates import format_datetime
from babel.numbers import format_decimal, format_percent
from flask import Flask, current_app, g, has_request_context, request, url_for
from flask_babel import get_locale, get_timezone, get_translations
from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from lucide.jinja import lucide
from markupsafe import Markup

from quizapp.extensions import babel
from quizapp.messages import Message
from quizapp.partial_dates import say_partial_date
from quizapp.richtext import render, render_inline

KEPT = 4096


def init_app(app: Flask) -> None:
    babel.init_app(app, timezone_selector=_reader_zone)
    app.jinja_env.filters.update(
        markdown=render,
        markdown_inline=render_inline,
        message=translate,
        score=_score,
        percent=_percent,
        day=say_partial_date,
        moment=_moment,
    )
    addresses = Addresses(app)
    app.jinja_env.globals.update(
        _=_words,
        gettext=_words,
        ngettext=_counted_words,
        url_for=addresses.page,
        asset=addresses.asset,
        bootstrap_css=addresses.bootstrap_css,
        icon=icon,
        piece=piece,
        locale=get_locale,
    )


# ---- Words ----


def _catalogue() -> Any:
    """Of the reader's language, looked up once a request."""
    found = g.get("catalogue")
    if found is None:
        found = g.catalogue = get_translations()
    return found


@pass_eval_context
def _words(context: EvalContext, text: str, **values: Any) -> str:
    """The text in the reader's language, with the values in their places, escaped in HTML."""
    said = _said(_catalogue(), text, context.autoescape)
    return said % values if values or "%" in said else said


@lru_cache(KEPT)
def _said(catalogue: Any, text: str, html: bool) -> str:
    said = catalogue.ugettext(text)
    return Markup(said) if html else said


@pass_eval_context
def _counted_words(context: EvalContext, one: str, many: str, number: float, **values: Any) -> str:
    said = _catalogue().ungettext(one, many, number)
    return (Markup(said) if context.autoescape else said) % {"num": number, **values}


def translate(message: Message | str) -> str:
    """A message in the reader's language; text that people wrote stays as it is."""
    if not isinstance(message, Message):
        return str(message)
    values = {name: _translate_value(value) for name, value in message.values.items()}
    return str(_catalogue().ugettext(message.text)).format(**values)


def _translate_value(value: Any) -> Any:
    return translate(value) if isinstance(value, Message) else value


def piece(template: str, **values: str | int | bool) -> Markup:
    """A piece that is the same for everybody: rendered once for each language and all values."""
    place = request.script_root if request else ""
    return _rendered(current_app.jinja_env, _catalogue(), place, template, *values.items())


@lru_cache(KEPT)
def _rendered(
    environment: Environment,
    catalogue: Any,
    place: str,
    template: str,
    *values: tuple[str, str | int | bool],
) -> Markup:
    return Markup(environment.get_template(template).render(dict(values)).strip())


# ---- Figures and times ----


def _score(points: float) -> str:
    return _decimal(points, get_locale())


@lru_cache(KEPT)
def _decimal(points: float, locale: Locale) -> str:
    return str(format_decimal(points, format="#,##0.##", locale=locale))


def _percent(fraction: float) -> str:
    return _percentage(fraction, get_locale())


@lru_cache(KEPT)
def _percentage(fraction: float, locale: Locale) -> str:
    return str(format_percent(fraction, format="#,##0 %", locale=locale))


def _moment(at: datetime) -> Markup:
    return _time(at, get_timezone(), get_locale())


@lru_cache(KEPT)
def _time(at: datetime, zone: tzinfo, locale: Locale) -> Markup:
    text = format_datetime(at, format="d MMMM y, HH:mm", tzinfo=zone, locale=locale)
    return Markup('<time datetime="{}">{}</time>').format(at.isoformat(timespec="seconds"), text)


@lru_cache
def _zones() -> set[str]:
    return available_timezones()


def _reader_zone() -> ZoneInfo:
    """The zone that the reader's browser told us (static/js/site.js), else the site's."""
    name = request.cookies.get("timezone", "") if request else ""
    return ZoneInfo(name if name in _zones() else current_app.config["BABEL_DEFAULT_TIMEZONE"])


# ---- Icons and addresses ----


@lru_cache(maxsize=256)
def icon(name: str, label: str = "") -> Markup:
    """An inline icon; hidden from screen readers unless it carries its meaning in `label`."""
    shown = {"role": "img", "aria_label": label} if label else {"aria_hidden": "true"}
    attributes: dict[str, object] = {"class": "icon", "focusable": "false", **shown}
    return Markup(lucide(name, size=20, **attributes))


class Addresses:
    """Those that every page has are made once, for each path that the site is served under."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.kept: dict[tuple[str, str], str] = {}

    def page(self, endpoint: str, **values: Any) -> str:
        if values or endpoint.startswith("."):
            return url_for(endpoint, **values)
        return self._keep(endpoint, lambda: url_for(endpoint))

    def asset(self, filename: str) -> str:
        """Of a static file, with its content's hash so that it may be kept for good."""
        return self._keep(filename, lambda: _static(self.app, "static", filename))

    def bootstrap_css(self) -> str:
        return self._keep("", lambda: _static(self.app, "bootstrap.static", BOOTSTRAP))

    def _keep(self, name: str, make: Callable[[], str]) -> str:
        if not has_request_context():
            return make()
        place = request.script_root, name
        return self.kept.get(place) or self.kept.setdefault(place, make())


BOOTSTRAP = "css/bootstrap.min.css"


def _static(app: Flask, endpoint: str, filename: str) -> str:
    owner = app.blueprints["bootstrap"] if endpoint.startswith("bootstrap") else app
    digest = _file_hash(str(Path(owner.static_folder or "", filename)))
    return url_for(endpoint, filename=filename, v=digest)


@lru_cache(maxsize=256)
def _file_hash(path: str) -> str:
    return sha256(Path(path).read_bytes()).hexdigest()[:12]
