"""Sets of values below and above the right one, so that its rank does not give it away. Pure."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from quizapp.drafting.distractors.stable import draw

T = TypeVar("T")
Apart = Callable[[T, T], bool]

WANTED = 3
MOST_SETS = 4


def spread(
    seed: str, below: Iterable[T], above: Iterable[T], apart: Apart[T]
) -> tuple[tuple[T, ...], ...]:
    """Sets of three, each value in one set at most; earlier values are preferred.

    How many of a set are below is drawn by the seed, as far as there are enough; any two of a
    set are `apart`.
    """
    left, right = list(dict.fromkeys(below)), list(dict.fromkeys(above))
    first = draw(seed, WANTED + 1)
    sets: list[tuple[T, ...]] = []
    for turn in range(MOST_SETS):
        found = _set((first + turn) % (WANTED + 1), left, right, apart)
        if not found:
            break
        sets.append(found)
        left = [value for value in left if value not in found]
        right = [value for value in right if value not in found]
    return tuple(sets)


def _set(lower: int, below: Sequence[T], above: Sequence[T], apart: Apart[T]) -> tuple[T, ...]:
    """With as many below as asked, or as near to that as can be."""
    for count in sorted(range(WANTED + 1), key=lambda count: abs(count - lower)):
        found = [*_pick(count, below, apart), *_pick(WANTED - count, above, apart)]
        if len(found) == WANTED:
            return tuple(found)
    return ()


def _pick(count: int, values: Sequence[T], apart: Apart[T]) -> list[T]:
    chosen: list[T] = []
    for value in values:
        if len(chosen) < count and all(apart(value, other) for other in chosen):
            chosen.append(value)
    return chosen
