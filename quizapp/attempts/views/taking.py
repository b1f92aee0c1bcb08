"""Answering: one question a page, or all on one; and handing in."""

from dataclasses import dataclass, replace
from datetime import datetime

from flask import current_app, flash, jsonify, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.presence import be_visiting, current_learner
from quizapp.attempts.actions.taking import (
    checked,
    overdue,
    require_unsubmitted,
    save_given,
    submit_attempt,
)
from quizapp.attempts.forms import AnswerForm, ConfirmForm
from quizapp.attempts.queries.taking import AttemptState, get_attempt
from quizapp.attempts.sheet import Given, Item
from quizapp.attempts.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.errors import Conflict, InvalidInput, NotFound
from quizapp.messages import Message
from quizapp.templating import translate
from quizapp.web import wants_json


@dataclass(frozen=True)
class Mark:
    """One entry of the palette."""

    number: int
    answered: bool
    flagged: bool
    checked: bool
    current: bool


def palette(attempt: AttemptState, current: int = 0) -> list[Mark]:
    return [_mark(attempt, position, current) for position in range(len(attempt.order))]


def _mark(attempt: AttemptState, position: int, current: int) -> Mark:
    given = attempt.sheet.given_at(position)
    return Mark(
        number=position + 1,
        answered=given.answer is not None,
        flagged=given.flagged,
        checked=given.checked_at is not None,
        current=position + 1 == current,
    )


@bp.get("/attempts/<int:attempt_id>")
def attempt(attempt_id: int) -> ResponseReturnValue:
    """All on one page; or on to the first open question, the hand-in page or the review."""
    found = get_attempt(current_learner(), attempt_id)
    if elsewhere := _where_else(found):
        return redirect(elsewhere, 303)
    if found.layout == "one":
        marks = palette(found)
        number = next((mark.number for mark in marks if not mark.answered), 1)
        return redirect(question_url(found, number), 303)
    return render_template(
        "attempts/sheet.html", attempt=found, items=found.sheet.items, palette=palette(found)
    )


def question_url(of: AttemptState, number: int) -> str:
    if of.layout == "all":
        return url_for("attempts.attempt", attempt_id=of.id, _anchor=f"question-{number}")
    return url_for("attempts.question", attempt_id=of.id, number=number)


def _where_else(found: AttemptState) -> str | None:
    """Where a question page leads once its attempt takes no more answers."""
    if found.submitted_at:
        return url_for("attempts.review", attempt_id=found.id)
    if overdue(found, now()):
        return url_for("attempts.submit", attempt_id=found.id)
    return None


@bp.get("/attempts/<int:attempt_id>/questions/<int:number>")
def question(attempt_id: int, number: int) -> ResponseReturnValue:
    found = get_attempt(current_learner(), attempt_id)
    if elsewhere := _where_else(found):
        return redirect(elsewhere, 303)
    return render_template(
        "attempts/question.html",
        attempt=found,
        item=_item(found, number),
        number=number,
        palette=palette(found, number),
    )


def _item(found: AttemptState, number: int) -> Item:
    if not 1 <= number <= len(found.order):
        raise NotFound(Message("This quiz has no question {number}.", {"number": number}))
    return found.sheet.item(number - 1)


@bp.post("/attempts/<int:attempt_id>/questions/<int:number>")
def answer(attempt_id: int, number: int) -> ResponseReturnValue:
    """Saves one answer, for the script while typing and for every button of the page."""
    found = _get_writable(attempt_id)
    go, item = _direction(), _item(found, number)
    given = _save(found, [item], go) or item.given
    if wants_json():
        return _saved(found, item, given)
    if _ends(found, go):
        return hand_in(attempt_id)
    if go == "check" and given.answer is None:
        flash(gettext("Give an answer first; then it can be checked."), "info")
    return redirect(_next_address(found, number, go), 303)


@bp.post("/attempts/<int:attempt_id>")
def answers(attempt_id: int) -> ResponseReturnValue:
    """Saves all answers of a one-page quiz."""
    found = _get_writable(attempt_id)
    go = _direction()
    _save(found, found.sheet.items, go)
    if _ends(found, go):
        return hand_in(attempt_id)
    number = int(go.partition("-")[2] or 1)
    return redirect(_next_address(found, number, go), 303)


