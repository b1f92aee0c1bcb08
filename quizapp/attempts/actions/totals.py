"""The totals that a submitted attempt adds to, so that no page has to add up attempts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select, update

from quizapp.accounts.models import Visit
from quizapp.attempts.models import Accuracy, SetScore, Tally
from quizapp.attempts.queries.taking import AttemptState
from quizapp.attempts.scores import Graded, Score, better, by_name
from quizapp.database import db, upsert


def add_to_visit(visit_id: int, score: Score) -> None:
    db.session.execute(
        update(Visit)
        .where(Visit.id == visit_id)
        .values(
            attempts=Visit.attempts + 1,
            points=Visit.points + score.points,
            max_points=Visit.max_points + score.max_points,
        )
    )


def add_to_set(attempt: AttemptState, score: Score) -> bool:
    """Whether this was the learner's first go at the set. Retries of missed ones do not count."""
    if attempt.scope == "missed":
        return False
    own = {"learner_id": attempt.learner_id, "set_id": attempt.set_id}
    before = db.session.scalar(select(SetScore).filter_by(**own).with_for_update())
    best = better(Score(before.best_points, before.best_max), score) if before else score
    values = {
        "attempts": before.attempts + 1 if before else 1,
        "best_points": best.points,
        "best_max": best.max_points,
        "latest_points": score.points,
        "latest_max": score.max_points,
        "latest_id": attempt.id,
    }
    first = {"first_points": score.points, "first_max": score.max_points}
    insert = upsert(SetScore).values(**own, **values, **first)
    db.session.execute(
        insert.on_conflict_do_update(index_elements=["learner_id", "set_id"], set_=values)
    )
    return before is None


def add_to_accuracies(learner_id: int, graded: Sequence[Graded]) -> None:
    rows = [
        {
            "learner_id": learner_id,
            "dimension": dimension,
            "name": name,
            "answers": len(fractions),
            "points": sum(fractions),
        }
        for (dimension, name), fractions in by_name(graded).items()
    ]
    _add(Accuracy, rows, ["learner_id", "dimension", "name"])


def add_to_tallies(graded: Sequence[Graded]) -> None:
    """In the order of ids, so that two submissions never wait for each other."""
    rows = [
        {
            "question_id": one.question.id,
            "revision": one.question.revision,
            "answers": 1,
            "points": one.fraction,
        }
        for one in sorted(graded, key=lambda one: one.question.id)
        if not one.given.dropped
    ]
    _add(Tally, rows, ["question_id", "revision"])


def _add(model: Any, rows: list[dict[str, Any]], keys: list[str]) -> None:
    if not rows:
        return
    insert = upsert(model).values(rows)
    db.session.execute(
        insert.on_conflict_do_update(
            index_elements=keys,
            set_={
                "answers": model.answers + insert.excluded.answers,
                "points": model.points + insert.excluded.points,
            },
        )
    )
