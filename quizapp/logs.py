"""Logs without anybody in them: one line a request, and errors with the number of their request.

No address, name, query, cookie, header, path or body is ever written: a request is told by the rule
of its route, `/recover/<token>`, and an error by its kind and place. What an error says may repeat
what somebody typed, so it is left out except on a development machine.
"""

import json
import logging
import re
import secrets
import time
import traceback
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from types import TracebackType
from typing import TYPE_CHECKING, Any

from flask import Flask, has_request_context, request
from flask.logging import wsgi_errors_stream

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

NAME = "quizapp"
REQUESTS = "quizapp.requests"
EXTENSION = "request_log"
HEADER = "X-Request-ID"
ID, ROUTE = "quizapp.request_id", "quizapp.route"
"""Where the environment of a request keeps them."""
WELL_FORMED = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]{7,63}")
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
FIELDS = ("request_id", "method", "route", "status", "ms", "bytes")
Watcher = Callable[[str, str | None, int, float], None]
"""Is told method, route, status and seconds of each request."""


class Application(Flask):
    """Flask, but for the path in the line that tells of an error."""

    def log_exception(self, exc_info: Any) -> None:
        # Flask would write the path, in which tokens stand.
        self.logger.error("error", exc_info=exc_info)


def init_app(app: Flask) -> None:
    _write_to_stderr(app)
    trusted = app.config["PROXIES"] > 0
    around = RequestLog(app.wsgi_app, trusted)
    app.extensions[EXTENSION] = around
    app.wsgi_app = around  # type: ignore[method-assign]
    app.before_request(_note_route)


def watch(app: Flask, watcher: Watcher) -> None:
    """Has the watcher told of every request."""
    app.extensions[EXTENSION].watchers.append(watcher)


def request_id() -> str:
    """The number of the request that is being answered; empty outside of one."""
    return str(request.environ.get(ID, "")) if has_request_context() else ""


def _note_route() -> None:
    if request.url_rule is not None:
        request.environ[ROUTE] = request.url_rule.rule


class RequestLog:
    """Around the application: numbers requests, and tells how each of them ended."""

    def __init__(self, inner: "WSGIApplication", trusted: bool) -> None:
        self.inner = inner
        self.trusted = trusted
        self.log = logging.getLogger(REQUESTS)
        self.watchers: list[Watcher] = []

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        begun = time.perf_counter()
        environ[ID] = number = self._number(environ)
        told: list[Any] = ["500", []]

        def start(status: str, headers: list[tuple[str, str]], *error: Any) -> Any:
            told[:] = status, headers
            return start_response(status, [*headers, (HEADER, number)], *error)

        try:
            return self.inner(environ, start)
        finally:
            self._tell(environ, told[0], told[1], time.perf_counter() - begun)

    def _number(self, environ: "WSGIEnvironment") -> str:
        """The proxy's, where one is configured that gives one."""
        given = str(environ.get("HTTP_X_REQUEST_ID", "")) if self.trusted else ""
        return given if WELL_FORMED.fullmatch(given) else secrets.token_hex(8)

    def _tell(
        self, environ: "WSGIEnvironment", line: str, headers: list[tuple[str, str]], seconds: float
    ) -> None:
        method = environ["REQUEST_METHOD"]
        method = method if method in METHODS else "OTHER"
        route, status = environ.get(ROUTE), int(line[:3])
        for watcher in self.watchers:
            watcher(method, route, status, seconds)
        if self.log.isEnabledFor(logging.INFO):
            values = (environ[ID], method, route, status, round(seconds * 1000, 1))
            size = 0 if method == "HEAD" else _size(headers)
            self.log.info("request", extra=dict(zip(FIELDS, (*values, size), strict=True)))


def _size(headers: list[tuple[str, str]]) -> int | None:
    """Of the body; unknown where it is sent bit by bit."""
    return next((int(value) for name, value in headers if name.lower() == "content-length"), None)


# ---- How it is written ----


class Handler(logging.StreamHandler[Any]):
    """Ours, so that a second application in a process does not write everything twice."""


def _write_to_stderr(app: Flask) -> None:
    root = logging.getLogger()
    for old in [one for one in root.handlers if isinstance(one, Handler)]:
        root.removeHandler(old)
    handler = Handler(wsgi_errors_stream)
    kind = JsonLines if app.config["LOG"] == "json" else PlainLines
    handler.setFormatter(kind(app.config["ENVIRONMENT"] == "development"))
    root.addHandler(handler)
    logging.getLogger(NAME).setLevel(app.config["LOG_LEVEL"].upper())


class JsonLines(logging.Formatter):
    """A record is one line: an object with the time in UTC, and what is known."""

    def __init__(self, tells_all: bool) -> None:
        super().__init__()
        self.tells_all = tells_all

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(self.data(record), ensure_ascii=False, default=str)

    def data(self, record: logging.LogRecord) -> dict[str, Any]:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        data: dict[str, Any] = {
            "time": at,
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.name == REQUESTS:
            data |= {name: record.__dict__.get(name) for name in FIELDS}
        elif number := request_id():
            data |= {"request_id": number, "route": request.environ.get(ROUTE)}
        if record.exc_info and record.exc_info[0]:
            data["error"] = describe_error(record.exc_info, self.tells_all)
        return data


class PlainLines(JsonLines):
    """The same for eyes."""

    def format(self, record: logging.LogRecord) -> str:
        data = self.data(record)
        error = data.pop("error", "")
        if record.name == REQUESTS:
            words = [data[name] for name in ("method", "route", "status")]
            line = " ".join(str(word) for word in (data["time"][11:19], *words))
            return f"{line} {data['ms']} ms, {data['bytes']} bytes, {data['request_id']}"
        number = data.get("request_id", "")
        line = f"{data['time'][11:19]} {data['level']} {data['message']} {number}".rstrip()
        return f"{line}\n{error}".rstrip()


def describe_error(
    error: tuple[type[BaseException], BaseException, TracebackType | None] | Any, tells_all: bool
) -> str:
    """The kinds of the error and of those that led to it, with their places in the code.

    Their words only where all may be told: a database repeats the values that it refuses.
    """
    if tells_all:
        return "".join(traceback.format_exception(*error)).rstrip()
    chain: list[str] = []
    cause = error[1]
    while cause is not None and len(chain) < 5:
        places = "".join(traceback.format_tb(cause.__traceback__))
        chain.append(f"{places}{type(cause).__module__}.{type(cause).__qualname__}")
        cause = cause.__cause__ or cause.__context__
    return "\n".join(reversed(chain))
