"""The buttons of a set's list of questions: each changes one of them and comes back."""

from flask import flash, jsonify, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions import arranging
from quizapp.bank.forms.arranging import MoveForm, PlaceForm
from quizapp.bank.models import Question
from quizapp.bank.queries.arranging import lock_move, lock_place, question_order, was_published
from quizapp.bank.queries.editable import get_own_question, own_sets
from quizapp.bank.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.messages import Message
from quizapp.web import wants_json


@bp.post("/questions/<int:question_id>/place")
@teacher_required
def place_question(question_id: int) -> ResponseReturnValue:
    """Moves a question within its set, for the buttons and for the pointer alike."""
    form = PlaceForm()
    if not form.validate():
        raise InvalidInput(Message("There is no such place. Load the page anew."))
    question = lock_place(require_user(), question_id)
    if form.to.data == "after":
        arranging.move_after(question, form.after.data or 0, now())
    else:
        move = {"up": arranging.move_up, "down": arranging.move_down}[form.to.data or ""]
        move(question, now())
    db.session.commit()
    if wants_json():
        shown = [one.id for one in question_order(question.set_id) if one.deleted_at is None]
        return jsonify(order=shown, state=question.set.state)
    return _back(question)


@bp.post("/questions/<int:question_id>/duplicate")
@teacher_required
def duplicate_question(question_id: int) -> ResponseReturnValue:
    question = _pressed(question_id)
    copied = arranging.duplicate(question, require_user(), now())
    db.session.commit()
    flash(gettext("Copied; the copy stands right below."), "success")
    return _back(copied)


@bp.post("/questions/<int:question_id>/withdraw")
@teacher_required
def withdraw_question(question_id: int) -> ResponseReturnValue:
    question = _pressed(question_id)
    arranging.withdraw(question, now())
    db.session.commit()
    flash(gettext("Withdrawn: the next edition will do without it."), "success")
    return _back(question)


@bp.post("/questions/<int:question_id>/offer")
@teacher_required
def offer_question(question_id: int) -> ResponseReturnValue:
    question = _pressed(question_id)
    arranging.offer(question, now())
    db.session.commit()
    flash(gettext("Offered again: the next edition will have it."), "success")
    return _back(question)


@bp.post("/questions/<int:question_id>/delete")
@teacher_required
def delete_question(question_id: int) -> ResponseReturnValue:
    """Done at once, and undone with one button of the page that follows."""
    question = _pressed(question_id)
    arranging.delete(question, now())
    db.session.commit()
    address = url_for("bank.edit_set", slug=question.set.slug, deleted=question.id)
    return redirect(address, 303)


@bp.post("/questions/<int:question_id>/restore")
@teacher_required
def undelete_question(question_id: int) -> ResponseReturnValue:
    question = _pressed(question_id)
    arranging.restore(question, now())
    db.session.commit()
    flash(gettext("Restored to its place."), "success")
    return _back(question)


@bp.route("/questions/<int:question_id>/move", methods=["GET", "POST"])
@teacher_required
def move_question(question_id: int) -> ResponseReturnValue:
    """To another set, or a copy of it there."""
    user = require_user()
    question = get_own_question(user, question_id)
    form = MoveForm([one for one in own_sets(user) if one.id != question.set_id])
    if not form.validate_on_submit():
        asked = was_published(question)
        page = render_template("bank/set_move.html", form=form, question=question, asked=asked)
        return page, 400 if form.is_submitted() else 200
    question, to = lock_move(user, question_id, form.to.data)
    if form.how.data == "copy":
        moved = arranging.copy_question(question, to, user, now())
        said = gettext("Copied to this set.")
    else:
        moved, said = question, gettext("Moved to this set.")
        arranging.move_question(question, to, now())
    db.session.commit()
    flash(said, "success")
    return _back(moved)


def _pressed(question_id: int) -> Question:
    """The question that the button is about; nobody else changes its set meanwhile."""
    return lock_place(require_user(), question_id)


def _back(question: Question) -> ResponseReturnValue:
    """To the place in the list where the question stands now."""
    anchor = f"question-{question.id}"
    return redirect(url_for("bank.edit_set", slug=question.set.slug, _anchor=anchor), 303)
