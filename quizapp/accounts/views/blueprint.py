"""The blueprint that the pages of this feature share."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Flask
from flask.blueprints import BlueprintSetupState

bp = Blueprint("accounts", __name__)


def instead_of(endpoint: str, rule: str) -> Callable[[Any], Any]:
    """Registers a page that Flask-Security has as well, under the name that it has there."""

    def register(view: Any) -> Any:
        def add(state: BlueprintSetupState) -> None:
            app: Flask = state.app  # type: ignore[assignment]
            app.add_url_rule(rule, f"security.{endpoint}", view, methods=["GET", "POST"])

        bp.record(add)
        return view

    return register
