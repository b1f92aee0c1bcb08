"""Who sends this request: the learner behind a cookie or a sign-in, and their visit.

The one module besides the views that reads requests and writes cookies.
"""

import secrets
from datetime import datetime

from flask import Flask, Response, current_app, g, request, session

from quizapp.accounts.actions.learners import begin_visit, create_guest
from quizapp.accounts.actions.sign_ins import begin_sign_in, end_sign_in, note_seen
from quizapp.accounts.agents import describe_agent
from quizapp.accounts.claiming import claim_guest
from quizapp.accounts.models import Learner, SignIn, User, Visit
from quizapp.accounts.queries import Presence, learner_by_token, presence_by_sign_in
from quizapp.clock import now
from quizapp.database import READING_METHODS

COOKIE = "quizapp_learner"
COOKIE_SECONDS = 400 * 24 * 3600
"""The longest that browsers keep a cookie; counted anew from every visit."""
SEEN_STEP = 60
"""Seconds between two notes of a sign of life, so that not every page sets a cookie."""
SIGN_IN = "sign_in"
"""Where the session keeps the key of the sign-in."""
ACCOUNT = "_user_id"
"""Where Flask-Login keeps who is signed in."""
OF_SIGN_IN = (SIGN_IN, ACCOUNT, "_fresh", "_id", "fs_paa", "fs_gexp", "fs_cc", "visit")


def init_app(app: Flask) -> None:
    app.after_request(_remember)
    app.context_processor(
        lambda: {"visit": current_visit(), "learner": current_learner(), "user": current_user()}
    )


def current_learner() -> Learner | None:
    return _look().learner


def current_visit() -> Visit | None:
    return _look().visit


def current_user() -> User | None:
    """The account that is signed in, if any."""
    return _look().user


def current_sign_in() -> SignIn | None:
    return _look().sign_in


def user_of_session(uniquifier: str) -> User | None:
    """What Flask-Login asks for; the same read as everything else about who is here."""
    user = current_user()
    return user if user and user.fs_uniquifier == uniquifier else None


def _look() -> Presence:
    """One read a request, and none without a cookie."""
    if "presence" not in g:
        g.presence = _signed_in() or _guest()
    return Presence(*g.presence)


def _signed_in() -> Presence | None:
    key, uniquifier = session.get(SIGN_IN), session.get(ACCOUNT)
    if not key or not uniquifier:
        return None
    found = presence_by_sign_in(key, uniquifier, _visit_id())
    if found is None:
        forget_sign_in()
    elif found.sign_in and request.method not in READING_METHODS:
        note_seen(found.sign_in, now())
    return found


def cookie_name() -> str:
    """Over HTTPS one that browsers take from this very host alone."""
    return f"__Host-{COOKIE}" if current_app.config["SESSION_COOKIE_SECURE"] else COOKIE


def _sent_token() -> str:
    """Also under the name that the cookie had before a site went over to HTTPS."""
    return request.cookies.get(cookie_name()) or request.cookies.get(COOKIE, "")


def _guest() -> Presence:
    token = _sent_token()
    return Presence(*(learner_by_token(token, _visit_id()) or ())) if token else Presence()


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
    learner = current_learner()
    if learner is None:
        g.new_token = secrets.token_urlsafe(24)
        learner = create_guest(g.new_token, at)
        g.presence = Presence(learner)
    return learner


def be_visiting(at: datetime) -> Visit:
    """The visit that this request belongs to, begun if there was none. Writes."""
    learner, visit = be_learner(at), current_visit()
    if visit is None:
        visit = begin_visit(learner, at)
        g.presence = _look()._replace(visit=visit)
        session["visit"] = [visit.id, at.timestamp()]
        if current_user() is None:
            g.setdefault("new_token", _sent_token())
    return visit


def forget(response: Response) -> None:
    """Takes the guest out of the browser, once their rows are gone."""
    session.pop("visit", None)
    g.presence = Presence()
    _drop_cookie(response)


def _drop_cookie(response: Response) -> None:
    secure = current_app.config["SESSION_COOKIE_SECURE"]
    for name in {cookie_name(), COOKIE} & request.cookies.keys() or {cookie_name()}:
        response.delete_cookie(name, secure=secure, httponly=True, samesite="Lax")


def forget_history() -> None:
    """The account has a new learner, and no visit yet."""
    session.pop("visit", None)
    user = current_user()
    g.presence = _look()._replace(learner=user.learner if user else None, visit=None)


def start_sign_in(user: User) -> None:
    """Signs the account in, with a new key and a new token for forms. Writes.

    What the guest of this browser has done becomes the account's, and so does the visit.
    """
    at = now()
    if token := _sent_token():
        claim_guest(token, user, at)
        g.drop_cookie = True
        g.pop("new_token", None)
    if old := session.pop(SIGN_IN, None):
        end_sign_in(old)
    sign_in = begin_sign_in(user, describe_agent(request.user_agent.string), at)
    session[SIGN_IN] = sign_in.key
    _renew_form_token()
    g.presence = Presence(user.learner, None, user, sign_in)


def stop_sign_in() -> None:
    """Ends the sign-in of this browser; what follows is a fresh guest's. Writes."""
    if key := session.get(SIGN_IN):
        end_sign_in(key)
    forget_sign_in()
    _renew_form_token()


def _renew_form_token() -> None:
    """A token that somebody knew before a change of the account is worth nothing after it."""
    name = current_app.config["WTF_CSRF_FIELD_NAME"]
    session.pop(name, None)
    g.pop(name, None)


def forget_sign_in() -> None:
    """Makes the rest of this request, and those that follow, a guest's."""
    for name in OF_SIGN_IN:
        session.pop(name, None)
    g.presence = Presence()


def _remember(response: Response) -> Response:
    if g.get("drop_cookie"):
        _drop_cookie(response)
    if token := g.get("new_token"):
        response.set_cookie(
            cookie_name(),
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