def _ends(found: AttemptState, go: str) -> bool:
    """Whether the last answers came in as the time ran out, as the countdown sends them."""
    return go == "finish" and found.deadline is not None and now() >= found.deadline


def _direction() -> str:
    form = AnswerForm()
    if not form.validate():
        raise InvalidInput(Message("This button is not part of the page. Go back and reload it."))
    return form.go.data or ""


def _get_writable(attempt_id: int) -> AttemptState:
    """Raises `Conflict` when it is too late; what was saved in time is handed in first."""
    found = get_attempt(current_learner(), attempt_id, writing=True)
    require_unsubmitted(found)
    at = now()
    if overdue(found, at):
        submit_attempt(found, be_visiting(at), at)
        db.session.commit()
        raise Conflict(
            Message(
                "The time for this quiz was up. What was saved until then counts; see your history."
            )
        )
    return found


def _save(found: AttemptState, items: list[Item], go: str) -> Given | None:
    """Stores what the form changed, flagged or asked to check; the last thing stored, if any."""
    form, at = request.form.to_dict(flat=False), now()
    changes = []
    for item in items:
        given = item.changed(form) or item.given
        action, _, number = go.partition("-")
        if not number or int(number) == item.number:
            given = _act(found, given, action, at)
        if given != item.given:
            changes.append(given)
    save_given(found, changes, at)
    db.session.commit()
    return changes[-1] if changes else None


def _act(found: AttemptState, given: Given, action: str, at: datetime) -> Given:
    if action == "flag":
        return replace(given, flagged=not given.flagged)
    if action == "check" and found.immediate and _can_check(found, given):
        return checked(found, given, at)
    return given


def _can_check(found: AttemptState, given: Given) -> bool:
    """Only an answer that was given and understood is looked at; nobody wastes one on a typo."""
    question = found.sheet.question(given.position)
    if given.answer is None or given.checked_at is not None:
        return False
    return question.type.unclear(question.content, given.answer) is None


def _saved(found: AttemptState, item: Item, given: Given) -> ResponseReturnValue:
    question, answered = found.sheet.question(item.position), given.answer is not None
    problem = question.type.unclear(question.content, given.answer) if answered else None
    return jsonify(
        before=item.fingerprint(given.answer),
        answered=answered,
        problem=translate(problem) if problem else "",
    )


def _next_address(found: AttemptState, number: int, go: str) -> str:
    if go == "finish":
        return url_for("attempts.submit", attempt_id=found.id)
    if go.isdigit():
        return question_url(found, _item(found, int(go)).number)
    step = {"next": 1, "previous": -1}.get(go, 0)
    if number + step > len(found.order):
        return url_for("attempts.submit", attempt_id=found.id)
    return question_url(found, max(1, number + step))


@bp.get("/attempts/<int:attempt_id>/submit")
def submit(attempt_id: int) -> ResponseReturnValue:
    """What is open, flagged or not understood yet, before handing in."""
    found = get_attempt(current_learner(), attempt_id)
    if found.submitted_at:
        return redirect(url_for("attempts.review", attempt_id=found.id), 303)
    marks = palette(found)
    return render_template(
        "attempts/submit.html",
        attempt=found,
        form=ConfirmForm(formdata=None),
        palette=marks,
        open_numbers=[mark.number for mark in marks if not mark.answered],
        flagged_numbers=[mark.number for mark in marks if mark.flagged],
        unclear=[(item.number, item.problem) for item in found.sheet.items if item.problem],
        overdue=overdue(found, now()),
    )


@bp.post("/attempts/<int:attempt_id>/submit")
def hand_in(attempt_id: int) -> ResponseReturnValue:
    found = get_attempt(current_learner(), attempt_id, writing=True)
    at = now()
    if not found.submitted_at:
        submit_attempt(found, be_visiting(at), at)
        db.session.commit()
        current_app.logger.info("attempt %s submitted", found.id)
    return redirect(url_for("attempts.review", attempt_id=found.id), 303)
