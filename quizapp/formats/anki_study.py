"""What Anki keeps of a learner beside the notes: when cards come back, and every review.

Source: `cards` and `revlog` of Anki's `schema11.sql`, `rslib/src/storage/card/data.rs` for what is
in `cards.data`, `rslib/src/scheduler/timing.rs` for days, `rslib/src/revlog/mod.rs` for kinds.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NEW, LEARNING, REVIEW, RELEARNING = 0, 1, 2, 3
"""Types of cards; kinds of reviews are these less one, and some that rated nothing."""

SUSPENDED, DAY_LEARNING, QUEUE_OF = -1, 3, {NEW: 0, LEARNING: 1, REVIEW: 2, RELEARNING: 1}
STEPPING = (LEARNING, RELEARNING)
FILTERED, CRAMMED = 3, 4
"""Kinds of reviews: in a filtered deck, and those from which on nothing was rated."""

EPOCH = 719_163
"""1970-01-01 as a proleptic Gregorian ordinal."""

DAY = 86_400
MOST = 2**31 - 1
"""Of what is counted: Anki, too, keeps it in 32 bits."""

LATEST = 4_000_000_000
"""In the year 2096, in seconds since 1970."""

LAST_DAY, MOST_DAYS = 1_000_000, 365_000
"""In the year 2738, and a thousand years: counted back from any day, a calendar still has it."""

EASE = 2500
"""The ease factor of the older scheduler, which FSRS leaves alone."""


@dataclass(frozen=True, slots=True)
class LogRow:
    """One rating. `at` in milliseconds since 1970; intervals in days, or negative in seconds.

    `difficulty` from 1 to 10, as it was afterwards; `took` in milliseconds.
    """

    at: int
    rating: int
    kind: int
    interval: int = 0
    last_interval: int = 0
    difficulty: float | None = None
    took: int = 0


@dataclass(frozen=True, slots=True)
class Studied:
    """What was learnt of a card.

    `day` is the study day on which it comes back, as an ordinal, and `moment` the second (since
    1970) at which it does, for cards in learning steps. `interval` in days.
    """

    state: int = NEW
    day: int | None = None
    moment: int | None = None
    interval: int = 0
    reps: int = 0
    lapses: int = 0
    steps_left: int = 0
    stability: float | None = None
    difficulty: float | None = None
    last_at: int | None = None
    suspended: bool = False
    log: tuple[LogRow, ...] = ()


MADE = 1_704_067_200
"""2024-01-01. The same questions make the same bytes, so time plays no part."""


@dataclass(frozen=True)
class Calendar:
    """Anki counts days from that on which a collection was made, by the zone of its maker."""

    made: int
    west: int

    @property
    def first(self) -> int:
        """The day that is number 0, as an ordinal."""
        return (self.made - self.west * 60) // DAY + EPOCH


@dataclass(frozen=True)
class Study:
    """How cards were scheduled: `west` are minutes west of UTC, `cards` are by guid of the note."""

    cards: Mapping[str, Studied]
    rollover: int = 4
    west: int = 0
    retention: float = 0.9
    parameters: tuple[float, ...] = ()

    @property
    def clock(self) -> Calendar:
        """Of the collections that we write."""
        return Calendar(MADE, self.west)


def card_columns(studied: Studied, position: int, clock: Calendar, decay: float) -> tuple[Any, ...]:
    """Columns `type` to `data` of the table of cards."""
    queue, due = QUEUE_OF.get(studied.state, 0), position
    if studied.state == REVIEW and studied.day is not None:
        due = studied.day - clock.first
    elif studied.state != NEW and studied.moment is not None:
        due = studied.moment
    return (
        studied.state,
        SUSPENDED if studied.suspended else queue,
        due,
        studied.interval,
        EASE if studied.state in (REVIEW, RELEARNING) else 0,
        studied.reps,
        studied.lapses,
        studied.steps_left,
        *(0, 0, 0),
        _data(studied, decay),
    )


def _data(studied: Studied, decay: float) -> str:
    if studied.stability is None:
        return ""
    data = {"s": studied.stability, "d": studied.difficulty, "decay": round(decay, 4)}
    if studied.last_at is not None:
        data["lrt"] = studied.last_at
    return json.dumps(data, separators=(",", ":"))


def log_columns(row: LogRow, card_id: int) -> tuple[Any, ...]:
    """A row of the table of reviews but for its id, which is its time."""
    factor = round((row.difficulty - 1) / 9 * 1000 + 100) if row.difficulty else 0
    return (card_id, -1, row.rating, row.interval, row.last_interval, factor, row.took, row.kind)


def read_card_row(row: tuple[Any, ...], clock: Calendar) -> Studied:
    """From `type, queue, due, ivl, reps, lapses, left, odue, odid, data`."""
    *numbers, data = row
    state, queue, due, interval, reps, lapses, left, original, filtered = map(_signed, numbers)
    if filtered:
        due = original
    by_day = state == REVIEW or queue == DAY_LEARNING or (state == RELEARNING and due < 10**7)
    known = _known(data)
    return Studied(
        state=state if state in QUEUE_OF else NEW,
        day=_day(clock.first + due) if by_day and state != NEW else None,
        moment=min(max(due, 0), LATEST) if state in STEPPING and not by_day else None,
        interval=min(max(interval, 0), MOST_DAYS),
        reps=min(max(reps, 0), MOST),
        lapses=min(max(lapses, 0), MOST),
        steps_left=left % 1000,
        stability=_between(known.get("s"), 0.001, 36_500),
        difficulty=_between(known.get("d"), 1, 10),
        last_at=_moment(known.get("lrt")),
        suspended=queue == SUSPENDED,
    )


def _signed(value: object) -> int:
    """A number of the table; old versions of Anki left fractions in some. Raises `ValueError`."""
    if not isinstance(value, int | float):
        raise ValueError("not a number")
    return int(value)


def _day(ordinal: int) -> int:
    return min(max(ordinal, EPOCH), LAST_DAY)


def _known(data: object) -> dict[str, Any]:
    try:
        found = json.loads(str(data) or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _between(value: object, low: float, high: float) -> float | None:
    """Kept within what FSRS makes; `None` for what is no number above 0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value > 0:
        return None
    return float(min(max(value, low), high))


def _moment(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 < value <= LATEST else None


def read_log_row(row: tuple[Any, ...]) -> LogRow | None:
    """From `id, ease, ivl, lastIvl, factor, time, type`; `None` for what rated nothing."""
    at, rating, interval, last, factor, took, kind = map(_signed, row)
    nothing = not 1 <= rating <= 4 or kind >= CRAMMED or (kind == FILTERED and factor == 0)
    if nothing or kind < 0 or not 0 < at <= LATEST * 1000:
        return None
    interval, last = (min(max(one, -MOST), MOST) for one in (interval, last))
    return LogRow(at, rating, kind, interval, last, None, min(max(took, 0), MOST))
