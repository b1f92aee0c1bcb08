"""Between which numbers a wrong one must lie to be possible, and how far from the right. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.articles.extraction.base import Quantity
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.number_style import NumberStyle
from quizapp.drafting.distractors.stems import after_gap, before_gap
from quizapp.drafting.leaks import numbers_in
from quizapp.reading.units import is_currency_code, is_measure, unit_name

OLDEST = 105
SMALL = 12
"""Up to here numbers differ clearly by one."""

PERCENTS = frozenset({"percent", "percentage points"})
OF_SO_MANY = re.compile(
    r"(?i)^[^.;,]{0,40}?\b(?:out )?of (?:the |its |their |all |some )*(\d[\d,]*|\w+)"
)
MAGNITUDE = re.compile(r"(?i)^[\s-]+(?:magnitude|on the)|magnitude (?:of )?(?:about )?$")
NOUNS = frozenset({"s", "min", "h", "day", "week", "month", "year", "person"})
"""Units that are counted like any thing."""

OF_AGE = re.compile(r"^[\s-]+years?[\s-]+(?:old|of age)")


@dataclass(frozen=True)
class Limits:
    """Both ends may be reached; `gap` is the least distance from the right number."""

    low: int
    high: int
    gap: int
    age: bool = False


def limits(target: Target, quantity: Quantity, style: NumberStyle) -> Iterator[Limits]:
    """The narrowest first: on the same side of every number in the question as the right one."""
    plain = _plain(target, quantity, style)
    if plain is None:
        return
    whole = _below_whole(target, quantity, style, plain)
    sides = _same_side(target, quantity, style, whole)
    yield sides
    if sides != whole:
        yield whole


def _plain(target: Target, quantity: Quantity, style: NumberStyle) -> Limits | None:
    """What numbers of this kind and style can be."""
    unit, count = quantity.unit, style.count
    one = 10**style.decimals
    gap = _gap(quantity, style)
    if unit in PERCENTS:
        high = 99 * one if count <= 100 * one else count * 4
        near = max(2, min(count, abs(100 * one - count)) // 10)
        return Limits(1, high, gap if quantity.about else min(gap, near))
    if _is_age(target, unit, style):
        return Limits(2 if count > 2 else 1, OLDEST, min(gap, 2) if count > SMALL else gap, True)
    if style.scaled:
        return Limits(1 if count > one else one, 999 * one, gap)
    if count == one and not is_currency_code(unit):
        return None
    if MAGNITUDE.search(before_gap(target.stem)) or MAGNITUDE.match(after_gap(target.stem)):
        return Limits(count * 7 // 10, min(95 * one // 10, count * 13 // 10), max(1, gap // 2))
    measured = bool(unit) and is_measure(unit) and unit_name(unit) not in NOUNS
    return _counted(style, gap, measured)


def _counted(style: NumberStyle, gap: int, measured: bool) -> Limits:
    """As many as can be written with as many digits, or a digit more or less."""
    count, one = style.count, 10**style.decimals
    if style.worded:
        high = SMALL if count <= SMALL else 99 if count < 100 else 999
        return Limits(2, high, gap)
    high = count * 4 if style.commas or count >= 1000 * one else 999 * one
    if count < 10 * one or measured or style.decimals:
        low = 1 if measured or style.decimals else 2
    else:
        low = 10 if count < 1000 else 100
    if count >= 1000 * one and not style.commas:
        low = 1000 * one
    return Limits(low, high, gap)


def _gap(quantity: Quantity, style: NumberStyle) -> int:
    count = style.count
    if quantity.about:
        return max(1, -(-count * 3 // 10))
    return 1 if count <= SMALL else max(2, -(-count // 10))


def _is_age(target: Target, unit: str, style: NumberStyle) -> bool:
    if unit not in ("year", "years", "yr") or style.decimals or style.count > OLDEST:
        return False
    after = after_gap(target.stem)
    return bool(OF_AGE.match(after)) or not re.match(r"[\s-]+years?\b", after)


def _below_whole(target: Target, quantity: Quantity, style: NumberStyle, plain: Limits) -> Limits:
    """No more than the whole of which it is a part, or than what other parts leave of 100 %."""
    key = quantity.low
    if quantity.unit == "percent":
        others = _percents(target.stem)
        rest = Decimal(100) - sum(others)
        return _cut(plain, style, quantity, None, rest) if others and key <= rest else plain
    found = OF_SO_MANY.match(after_gap(target.stem))
    wholes = numbers_in(found[1]) if found else frozenset()
    whole = min((one for one in wholes if one > key), default=None)
    return _cut(plain, style, quantity, None, whole)


def _percents(stem: str) -> list[Decimal]:
    found = re.findall(r"(\d[\d,]*(?:\.\d+)?)\s?(?:%|per ?cent)", stem)
    return [Decimal(one.replace(",", "")) for one in found]


def _same_side(target: Target, quantity: Quantity, style: NumberStyle, plain: Limits) -> Limits:
    key = quantity.low
    near = [one for one in numbers_in(target.stem) if one and key / 5 < one < key * 5]
    below = max((one for one in near if one < key), default=None)
    above = min((one for one in near if one > key), default=None)
    return _cut(plain, style, quantity, below, above)


def _cut(
    plain: Limits, style: NumberStyle, quantity: Quantity, low: Decimal | None, high: Decimal | None
) -> Limits:
    """Beyond `low` and short of `high`, which are real numbers."""
    step = quantity.low / style.count
    if low is not None and step:
        plain = replace(plain, low=max(plain.low, int(low / step) + 1))
    if high is not None and step:
        plain = replace(plain, high=min(plain.high, int(-(-high // step)) - 1))
    return plain
