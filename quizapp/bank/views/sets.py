"""The pages of one set: its questions, what it is about, how students see it."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.publishing import build_document, get_whole, lock_whole
from quizapp.bank.actions.sets import archive_set, change_set, create_set, unarchive_set
from quizapp.bank.editions import read_document
from quizapp.bank.forms.arranging import UndoForm
from quizapp.bank.forms.sets import SetForm, as_typed
from quizapp.bank.items import Given, show_question
from quizapp.bank.models import Question
from quizapp.bank.queries.advice import count_advice
from quizapp.bank.queries.desk import open_comments
from quizapp.bank.queries.editable import get_own_set, set_questions
from quizapp.bank.queries.reviews import last_review
from quizapp.bank.queries.unfinished import own_unfinished
from quizapp.bank.states import question_state, set_state
from quizapp.bank.trying import SHUFFLE
from quizapp.bank.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import BY_KEY, TYPES


@bp.route("/sets/new", methods=["GET", "POST"])
@teacher_required
def new_set() -> ResponseReturnValue:
    form = SetForm()
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return render_template("bank/set_settings.html", form=form, set=None), status
    made = create_set(require_user(), form.content, now())
    db.session.commit()
    flash(gettext("The set is made. Now add its questions."), "success")
    return redirect(url_for("bank.edit_set", slug=made.slug), 303)


@bp.get("/sets/<slug>")
@teacher_required
def edit_set(slug: str) -> ResponseReturnValue:
    user = require_user()
    found = get_own_set(user, slug)
    questions, deleted = set_questions(found), set_questions(found, deleted=True)
    return render_template(
        "bank/set.html",
        set=found,
        state=set_state(found),
        questions=questions,
        remarks=count_advice(questions),
        unfinished=own_unfinished(user, found),
        deleted=deleted,
        undo=_just_deleted(deleted),
        comments=open_comments(found),
        review=last_review(found),
        types=TYPES,
        type_of=BY_KEY,
        question_state=question_state,
    )


def _just_deleted(deleted: Sequence[Question]) -> Question | None:
    form = UndoForm(request.args)
    asked = form.deleted.data if form.validate() else None
    return next((one for one in deleted if one.id == asked), None)


@bp.route("/sets/<slug>/settings", methods=["GET", "POST"])
@teacher_required
def set_settings(slug: str) -> ResponseReturnValue:
    found = get_own_set(require_user(), slug, writing=request.method == "POST")
    form = SetForm(data=as_typed(found))
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return render_template("bank/set_settings.html", form=form, set=found), status
    changed = change_set(found, form.content, now())
    db.session.commit()
    flash(gettext("Saved.") if changed else gettext("Nothing was changed."), "success")
    return redirect(url_for("bank.edit_set", slug=slug), 303)


@bp.post("/sets/<slug>/archive")
@teacher_required
def archive(slug: str) -> ResponseReturnValue:
    found = get_own_set(require_user(), slug, writing=True)
    archive_set(found, now())
    db.session.commit()
    flash(gettext("Archived: nobody new can take it. Attempts that were begun go on."), "success")
    return redirect(url_for("bank.edit_set", slug=slug), 303)


@bp.post("/sets/<slug>/unarchive")
@teacher_required
def unarchive(slug: str) -> ResponseReturnValue:
    found = lock_whole(require_user(), slug)
    unarchive_set(found, now())
    db.session.commit()
    offered = found.edition_number is not None
    taken_back = gettext("Taken out of the archive; students can take it again.")
    flash(taken_back if offered else gettext("Taken out of the archive."), "success")
    return redirect(url_for("bank.edit_set", slug=slug), 303)


@bp.get("/sets/<slug>/preview")
@teacher_required
def preview_set(slug: str) -> ResponseReturnValue:
    """The working copy as students would see it; nothing can be answered here."""
    found = get_whole(require_user(), slug)
    document = read_document(build_document(found))
    items = [
        show_question(question, SHUFFLE, Given(place), closed=False)
        for place, question in enumerate(document.questions)
    ]
    return render_template("bank/set_preview.html", set=found, items=items)
