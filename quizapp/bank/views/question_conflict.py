"""Two people changed one question: nothing is stored until the second saw what the first did."""

from dataclasses import replace

from flask import render_template, request

from quizapp.bank.actions.revising import Revised, revised
from quizapp.bank.diffs import differences, merge
from quizapp.bank.forms.questions import MergeForm
from quizapp.bank.models import Question, Revision
from quizapp.bank.queries.questions import get_revision
from quizapp.bank.views.question_editor import QuestionEditor
from quizapp.bank.views.question_states import parts, readable
from quizapp.errors import InvalidInput
from quizapp.messages import Message

WRITTEN_ANEW = ("csrf_token", "go", "press", "image_digest", "drop_image", *MergeForm.NAMES)
"""What the page has fields of its own for; all else goes through it as it was typed."""

NOT_OURS = Message("This form is not one of our pages. Go back and reload it.")


def settle(editor: QuestionEditor) -> Revised | str:
    """What is to be stored, or the page on which that has to be decided first."""
    question, mine = editor.question, editor.written
    assert question is not None
    latest, theirs = question.revision_number, question.revision
    base = _base(editor, question)
    if mine.type != base.type:
        raise InvalidInput(NOT_OURS)
    choices = MergeForm()
    decided = choices.validate() and choices.seen.data == latest
    if base.number == latest or (decided and editor.form.go.data == "mine"):
        return mine
    versions = (revised(base), mine, revised(theirs))
    if decided and editor.form.go.data == "merge":
        return _joined(*versions, choices)
    return _page(editor, theirs, versions)


def _base(editor: QuestionEditor, question: Question) -> Revision:
    """The revision that was open while the form was filled in."""
    number = editor.form.base.data
    if number is None or not 0 < number <= question.revision_number:
        raise InvalidInput(NOT_OURS)
    latest = number == question.revision_number
    return question.revision if latest else get_revision(question, number)


def _joined(before: Revised, mine: Revised, their: Revised, choices: MergeForm) -> Revised:
    merged, clashes = merge(*map(parts, (before, mine, their)))
    merged |= {name: parts(their)[name] for name in clashes if choices.takes_theirs(name)}
    facts = {fact.id: fact for fact in (*mine.facts, *their.facts)}
    digest, alt = merged.pop("image")
    merged["facts"] = tuple(facts[id] for id in merged["facts"])
    merged["tags"] = tuple(merged["tags"])
    return replace(mine, **merged, image_digest=digest, image_alt=alt)


def _page(
    editor: QuestionEditor, theirs: Revision, versions: tuple[Revised, Revised, Revised]
) -> str:
    _, clashes = merge(*map(parts, versions))
    before, mine, their = map(readable, versions)
    form = MergeForm(formdata=None)
    form.seen.data = theirs.number
    return render_template(
        "bank/question_conflict.html",
        editor=editor,
        form=form,
        theirs=theirs,
        their_changes=differences(before, their),
        my_changes=differences(before, mine),
        clashes=[form.choice(name) for name in clashes],
        typed=[pair for pair in request.form.items(multi=True) if pair[0] not in WRITTEN_ANEW],
    )
