"""The facts of a source: writing, mending and correcting them, and the questions they concern."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.articles.models import REWORDED, Fact
from quizapp.bank.actions.correcting import correct_fact, reinstate_fact, reword_fact, touch_citing
from quizapp.bank.actions.questions import write_fact
from quizapp.bank.forms.facts import ConfirmForm, CorrectFactForm, PlainFactForm
from quizapp.bank.queries.corrections import (
    facts_with_uses,
    get_own_fact,
    may_correct,
    questions_citing,
    sets_from,
)
from quizapp.bank.queries.editable import get_own_set
from quizapp.bank.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db


@bp.route("/sets/<slug>/facts", methods=["GET", "POST"])
@teacher_required
def facts(slug: str) -> ResponseReturnValue:
    """All facts of a set's source, and a form for one more."""
    user = require_user()
    found = get_own_set(user, slug)
    form = PlainFactForm()
    if may_correct(user, found.article) and form.validate_on_submit():
        write_fact(found.article, form.fact.form.fact)
        db.session.commit()
        flash(gettext("The fact is kept. Questions can rest on it now."), "success")
        return redirect(url_for("bank.facts", slug=slug), 303)
    return render_template(
        "bank/facts.html",
        set=found,
        facts=facts_with_uses(found),
        form=form,
        mine=may_correct(user, found.article),
    ), 400 if form.is_submitted() else 200


@bp.route("/facts/<int:fact_id>", methods=["GET", "POST"])
@teacher_required
def fact(fact_id: int) -> ResponseReturnValue:
    """One fact: its text to mend, and the questions that rest on it."""
    user = require_user()
    found = get_own_fact(user, fact_id, writing=request.method == "POST")
    if found.status == REWORDED:
        return redirect(url_for("bank.fact", fact_id=found.replaced_by_id), 303)
    form = PlainFactForm(data={"fact": found.evidence})
    if form.validate_on_submit():
        now_it_is = reword_fact(found, form.fact.form.fact, user, now())
        db.session.commit()
        _say_reworded(found, now_it_is)
        return redirect(url_for("bank.fact", fact_id=now_it_is.id), 303)
    return _show_fact(found, form=form), 400 if form.is_submitted() else 200


def _say_reworded(before: Fact, after: Fact) -> None:
    if after is before:
        flash(gettext("Nothing was changed."), "info")
    else:
        text = gettext("Saved. The questions that rest on it have to be looked at once more.")
        flash(text, "success")


def _show_fact(found: Fact, **forms: object) -> str:
    user = require_user()
    return render_template(
        "bank/fact.html",
        fact=found,
        concerned=questions_citing(user, found),
        lists=sets_from(user, found.article),
        **forms,
    )


@bp.route("/facts/<int:fact_id>/correct", methods=["GET", "POST"])
@teacher_required
def correct(fact_id: int) -> ResponseReturnValue:
    """Says that a fact is superseded or wrong; then lists what is to be mended."""
    found = get_own_fact(require_user(), fact_id, writing=request.method == "POST")
    form = CorrectFactForm(
        status=found.status if found.status != "current" else "superseded",
        reason=found.status_reason,
        on=found.status_on,
    )
    if not form.validate_on_submit():
        page = render_template("bank/fact_correct.html", fact=found, form=form)
        return page, 400 if form.is_submitted() else 200
    new = form.replacement.form
    instead = new.fact if new.begun else None
    correct_fact(found, form.status.data, form.reason.data, form.since, instead)
    touch_citing(found, now())
    db.session.commit()
    flash(gettext("Noted. Now mend or withdraw the questions that rest on it."), "success")
    return redirect(url_for("bank.fact", fact_id=fact_id), 303)


@bp.post("/facts/<int:fact_id>/reinstate")
@teacher_required
def reinstate(fact_id: int) -> ResponseReturnValue:
    """Takes a correction back."""
    found = get_own_fact(require_user(), fact_id, writing=True)
    if ConfirmForm().validate_on_submit():
        reinstate_fact(found)
        db.session.commit()
        flash(gettext("The fact counts as right again."), "success")
    return redirect(url_for("bank.fact", fact_id=fact_id), 303)
