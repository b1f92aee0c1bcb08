"""The page on which studying begins."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.presence import current_learner
from quizapp.cards.actions.planning import allow_more, catch_up
from quizapp.cards.forms.planning import CatchUpForm
from quizapp.cards.forms.studying import MoreForm
from quizapp.cards.queries.queue import Scope, next_due, waiting
from quizapp.cards.queries.settings import done_on, limits, study_settings
from quizapp.cards.queries.today import due_by_set, seconds_a_card, study_days
from quizapp.cards.streak import streak
from quizapp.cards.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput, NotFound
from quizapp.messages import Message


@bp.get("/today")
def today() -> ResponseReturnValue:
    learner, at = current_learner(), now()
    if learner is None:
        return render_template("cards/today.html", sets=[], left=None)
    settings, scope = study_settings(learner), Scope(learner.id)
    day = settings.plan.clock.day(at)
    found, done, days = waiting(scope, at), done_on(learner.id, day), study_days(learner.id, day)
    left = found.within(limits(settings), done)
    seconds = left.total * seconds_a_card(days, day)
    return render_template(
        "cards/today.html",
        left=left,
        found=found,
        done=next((one for one in days if one.day == day), None),
        minutes=max(1, round(seconds / 60)) if left.total else 0,
        streak=streak({one.day for one in days if one.ratings}, day),
        studied_today=any(one.day == day and one.ratings for one in days),
        sets=due_by_set(learner.id, at),
        next_due=next_due(scope),
        catching_up=CatchUpForm(formdata=None),
        settings=settings,
    )


@bp.post("/study/more")
def more() -> ResponseReturnValue:
    """Ten more new cards today."""
    form, learner = MoreForm(), current_learner()
    if not form.validate() or learner is None:
        raise InvalidInput(Message("This button is not part of the page. Go back and reload it."))
    allow_more(learner, study_settings(learner).plan.clock.day(now()))
    db.session.commit()
    return redirect(url_for("cards.study", set=form.set.data or None), 303)


@bp.post("/today/catch-up")
def spread_backlog() -> ResponseReturnValue:
    """Spreads what is overdue over some days, the most forgotten first."""
    form, learner = CatchUpForm(), current_learner()
    if learner is None:
        raise NotFound(Message("You have no cards yet."))
    if not form.validate():
        flash(gettext("Choose over how many days to catch up."), "danger")
        return redirect(url_for("cards.today"), 303)
    moved = catch_up(learner, study_settings(learner).plan, form.days.data or 7, now())
    db.session.commit()
    flash(gettext("%(count)s cards now come back over the next days.", count=moved), "success")
    return redirect(url_for("cards.today"), 303)
