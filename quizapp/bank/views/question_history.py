"""The past of a question: every revision, and the way back to one."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.questions import restore_revision
from quizapp.bank.actions.revising import revised
from quizapp.bank.diffs import differences
from quizapp.bank.forms.questions import PastForm, RestoreForm
from quizapp.bank.queries.editable import get_own_question
from quizapp.bank.queries.published import Page
from quizapp.bank.queries.questions import get_revision, past_revisions
from quizapp.bank.views.blueprint import bp
from quizapp.bank.views.question_states import readable
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import InvalidInput
from quizapp.messages import Message

REVISIONS_A_PAGE = 20


@bp.get("/questions/<int:question_id>/history")
@teacher_required
def question_history(question_id: int) -> ResponseReturnValue:
    question, form = get_own_question(require_user(), question_id), PastForm(request.args)
    page = Page(form.page.data if form.validate() else 1, REVISIONS_A_PAGE)
    found = past_revisions(question, page)
    states = [readable(revised(one)) for one in found]
    before = [*states[1:], None]
    changes = [differences(*pair) for pair in zip(before, states, strict=True)]
    return render_template(
        "bank/question_history.html",
        question=question,
        shown=list(zip(found, changes, strict=True))[: page.size],
        page=_turning(question_id, page.number, more=len(found) > page.size),
    )


def _turning(question_id: int, number: int, more: bool) -> dict[str, Any]:
    """What the links between the pages need."""

    def address(to: int) -> str:
        return url_for("bank.question_history", question_id=question_id, page=to)

    return {
        "number": number,
        "previous_url": address(number - 1) if number > 1 else None,
        "next_url": address(number + 1) if more else None,
    }


@bp.post("/questions/<int:question_id>/history")
@teacher_required
def restore_question(question_id: int) -> ResponseReturnValue:
    """Makes the question what it was in the revision whose number is sent."""
    user, form = require_user(), RestoreForm()
    question = get_own_question(user, question_id, writing=True)
    if not form.validate():
        raise InvalidInput(Message("Choose one of the revisions on the page."))
    old = get_revision(question, form.number.data)
    changed = restore_revision(question, old, user, now())
    db.session.commit()
    if changed:
        flash(
            gettext("The question is again as in revision %(number)s.", number=old.number),
            "success",
        )
    else:
        flash(gettext("The question is like that already."), "info")
    return redirect(url_for("bank.question_history", question_id=question.id), 303)
