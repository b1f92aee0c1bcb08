"""The page that is shown while a command changes the database."""

from flask import Flask, current_app, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.error_pages import show_error
from quizapp.operations.maintenance import RETRY_SECONDS, is_closed


def init_app(app: Flask) -> None:
    """Before all that would ask the database, but after the host name was looked at."""
    app.before_request_funcs.setdefault(None, []).insert(1, _say_closed)


def _say_closed() -> ResponseReturnValue | None:
    if request.endpoint == "static" or not is_closed(current_app.config["DATA_DIR"]):
        return None
    message = gettext(
        "The site is being looked after, which takes a minute or two. Answers that were saved "
        "are safe. Leave this page open and reload it in a moment: what you sent last was not "
        "taken yet."
    )
    response = current_app.make_response(show_error(503, gettext("Back in a moment"), message))
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
