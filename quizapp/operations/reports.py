"""Errors for Sentry: optional, and without anybody in them.

None of Sentry's own integrations is used, since they would add addresses, headers and log lines.
What is sent is the kind of the error, its places in the code, the route and the number of the
request.
"""

from typing import Any

from flask import Flask, got_request_exception, request

from quizapp.logs import request_id

KEPT = ("event_id", "timestamp", "platform", "level", "exception", "release", "environment")
KEPT_TAGS = ("route", "request_id")


def init_app(app: Flask) -> None:
    if not app.config["SENTRY_DSN"]:
        return
    import sentry_sdk

    # Personal data is left out by default; to say so is deprecated.
    sentry_sdk.init(
        dsn=app.config["SENTRY_DSN"],
        environment=app.config["ENVIRONMENT"],
        default_integrations=False,
        auto_enabling_integrations=False,
        include_local_variables=False,
        max_breadcrumbs=0,
        max_request_body_size="never",
        auto_session_tracking=False,
        before_send=without_anybody,  # type: ignore[arg-type]
    )
    got_request_exception.connect(_report, app)


def _report(app: Flask, exception: BaseException, **others: Any) -> None:
    import sentry_sdk

    with sentry_sdk.new_scope() as scope:
        scope.set_tag("request_id", request_id())
        scope.set_tag("route", str(request.url_rule) if request.url_rule else "none")
        scope.capture_exception(exception)


def without_anybody(event: dict[str, Any], hint: dict[str, Any]) -> dict[str, Any]:
    """Only what is known to be harmless; what an error says may repeat what somebody typed."""
    kept = {name: event[name] for name in KEPT if name in event}
    for error in (kept.get("exception") or {}).get("values", ()):
        error["value"] = ""
        error.get("mechanism", {}).pop("data", None)
    tags = event.get("tags") or {}
    return {**kept, "tags": {name: tags[name] for name in KEPT_TAGS if name in tags}}
