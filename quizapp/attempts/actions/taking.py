"""Writes of attempts: starting, answering, submitting."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Table, select, update

from quizapp.accounts.models import Learner, Visit
from quizapp.attempts.actions import totals
from quizapp.attempts.actions.misses import note_misses
from quizapp.attempts.actions.regrading import note_put_right, put_right
from quizapp.attempts.models import Attempt, Response
from quizapp.attempts.queries.taking import AttemptState
from quizapp.attempts.scores import Graded, grade_all, total
from quizapp.attempts.sheet import Given, arrange
from quizapp.attempts.sheet import grade as grade_answer
from quizapp.attempts.signals import attempt_submitted
from quizapp.bank.editions import EditionDocument
from quizapp.database import db, upsert
from quizapp.errors import Conflict
from quizapp.messages import Message

LATE_SECONDS = 5
"""An answer may arrive this much after the deadline, for the way it has to travel."""


@dataclass(frozen=True)
class Choices:
    """How a learner wants to take a set. `minutes` of 0 sets no deadline."""

    scope: str = "all"
    behaviour: str = "deferred"
    layout: str = "one"
    minutes: int = 0


def start_attempt(
    learner: Learner,
    visit: Visit,
    edition: tuple[int, int],
    document: EditionDocument,
    places: Sequence[int],
    choices: Choices,
    start_key: str,
    now: datetime,
) -> int:
    """Id of a new attempt at the places of the edition `(set id, edition id)`.

    The same `start_key` again gives the attempt that it started.
    """
    seed = secrets.token_bytes(16)
    values = {
        "learner_id": learner.id,
        "set_id": edition[0],
        "edition_id": edition[1],
        "visit_id": visit.id,
        "start_key": start_key,
        "scope": choices.scope,
        "behaviour": choices.behaviour,
        "layout": choices.layout,
        "seed": seed.hex(),
        "question_order": arrange(document, places, seed),
        "started_at": now,
        "deadline": now + timedelta(minutes=choices.minutes) if choices.minutes else None,
        "points": 0.0,
        "max_points": float(len(places)),
    }
    db.session.execute(upsert(_attempts()).values(values).on_conflict_do_nothing())
    query = select(Attempt.id).filter_by(learner_id=learner.id, start_key=start_key)
    return db.session.execute(query).scalar_one()


def _attempts() -> Table:
    table: Any = Attempt.__table__
    return table  # type: ignore[no-any-return]


def require_unsubmitted(attempt: AttemptState) -> None:
    """Raises `Conflict` for a submitted attempt."""
    if attempt.submitted_at:
        raise Conflict(
            Message(
                "This quiz was submitted already, so its answers stay as they are. "
                "You find the result in your history."
            )
        )


def overdue(attempt: AttemptState, now: datetime) -> bool:
    """Whether the time is up, by the server's clock, and the way of the last answer allowed for."""
    deadline = attempt.deadline
    return deadline is not None and now > deadline + timedelta(seconds=LATE_SECONDS)


def save_given(attempt: AttemptState, given: Sequence[Given], now: datetime) -> None:
    """Stores answers and flags in one statement; what was checked is left alone."""
    if not given:
        return
    rows = [
        {
            "attempt_id": attempt.id,
            "position": one.position,
            "answer": one.answer,
            "flagged": one.flagged,
            "answered_at": now,
            "checked_at": one.checked_at,
            "fraction": one.fraction,
            "dropped": one.dropped,
        }
        for one in given
    ]
    insert = upsert(Response).values(rows)
    changed = ("answer", "flagged", "answered_at", "checked_at", "fraction", "dropped")
    db.session.execute(
        insert.on_conflict_do_update(
            index_elements=["attempt_id", "position"],
            set_={name: insert.excluded[name] for name in changed},
            where=Response.checked_at.is_(None),
        )
    )


def checked(attempt: AttemptState, given: Given, now: datetime) -> Given:
    """The answer graded for good, as immediate feedback needs it."""
    fraction = grade_answer(attempt.sheet.question(given.position), given.answer).fraction
    return replace(given, checked_at=now, fraction=round(fraction, 5))


def submit_attempt(attempt: AttemptState, visit: Visit, now: datetime) -> None:
    """Grades the attempt and adds it to all totals. The second time, nothing happens."""
    if attempt.submitted_at:
        return
    graded, noted = put_right(attempt, grade_all(attempt.sheet))
    score = total(graded)
    closing = (
        update(Attempt)
        .where(Attempt.id == attempt.id, Attempt.submitted_at.is_(None))
        .values(
            submitted_at=now,
            points=score.points,
            max_points=score.max_points,
            visit_id=visit.id,
        )
    )
    if db.session.connection().execute(closing).rowcount == 0:
        return
    _save_grades(attempt, graded, now)
    note_put_right(noted)
    totals.add_to_visit(visit.id, score)
    first = totals.add_to_set(attempt, score)
    totals.add_to_accuracies(attempt.learner_id, graded)
    if first:
        totals.add_to_tallies(graded)
    note_misses(attempt, graded, now)
    attempt_submitted.send(attempt, graded=graded, now=now)


def _save_grades(attempt: AttemptState, graded: Sequence[Graded], now: datetime) -> None:
    save_given(attempt, [replace(one.given, fraction=one.fraction) for one in graded], now)
