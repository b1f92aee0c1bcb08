"""A guest's history becomes part of an account's."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, cast, delete, func, literal, select, update

from quizapp.accounts.models import Visit
from quizapp.attempts.actions.misses import claim_misses, doubtful_misses
from quizapp.attempts.models import Accuracy, Attempt, SetScore
from quizapp.attempts.scores import Score, better
from quizapp.database import db, upsert


class Span(NamedTuple):
    """When a learner first and last submitted a set as a whole."""

    first: datetime
    last: datetime


def claim_attempts(guest_id: int, own_id: int, now: datetime) -> None:
    """Gives all that the guest did to the account's learner, as if one had done it all.

    The tallies of questions stay: where both took a set, two first goes were counted.
    """
    _merge_set_scores(guest_id, own_id)
    _add_accuracies(guest_id, own_id)
    _free_start_keys(guest_id, own_id)
    doubtful = doubtful_misses(guest_id, own_id)
    for model in (Attempt, Visit):
        db.session.execute(
            update(model).where(model.learner_id == guest_id).values(learner_id=own_id)
        )
    claim_misses(doubtful, guest_id, own_id)


def _merge_set_scores(guest_id: int, own_id: int) -> None:
    spans = _spans(guest_id, own_id)
    guests, owns = _set_scores(guest_id), _set_scores(own_id)
    db.session.execute(delete(SetScore).where(SetScore.learner_id == guest_id))
    if not guests:
        return
    rows = [_merged(own_id, owns.get(set_id), row, spans) for set_id, row in guests.items()]
    statement = upsert(SetScore).values(rows)
    names = [name for name in rows[0] if name not in ("learner_id", "set_id")]
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["learner_id", "set_id"],
            set_={name: statement.excluded[name] for name in names},
        )
    )


def _spans(*learner_ids: int) -> dict[tuple[int, int], Span]:
    """By learner and set."""
    query = (
        select(
            Attempt.learner_id,
            Attempt.set_id,
            func.min(Attempt.submitted_at),
            func.max(Attempt.submitted_at),
        )
        .where(
            Attempt.learner_id.in_(learner_ids),
            Attempt.submitted_at.is_not(None),
            Attempt.scope != "missed",
        )
        .group_by(Attempt.learner_id, Attempt.set_id)
    )
    rows: Iterable[Sequence[Any]] = db.session.execute(query)
    return {(learner, of): Span(first, last) for learner, of, first, last in rows}


def _set_scores(learner_id: int) -> dict[int, SetScore]:
    query = select(SetScore).filter_by(learner_id=learner_id).with_for_update()
    found = {row.set_id: row for row in db.session.scalars(query)}
    for row in found.values():
        db.session.expunge(row)
    return found


def _merged(
    own_id: int, own: SetScore | None, guest: SetScore, spans: dict[tuple[int, int], Span]
) -> dict[str, Any]:
    """The values of the account's row."""
    first = latest = guest
    best, attempts = Score(guest.best_points, guest.best_max), guest.attempts
    if own is not None:
        span, other = (spans[row.learner_id, row.set_id] for row in (own, guest))
        first = own if span.first <= other.first else guest
        latest = own if span.last > other.last else guest
        best = better(Score(own.best_points, own.best_max), best)
        attempts += own.attempts
    return {
        "learner_id": own_id,
        "set_id": guest.set_id,
        "attempts": attempts,
        "best_points": best.points,
        "best_max": best.max_points,
        "first_points": first.first_points,
        "first_max": first.first_max,
        "latest_points": latest.latest_points,
        "latest_max": latest.latest_max,
        "latest_id": latest.latest_id,
    }


def _add_accuracies(guest_id: int, own_id: int) -> None:
    guests = select(
        literal(own_id), Accuracy.dimension, Accuracy.name, Accuracy.answers, Accuracy.points
    ).where(Accuracy.learner_id == guest_id)
    names = ["learner_id", "dimension", "name", "answers", "points"]
    statement = upsert(Accuracy).from_select(names, guests)
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=names[:3],
            set_={name: getattr(Accuracy, name) + statement.excluded[name] for name in names[3:]},
        )
    )
    db.session.execute(delete(Accuracy).where(Accuracy.learner_id == guest_id))


def _free_start_keys(guest_id: int, own_id: int) -> None:
    """A page that was open before and after signing out may have started one for each."""
    used = select(Attempt.start_key).where(Attempt.learner_id == own_id)
    db.session.execute(
        update(Attempt)
        .where(Attempt.learner_id == guest_id, Attempt.start_key.in_(used))
        .values(start_key=literal("claimed-") + cast(Attempt.id, String(20)))
    )
