"""Writing a question: a new one, or a change to one."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.questions import add_question, change_question
from quizapp.bank.actions.revising import Revised
from quizapp.bank.forms.questions import TypeForm
from quizapp.bank.models import Question
from quizapp.bank.pictures import MOST_MEGABYTES
from quizapp.bank.queries.advice import gates
from quizapp.bank.queries.editable import get_own_question, get_own_set
from quizapp.bank.views.blueprint import bp
from quizapp.bank.views.question_conflict import settle
from quizapp.bank.views.question_editor import QuestionEditor
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import BY_KEY, TYPES

WITH_PICTURE = frozenset({"bank.new_question", "bank.edit_question"})
LARGEST_UPLOAD = 3 * MOST_MEGABYTES * 1024**2
"""Bytes. More than a picture may have, so that one a little too large still meets a message
beside its field, with all that was typed, instead of a bare error page."""


@bp.url_value_preprocessor
def _take_pictures(endpoint: str | None, values: dict[str, str] | None) -> None:
    """These two forms may be larger than others. Runs before anything reads the form; what is
    typed into it is held to the same size as elsewhere (`MAX_FORM_MEMORY_SIZE`)."""
    if endpoint in WITH_PICTURE:
        request.max_content_length = LARGEST_UPLOAD


@bp.route("/sets/<slug>/questions/new", methods=["GET", "POST"])
@teacher_required
def new_question(slug: str) -> ResponseReturnValue:
    user, posted = require_user(), request.method == "POST"
    found, asked = get_own_set(user, slug, writing=posted), TypeForm(request.args)
    if not asked.validate():
        return render_template("bank/question_types.html", set=found, types=TYPES)
    editor = QuestionEditor(user, found, BY_KEY[asked.type.data])
    if not posted:
        return editor.page()
    at = now()
    if not editor.receive(at):
        return _mend(editor)
    added = add_question(found, editor.with_new_fact(editor.written), user, at)
    db.session.commit()
    return _done(editor, added)


@bp.route("/questions/<int:question_id>", methods=["GET", "POST"])
@teacher_required
def edit_question(question_id: int) -> ResponseReturnValue:
    user, posted = require_user(), request.method == "POST"
    question = get_own_question(user, question_id, writing=posted)
    # The type of the page that was sent: the question may have become another one meanwhile.
    asked = TypeForm()
    type_ = asked.type.data if posted and asked.validate() else question.type
    editor = QuestionEditor(user, question.set, BY_KEY[type_], question)
    if not posted:
        return editor.page()
    at = now()
    if not editor.receive(at):
        return _mend(editor)
    settled = settle(editor)
    if not isinstance(settled, Revised):
        db.session.commit()
        return settled, 409
    changed = change_question(question, editor.with_new_fact(settled), user, at)
    db.session.commit()
    return _done(editor, question, changed)


def _mend(editor: QuestionEditor) -> ResponseReturnValue:
    """The form again, after a button that does not save or with what is to be mended."""
    db.session.commit()
    return editor.page(), 400 if editor.refused else 200


def _done(editor: QuestionEditor, question: Question, changed: bool = True) -> ResponseReturnValue:
    _say_saved(len(gates(question)), changed)
    if editor.form.go.data == "another":
        address = url_for("bank.new_question", slug=editor.set.slug, type=editor.type.key)
    else:
        address = url_for("bank.edit_set", slug=editor.set.slug, _anchor=f"question-{question.id}")
    return redirect(address, 303)


def _say_saved(to_mend: int, changed: bool) -> None:
    if not changed:
        flash(gettext("Nothing was changed."), "info")
    elif to_mend:
        text = ngettext(
            "Saved. %(num)s thing must be mended before publishing.",
            "Saved. %(num)s things must be mended before publishing.",
            to_mend,
        )
        flash(text, "warning")
    else:
        flash(gettext("Saved."), "success")
