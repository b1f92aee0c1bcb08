"""Intervals spread a little, so that cards learnt together do not stay together. Pure.

The spread is Anki's, as its manual and the FSRS scheduler describe it: up to 15 % of the days
between 2.5 and 7, 10 % of those up to 20, 5 % of all beyond.
"""

from collections.abc import Sequence
from hashlib import blake2b

from quizapp.cards.days import weekday

SHARES = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
EVEN = (1.0,) * 7


def spread(interval: int, most: int) -> tuple[int, int]:
    """The shortest and the longest interval, in days, that may stand in for this one."""
    if interval < SHARES[0][0]:
        return interval, interval
    delta = 1.0
    for start, end, share in SHARES:
        delta += share * max(min(interval, end) - start, 0.0)
    low = max(2, round(interval - delta))
    high = min(round(interval + delta), most)
    return min(low, high), high


def chance(seed: str) -> float:
    """From 0 up to 1, the same for the same seed: an undone rating given again comes out alike."""
    return int.from_bytes(blake2b(seed.encode(), digest_size=7).digest()) / 2**56


def fuzzed(interval: int, today: int, seed: str, weights: Sequence[float], most: int) -> int:
    """An interval near this one; `weights` say how welcome reviews are, from Monday to Sunday.

    One seed keeps the order of intervals: a longer one never comes out shorter.
    """
    low, high = spread(interval, most)
    days = range(low, high + 1)
    wanted = [weights[weekday(today + days_on)] for days_on in days]
    if len(days) == 1 or not sum(wanted):
        wanted = [1.0] * len(days)
    target = chance(seed) * sum(wanted)
    for days_on, weight in zip(days, wanted, strict=True):
        target -= weight
        if target < 0:
            return days_on
    return high
