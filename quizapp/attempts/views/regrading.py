"""Putting points right after a correction, and taking that back."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.attempts.actions.regrading import leave_points, undo_regrade
from quizapp.attempts.actions.regrading import regrade as regrade_question
from quizapp.attempts.forms import ConfirmForm, RegradeForm
from quizapp.attempts.queries.regrades import (
    Measure,
    get_measure,
    get_regrade,
    marked_answers,
    regrade_log,
    revision_keys,
)
from quizapp.attempts.regrading import METHODS, Outlook, changes, outlook
from quizapp.attempts.views.blueprint import bp
from quizapp.bank.queries.editable import get_own_question
from quizapp.clock import now
from quizapp.database import db


@bp.route("/teach/questions/<int:question_id>/regrade", methods=["GET", "POST"])
@teacher_required
def regrade(question_id: int) -> ResponseReturnValue:
    """What each way of putting the points right would do; and doing it."""
    user = require_user()
    question = get_own_question(user, question_id, writing=request.method == "POST")
    measure = get_measure(question)
    outlooks = _outlooks(measure)
    form = RegradeForm(outlooks)
    if not form.validate_on_submit():
        return _show(measure, outlooks, form), 400 if form.is_submitted() else 200
    if form.seen.data != form.shown:
        flash(gettext("The numbers have changed meanwhile. Look once more, then confirm."), "info")
        return _show(measure, outlooks, form), 409
    made = regrade_question(question, form.method.data, form.reason.data or "", user, now())
    db.session.commit()
    changed = made.gained + made.lost
    flash(
        ngettext(
            "Done: %(num)s attempt has other points now.",
            "Done: %(num)s attempts have other points now.",
            changed,
        ),
        "success",
    )
    return redirect(url_for("attempts.regrade", question_id=question_id), 303)


def _outlooks(measure: Measure) -> list[Outlook]:
    id, revisions = measure.question.id, {name: measure.revision(name) for name in measure.methods}
    keys = revision_keys([(id, revision) for revision in revisions.values()])
    marked = {one: marked_answers(measure.question, one) for one in set(revisions.values())}
    return [
        outlook(method, changes(method, keys.get((id, revision)), marked[revision]))
        for method, revision in revisions.items()
    ]


def _show(measure: Measure, outlooks: list[Outlook], form: RegradeForm) -> str:
    form.seen.data = form.shown
    return render_template(
        "attempts/regrade.html",
        question=measure.question,
        measure=measure,
        outlooks=outlooks,
        form=form,
        log=regrade_log(measure.question),
        methods=METHODS,
        concerned=any(one.gained or one.lost for one in outlooks),
    )


@bp.post("/teach/questions/<int:question_id>/leave-points")
@teacher_required
def leave(question_id: int) -> ResponseReturnValue:
    """Leaves the points as they are, and says no more about it on the desk."""
    question = get_own_question(require_user(), question_id, writing=True)
    if ConfirmForm().validate_on_submit():
        leave_points(question)
        db.session.commit()
        flash(gettext("The points stay as they are."), "success")
    return redirect(url_for("attempts.desk"), 303)


@bp.post("/teach/regrades/<int:regrade_id>/undo")
@teacher_required
def undo(regrade_id: int) -> ResponseReturnValue:
    user = require_user()
    made, question = get_regrade(user, regrade_id)
    if ConfirmForm().validate_on_submit():
        undo_regrade(made, question, user, now())
        db.session.commit()
        flash(gettext("Undone: all points are as they were before it."), "success")
    return redirect(url_for("attempts.regrade", question_id=question.id), 303)
