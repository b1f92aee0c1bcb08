"""What the buttons that start an attempt have in common."""

import secrets
from collections.abc import Sequence

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from quizapp.accounts.presence import be_learner, be_visiting
from quizapp.attempts.actions.taking import Choices, start_attempt
from quizapp.bank.models import Edition
from quizapp.bank.queries.published import edition_document
from quizapp.clock import now
from quizapp.database import db


def new_start_key() -> str:
    """Goes into a start button, so that pressing it twice starts one attempt."""
    return secrets.token_urlsafe(12)


def begin(
    edition: Edition, places: Sequence[int], choices: Choices, start_key: str | None
) -> ResponseReturnValue:
    """Starts an attempt at these places of the edition and goes there. Commits.

    A page has one key for all of its buttons, so what they start goes into the key as well.
    """
    at = now()
    attempt_id = start_attempt(
        be_learner(at),
        be_visiting(at),
        (edition.set_id, edition.id),
        edition_document(edition),
        places,
        choices,
        f"{edition.set_id}-{choices.scope}-{start_key or new_start_key()}",
        at,
    )
    db.session.commit()
    return redirect(url_for("attempts.attempt", attempt_id=attempt_id), 303)
