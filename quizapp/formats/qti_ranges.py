"""Numbers that a QTI item takes for right. Pure.

Every number in the scoring is tried, and one between each two of them: that shows the ranges.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, DecimalException

from quizapp.formats.qti_budget import Budget
from quizapp.formats.qti_expressions import TOO_LARGE, Scope, bounds
from quizapp.formats.qti_scoring import ZERO, Result, Scoring
from quizapp.formats.qti_tree import Element, Unreadable
from quizapp.formats.qti_values import Declared, Value
from quizapp.messages import Message

MOST_NUMBERS = 200
TOO_MANY = Message("It compares with more than {most} numbers.", {"most": MOST_NUMBERS})
COMPARISONS = ("equal", "equalRounded", "lt", "gt", "lte", "gte", "match", "member")
Run = Callable[[Value], Result]


@dataclass(frozen=True)
class Scored:
    """Numbers that lead to the same, and one of them."""

    low: Decimal | None
    high: Decimal | None
    inside: Decimal
    result: Result

    @property
    def points(self) -> Decimal:
        return self.result.points

    def holds(self, number: Decimal) -> bool:
        if self.low is not None and number < self.low:
            return False
        return bool(self.high is None or number <= self.high)


def ranges_for(
    scoring: Scoring, response: Declared, run: Run, zero: Decimal = ZERO
) -> list[Scored]:
    """As the rules have them, one after the other, if that is all; otherwise as trials show.

    `zero` are the points that other numbers leave.
    """
    try:
        written = list(_written(scoring, response))
    except DecimalException:
        raise Unreadable(TOO_LARGE) from None
    numbers = sorted({end for pair in written for end in pair if end is not None})
    if len(numbers) > MOST_NUMBERS:
        raise Unreadable(TOO_MANY)
    points = _points(numbers)
    tried = [(point, run(Value((point,)))) for point in points]
    in_turn = _in_turn(written, tried)
    found = in_turn if _explains(in_turn, tried, zero) else _merged(points, tried, zero)
    if response.base == "integer":
        ends = {point: result.seen for point, result in tried}
        found = [_whole(one, ends) for one in found]
    return found


def _points(numbers: Sequence[Decimal]) -> list[Decimal]:
    """Each number, and one below, between and above them."""
    if not numbers:
        return []
    found = [numbers[0] - 1]
    for number, following in zip(numbers, [*numbers[1:], numbers[-1] + 2], strict=True):
        found += [number, (number + following) / 2]
    return found


def _written(
    scoring: Scoring, response: Declared
) -> Iterator[tuple[Decimal | None, Decimal | None]]:
    """Ranges in the order of the rules."""
    seen: set[Element] = set()
    rules = scoring.rules
    for condition in () if rules is None else rules.iter("and", *COMPARISONS):
        if condition in seen or not _is_about(condition, response, scoring.budget):
            continue
        if condition.tag == "and":
            inner = [one for one in condition if one.tag in {"gte", "gt", "lte", "lt"}]
            if len(inner) != 2 or len(condition) != 2:
                continue
            seen.update(inner)
            yield _intersection([_range(scoring, response, one) for one in inner])
        else:
            yield from _ranges(scoring, response, condition)
    if response.mapped:
        yield from _keys(response.mapped.entries)
    for part in response.right.parts:
        if isinstance(part, Decimal):
            yield part, part


def _keys(entries: Mapping[str, Decimal]) -> Iterator[tuple[Decimal, Decimal]]:
    for key in entries:
        yield Decimal(key), Decimal(key)


def _is_about(condition: Element, response: Declared, budget: Budget) -> bool:
    for one in condition.iter("variable"):
        budget.spend()
        if one.get("identifier") == response.id:
            return True
    return False


Ends = tuple[Decimal | None, Decimal | None]


def _ranges(scoring: Scoring, response: Declared, element: Element) -> Iterator[Ends]:
    """Of one comparison: as many as it has right numbers."""
    if element.tag in {"lt", "gt", "lte", "gte"}:
        yield _range(scoring, response, element)
        return
    scope = _scope(scoring)
    for child in element:
        if _is_response(child, response):
            continue
        for part in scope.compute(child).parts:
            if isinstance(part, Decimal):
                plain = element.tag in {"match", "member"}
                yield (part, part) if plain else bounds(scope, element, part)


def _scope(scoring: Scoring) -> Scope:
    defaults = {name: one.default for name, one in scoring.outcomes.items()}
    return Scope({**scoring.outcomes, **scoring.responses}, {}, defaults, scoring.budget)


def _is_response(element: Element, response: Declared) -> bool:
    return bool(element.tag == "variable" and element.get("identifier") == response.id)


def _range(scoring: Scoring, response: Declared, element: Element) -> Ends:
    """Of a comparison by size; whichever side the response is on."""
    if len(element) != 2:
        return None, None
    first = _is_response(element[0], response)
    value = _scope(scoring).compute(element[1] if first else element[0]).single
    bound = value if isinstance(value, Decimal) else None
    from_below = str(element.tag).startswith("g") == first
    return (bound, None) if from_below else (None, bound)


def _intersection(ranges: Sequence[Ends]) -> Ends:
    lows = [low for low, _high in ranges if low is not None]
    highs = [high for _low, high in ranges if high is not None]
    return max(lows, default=None), min(highs, default=None)


Tried = Sequence[tuple[Decimal, Result]]


def _in_turn(written: Sequence[Ends], tried: Tried) -> list[Scored]:
    """Each range with what the first number in it that no earlier range holds leads to."""
    found: list[Scored] = []
    for low, high in written:
        if low is None and high is None:
            continue
        for point, result in tried:
            candidate = Scored(low, high, point, result)
            if candidate.holds(point) and not any(one.holds(point) for one in found):
                found.append(candidate)
                break
    return found


def _explains(found: Sequence[Scored], tried: Tried, zero: Decimal) -> bool:
    """Whether the first range that holds a number always says what it leads to."""
    for point, result in tried:
        holding = next((one for one in found if one.holds(point)), None)
        if holding is None:
            if result.points > zero:
                return False
        elif holding.result.seen != result.seen:
            return False
    return True


def _merged(points: Sequence[Decimal], tried: Tried, zero: Decimal) -> list[Scored]:
    """Neighbours with the same result as one range; the ends are the numbers of the rules."""
    found: list[Scored] = []
    for place, (point, result) in enumerate(tried):
        if result.points <= zero:
            continue
        exact = place % 2 == 1
        low = point if exact else (points[place - 1] if place else None)
        high = point if exact else (points[place + 1] if place + 1 < len(points) else None)
        last = found[-1] if found else None
        if last and last.result.seen == result.seen and _touch(last, place, tried):
            found[-1] = Scored(last.low, high, last.inside, result)
        else:
            found.append(Scored(low, high, point, result))
    return found


def _touch(last: Scored, place: int, tried: Tried) -> bool:
    return bool(last.result.seen == tried[place - 1][1].seen)


def _whole(one: Scored, ends: Mapping[Decimal, object]) -> Scored:
    """From the first to the last whole number in it."""
    low, high = one.low, one.high
    if low is not None:
        low = low.to_integral_value(ROUND_CEILING)
        low += low == one.low and ends[low] != one.result.seen
    if high is not None:
        high = high.to_integral_value(ROUND_FLOOR)
        high -= high == one.high and ends[high] != one.result.seen
    if low is not None and high is not None and low > high:
        return one
    return Scored(low, high, one.inside, one.result)
