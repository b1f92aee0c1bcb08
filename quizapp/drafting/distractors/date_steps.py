"""Dates near another at the same precision. Pure."""

from collections.abc import Iterator
from datetime import date, timedelta

from quizapp.drafting.distractors.stable import draw
from quizapp.reading.dates import FIRST_YEAR, PartialDate

DAYS = (3, 6, 2, 9, 5, 12, 8, 17, 4, 14, 21, 11)
OLD_DAYS = (12, 23, 35, 9, 48, 29, 61, 17, 74, 41, 55, 19)
FOURS = (4, 8, 12, 16, 20, 24)
WEEKS = (7, 14, 21, 28, 35, 42)
MONTHS = (2, 1, 3, 4, 5, 7, 8, 6, 10, 11)
YEARS = (2, 1, 3, 4, 5, 6, 7, 8)
OLD_YEARS = (3, 5, 2, 7, 4, 9, 6, 12, 8, 11)
FAR_YEARS = (7, 12, 4, 18, 9, 23, 15, 31)
RECENT = 120
"""Days after which nobody would tell days apart by what else was going on."""

LONG_AGO = 25
"""Years after which a few more make no difference to what seems possible."""

CENTURY = 100


def near(when: PartialDate, today: PartialDate | None, every: int, seed: str) -> list[PartialDate]:
    """The best first, earlier and later ones in turn.

    `every` is 7 where the day of the week must stay, 4 for what happens every fourth year.
    """
    turned = 1 if draw(seed, 2) else -1
    moved = (
        _moved(when, sign * step)
        for step in _mixed(_steps(when, today, every), seed)
        for sign in (turned, -turned)
    )
    return [one for one in moved if one is not None]


def _mixed(steps: Iterator[int], seed: str) -> list[int]:
    """The first ones first, in an order that differs from question to question."""
    ranked = enumerate(steps)
    return [
        step
        for _, step in sorted(ranked, key=lambda one: (one[0] // 5, draw(f"{seed}{one[1]}", 97)))
    ]


def _steps(when: PartialDate, today: PartialDate | None, every: int) -> Iterator[int]:
    ago = abs((today or when).year - when.year)
    if when.precision == 3:
        return iter(
            WEEKS if every > 1 else OLD_DAYS if _days_between(when, today) > RECENT else DAYS
        )
    if when.precision == 2:
        return iter(MONTHS)
    if every > 1:
        return iter(FOURS)
    if ago > CENTURY:
        return iter(FAR_YEARS)
    return iter(OLD_YEARS if ago > LONG_AGO else YEARS)


def _days_between(one: PartialDate, other: PartialDate | None) -> int:
    if other is None:
        return 0
    return abs((as_day(one) - as_day(other)).days)


def as_day(when: PartialDate) -> date:
    return date(when.year, when.month or 1, when.day or 1)


def _moved(when: PartialDate, steps: int) -> PartialDate | None:
    try:
        if when.precision == 3:
            day = as_day(when) + timedelta(days=steps)
            moved = PartialDate(day.year, day.month, day.day)
        elif when.month:
            months = when.year * 12 + when.month - 1 + steps
            moved = PartialDate(months // 12, months % 12 + 1)
        else:
            moved = PartialDate(when.year + steps)
    except OverflowError:
        return None
    return moved if FIRST_YEAR <= moved.year <= date.max.year else None
