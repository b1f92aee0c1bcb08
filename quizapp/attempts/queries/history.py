"""Reads of a learner's past, each of them flat in the number of attempts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import Select, select, tuple_

from quizapp.accounts.models import Visit
from quizapp.attempts.models import Accuracy, Attempt, SetScore
from quizapp.attempts.scores import Score
from quizapp.bank.models import Edition, QuestionSet
from quizapp.database import db

ATTEMPTS_A_PAGE = 20
CHART_POINTS = 30


@dataclass(frozen=True)
class AttemptRow:
    id: int
    visit_id: int
    slug: str
    title: str
    scope: str
    submitted_at: datetime
    regraded_at: datetime | None
    score: Score


@dataclass(frozen=True)
class VisitRows:
    """A visit with those of its attempts that are on this page; the totals are of all of them."""

    started_at: datetime
    attempts: int
    score: Score
    rows: list[AttemptRow]


@dataclass(frozen=True)
class Cursor:
    """Where a page of the history begins: after this attempt of this visit."""

    visit_id: int
    attempt_id: int


def _submitted(learner_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attempt.id,
            Attempt.visit_id,
            QuestionSet.slug,
            Edition.title,
            Attempt.scope,
            Attempt.submitted_at,
            Attempt.regraded_at,
            Attempt.points,
            Attempt.max_points,
        )
        .join(Edition, Edition.id == Attempt.edition_id)
        .join(QuestionSet, QuestionSet.id == Attempt.set_id)
        .where(Attempt.learner_id == learner_id, Attempt.submitted_at.is_not(None))
    )


def _rows(query: Select[*tuple[Any, ...]]) -> list[AttemptRow]:
    rows: Sequence[Any] = db.session.execute(query).all()
    return [_attempt_row(row) for row in rows]


def _attempt_row(row: Any) -> AttemptRow:
    return AttemptRow(
        id=row.id,
        visit_id=row.visit_id,
        slug=row.slug,
        title=row.title,
        scope=row.scope,
        submitted_at=row.submitted_at,
        regraded_at=row.regraded_at,
        score=Score(row.points, row.max_points),
    )


def past_attempts(learner_id: int, after: Cursor | None) -> tuple[list[VisitRows], Cursor | None]:
    """A page of submitted attempts by visit, newest first; and where the next page begins."""
    query = _submitted(learner_id).order_by(Attempt.visit_id.desc(), Attempt.id.desc())
    if after:
        place = tuple_(Attempt.visit_id, Attempt.id)
        query = query.where(place < (after.visit_id, after.attempt_id))
    rows = _rows(query.limit(ATTEMPTS_A_PAGE + 1))
    shown = rows[:ATTEMPTS_A_PAGE]
    more = len(rows) > ATTEMPTS_A_PAGE
    return _by_visit(shown), Cursor(shown[-1].visit_id, shown[-1].id) if more else None


def _by_visit(rows: Sequence[AttemptRow]) -> list[VisitRows]:
    query = select(Visit).where(Visit.id.in_({row.visit_id for row in rows}))
    visits = {visit.id: visit for visit in db.session.scalars(query)}
    return [
        VisitRows(
            started_at=visits[visit_id].started_at,
            attempts=visits[visit_id].attempts,
            score=Score(visits[visit_id].points, visits[visit_id].max_points),
            rows=list(found),
        )
        for visit_id, found in groupby(rows, key=lambda row: row.visit_id)
    ]


def recent_attempts(learner_id: int) -> list[AttemptRow]:
    """What the chart shows, oldest first."""
    query = _submitted(learner_id).order_by(Attempt.submitted_at.desc(), Attempt.id.desc())
    return _rows(query.limit(CHART_POINTS))[::-1]


@dataclass(frozen=True)
class SetRow:
    slug: str
    title: str
    attempts: int
    best: Score
    first: Score
    latest: Score


def sets_taken(learner_id: int, offset: int, most: int) -> tuple[list[SetRow], bool]:
    """Best, first and latest per set, the set taken last first; and whether more follow."""
    query = (
        select(SetScore, QuestionSet.slug, QuestionSet.title)
        .join(QuestionSet, QuestionSet.id == SetScore.set_id)
        .where(SetScore.learner_id == learner_id)
        .order_by(SetScore.latest_id.desc())
        .offset(offset)
        .limit(most + 1)
    )
    rows = [
        SetRow(
            slug=slug,
            title=title,
            attempts=score.attempts,
            best=Score(score.best_points, score.best_max),
            first=Score(score.first_points, score.first_max),
            latest=Score(score.latest_points, score.latest_max),
        )
        for score, slug, title in db.session.execute(query)
    ]
    return rows[:most], len(rows) > most


def accuracies(learner_id: int, dimension: str) -> list[tuple[str, int, float]]:
    """Name, answers and share of points, by `tag` or `type`, the most answered first."""
    query = (
        select(Accuracy)
        .where(Accuracy.learner_id == learner_id, Accuracy.dimension == dimension)
        .order_by(Accuracy.answers.desc(), Accuracy.name)
        .limit(20)
    )
    return [(row.name, row.answers, row.points / row.answers) for row in db.session.scalars(query)]
