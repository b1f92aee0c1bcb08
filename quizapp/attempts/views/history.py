"""A learner's score history: to read, to take away, to delete."""

from collections.abc import Iterator
from typing import Any

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext

from quizapp.accounts.actions.learners import delete_learner, replace_learner
from quizapp.accounts.models import Learner
from quizapp.accounts.presence import current_learner, current_user, forget, forget_history
from quizapp.attempts.cards import Pager
from quizapp.attempts.export import item_data, to_csv, to_json, to_xlsx
from quizapp.attempts.forms import ConfirmForm, HistoryForm, PageForm
from quizapp.attempts.queries.history import (
    Cursor,
    accuracies,
    past_attempts,
    recent_attempts,
    sets_taken,
)
from quizapp.attempts.queries.taking import all_attempts, open_attempts
from quizapp.attempts.views.blueprint import bp
from quizapp.clock import now
from quizapp.database import db
from quizapp.formats.xlsx import Xlsx
from quizapp.question_types import BY_KEY

SETS_ON_HISTORY = 10
SETS_A_PAGE = 25


@bp.get("/history")
def history() -> ResponseReturnValue:
    learner = current_learner()
    if learner is None:
        return render_template("attempts/history.html", visits=[], open_attempts=[])
    cursor = _cursor()
    visits, older = past_attempts(learner.id, cursor)
    return render_template(
        "attempts/history.html",
        visits=visits,
        open_attempts=open_attempts(learner),
        older_url=_older_url(older),
        newest_url=url_for("attempts.history") if cursor else None,
        **_overview(learner),
    )


def _cursor() -> Cursor | None:
    form = HistoryForm(request.args)
    if not form.validate() or not form.visit.data or not form.before.data:
        return None
    return Cursor(form.visit.data, form.before.data)


def _older_url(older: Cursor | None) -> str | None:
    if older is None:
        return None
    return url_for("attempts.history", visit=older.visit_id, before=older.attempt_id)


def _overview(learner: Learner) -> dict[str, Any]:
    sets, more = sets_taken(learner.id, 0, SETS_ON_HISTORY)
    types = accuracies(learner.id, "type")
    return {
        "sets": sets,
        "more_sets_url": url_for("attempts.sets") if more else None,
        "chart": recent_attempts(learner.id),
        "by_tag": accuracies(learner.id, "tag"),
        "by_type": [(BY_KEY[key].label, *numbers) for key, *numbers in types],
    }


@bp.get("/history/sets")
def sets() -> ResponseReturnValue:
    """Best, first and latest on every set."""
    form = PageForm(request.args)
    number = form.page.data or 1 if form.validate() else 1
    learner = current_learner()
    found, more = (
        sets_taken(learner.id, (number - 1) * SETS_A_PAGE, SETS_A_PAGE) if learner else ([], False)
    )
    pager = Pager(
        number=number,
        previous_url=url_for("attempts.sets", page=number - 1) if number > 1 else None,
        next_url=url_for("attempts.sets", page=number + 1) if more else None,
    )
    return render_template("attempts/sets.html", sets=found, page=pager)


@bp.get("/history/quizapp-history.json")
def download_json() -> ResponseReturnValue:
    learner = current_learner()
    nickname = learner.nickname if learner else ""
    return _download(to_json(_attempts_data(learner), nickname), "json", "application/json")


@bp.get("/history/quizapp-history.csv")
def download_csv() -> ResponseReturnValue:
    """With a byte order mark, without which spreadsheets misread accents."""
    return _download("\ufeff" + to_csv(_attempts_data(current_learner())), "csv", "text/csv")


@bp.get("/history/quizapp-history.xlsx")
def download_xlsx() -> ResponseReturnValue:
    data = to_xlsx(_attempts_data(current_learner()), gettext("Results"))
    return _download(data, "xlsx", Xlsx.media_type)


def _attempts_data(learner: Learner | None) -> Iterator[dict[str, Any]]:
    for found in all_attempts(learner) if learner else ():
        yield {
            "attempt": found.id,
            "quiz": found.title,
            "source": found.document.source.headline,
            "started_at": found.started_at.isoformat(timespec="seconds"),
            "submitted_at": found.submitted_at and found.submitted_at.isoformat(timespec="seconds"),
            "points": found.points if found.submitted_at else None,
            "max_points": found.max_points,
            "answers": [item_data(item) for item in found.sheet.items],
        }


def _download(content: str | bytes, ending: str, kind: str) -> Response:
    response = make_response(content)
    charset = "; charset=utf-8" if isinstance(content, str) else ""
    response.headers["Content-Type"] = kind + charset
    response.headers["Content-Disposition"] = f"attachment; filename=quizapp-history.{ending}"
    return response


@bp.route("/history/delete", methods=["GET", "POST"])
def delete() -> ResponseReturnValue:
    form = ConfirmForm()
    learner = current_learner()
    if not form.validate_on_submit():
        return render_template("attempts/delete.html", form=form, learner=learner)
    response = make_response(redirect(url_for("attempts.home"), 303))
    if user := current_user():
        replace_learner(user, now())
        db.session.commit()
        forget_history()
    elif learner:
        delete_learner(learner)
        db.session.commit()
        forget(response)
    flash(gettext("Your history and your nickname are deleted."), "success")
    return response
