"""Writing a question: a new one, or a change to one."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext
from werkzeug.exceptions import RequestEntityTooLarge

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.questions import add_question, change_question
from quizapp.bank.actions.revising import Revised
from quizapp.bank.actions.unfinished import finish, keep_unfinished
from quizapp.bank.forms.questions import ContinueForm, TypeForm
from quizapp.bank.models import Question, QuestionSet, UnfinishedQuestion
from quizapp.bank.pictures import MOST_MEGABYTES
from quizapp.bank.queries.advice import gates
from quizapp.bank.queries.editable import get_own_question, get_own_set
from quizapp.bank.queries.unfinished import find_made, get_unfinished_of
from quizapp.bank.views.blueprint import bp
from quizapp.bank.views.question_conflict import settle
from quizapp.bank.views.question_editor import QuestionEditor
from quizapp.clock import now
from quizapp.database import db
from quizapp.error_pages import show_error, show_http_error
from quizapp.question_types import BY_KEY, TYPES
from quizapp.question_types.base import QuestionType
from quizapp.question_types.editing import Remark
from quizapp.templating import translate

WITH_PICTURE = frozenset({"bank.new_question", "bank.edit_question"})
LARGEST_UPLOAD = 3 * MOST_MEGABYTES * 1024**2
"""Bytes. More than a picture may have, so that one a little too large still meets a message
beside its field, with all that was typed, instead of a bare error page."""


@bp.url_value_preprocessor
def _take_pictures(endpoint: str | None, values: dict[str, str] | None) -> None:
    """These two forms may be larger than others. Runs before anything reads the form; what is
    typed into it is held to the same size as elsewhere (`MAX_FORM_MEMORY_SIZE`), which counts
    only in a form of parts: no other can hold a picture."""
    if endpoint in WITH_PICTURE and request.mimetype == "multipart/form-data":
        request.max_content_length = LARGEST_UPLOAD


@bp.errorhandler(RequestEntityTooLarge)
def _refuse_upload(error: RequestEntityTooLarge) -> ResponseReturnValue:
    """Nothing of so large a form was read: all that is left of it is in the browser."""
    if request.endpoint not in WITH_PICTURE or (request.content_length or 0) <= LARGEST_UPLOAD:
        return show_http_error(error)
    message = gettext(
        "A picture may have %(most)s MB at most, and nothing of a form that large is read. Go "
        "back in your browser, which should still have what you typed; choose a smaller picture, "
        "or save this one smaller first, and save again.",
        most=MOST_MEGABYTES,
    )
    return show_error(413, gettext("The picture is too large"), message)


@bp.route("/sets/<slug>/questions/new", methods=["GET", "POST"])
@teacher_required
def new_question(slug: str) -> ResponseReturnValue:
    user, posted = require_user(), request.method == "POST"
    found, asked = get_own_set(user, slug, writing=posted), TypeForm(request.args)
    if not asked.validate():
        return render_template("bank/question_types.html", set=found, types=TYPES)
    unfinished = None if posted else _continued(user, found)
    editor = QuestionEditor(user, found, BY_KEY[asked.type.data], unfinished=unfinished)
    if not posted:
        return editor.page()
    if (made := find_made(user, editor.made_with)) is not None:
        db.session.rollback()  # Questions are locked before their sets.
        return _receive_again(user, made)
    at = now()
    if not editor.receive(at):
        return _mend(editor, at)
    added = add_question(found, editor.with_new_fact(editor.written), user, at, editor.made_with)
    return _done(editor, added)


@bp.route("/questions/<int:question_id>", methods=["GET", "POST"])
@teacher_required
def edit_question(question_id: int) -> ResponseReturnValue:
    user, posted = require_user(), request.method == "POST"
    question = get_own_question(user, question_id, writing=posted)
    if posted:
        return _receive(QuestionEditor(user, question.set, _type_sent(question), question))
    unfinished = _continued(user, question)
    type_ = unfinished.type if unfinished else question.type
    return QuestionEditor(user, question.set, BY_KEY[type_], question, unfinished).page()


def _type_sent(question: Question) -> QuestionType[Any, Any, Any]:
    """That of the page that was sent: the question may have become another one meanwhile."""
    asked = TypeForm()
    return BY_KEY[asked.type.data if asked.validate() else question.type]


def _continued(user: User, of: QuestionSet | Question) -> UnfinishedQuestion | None:
    """What the user wants to go on with, if anything; it has to be of that set or question."""
    asked = ContinueForm(request.args)
    if not asked.validate() or asked.unfinished.data is None:
        return None
    return get_unfinished_of(user, asked.unfinished.data, of)


def _receive_again(user: User, question_id: int) -> ResponseReturnValue:
    """A form that has made a question already: whatever else it says is a change of that one."""
    question = get_own_question(user, question_id, writing=True)
    editor = QuestionEditor(user, question.set, _type_sent(question), question)
    editor.form.base.data = 1
    return _receive(editor, made=True)


def _receive(editor: QuestionEditor, made: bool = False) -> ResponseReturnValue:
    """A change of a question, as it was sent; of one that the same form has `made`, or not."""
    at, question = now(), editor.question
    assert question is not None
    if not editor.receive(at):
        return _mend(editor, at)
    settled = settle(editor)
    if not isinstance(settled, Revised):
        db.session.commit()
        return settled, 409
    changed = change_question(question, editor.with_new_fact(settled), editor.user, at)
    return _done(editor, question, changed or made)


def _mend(editor: QuestionEditor, at: datetime) -> ResponseReturnValue:
    """The form again, after a button that does not save or with what is to be mended."""
    if editor.left:
        of = editor.question or editor.set
        keep_unfinished(editor.user, of, editor.form_key, editor.fields, at)
        db.session.commit()
        flash(gettext("Kept as it is, for you alone. Go on with it whenever you like."), "success")
        return redirect(url_for("bank.edit_set", slug=editor.set.slug, _anchor="unfinished"), 303)
    db.session.commit()
    return editor.page(), 400 if editor.refused else 200


def _done(editor: QuestionEditor, question: Question, changed: bool = True) -> ResponseReturnValue:
    finish(editor.user, editor.form_key)
    db.session.commit()
    _say_saved(len(gates(question)), changed)
    for remark in editor.outdated:
        flash(_in_words(remark), "info")
    if editor.form.go.data == "another":
        address = url_for("bank.new_question", slug=editor.set.slug, type=editor.type.key)
    else:
        address = url_for("bank.edit_set", slug=editor.set.slug, _anchor=f"question-{question.id}")
    return redirect(address, 303)


def _in_words(remark: Remark) -> str:
    label = ", ".join(map(translate, remark.place))
    problem = translate(remark.message)
    label = label[:1].upper() + label[1:]
    return str(gettext("%(label)s: %(problem)s", label=label, problem=problem))


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
