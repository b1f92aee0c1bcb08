"""The notebook: what was missed and not got right since, kept whenever answers are graded."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, delete, or_, select

from quizapp.attempts.models import Attempt, Miss, Response
from quizapp.attempts.queries.taking import AttemptState
from quizapp.attempts.scores import Graded
from quizapp.bank.models import EditionEntry
from quizapp.database import db, upsert

RIGHT = 1 - 1e-6
"""A share of the point from which on nothing is left to learn."""


def note_misses(attempt: AttemptState, graded: Sequence[Graded], now: datetime) -> None:
    """What was missed goes in, what was right goes out; dropped questions say nothing."""
    counting = [one for one in graded if not one.given.dropped]
    right = [one.question.id for one in counting if one.fraction >= RIGHT]
    missed = sorted(
        (one for one in counting if one.fraction < RIGHT), key=lambda one: one.question.id
    )
    _forget(attempt.learner_id, right)
    _add([_row(attempt, one, now) for one in missed])


def _row(attempt: AttemptState, one: Graded, now: datetime) -> dict[str, Any]:
    return {
        "learner_id": attempt.learner_id,
        "question_id": one.question.id,
        "set_id": attempt.set_id,
        "attempt_id": attempt.id,
        "position": one.given.position,
        "fraction": one.fraction,
        "missed_at": now,
        "times": 1,
    }


def _forget(learner_id: int, question_ids: Collection[int]) -> None:
    if question_ids:
        db.session.execute(
            delete(Miss)
            .where(Miss.learner_id == learner_id, Miss.question_id.in_(question_ids))
            .execution_options(synchronize_session=False)
        )


def _add(rows: list[dict[str, Any]]) -> None:
    if not rows:
        return
    statement = upsert(Miss).values(rows)
    changed = ("set_id", "attempt_id", "position", "fraction", "missed_at")
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["learner_id", "question_id"],
            set_={
                **{name: statement.excluded[name] for name in changed},
                "times": Miss.times + statement.excluded.times,
            },
        )
    )


def put_misses_right(question_id: int, attempt_ids: Collection[int]) -> None:
    """After points of a question were changed in these attempts: the rows of their learners go or
    come, by what the latest answer of each earns now."""
    if attempt_ids:
        learners = select(Attempt.learner_id).where(Attempt.id.in_(attempt_ids))
        _renew([question_id], set(db.session.scalars(learners)))


def doubtful_misses(guest_id: int, own_id: int) -> set[int]:
    """Ids of the questions of which two learners' answers must be read as one's.

    Those that the guest missed, and those that the other missed and the guest may have answered.
    """
    met = (
        select(EditionEntry.question_id)
        .join(Attempt, Attempt.edition_id == EditionEntry.edition_id)
        .where(Attempt.learner_id == guest_id, Attempt.submitted_at.is_not(None))
    )
    query = select(Miss.question_id).where(
        or_(
            Miss.learner_id == guest_id,
            and_(Miss.learner_id == own_id, Miss.question_id.in_(met)),
        )
    )
    return set(db.session.scalars(query))


def claim_misses(doubtful: Collection[int], guest_id: int, own_id: int) -> None:
    """The `doubtful_misses` are settled, now that the guest's attempts are the account's."""
    if doubtful:
        _renew(doubtful, {guest_id, own_id})


def _renew(question_ids: Collection[int], learner_ids: Collection[int]) -> None:
    db.session.execute(
        delete(Miss)
        .where(Miss.question_id.in_(question_ids), Miss.learner_id.in_(learner_ids))
        .execution_options(synchronize_session=False)
    )
    _add(_rows_of(question_ids, learner_ids))


def _rows_of(question_ids: Collection[int], learner_ids: Collection[int]) -> list[dict[str, Any]]:
    """A row for each learner and question whose latest answer is not right."""
    entries = select(EditionEntry.edition_id, EditionEntry.place, EditionEntry.question_id).where(
        EditionEntry.question_id.in_(question_ids)
    )
    asked: dict[tuple[int, int], int] = {
        (edition_id, place): id for edition_id, place, id in db.session.execute(entries)
    }
    found: dict[tuple[int, int], dict[str, Any]] = {}
    for attempt, response in db.session.execute(_answers(asked, learner_ids)):
        place = attempt.order[response.position]
        question_id = asked.get((attempt.edition_id, place))
        if question_id is None:
            continue
        before = found.pop((attempt.learner_id, question_id), None)
        if (response.fraction or 0.0) < RIGHT:
            row = _stored(attempt, response, question_id, before["times"] + 1 if before else 1)
            found[attempt.learner_id, question_id] = row
    return [found[key] for key in sorted(found)]


def _answers(
    asked: Iterable[tuple[int, int]], learner_ids: Collection[int]
) -> Select[Attempt, Response]:
    """Attempts with each of their answers that count, in the order of handing in."""
    return (
        select(Attempt, Response)
        .join(Response, Response.attempt_id == Attempt.id)
        .where(Attempt.edition_id.in_({edition_id for edition_id, _ in asked}))
        .where(Attempt.learner_id.in_(learner_ids), Attempt.submitted_at.is_not(None))
        .where(Response.dropped.is_(False), Response.fraction.is_not(None))
        .order_by(Attempt.submitted_at, Attempt.id, Response.position)
    )


def _stored(attempt: Attempt, response: Response, question_id: int, times: int) -> dict[str, Any]:
    return {
        "learner_id": attempt.learner_id,
        "question_id": question_id,
        "set_id": attempt.set_id,
        "attempt_id": attempt.id,
        "position": response.position,
        "fraction": response.fraction,
        "missed_at": attempt.submitted_at,
        "times": times,
    }
