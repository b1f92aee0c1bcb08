"""Reads of attempts in progress and done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Integer, Select, bindparam, cast, func, select

from quizapp.accounts.models import Learner
from quizapp.attempts.models import Attempt, Response, SetScore, Tally
from quizapp.attempts.scores import Score
from quizapp.attempts.sheet import Given, Sheet
from quizapp.bank.editions import EditionDocument
from quizapp.bank.models import Edition, QuestionSet
from quizapp.bank.queries.published import decoded
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


_STATES = (
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
    )
    .join(Edition, Edition.id == Attempt.edition_id)
    .join(QuestionSet, QuestionSet.id == Attempt.set_id)
    .where(Attempt.learner_id == bindparam("learner"))
    .order_by(Attempt.id.desc())
)
_GIVEN = (
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
    .where(Attempt.learner_id == bindparam("learner"))
)
# Put together once, for that costs more than to run them.
_STATE = _STATES.where(Attempt.id == bindparam("attempt"))
_STATE_TO_WRITE = _STATE.with_for_update(of=Attempt)
_GIVEN_IN_ONE = _GIVEN.where(Response.attempt_id == bindparam("attempt"))


def get_attempt(learner: Learner | None, attempt_id: int, writing: bool = False) -> AttemptState:
    """The learner's own attempt, in two reads; `writing` locks it until the transaction ends.

    Raises `NotFound` for unknown attempts and for those of others.
    """
    found: list[AttemptState] = []
    if learner and attempt_id <= LARGEST_ID:
        query = _STATE_TO_WRITE if writing else _STATE
        found = _read(query, _GIVEN_IN_ONE, learner=learner.id, attempt=attempt_id)
    if not found:
        raise NotFound(Message("There is no such quiz attempt, or it belongs to somebody else."))
    return found[0]


def all_attempts(learner: Learner) -> list[AttemptState]:
    """Every attempt of the learner, open ones too, newest first."""
    return _read(_STATES, _GIVEN, learner=learner.id)


def _read(
    states: Select[*tuple[Any, ...]], given: Select[*tuple[Any, ...]], **whose: int
) -> list[AttemptState]:
    rows: Sequence[Any] = db.session.execute(states, whose).all()
    if not rows:
        return []
    answers: dict[int, dict[int, Given]] = {}
    for attempt_id, position, *fields in db.session.execute(given, whose):
        answers.setdefault(attempt_id, {})[position] = Given(position, *fields)
    known = decoded({row.digest for row in rows})
    return [
        AttemptState(*row[:-1], known[row.digest], answers.get(row.id, {}))  # type: ignore[call-arg]
        for row in rows
    ]


@dataclass(frozen=True)
class OpenAttempt:
    id: int
    set_id: int
    title: str
    started_at: datetime
    deadline: datetime | None
    total: int
    answered: int


_ANSWERED = (
    select(func.count())
    .where(Response.attempt_id == Attempt.id, Response.answer.is_not(None))
    .scalar_subquery()
)
_OPEN = (
    select(
        Attempt.id,
        Attempt.set_id,
        Edition.title,
        Attempt.started_at,
        Attempt.deadline,
        cast(Attempt.max_points, Integer),
        _ANSWERED,
    )
    .join(Edition, Edition.id == Attempt.edition_id)
    .where(Attempt.learner_id == bindparam("learner"), Attempt.submitted_at.is_(None))
    .order_by(Attempt.id.desc())
    .limit(OPEN_SHOWN)
)
_OPEN_OF_SET = _OPEN.where(Attempt.set_id == bindparam("set"))


def open_attempts(learner: Learner | None, set_id: int | None = None) -> Sequence[OpenAttempt]:
    """The learner's latest unfinished attempts, at most `OPEN_SHOWN`, newest first."""
    if learner is None:
        return []
    query = _OPEN if set_id is None else _OPEN_OF_SET
    found = db.session.execute(query, {"learner": learner.id, "set": set_id})
    return [OpenAttempt(*row) for row in found]


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
