"""What the people of a site may know about how it is run."""

from flask import Blueprint, current_app, render_template
from flask.typing import ResponseReturnValue

bp = Blueprint("operations", __name__)


@bp.get("/privacy")
def privacy() -> ResponseReturnValue:
    """What is kept about whoever learns here, why, and how long: from the settings in force."""
    return render_template("operations/privacy.html", settings=current_app.config)
