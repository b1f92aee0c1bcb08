"""Asking for a review, and the review as a whole."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.models import User
from quizapp.accounts.permissions import require_user, teacher_required
from quizapp.bank.actions.reviewing import ask_review as ask
from quizapp.bank.actions.reviewing import cancel_review as cancel
from quizapp.bank.actions.reviewing import finish_review as finish
from quizapp.bank.diffs import Change
from quizapp.bank.edition_changes import source_change
from quizapp.bank.forms.reviews import AskForm, ButtonForm
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.editable import get_own_set
from quizapp.bank.queries.reviews import (
    find_colleagues,
    get_open_review,
    get_review,
    last_review,
    may_review,
    open_review,
    review_board,
    vouched_sources,
)
from quizapp.bank.readiness import source_obstacles
from quizapp.bank.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.messages import Message


@bp.route("/sets/<slug>/review", methods=["GET", "POST"])
@teacher_required
def ask_review(slug: str) -> ResponseReturnValue:
    user, posted = require_user(), request.method == "POST"
    found = get_own_set(user, slug, writing=posted)
    if (under_way := open_review(found)) and not posted:
        return redirect(url_for("bank.review", review_id=under_way.id), 303)
    form = AskForm()
    colleagues = find_colleagues(user, found, form.q.data or "", form.reviewer_id)
    form.offer(colleagues)
    usable = posted and form.validate()
    if not usable or form.go.data == "find":
        return _ask_page(found, form), 400 if posted and not usable else 200
    reviewer = next((one for one in colleagues if one.id == form.reviewer_id), None)
    asked = ask(found, user, reviewer, form.note.data or "", now())
    db.session.commit()
    flash(gettext("The review is asked for. You may go on editing meanwhile."), "success")
    return redirect(url_for("bank.review", review_id=asked.id), 303)


def _ask_page(found: QuestionSet, form: AskForm) -> str:
    board, before = review_board(found), last_review(found)
    return render_template(
        "bank/review_ask.html",
        set=found,
        form=form,
        board=board,
        before=before,
        source_changes=_source_changes(found),
    )


def _source_changes(of: QuestionSet) -> list[Change]:
    """What of its source nobody has looked at yet, compared with what learners or they read."""
    vouched, source = vouched_sources(of), of.article.source
    found = source_obstacles(source, vouched)
    return [source_change(vouched[-1], source)] if found else []


@bp.get("/reviews/<int:review_id>")
@teacher_required
def review(review_id: int) -> ResponseReturnValue:
    user = require_user()
    found = get_review(user, review_id)
    board = review_board(found.set)
    return render_template(
        "bank/review.html",
        review=found,
        set=found.set,
        board=board,
        reviewing=found.closed_at is None and may_review(user, found),
        author=may_edit(user, found.set),
        mine={entry.id for entry in board.open_for(user.id)},
        next=board.next_for(user.id, -1),
        source_changes=_source_changes(found.set),
        form=ButtonForm(),
    )


def may_edit(user: User, of: QuestionSet) -> bool:
    return user.is_admin or of.owner_id == user.id


@bp.post("/reviews/<int:review_id>/cancel")
@teacher_required
def cancel_review(review_id: int) -> ResponseReturnValue:
    user = require_user()
    found = get_open_review(user, review_id)
    if not may_edit(user, found.set):
        raise NotFound(Message("There is no such review, or it is not for you."))
    cancel(found, user, now())
    db.session.commit()
    flash(gettext("The review is cancelled. What was said so far is kept."), "info")
    return redirect(url_for("bank.edit_set", slug=found.set.slug), 303)


@bp.post("/reviews/<int:review_id>/finish")
@teacher_required
def finish_review(review_id: int) -> ResponseReturnValue:
    user = require_user()
    found = get_open_review(user, review_id)
    if not may_review(user, found):
        raise NotFound(Message("There is no such review, or it is not for you."))
    finish(found, review_board(found.set), user, now())
    db.session.commit()
    if found.outcome == "approved":
        flash(gettext("Approved. Its author can publish it now."), "success")
    else:
        flash(gettext("Sent back. Its author sees what you wrote."), "success")
    return redirect(url_for("bank.review", review_id=review_id), 303)
