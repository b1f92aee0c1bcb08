"""One learner's memory of one question, and what a rating does to it. Pure.

FSRS does the arithmetic (`fsrs`, version 6 of the model). What stands here is what it leaves to the
application: days that turn over at night instead of every 24 hours, spread, and leeches.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from fsrs import Card as FsrsCard
from fsrs import Rating as FsrsRating
from fsrs import Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS

from quizapp.cards.days import DayClock
from quizapp.cards.fuzz import EVEN, fuzzed

NEW, LEARNING, REVIEW, RELEARNING = 0, 1, 2, 3
"""States of a card, numbered as FSRS and Anki number them."""

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
RATINGS = (AGAIN, HARD, GOOD, EASY)

NIGHTS = DayClock()
LONGEST_INTERVAL = 36500


@dataclass(frozen=True, slots=True)
class Memory:
    """How well something is remembered. New cards have nothing but `due_at`, which may be `None`.

    `stability` in days: after so many, the chance to recall it has fallen to 90 %. `difficulty`
    from 1 to 10. `step` counts learning steps from 0. `reps` are ratings, `lapses` the times it was
    forgotten after it had been learnt.
    """

    state: int = NEW
    step: int | None = None
    stability: float | None = None
    difficulty: float | None = None
    due_at: datetime | None = None
    last_at: datetime | None = None
    reps: int = 0
    lapses: int = 0


@dataclass(frozen=True)
class Plan:
    """How one learner's cards are scheduled. Steps in minutes; `weights` from Monday to Sunday."""

    clock: DayClock = NIGHTS
    retention: float = 0.9
    steps: tuple[float, ...] = (1, 10)
    relearning_steps: tuple[float, ...] = (10,)
    leech_lapses: int = 8
    fuzz: bool = True
    weights: tuple[float, ...] = EVEN
    parameters: tuple[float, ...] = DEFAULT_PARAMETERS


def rate(memory: Memory, rating: int, at: datetime, plan: Plan, seed: str = "") -> Memory:
    """The memory after a rating. A clock that was put back counts as no time gone by.

    `seed` decides the spread; with `plan.fuzz` off it does not matter.
    """
    at = max(at, memory.last_at or at).astimezone(UTC)
    days = elapsed_days(memory, at, plan.clock)
    card, _ = _scheduler(plan).review_card(_as_fsrs(memory, at, days), FsrsRating(rating), at)
    after = replace(
        memory,
        state=int(card.state),
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due_at=card.due,
        last_at=at,
        reps=memory.reps + 1,
        lapses=memory.lapses + (memory.state == REVIEW and rating == AGAIN),
    )
    return _on_a_day(after, at, plan, seed) if after.state == REVIEW else after


def elapsed_days(memory: Memory, at: datetime, clock: DayClock) -> int:
    """Nights between the last rating and now; 0 for one that is the first."""
    return max(0, clock.day(at) - clock.day(memory.last_at)) if memory.last_at else 0


def _as_fsrs(memory: Memory, at: datetime, days: int) -> FsrsCard:
    """With a last review so many times 24 hours ago as nights have gone by."""
    return FsrsCard(
        card_id=0,
        state=State(memory.state or LEARNING),
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=at,
        last_review=at - timedelta(days=days) if memory.last_at else None,
    )


def _on_a_day(memory: Memory, at: datetime, plan: Plan, seed: str) -> Memory:
    """Due from the beginning of a day, spread among its neighbours."""
    assert memory.due_at is not None
    interval = (memory.due_at - at).days
    today = plan.clock.day(at)
    if plan.fuzz:
        interval = fuzzed(interval, today, seed, plan.weights, LONGEST_INTERVAL)
    return replace(memory, due_at=plan.clock.start(today + interval))


@lru_cache(maxsize=256)
def _scheduler(plan: Plan) -> Scheduler:
    return Scheduler(
        parameters=plan.parameters,
        desired_retention=plan.retention,
        learning_steps=_minutes(plan.steps),
        relearning_steps=_minutes(plan.relearning_steps),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )


def _minutes(steps: Sequence[float]) -> tuple[timedelta, ...]:
    return tuple(timedelta(minutes=step) for step in steps)


def recall(memory: Memory, at: datetime, plan: Plan) -> float | None:
    """The predicted chance, from 0 to 1, to remember it now; `None` before the first rating."""
    if memory.stability is None or memory.last_at is None:
        return None
    card = _as_fsrs(memory, at, elapsed_days(memory, at, plan.clock))
    return float(_scheduler(plan).get_card_retrievability(card, at.astimezone(UTC)))


def interval(memory: Memory, at: datetime, clock: DayClock) -> timedelta:
    """From a moment until it is due; in whole days for what is due on a day."""
    if memory.due_at is None:
        return timedelta(0)
    if memory.state == REVIEW:
        return timedelta(days=clock.day(memory.due_at) - clock.day(at))
    return memory.due_at - at


def is_leech(memory: Memory, threshold: int) -> bool:
    """Whether its latest lapse is one to be told about: the threshold's, and each half of it on."""
    more = memory.lapses - threshold
    return more >= 0 and more % max(1, threshold // 2) == 0
