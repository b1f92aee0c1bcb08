"""The bank: finding questions in all sets, and changing many at once."""

from dataclasses import dataclass

from flask import flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.selection import (
    copy_questions,
    move_questions,
    set_aside,
    tag_questions,
)
from quizapp.bank.forms.search import BankForm, SelectionForm
from quizapp.bank.queries.editable import get_own_set, own_sets
from quizapp.bank.queries.exporting import pack, set_files
from quizapp.bank.queries.search import (
    MOST_COUNTED,
    PAGE,
    find_questions,
    offered_sources,
    offered_tags,
)
from quizapp.bank.queries.selection import chosen_questions
from quizapp.bank.search_text import mark, read_search
from quizapp.bank.states import question_state
from quizapp.bank.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import BY_KEY


@dataclass(frozen=True)
class Pager:
    number: int
    previous_url: str | None
    next_url: str | None


@bp.get("/bank")
@teacher_required
def search() -> ResponseReturnValue:
    return _page(require_user(), SelectionForm())


def _page(user: User, selection: SelectionForm) -> str:
    form = BankForm(request.args, offered_sources(user))
    filters, search = form.filters, read_search(form.q.data or "")
    found = find_questions(user, search, filters, form.number)
    sets = own_sets(user)
    selection.offer(sets)
    return render_template(
        "bank/search.html",
        form=form,
        selection=selection,
        found=found,
        pieces=lambda text: mark(text, search),
        tags=offered_tags(user),
        sets=sets,
        pager=_pager(form, found.total),
        question_state=question_state,
        type_of=BY_KEY,
    )


def _pager(form: BankForm, total: int) -> Pager:
    number = form.number
    return Pager(
        number=number,
        previous_url=form.url(number - 1) if number > 1 else None,
        next_url=form.url(number + 1) if number * PAGE < min(total, MOST_COUNTED) else None,
    )


@bp.post("/bank")
@teacher_required
def select() -> ResponseReturnValue:
    """Does one thing to all that is ticked, or to none of it."""
    user, form = require_user(), SelectionForm()
    if not form.validate_on_submit():
        return _page(user, form), 400
    if form.do.data == "export":
        return _export(user, form.ids.data)
    if form.do.data == "convert":
        ids = ",".join(str(id) for id in form.ids.data)
        return redirect(url_for("transfer.export", ids=ids), 303)
    done = _do(user, form)
    db.session.commit()
    text = ngettext("%(num)s question was changed.", "%(num)s questions were changed.", done)
    flash(text, "success")
    return _back()


def _back() -> ResponseReturnValue:
    return redirect(BankForm(request.args).url(), 303)


def _do(user: User, form: SelectionForm) -> int:
    """How many questions it changed."""
    deed, at = form.do.data, now()
    chosen = chosen_questions(user, form.ids.data, writing=deed != "copy")
    match deed:
        case "tag" | "untag":
            return tag_questions(chosen, form.tag, deed == "tag", user, at)
        case "withdraw" | "offer":
            return set_aside(chosen, deed == "withdraw", at)
    to = get_own_set(user, form.to.data, writing=True)
    if deed == "move":
        return move_questions(chosen, to, at)
    return copy_questions(chosen, to, user, at)


def _export(user: User, ids: list[int]) -> ResponseReturnValue:
    files, left_out = set_files(chosen_questions(user, ids, writing=False))
    if not files:
        flash(gettext("A set file needs evidence and an explanation for each question."), "warning")
        return _back()
    name, data = files[0] if len(files) == 1 else ("questions.zip", pack(files))
    response = make_response(data)
    kind = "application/zip" if len(files) > 1 else "application/yaml; charset=utf-8"
    response.headers["Content-Type"] = kind
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    response.headers["X-Left-Out"] = str(len(left_out))
    return response
