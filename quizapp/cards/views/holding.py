"""One card by itself: what it knows of its past, and setting it aside."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.presence import current_learner
from quizapp.cards.actions.holding import hold_card
from quizapp.cards.forms.studying import HoldForm
from quizapp.cards.memory import recall
from quizapp.cards.queries.cards import as_entry, card_log, get_card, lock_card
from quizapp.cards.queries.settings import study_settings
from quizapp.cards.replay import effective
from quizapp.cards.views.blueprint import bp
from quizapp.cards.views.studying import chosen_set
from quizapp.cards.words import HELD_WORDS, RATING_WORDS, STATE_WORDS
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.messages import Message


@bp.get("/cards/<int:card_id>")
def info(card_id: int) -> ResponseReturnValue:
    """When it was asked, how that went, and how likely it is remembered now."""
    learner = current_learner()
    card = get_card(learner, card_id)
    assert learner is not None, "get_card raises without one"
    settings, log = study_settings(learner), card_log(card_id)
    counting = {entry.id for entry in effective(as_entry(one) for one in log)}
    return render_template(
        "cards/info.html",
        card=card,
        slug=chosen_set(),
        log=[(one, one.id in counting) for one in reversed(log)],
        chance=recall(card.memory, now(), settings.plan),
        state_words=STATE_WORDS,
        rating_words=RATING_WORDS,
        held_words=HELD_WORDS,
    )


@bp.post("/cards/<int:card_id>/hold")
def hold(card_id: int) -> ResponseReturnValue:
    """Buries, suspends or stars a card, or brings it back."""
    rated, form = lock_card(current_learner(), card_id), HoldForm()
    if not form.validate():
        raise InvalidInput(Message("This button is not part of the page. Go back and reload it."))
    action = form.action.data or ""
    hold_card(rated, action, now())
    db.session.commit()
    flash(_said()[action], "info")
    of = form.set.data or None
    if action in ("bury", "suspend") or form.side.data == "study":
        return redirect(url_for("cards.study", set=of), 303)
    return redirect(url_for(f"cards.{form.side.data}", card_id=card_id, set=of), 303)


def _said() -> dict[str, str]:
    return {
        "bury": gettext("Put off until tomorrow."),
        "suspend": gettext("Set aside. It is asked no more until you take it up again."),
        "resume": gettext("Taken up again."),
        "star": gettext("Starred."),
        "unstar": gettext("No longer starred."),
    }
