"""Looking at what a file holds, taking what is wanted, undoing it."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext, ngettext

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.sets import create_set
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.editable import get_own_set, own_sets
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.formats import BY_KEY
from quizapp.messages import Message
from quizapp.transfer.actions.taking import choose_all, choose_rows, take_import, undo_import
from quizapp.transfer.forms import PageForm, RowsForm
from quizapp.transfer.models import Import
from quizapp.transfer.queries import (
    PAGE,
    UNDER_WAY,
    get_own_import,
    published_count,
    shown_rows,
    wanted_count,
)
from quizapp.transfer.showing import as_seen
from quizapp.transfer.views.blueprint import bp

OPEN = ("ready", "undone")
"""States in which the questions of a file may be taken."""


@bp.get("/imports/<int:import_id>")
@teacher_required
def look(import_id: int) -> ResponseReturnValue:
    user = require_user()
    found = get_own_import(user, import_id)
    if found.state in UNDER_WAY:
        return render_template("transfer/wait.html", of=found)
    if found.state == "failed":
        return render_template(
            "transfer/failed.html", of=found, formats=BY_KEY, said=Message.from_data
        )
    return _page(user, found, RowsForm())


def _page(user: User, of: Import, form: RowsForm) -> str:
    asked = PageForm(request.args)
    rows, total = shown_rows(of, asked.shown, asked.number)
    form.offer(own_sets(user))
    if not form.is_submitted():
        form.title.data = form.title.data or of.file_name.rpartition(".")[0]
    return render_template(
        "transfer/rows.html",
        of=of,
        form=form,
        asked=asked,
        rows=[(one, as_seen(one)) for one in rows],
        total=total,
        wanted=wanted_count(of),
        pages=-(-total // PAGE),
        may_take=of.state in OPEN,
        published=published_count(of) if of.state == "taken" else 0,
        formats=BY_KEY,
        said=Message.from_data,
    )


def _address(of: Import, **changed: Any) -> str:
    asked = PageForm(request.args)
    query = {"which": asked.shown or None, "page": asked.number, **changed}
    return url_for("transfer.look", import_id=of.id, **query)


@bp.post("/imports/<int:import_id>")
@teacher_required
def choose(import_id: int) -> ResponseReturnValue:
    """Keeps what is ticked; then goes on to another page, or takes all that is wanted."""
    user, form = require_user(), RowsForm()
    found = get_own_import(user, import_id, writing=True)
    if found.state not in OPEN:
        raise Conflict(Message("These questions have been taken already."))
    choose_rows(found, form.shown.data or [], form.take.data or [])
    if not form.validate_on_submit():
        db.session.commit()
        return _page(user, found, form), 400
    if form.go.data == "import":
        return _take(user, found, form)
    if form.go.data in ("all", "none"):
        choose_all(found, form.go.data == "all")
    db.session.commit()
    return redirect(_address(found), 303)


def _take(user: User, found: Import, form: RowsForm) -> ResponseReturnValue:
    if not wanted_count(found):
        db.session.commit()
        flash(gettext("Tick at least one question to take."), "warning")
        return redirect(_address(found), 303)
    to = _target(user, form)
    count = take_import(found, to, user, now())
    db.session.commit()
    text = ngettext("%(num)s question was imported.", "%(num)s questions were imported.", count)
    flash(text, "success")
    return redirect(url_for("transfer.look", import_id=found.id), 303)


def _target(user: User, form: RowsForm) -> QuestionSet:
    if form.makes_set:
        return create_set(user, form.content, now())
    return get_own_set(user, form.to.data, writing=True)


@bp.post("/imports/<int:import_id>/undo")
@teacher_required
def undo(import_id: int) -> ResponseReturnValue:
    user = require_user()
    found = get_own_import(user, import_id, writing=True)
    if found.state != "taken" or found.set is None:
        raise Conflict(Message("This import has been undone already."))
    get_own_set(user, found.set.slug, writing=True)
    count = undo_import(found, now())
    db.session.commit()
    text = ngettext("%(num)s question was taken back.", "%(num)s questions were taken back.", count)
    flash(text, "success")
    return redirect(url_for("transfer.look", import_id=found.id), 303)
