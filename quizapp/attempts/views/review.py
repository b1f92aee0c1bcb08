"""The result of a submitted attempt, with the evidence for each answer."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from quizapp.accounts.presence import current_learner
from quizapp.attempts.actions.taking import Choices
from quizapp.attempts.forms import StartForm
from quizapp.attempts.queries.regrades import corrections
from quizapp.attempts.queries.taking import AttemptState, get_attempt, tallies
from quizapp.attempts.views.blueprint import bp
from quizapp.attempts.views.home import published_edition
from quizapp.attempts.views.starting import begin, new_start_key
from quizapp.bank.queries.published import edition_document, get_published_set, next_set
from quizapp.errors import Conflict
from quizapp.messages import Message


@bp.get("/attempts/<int:attempt_id>/review")
def review(attempt_id: int) -> ResponseReturnValue:
    found = get_attempt(current_learner(), attempt_id)
    if not found.submitted_at:
        return redirect(url_for("attempts.submit", attempt_id=found.id), 303)
    sheet = found.sheet
    return render_template(
        "attempts/review.html",
        attempt=found,
        items=sheet.items,
        missed=len(sheet.missed),
        guessed=any(given.flagged for given in sheet.given.values()),
        everybody=tallies(sheet, current_app.config["ENOUGH_ATTEMPTS"]),
        source=found.document.source,
        corrections=corrections(found.id) if found.regraded_at else {},
        next_set=next_set(found.set_id),
        start_key=new_start_key(),
    )


@bp.post("/attempts/<int:attempt_id>/retry")
def retry(attempt_id: int) -> ResponseReturnValue:
    """A new attempt at what was missed, on the set's edition of today."""
    found = get_attempt(current_learner(), attempt_id)
    form = StartForm(len(found.order))
    if not found.submitted_at or not form.validate_on_submit():
        raise Conflict(Message("Hand in the quiz first; then you can retry what you missed."))
    edition = published_edition(get_published_set(found.slug))
    places = edition_document(edition).by_id()
    wanted = [places[id] for id in found.sheet.missed if id in places]
    if not wanted:
        raise Conflict(Message("You missed nothing in this quiz, so there is nothing to retry."))
    return begin(edition, wanted, _as_before(found), form.start_key.data)


def _as_before(found: AttemptState) -> Choices:
    return Choices(scope="missed", behaviour=found.behaviour, layout=found.layout)
