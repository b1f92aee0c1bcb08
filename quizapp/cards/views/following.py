"""From what was missed to cards."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from quizapp.accounts.presence import current_learner
from quizapp.attempts.forms import ChosenForm
from quizapp.attempts.queries.notebook import NOTHING_LEFT, missed_ids
from quizapp.attempts.queries.taking import get_attempt
from quizapp.attempts.scores import grade_all
from quizapp.cards.actions.following import learn_missed, learn_these
from quizapp.cards.actions.settings import own_settings
from quizapp.cards.forms.studying import MoreForm
from quizapp.cards.queries.queue import NOTEBOOK
from quizapp.cards.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.messages import Message

MOST_STUDIED = 200
"""So many are made cards of at once."""


@bp.post("/attempts/<int:attempt_id>/cards")
def learn(attempt_id: int) -> ResponseReturnValue:
    """Cards of what was missed in a quiz, or flagged as a guess."""
    learner = current_learner()
    found = get_attempt(learner, attempt_id)
    if learner is None or not found.submitted_at or not MoreForm().validate():
        raise Conflict(Message("Hand in the quiz first; then you can learn what you missed."))
    count = learn_missed(found, grade_all(found.sheet), own_settings(learner), now())
    db.session.commit()
    told = ngettext("One card waits for you today.", "%(num)s cards wait for you today.", count)
    flash(told, "success")
    return redirect(url_for("cards.study", set=found.slug), 303)


@bp.post("/notebook/cards")
def study_missed() -> ResponseReturnValue:
    """Cards of what is in the notebook, by its filters."""
    form, learner = ChosenForm(), current_learner()
    wanted = missed_ids(learner.id, form.filters, MOST_STUDIED) if learner else []
    if learner is None or not form.validate() or not wanted:
        raise Conflict(NOTHING_LEFT)
    learn_these(learner.id, wanted, own_settings(learner), now())
    db.session.commit()
    return redirect(url_for("cards.study", set=NOTEBOOK), 303)
