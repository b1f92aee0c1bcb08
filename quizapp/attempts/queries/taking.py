"""Reads of attempts in progress and done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import JSON, Integer, Select, case, cast, func, null, select, type_coerce

from quizapp.accounts.models import Learner
from quizapp.attempts.models import Attempt, Response, SetScore, Tally
from quizapp.attempts.scores import Score
from quizapp.attempts.sheet import Given, Sheet
from quizapp.bank.editions import EditionDocument
from quizapp.bank.models import Edition, QuestionSet
from quizapp.bank.queries.published import documents
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message

OPEN_SHOWN = 10


@dataclass(frozen=True)
class AttemptState:
    """An attempt with the document of its edition and the answers so far."""

    id: int
    learner_id: int
    set_id: int
    edition_id: int
    slug: str
    scope: str
    behaviour: str
    layout: str
    seed: str
    order: list[int]
    started_at: datetime
    deadline: datetime | None
    submitted_at: datetime | None
    points: float
    max_points: float
    regraded_at: datetime | None
    document: EditionDocument
    given: dict[int, Given]

    @property
    def title(self) -> str:
        return self.document.title

    @property
    def score(self) -> Score:
        return Score(self.points, self.max_points)

    @property
    def immediate(self) -> bool:
        return self.behaviour == "immediate"

    @cached_property
    def sheet(self) -> Sheet:
        return Sheet(
            document=self.document,
            order=self.order,
            seed=bytes.fromhex(self.seed),
            given=self.given,
            finished=self.submitted_at is not None,
        )


def get_attempt(learner: Learner | None, attempt_id: int, writing: bool = False) -> AttemptState:
    """The learner's own attempt, in two reads; `writing` locks it until the transaction ends.

    Raises `NotFound` for unknown attempts and for those of others.
    """
    small = min(attempt_id, LARGEST_ID)
    found = _read(learner.id, small, writing) if learner else []
    if not found or found[0].id != attempt_id:
        raise NotFound(Message("There is no such quiz attempt, or it belongs to somebody else."))
    return found[0]


def all_attempts(learner: Learner) -> list[AttemptState]:
    """Every attempt of the learner, open ones too, newest first."""
    return _read(learner.id)


def _read(
    learner_id: int, attempt_id: int | None = None, writing: bool = False
) -> list[AttemptState]:
    kept = documents.kept()
    query = _attempt_query(learner_id, list(kept))
    given = _given_query(learner_id)
    if attempt_id is not None:
        query = query.where(Attempt.id == attempt_id)
        given = given.where(Response.attempt_id == attempt_id)
    if writing:
        query = query.with_for_update(of=Attempt)
    rows: Sequence[Any] = db.session.execute(query).all()
    answers = _by_attempt(given) if rows else {}
    return [
        AttemptState(
            *row[:-2],  # type: ignore[call-arg]
            kept.get(row.digest) or documents.add(row.digest, row[-1]),
            answers.get(row.id, {}),
        )
        for row in rows
    ]


def _given_query(learner_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Response.attempt_id,
            Response.position,
            Response.answer,
            Response.flagged,
            Response.checked_at,
            Response.fraction,
            Response.dropped,
        )
        .join(Attempt, Attempt.id == Response.attempt_id)
        .where(Attempt.learner_id == learner_id)
    )


def _by_attempt(query: Select[*tuple[Any, ...]]) -> dict[int, dict[int, Given]]:
    found: dict[int, dict[int, Given]] = {}
    for attempt_id, position, *fields in db.session.execute(query):
        found.setdefault(attempt_id, {})[position] = Given(position, *fields)
    return found


def _attempt_query(learner_id: int, kept: Sequence[str]) -> Select[*tuple[Any, ...]]:
    """The document comes along only where this process has not decoded it yet."""
    known = Edition.digest.in_(kept)
    return (
        select(
            Attempt.id,
            Attempt.learner_id,
            Attempt.set_id,
            Attempt.edition_id,
            QuestionSet.slug,
            Attempt.scope,
            Attempt.behaviour,
            Attempt.layout,
            Attempt.seed,
            Attempt.order,
            Attempt.started_at,
            Attempt.deadline,
            Attempt.submitted_at,
            Attempt.points,
            Attempt.max_points,
            Attempt.regraded_at,
            Edition.digest,
            type_coerce(case((known, null()), else_=Edition.document), JSON),
        )
        .join(Edition, Edition.id == Attempt.edition_id)
        .join(QuestionSet, QuestionSet.id == Attempt.set_id)
        .where(Attempt.learner_id == learner_id)
        .order_by(Attempt.id.desc())
    )


@dataclass(frozen=True)
class OpenAttempt:
    id: int
    set_id: int
    title: str
    started_at: datetime
    deadline: datetime | None
    total: int
    answered: int


def open_attempts(learner: Learner | None, set_id: int | None = None) -> Sequence[OpenAttempt]:
    """The learner's latest unfinished attempts, at most `OPEN_SHOWN`, newest first."""
    if learner is None:
        return []
    answered = (
        select(func.count())
        .where(Response.attempt_id == Attempt.id, Response.answer.is_not(None))
        .scalar_subquery()
    )
    query = (
        select(
            Attempt.id,
            Attempt.set_id,
            Edition.title,
            Attempt.started_at,
            Attempt.deadline,
            cast(Attempt.max_points, Integer),
            answered,
        )
        .join(Edition, Edition.id == Attempt.edition_id)
        .where(Attempt.learner_id == learner.id, Attempt.submitted_at.is_(None))
        .order_by(Attempt.id.desc())
        .limit(OPEN_SHOWN)
    )
    if set_id is not None:
        query = query.where(Attempt.set_id == set_id)
    return [OpenAttempt(*row) for row in db.session.execute(query)]


def set_scores(learner: Learner | None, set_ids: Sequence[int]) -> dict[int, SetScore]:
    """The learner's totals on those of the sets that they took."""
    if learner is None or not set_ids:
        return {}
    query = select(SetScore).where(SetScore.learner_id == learner.id, SetScore.set_id.in_(set_ids))
    return {score.set_id: score for score in db.session.scalars(query)}


def tallies(sheet: Sheet, enough: int) -> dict[int, tuple[int, float]]:
    """By position: how many first answers a question got, and the mean fraction they earned.

    Positions with fewer than `enough` answers are left out: they would say more of one person
    than of the question.
    """
    asked = {sheet.question(place).id: place for place in range(len(sheet.order))}
    query = select(Tally).where(Tally.question_id.in_(asked), Tally.answers >= enough)
    return {
        asked[tally.question_id]: (tally.answers, tally.points / tally.answers)
        for tally in db.session.scalars(query)
        if sheet.question(asked[tally.question_id]).revision == tally.revision
    }
