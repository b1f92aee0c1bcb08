"""Pictures, by the digest of their bytes."""

from flask import Flask, Response, make_response
from flask.blueprints import BlueprintSetupState

from quizapp.bank.models import Image
from quizapp.bank.queries.images import get_image
from quizapp.bank.views.blueprint import bp


def image(digest: str) -> Response:
    """Anybody who knows the digest may see the picture, signed in or not.

    It cannot be guessed, and only pages that show the question tell it. The bytes never change,
    so browsers and proxies may keep them for good.
    """
    found: Image = get_image(digest)
    response = make_response(found.data)
    response.content_type = found.kind
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@bp.record_once
def _add_rule(state: BlueprintSetupState) -> None:
    """Students load pictures too, so the address stands outside of the teachers' pages."""
    app: Flask = state.app  # type: ignore[assignment]
    app.add_url_rule("/images/<digest>", "bank.image", image)
