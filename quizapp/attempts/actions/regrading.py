"""Writes of corrections: points given before are put right in every place that counts them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Table, bindparam, func, insert, select, update

from quizapp.accounts.models import User, Visit
from quizapp.attempts.actions.misses import put_misses_right
from quizapp.attempts.models import (
    Accuracy,
    Attempt,
    Regrade,
    RegradeChange,
    Response,
    SetScore,
    Tally,
)
from quizapp.attempts.queries.regrades import (
    get_measure,
    marked_answers,
    revision_keys,
    standing_regrades,
)
from quizapp.attempts.queries.taking import AttemptState
from quizapp.attempts.regrading import Change, Mark, Marked, changes, outlook, remark, set_totals
from quizapp.attempts.scores import Graded, Score, names
from quizapp.bank.models import EditionEntry, Question, QuestionSet
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.messages import Message


def regrade(question: Question, method: str, reason: str, by: User, now: datetime) -> Regrade:
    """Puts all submitted answers to earlier revisions right. The question must be locked."""
    lock_sets(_sets_asking(question.id))
    revision = get_measure(question).revision(method)
    corrected = revision_keys([(question.id, revision)]).get((question.id, revision))
    found = changes(method, corrected, marked_answers(question, revision))
    told = outlook(method, found)
    made = Regrade(
        question_id=question.id,
        set_id=question.set_id,
        method=method,
        reason=reason,
        revision=revision,
        created_at=now,
        created_by_id=by.id,
        gained=told.gained,
        lost=told.lost,
    )
    db.session.add(made)
    question.rekeyed_revision = None
    db.session.flush()
    _log(made.id, found)
    _apply(found, now)
    return made


def leave_points(question: Question) -> None:
    """Says that the points for earlier answers stay as they are."""
    question.rekeyed_revision = None
    db.session.flush()


def undo_regrade(undone: Regrade, question: Question, by: User, now: datetime) -> None:
    """Gives every answer its mark from before. Raises `Conflict` unless it is the latest."""
    lock_sets(_sets_asking(question.id))
    later = select(Regrade.id).where(
        Regrade.question_id == question.id, Regrade.id > undone.id, Regrade.undone_at.is_(None)
    )
    if undone.undone_at or db.session.scalar(later.limit(1)):
        raise Conflict(
            Message(
                "This correction was undone already, or a later one builds on it. Reload the "
                "page and undo the latest first."
            )
        )
    undone.undone_at, undone.undone_by_id = now, by.id
    _apply(_reversed(undone, question), now)
    _note_what_holds(undone)
    _ask_again(undone, question)


def _ask_again(undone: Regrade, question: Question) -> None:
    """The points are due once more, unless another correction by the same key still holds."""
    holds = select(Regrade.id).where(
        Regrade.question_id == question.id,
        Regrade.revision >= undone.revision,
        Regrade.undone_at.is_(None),
    )
    known = undone.revision <= question.revision_number
    if known and db.session.scalar(holds.limit(1)) is None:
        question.rekeyed_revision = question.rekeyed_revision or undone.revision
        db.session.flush()


def _note_what_holds(undone: Regrade) -> None:
    """Its attempts say when they were corrected last, if another correction still holds."""
    touched = select(RegradeChange.attempt_id).where(RegradeChange.regrade_id == undone.id)
    last = (
        select(func.max(Regrade.created_at))
        .join(RegradeChange, RegradeChange.regrade_id == Regrade.id)
        .where(RegradeChange.attempt_id == Attempt.id, Regrade.undone_at.is_(None))
        .correlate(Attempt)
        .scalar_subquery()
    )
    db.session.flush()
    db.session.execute(
        update(Attempt)
        .where(Attempt.id.in_(touched))
        .values(regraded_at=last)
        .execution_options(synchronize_session=False)
    )


def _reversed(undone: Regrade, question: Question) -> list[Change]:
    query = select(RegradeChange).filter_by(regrade_id=undone.id)
    before = {
        (one.attempt_id, one.position): Mark(one.fraction_before, one.dropped_before)
        for one in db.session.scalars(query)
    }
    return [
        Change(one, before[one.attempt_id, one.position])
        for one in marked_answers(question, undone.revision)
        if (one.attempt_id, one.position) in before
    ]


def lock_sets(set_ids: Iterable[int], reading: bool = False) -> None:
    """Lets no attempt at these sets be handed in while their points are put right.

    Handing in takes the same lock for `reading`, so that those do not wait for each other. A
    statement of its own: what a waiting PostgreSQL statement reads of other tables is older than
    what it waited for.
    """
    query = select(QuestionSet.id).where(QuestionSet.id.in_(sorted(set_ids)))
    lock = query.order_by(QuestionSet.id).with_for_update(read=reading, key_share=not reading)
    db.session.execute(lock)


def _sets_asking(question_id: int) -> set[int]:
    query = (
        select(Attempt.set_id)
        .join(EditionEntry, EditionEntry.edition_id == Attempt.edition_id)
        .where(EditionEntry.question_id == question_id)
        .distinct()
    )
    return set(db.session.scalars(query))


def _log(regrade_id: int, found: Sequence[Change]) -> None:
    rows = [
        {
            "regrade_id": regrade_id,
            "attempt_id": change.of.attempt_id,
            "position": change.of.position,
            "fraction_before": change.of.mark.fraction,
            "fraction_after": change.after.fraction,
            "dropped_before": change.of.mark.dropped,
            "dropped_after": change.after.dropped,
        }
        for change in found
    ]
    if rows:
        db.session.execute(insert(RegradeChange), rows)


def _apply(found: Sequence[Change], now: datetime) -> None:
    if not found:
        return
    _mark_responses(found)
    _shift_attempts(found, now)
    _shift_visits(found)
    _shift_accuracies(found)
    firsts = _renew_set_scores(found)
    _shift_tallies([change for change in found if change.of.attempt_id in firsts])
    put_misses_right(found[0].of.question.id, {change.of.attempt_id for change in found})


def _each(model: Any, where: Sequence[str], values: dict[str, Any], rows: list[Any]) -> None:
    """One prepared UPDATE for all rows; parameters are called `p_…`."""
    table: Table = model.__table__
    statement = update(table).values(values)
    for name in where:
        statement = statement.where(table.c[name] == bindparam(f"p_{name}"))
    db.session.connection().execute(statement, rows)


def _mark_responses(found: Sequence[Change]) -> None:
    rows = [
        {
            "p_attempt_id": change.of.attempt_id,
            "p_position": change.of.position,
            "p_fraction": change.after.fraction,
            "p_dropped": change.after.dropped,
        }
        for change in found
    ]
    values: dict[str, Any] = {
        "fraction": bindparam("p_fraction"),
        "dropped": bindparam("p_dropped"),
    }
    _each(Response, ("attempt_id", "position"), values, rows)


def _shifts(found: Iterable[tuple[tuple[Any, ...], Change]]) -> dict[Any, tuple[float, float]]:
    """Points and maximum to add, by key, in the order of keys so that nobody waits in a circle."""
    sums: dict[Any, tuple[float, float]] = defaultdict(lambda: (0.0, 0.0))
    for key, change in found:
        points, most = sums[key]
        sums[key] = (points + change.points, most + change.max_points)
    return dict(sorted(sums.items()))


def _shift_attempts(found: Sequence[Change], now: datetime) -> None:
    rows = [
        {"p_id": id, "p_points": points, "p_most": most}
        for (id,), (points, most) in _shifts(((c.of.attempt_id,), c) for c in found).items()
    ]
    values = {
        "points": Attempt.points + bindparam("p_points"),
        "max_points": Attempt.max_points + bindparam("p_most"),
        "regraded_at": now,
    }
    _each(Attempt, ("id",), values, rows)


def _shift_visits(found: Sequence[Change]) -> None:
    rows = [
        {"p_id": id, "p_points": points, "p_most": most}
        for (id,), (points, most) in _shifts(((c.of.visit_id,), c) for c in found).items()
    ]
    values = {
        "points": Visit.points + bindparam("p_points"),
        "max_points": Visit.max_points + bindparam("p_most"),
    }
    _each(Visit, ("id",), values, rows)


def _shift_accuracies(found: Sequence[Change]) -> None:
    keyed = (
        ((change.of.learner_id, *name), change)
        for change in found
        for name in names(change.of.question)
    )
    rows = [
        {
            "p_learner_id": id,
            "p_dimension": dimension,
            "p_name": name,
            "p_points": p,
            "p_most": int(m),
        }
        for (id, dimension, name), (p, m) in _shifts(keyed).items()
    ]
    values: dict[str, Any] = {
        "points": Accuracy.points + bindparam("p_points"),
        "answers": Accuracy.answers + bindparam("p_most"),
    }
    _each(Accuracy, ("learner_id", "dimension", "name"), values, rows)


def _shift_tallies(found: Sequence[Change]) -> None:
    keyed = (((c.of.question.id, c.of.question.revision), c) for c in found)
    rows = [
        {"p_question_id": id, "p_revision": revision, "p_points": points, "p_most": int(most)}
        for (id, revision), (points, most) in _shifts(keyed).items()
    ]
    values: dict[str, Any] = {
        "points": Tally.points + bindparam("p_points"),
        "answers": Tally.answers + bindparam("p_most"),
    }
    if rows:
        _each(Tally, ("question_id", "revision"), values, rows)


def _renew_set_scores(found: Sequence[Change]) -> set[int]:
    """Best, first and latest anew; returns the ids of the attempts that were a first go."""
    pairs = {(change.of.learner_id, change.of.set_id) for change in found}
    query = (
        select(Attempt.learner_id, Attempt.set_id, Attempt.id, Attempt.points, Attempt.max_points)
        .where(
            Attempt.learner_id.in_({learner for learner, _ in pairs}),
            Attempt.set_id.in_({of for _, of in pairs}),
            Attempt.submitted_at.is_not(None),
            Attempt.scope != "missed",
        )
        .order_by(Attempt.submitted_at, Attempt.id)
    )
    taken: dict[tuple[int, int], list[tuple[int, Score]]] = defaultdict(list)
    for learner_id, set_id, id, points, most in db.session.execute(query):
        taken[learner_id, set_id].append((id, Score(points, most)))
    rows = [_totals_row(*pair, taken[pair]) for pair in sorted(pairs) if taken[pair]]
    if rows:
        values: dict[str, Any] = {name: bindparam(f"p_{name}") for name in TOTALS}
        _each(SetScore, ("learner_id", "set_id"), values, rows)
    return {scores[0][0] for scores in taken.values()}


TOTALS = ("best_points", "best_max", "first_points", "first_max", "latest_points", "latest_max")


def _totals_row(
    learner_id: int, set_id: int, scores: Sequence[tuple[int, Score]]
) -> dict[str, Any]:
    totals = set_totals(scores)
    row: dict[str, Any] = {"p_learner_id": learner_id, "p_set_id": set_id}
    for name in ("best", "first", "latest"):
        score: Score = getattr(totals, name)
        row |= {f"p_{name}_points": score.points, f"p_{name}_max": score.max_points}
    return row


Noted = tuple[int, Change]
"""Id of a regrade, and what it did to an answer."""


def put_right(attempt: AttemptState, graded: Sequence[Graded]) -> tuple[list[Graded], list[Noted]]:
    """The grades of an attempt that is handed in now, by the corrections made since its start.

    `note_put_right` stores the second list, so that undoing a correction finds these as well.
    """
    lock_sets([attempt.set_id], reading=True)
    standing = standing_regrades(attempt.edition_id)
    keys = revision_keys([(one.question_id, one.revision) for one, _ in standing])
    by_question = {one.question.id: one for one in graded}
    noted = []
    for made, entry in standing:
        if one := by_question.get(entry.question_id):
            marked = _as_marked(attempt, one)
            corrected = keys.get((made.question_id, made.revision))
            after = remark(made.method, marked.key, corrected, one.given.answer)
            if after != marked.mark:
                noted.append((made.id, Change(marked, after)))
                by_question[entry.question_id] = _remarked(one, after)
    return [by_question[one.question.id] for one in graded], noted


def _remarked(one: Graded, after: Mark) -> Graded:
    return replace(one, given=replace(one.given, dropped=after.dropped), fraction=after.fraction)


def note_put_right(noted: Sequence[Noted]) -> None:
    """Also marks the answers, since those that were checked before keep their mark otherwise."""
    for regrade_id, change in noted:
        _log(regrade_id, [change])
    if noted:
        _mark_responses([change for _, change in noted])


def _as_marked(attempt: AttemptState, one: Graded) -> Marked:
    return Marked(
        attempt_id=attempt.id,
        position=one.given.position,
        learner_id=attempt.learner_id,
        set_id=attempt.set_id,
        visit_id=0,
        question=one.question,
        answer=one.given.answer,
        mark=Mark(one.fraction, one.given.dropped),
    )
