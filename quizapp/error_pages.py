"""What is shown when something goes wrong: a page, or JSON for a script. Loses no typed text."""

from flask import Flask, current_app, g, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import InternalError, OperationalError
from werkzeug.exceptions import HTTPException

from quizapp import errors
from quizapp.database import db
from quizapp.kept_text import KeptText, kept_text
from quizapp.logs import request_id
from quizapp.templating import translate
from quizapp.web import wants_json

RETRY_SECONDS = 10
NO_ROOM = ("disk is full", "no space left", "disk full")
READ_ONLY = ("readonly database", "read-only transaction")
"""How SQLite and PostgreSQL say it."""

STATUS = {errors.NotFound: 404, errors.InvalidInput: 400, errors.Conflict: 409}


def init_app(app: Flask) -> None:
    app.register_error_handler(errors.QuizError, _show_quiz_error)
    app.register_error_handler(CSRFError, _show_csrf_error)
    app.register_error_handler(OperationalError, _show_busy)
    app.register_error_handler(InternalError, _show_busy)
    app.register_error_handler(HTTPException, show_http_error)


def show_error(
    status: int, title: str, message: str, kept: KeptText | None = None
) -> ResponseReturnValue:
    """An error page, or the same as JSON for a script. What was not committed is undone.

    With `kept`, the page has a button that sends it again.
    """
    db.session.rollback()
    if status >= 500:
        # The page head must not ask a database that may have just failed.
        g.presence = (None, None)
    number = request_id() if status >= 500 else ""
    if wants_json():
        return jsonify(error=message, **({"request_id": number} if number else {})), status
    page = render_template(
        "errors/error.html", status=status, title=title, message=message, kept=kept, number=number
    )
    return page, status


def keep_text_of_signed_out() -> ResponseReturnValue | None:
    """For somebody who is not signed in any more: their text, if this request brought any."""
    kept = kept_text()
    if kept is None:
        return None
    message = gettext(
        "What you typed is not saved yet, but nothing of it is lost: it stands below. Sign in "
        "in another tab, come back to this one, and send it again."
    )
    return _show_kept(401, gettext("You are signed out"), message, kept)


def _show_kept(status: int, title: str, message: str, kept: KeptText) -> ResponseReturnValue:
    db.session.rollback()
    return render_template("errors/kept.html", title=title, message=message, kept=kept), status


def _show_quiz_error(error: errors.QuizError) -> ResponseReturnValue:
    status = next((STATUS[kind] for kind in type(error).mro() if kind in STATUS), 400)
    return show_error(status, _titles().get(status, ""), translate(error.message))


def _show_csrf_error(error: CSRFError) -> ResponseReturnValue:
    kept = None if wants_json() else kept_text()
    if kept and not _is_quiz():
        message = gettext(
            "It was opened before you signed in, or your browser's cookies have changed since. "
            "What you typed is not saved yet, but nothing of it is lost: it stands below."
        )
        return _show_kept(400, gettext("This page was out of date"), message, kept)
    message = gettext(
        "This page no longer matches your browser's cookies. Go back, reload the page and send it "
        "again; answers that were saved are still there."
    )
    return show_error(400, _titles()[400], message, kept)


def _is_quiz() -> bool:
    """Whether a learner is answering: what they chose means little outside of its question."""
    return request.blueprint == "attempts" and not request.path.startswith("/teach/")


def _show_busy(error: OperationalError | InternalError) -> ResponseReturnValue:
    current_app.logger.error("database: %s", error.orig)
    response = current_app.make_response(show_error(503, _titles()[503], _trouble(error)))
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def _trouble(error: OperationalError | InternalError) -> str:
    """What may be done just now, and whether what was sent is lost."""
    said = str(error.orig).lower()
    text = gettext("The database does not answer just now. Wait a moment, then try again.")
    if any(sign in said for sign in NO_ROOM):
        text = gettext(
            "What you just sent was not saved: this site has no room left. Go back, where most "
            "browsers still have it, tell whoever runs the site, and send it again later. What "
            "was saved before is safe."
        )
    elif any(sign in said for sign in READ_ONLY):
        text = gettext(
            "What you just sent was not saved: this site can only be read just now. Go back, where "
            "most browsers still have it, and send it again later. What was saved before is safe."
        )
    return str(text)


def show_http_error(error: HTTPException) -> ResponseReturnValue:
    """The page for what Flask or a view refused, in the words of its status."""
    if error.response is not None or (error.code or 500) < 400:
        return error
    status = error.code or 500
    title = _titles().get(status, gettext("That did not work"))
    response = current_app.make_response(show_error(status, title, _advice(status)))
    for name, value in error.get_headers():
        if name not in ("Content-Type", "Content-Length"):
            response.headers[name] = value
    return response


def _titles() -> dict[int, str]:
    return {
        400: gettext("This form cannot be used"),
        404: gettext("There is nothing here"),
        405: gettext("This page is not used that way"),
        409: gettext("That cannot be done now"),
        413: gettext("That was too much at once"),
        429: gettext("Too many requests"),
        500: gettext("Something went wrong on our side"),
        503: gettext("Back in a moment"),
    }


def _advice(status: int) -> str:
    advice: dict[int, str] = {
        404: gettext("The address may be wrong, or the page is not yours to see."),
        405: gettext("Go back and use the buttons of the page."),
        413: gettext(
            "Go back in your browser, where most of them still have what you wrote; shorten it "
            "and send it again."
        ),
        500: gettext("Your saved answers are safe. Go back and try again."),
    }
    return advice.get(status) or str(gettext("Go back, reload the page and try again."))
