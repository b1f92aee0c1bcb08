"""`/healthz`, `/readyz` and `/metrics`, for whatever watches the site, such as a load balancer.

They stand around the application, so that an answer needs no host name, session or token, sets no
cookie and leaves no line in the log.
"""

import json
import time
from collections.abc import Iterable
from typing import TYPE_CHECKING

from flask import Flask
from werkzeug.wrappers import Response

from quizapp.operations import metrics
from quizapp.operations.readiness import reasons_not_ready

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LASTS = 1.0
"""Seconds for which an answer is repeated: to be asked often costs the database nothing."""
HEADERS = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}


class Probes:
    """Around the application: answers these addresses, and hands on the others."""

    def __init__(self, app: Flask, inner: "WSGIApplication") -> None:
        self.app = app
        self.inner = inner
        self._known: tuple[float, list[str]] | None = None

    def __call__(
        self, environ: "WSGIEnvironment", start_response: "StartResponse"
    ) -> Iterable[bytes]:
        path = environ.get("PATH_INFO")
        if path == "/healthz":
            return _answer(environ, {"alive": True})(environ, start_response)
        if path == "/readyz":
            reasons = self._reasons(environ)
            body: dict[str, object] = {"ready": not reasons}
            response = _answer(environ, body | ({"reasons": reasons} if reasons else {}))
            if reasons and response.status_code == 200:
                response.status_code = 503
            return response(environ, start_response)
        if path == "/metrics" and self.app.config["METRICS"]:
            return self._figures(environ)(environ, start_response)
        return self.inner(environ, start_response)

    def _figures(self, environ: "WSGIEnvironment") -> Response:
        if not metrics.may_read(self.app, environ):
            text = "Send the token of QUIZAPP_METRICS_TOKEN, or ask from the machine itself.\n"
            return Response(text, 403, HEADERS)
        with self.app.app_context():
            figures, kind = metrics.read(self.app)
        return Response(figures, 200, HEADERS, content_type=kind)

    def _reasons(self, environ: "WSGIEnvironment") -> list[str]:
        if self._known is None or time.monotonic() - self._known[0] > LASTS:
            # Within a request that reads, the database waits for nobody who writes.
            with self.app.request_context(environ):
                self._known = time.monotonic(), reasons_not_ready()
        return self._known[1]


def _answer(environ: "WSGIEnvironment", body: dict[str, object]) -> Response:
    if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
        return Response("", 405, {**HEADERS, "Allow": "GET, HEAD"})
    return Response(json.dumps(body) + "\n", 200, HEADERS, content_type="application/json")


def init_app(app: Flask) -> None:
    """To be called last: what is around the application by then is not asked."""
    app.wsgi_app = Probes(app, app.wsgi_app)  # type: ignore[method-assign]
