"""How a learner's memory does."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Integer, case, cast, func, select

from quizapp.cards.days import DayClock
from quizapp.cards.fitting import Rated
from quizapp.cards.memory import GOOD, NEW
from quizapp.cards.models import Card, Review, StudyDay
from quizapp.cards.replay import RATED
from quizapp.database import db

DAYS = 30
STABILITIES = (1, 3, 7, 21, 60, 180, 365)
"""Upper ends in days of the groups of cards by stability; the last has none."""


@dataclass(frozen=True)
class Progress:
    """`reviews` by day (ordinal) of the last days, `forecast` of the next; today's has all that is
    overdue. `states` by state, with 4 for those set aside. `stabilities` are counts for each of
    `STABILITIES` and beyond, `difficulties` for 1 to 10."""

    asked: int
    recalled: int
    reviews: dict[int, int]
    forecast: dict[int, int]
    states: dict[int, int]
    stabilities: list[int]
    difficulties: list[int]

    @property
    def retention(self) -> float | None:
        return self.recalled / self.asked if self.asked else None


HELD = 4


def progress(learner_id: int, clock: DayClock, now: datetime) -> Progress:
    """In five statements, however many cards and reviews there are."""
    today = clock.day(now)
    days = _days(learner_id, today)
    return Progress(
        asked=sum(day.asked for day in days),
        recalled=sum(day.recalled for day in days),
        reviews={
            number: sum(day.ratings for day in days if day.day == number)
            for number in range(today - DAYS + 1, today + 1)
        },
        forecast=_forecast(learner_id, clock, now),
        states=_states(learner_id),
        stabilities=_stabilities(learner_id),
        difficulties=_difficulties(learner_id),
    )


def _days(learner_id: int, today: int) -> Sequence[StudyDay]:
    query = select(StudyDay).where(
        StudyDay.learner_id == learner_id, StudyDay.day > today - DAYS, StudyDay.day <= today
    )
    return db.session.scalars(query).all()


def _forecast(learner_id: int, clock: DayClock, now: datetime) -> dict[int, int]:
    """Learnt cards are due at one moment of a day, so there are few groups."""
    today = clock.day(now)
    due = case((Card.due_at <= now, now), else_=Card.due_at)
    query = (
        select(due, func.count())
        .where(Card.learner_id == learner_id, Card.held == "", Card.state != NEW)
        .where(Card.due_at < now + timedelta(days=DAYS))
        .group_by(due)
    )
    found = dict.fromkeys(range(today, today + DAYS), 0)
    for moment, count in db.session.execute(query):
        day = max(today, clock.day(_aware(moment)))
        if day in found:
            found[day] += count
    return found


def _aware(moment: datetime | str) -> datetime:
    at = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _states(learner_id: int) -> dict[int, int]:
    state = case((Card.held != "", HELD), else_=Card.state)
    query = select(state, func.count()).where(Card.learner_id == learner_id).group_by(state)
    return _counts(query)


def _counts(query: Any) -> dict[int, int]:
    rows: Iterable[tuple[int, int]] = db.session.execute(query)
    return dict(iter(rows))  # a result has `keys`, by which `dict` would take it for a mapping


def _stabilities(learner_id: int) -> list[int]:
    group = case(
        *((Card.stability <= most, place) for place, most in enumerate(STABILITIES)),
        else_=len(STABILITIES),
    )
    found = _groups(learner_id, group)
    return [found.get(place, 0) for place in range(len(STABILITIES) + 1)]


def _difficulties(learner_id: int) -> list[int]:
    found = _groups(learner_id, cast(func.round(Card.difficulty), Integer))
    return [found.get(number, 0) for number in range(1, 11)]


def _groups(learner_id: int, group: Any) -> dict[int, int]:
    query = (
        select(group, func.count())
        .where(Card.learner_id == learner_id, Card.stability.is_not(None))
        .group_by(group)
    )
    return _counts(query)


def histories(learner_id: int) -> list[list[Rated]]:
    """The ratings of each card that still count, in order."""
    undone = select(Review.undoes_id).where(
        Review.learner_id == learner_id, Review.undoes_id.is_not(None)
    )
    query = (
        select(Review.card_id, Review.day, Review.rating)
        .where(Review.learner_id == learner_id, Review.kind == RATED, Review.id.not_in(undone))
        .order_by(Review.at, Review.id)
    )
    found: dict[int, list[Rated]] = defaultdict(list)
    for card_id, day, rating in db.session.execute(query):
        found[card_id].append(Rated(day, rating or GOOD))
    return list(found.values())


@dataclass(frozen=True)
class Forgotten:
    """How often the cards of a question were forgotten, over all who study it."""

    question_id: int
    learners: int
    lapses: int
    reps: int


def most_forgotten(set_id: int, enough: int) -> list[Forgotten]:
    """Those with `enough` learners, so that none can be told; the most forgotten first."""
    lapses = func.sum(Card.lapses)
    query = (
        select(Card.question_id, func.count(), lapses, func.sum(Card.reps))
        .where(Card.set_id == set_id, Card.reps > 0)
        .group_by(Card.question_id)
        .having(func.count() >= enough)
        .order_by(lapses.desc(), Card.question_id)
    )
    return [Forgotten(*row) for row in db.session.execute(query)]
