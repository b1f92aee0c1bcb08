"""Numbers near another that look as if they were measured or rounded in the same way. Pure."""

from quizapp.drafting.distractors.number_limits import SMALL, Limits
from quizapp.drafting.distractors.number_style import NumberStyle
from quizapp.drafting.distractors.stable import draw

RATIOS = (78, 64, 86, 55, 71, 47, 123, 145, 114, 172, 134, 158, 196, 216)
"""Percents of the right number, the best first."""

FEW = 60
"""So many steps can be tried one by one."""

EXACT = 20
"""Up to here a number is not taken for rounded if it ends in zero."""

AGES = 18
"""Years by which an age may be missed."""


def near(style: NumberStyle, limits: Limits, seed: str) -> list[int]:
    """The nearest first, with something of chance in it."""
    count = style.count
    first, last = _window(count, limits)
    below, above = _steps(style, limits)
    values = [
        *_multiples(first, count, below, seed, count),
        *_multiples(count, last, above, seed, count),
    ]
    fitting = (
        value
        for value in dict.fromkeys(values)
        if first <= value <= last
        and abs(value - count) >= limits.gap
        and (value % 10 or below > 1 or count % 10 == 0 or (count <= EXACT and not style.decimals))
    )
    return sorted(
        fitting, key=lambda value: (_distance(value, count, limits), draw(f"{seed}{value}", 97))
    )


def _window(count: int, limits: Limits) -> tuple[int, int]:
    if limits.age:
        return max(limits.low, count - AGES), min(limits.high, count + AGES)
    if count <= SMALL:
        return max(limits.low, count - 5), min(limits.high, max(count + 6, count * 2))
    return max(limits.low, count * 35 // 100), min(limits.high, count * 26 // 10)


def _steps(style: NumberStyle, limits: Limits) -> tuple[int, int]:
    """Below and above: 10 and 50 for 100, 100 for 1,200, 50 for 250, 1 for 1,734."""
    count = style.count
    if count <= SMALL or limits.age or (style.decimals and count % 10):
        return 1, 1
    digits = str(count).rstrip("0")
    unit = 10 ** (len(str(count)) - len(digits))
    if digits == "1":
        return unit // 10, max(1, unit // 2)
    if digits in ("2", "3"):
        return unit // 2, unit // 2
    if len(digits) == 2 and digits[-1] == "5":
        step = unit * 5 // (2 if digits in ("15", "25") and unit > 1 else 1)
        return step, step
    return unit, unit


def _multiples(first: int, last: int, step: int, seed: str, count: int) -> list[int]:
    """All multiples, or if they are too many some around the usual ratios."""
    step = max(1, step)
    if (last - first) // step <= FEW:
        return list(range(-(-first // step) * step, last + 1, step))
    return [_about(count * ratio // 100, step, seed) for ratio in RATIOS]


def _about(value: int, step: int, seed: str) -> int:
    """Moved a little, so that no ratio shows."""
    spread = max(1, value * 4 // 100 // step)
    return (value // step + draw(f"{seed}{value}", 2 * spread + 1) - spread) * step


def _distance(value: int, count: int, limits: Limits) -> int:
    """In bands, within which chance decides."""
    if limits.age or count <= SMALL:
        return abs(value - count) // 3
    return max(value, count) * 2 // max(1, min(value, count))
