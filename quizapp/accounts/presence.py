"""Who sends this request: the learner behind the cookie, and their visit.

The one module besides the views that reads requests and writes cookies.
"""

import secrets
from datetime import datetime

from flask import Flask, Response, current_app, g, request, session

from quizapp.accounts.actions import begin_visit, create_guest
from quizapp.accounts.models import Learner, Visit
from quizapp.accounts.queries import learner_by_token
from quizapp.clock import now

COOKIE = "quizapp_learner"
COOKIE_SECONDS = 400 * 24 * 3600
"""The longest that browsers keep a cookie; counted anew from every visit."""
SEEN_STEP = 60
"""Seconds between two notes of a sign of life, so that not every page sets a cookie."""


def init_app(app: Flask) -> None:
    app.after_request(_remember)
    app.context_processor(lambda: {"visit": current_visit(), "learner": current_learner()})


def current_learner() -> Learner | None:
    return _look()[0]


def current_visit() -> Visit | None:
    return _look()[1]


def _look() -> tuple[Learner | None, Visit | None]:
    """One read a request, and none without a cookie."""
    if "presence" not in g:
        token = request.cookies.get(COOKIE, "")
        found = learner_by_token(token, _visit_id()) if token else None
        g.presence = found or (None, None)
    presence: tuple[Learner | None, Visit | None] = g.presence
    return presence


def _visit_id() -> int | None:
    """The visit that the session names, unless it has been idle for too long."""
    visit_id, seen = _noted_visit()
    idle = current_app.config["VISIT_IDLE_MINUTES"] * 60
    return visit_id if now().timestamp() - seen <= idle else None


def _noted_visit() -> tuple[int | None, float]:
    noted = session.get("visit")
    return (noted[0], noted[1]) if noted else (None, 0.0)


def be_learner(at: datetime) -> Learner:
    """The learner of this request, made a guest if nobody was known. Writes."""
    learner, _ = _look()
    if learner is None:
        g.new_token = secrets.token_urlsafe(24)
        learner = create_guest(g.new_token, at)
        g.presence = (learner, None)
    return learner


def be_visiting(at: datetime) -> Visit:
    """The visit that this request belongs to, begun if there was none. Writes."""
    learner, visit = be_learner(at), _look()[1]
    if visit is None:
        visit = begin_visit(learner, at)
        g.presence = (learner, visit)
        session["visit"] = [visit.id, at.timestamp()]
        g.setdefault("new_token", request.cookies.get(COOKIE))
    return visit


def forget(response: Response) -> None:
    """Takes the learner out of the browser, once their rows are gone."""
    session.pop("visit", None)
    g.presence = (None, None)
    response.delete_cookie(COOKIE)


def _remember(response: Response) -> Response:
    if token := g.get("new_token"):
        response.set_cookie(
            COOKIE,
            token,
            max_age=COOKIE_SECONDS,
            secure=current_app.config["SESSION_COOKIE_SECURE"],
            httponly=True,
            samesite="Lax",
        )
    visit_id, seen = _noted_visit()
    at = now().timestamp()
    if visit_id and _visit_id() and at - seen >= SEEN_STEP:
        session["visit"] = [visit_id, at]
    if session and not session.permanent:
        session.permanent = True
    return response
