"""Expressions of QTI response processing, computed. Pure.

Whoever scores an item by a rule of its own says with these which answers are right: we try them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException

from quizapp.formats.qti_budget import TOO_LONG, Budget
from quizapp.formats.qti_tree import Element, Unreadable
from quizapp.formats.qti_values import (
    NULL,
    Declared,
    Value,
    amount,
    as_key,
    number_or_none,
    scalar,
    truth,
)
from quizapp.messages import Message

DEEPEST = 50
"""Of expressions within each other."""
ARITHMETIC = Context(prec=30, rounding=ROUND_HALF_UP)
TOO_LARGE = Message("The numbers in its scoring rules are too large.")


@dataclass
class Scope:
    """The variables while an answer is scored."""

    declared: Mapping[str, Declared]
    responses: Mapping[str, Value]
    outcomes: dict[str, Value]
    budget: Budget
    depth: int = 0

    def value(self, name: str) -> Value:
        if name in self.outcomes:
            return self.outcomes[name]
        return self.responses.get(name, NULL)

    def numbers(self, element: Element) -> list[Decimal] | None:
        """Of all operands; `None` if any is not one."""
        values = [part for value in self.all(element) for part in value.parts or (None,)]
        numbers = [part for part in values if isinstance(part, Decimal)]
        return numbers if len(numbers) == len(values) else None

    def all(self, element: Element) -> list[Value]:
        return [self.compute(child) for child in element]

    def compute(self, element: Element) -> Value:
        self.budget.spend()
        operator = OPERATORS.get(str(element.tag))
        if operator is None:
            raise not_taken_over(element)
        self.depth += 1
        if self.depth > DEEPEST:
            raise Unreadable(TOO_LONG)
        try:
            found = operator(self, element)
        except DecimalException:
            raise Unreadable(TOO_LARGE) from None
        self.depth -= 1
        return found

    def both(self, element: Element) -> tuple[Value, Value]:
        values = self.all(element)
        if len(values) != 2:
            raise Unreadable(Message("“{name}” needs two values.", {"name": element.tag}))
        return values[0], values[1]

    def one(self, element: Element) -> Value:
        return self.compute(element[0]) if len(element) else NULL

    def is_true(self, element: Element) -> bool:
        return self.compute(element).single is True


def not_taken_over(element: Element) -> Unreadable:
    return Unreadable(
        Message("Its scoring uses “{name}”, which cannot be taken over.", {"name": element.tag})
    )


def _variable(scope: Scope, element: Element) -> Value:
    return scope.value(element.get("identifier", ""))


def _correct(scope: Scope, element: Element) -> Value:
    found = scope.declared.get(element.get("identifier", ""))
    return found.right if found else NULL


def _default(scope: Scope, element: Element) -> Value:
    found = scope.declared.get(element.get("identifier", ""))
    return found.default if found else NULL


def _base_value(scope: Scope, element: Element) -> Value:
    return Value((scalar(element.text or "", element.get("baseType", "string")),))


def _map_response(scope: Scope, element: Element) -> Value:
    found = scope.declared.get(element.get("identifier", ""))
    if found is None or found.mapped is None:
        return amount(Decimal(0))
    return amount(found.mapped.worth(scope.value(found.id)))


def _collect(ordered: bool) -> "Operator":
    def collect(scope: Scope, element: Element) -> Value:
        return Value(tuple(part for one in scope.all(element) for part in one.parts), ordered)

    return collect


def _and(scope: Scope, element: Element) -> Value:
    return truth(all(scope.is_true(child) for child in element))


def _or(scope: Scope, element: Element) -> Value:
    return truth(any(scope.is_true(child) for child in element))


def _not(scope: Scope, element: Element) -> Value:
    value = scope.one(element)
    return truth(value.single is not True) if value.parts else NULL


def _any_n(scope: Scope, element: Element) -> Value:
    count = sum(scope.is_true(child) for child in element)
    least = number_or_none(element.get("min")) or Decimal(0)
    most = number_or_none(element.get("max"))
    return truth(least <= count and (most is None or count <= most))


def _match(scope: Scope, element: Element) -> Value:
    one, other = scope.both(element)
    if not one.parts or not other.parts:
        return NULL
    if one.ordered and other.ordered:
        return truth(one.parts == other.parts)
    return truth(_counted(one) == _counted(other))


def _counted(value: Value) -> list[str]:
    return sorted(as_key(part) for part in value.parts)


def _minds_case(element: Element) -> bool:
    return element.get("caseSensitive", "true").lower() not in {"false", "0"}


def _texts(scope: Scope, element: Element) -> tuple[str, str] | None:
    one, other = scope.both(element)
    if one.single is None or other.single is None:
        return None
    texts = str(one.single), str(other.single)
    return texts if _minds_case(element) else (texts[0].casefold(), texts[1].casefold())


def _string_match(scope: Scope, element: Element) -> Value:
    texts = _texts(scope, element)
    if texts is None:
        return NULL
    part = element.get("substring", "false").lower() in {"true", "1"}
    return truth(texts[0] == texts[1] or (part and texts[1] in texts[0]))


def _substring(scope: Scope, element: Element) -> Value:
    texts = _texts(scope, element)
    return NULL if texts is None else truth(texts[0] in texts[1])


def tolerances(scope: Scope, element: Element) -> list[Decimal]:
    """Of an `equal`: how far below and above it may be; names of variables are looked up."""
    found = []
    for text in element.get("tolerance", "0").split():
        read = number_or_none(text)
        part = scope.value(text).single if read is None else read
        found.append(part if isinstance(part, Decimal) else Decimal(0))
    return (found * 2)[:2] or [Decimal(0), Decimal(0)]


def bounds(scope: Scope, element: Element, key: Decimal) -> tuple[Decimal, Decimal]:
    """The numbers that an `equal` or `equalRounded` takes for the key."""
    if element.tag == "equalRounded":
        return _rounding_bounds(scope, element, key)
    below, above = tolerances(scope, element)
    mode = element.get("toleranceMode", "exact")
    if mode == "relative":
        share = ARITHMETIC.divide(key, Decimal(100))
        ends = (key - share * below, key + share * above)
        return min(ends), max(ends)
    return (key - below, key + above) if mode == "absolute" else (key, key)


def _equal(scope: Scope, element: Element) -> Value:
    one, other = scope.both(element)
    if not isinstance(one.single, Decimal) or not isinstance(other.single, Decimal):
        return NULL
    # The first is the answer's by the rules, though some write it the other way round.
    given, key = one.single, other.single
    if _names_response(scope, element[1]):
        given, key = key, given
    low, high = bounds(scope, element, key)
    above = given >= low if _includes(element, "Lower") else given > low
    return truth(above and (given <= high if _includes(element, "Upper") else given < high))


def _includes(element: Element, end: str) -> bool:
    return element.get(f"include{end}Bound", "true").lower() not in {"false", "0"}


def _names_response(scope: Scope, element: Element) -> bool:
    return element.tag == "variable" and element.get("identifier", "") in scope.responses


def _rounded(element: Element, given: Decimal) -> Decimal:
    return given.quantize(_unit(element, given), ROUND_HALF_UP, ARITHMETIC)


def _unit(element: Element, given: Decimal) -> Decimal:
    """The place that is rounded to."""
    figures = int(number_or_none(element.get("figures")) or 0)
    figures = max(0, min(figures, 15))
    if element.get("roundingMode", "significantFigures") == "decimalPlaces":
        return Decimal(1).scaleb(-figures)
    return Decimal(1).scaleb((given.adjusted() if given else 0) - max(figures, 1) + 1)


def _rounding_bounds(scope: Scope, element: Element, key: Decimal) -> tuple[Decimal, Decimal]:
    unit = _unit(element, key)
    return _rounded(element, key) - unit / 2, _rounded(element, key) + unit / 2


def _equal_rounded(scope: Scope, element: Element) -> Value:
    one, other = scope.both(element)
    if not isinstance(one.single, Decimal) or not isinstance(other.single, Decimal):
        return NULL
    return truth(_rounded(element, one.single) == _rounded(element, other.single))


def _compare(holds: Callable[[Decimal, Decimal], bool]) -> "Operator":
    def compare(scope: Scope, element: Element) -> Value:
        numbers = scope.numbers(element)
        if numbers is None or len(numbers) != 2:
            return NULL
        return truth(holds(numbers[0], numbers[1]))

    return compare


def _member(scope: Scope, element: Element) -> Value:
    one, other = scope.both(element)
    if one.single is None or not other.parts:
        return NULL
    return truth(as_key(one.single) in map(as_key, other.parts))


def _contains(scope: Scope, element: Element) -> Value:
    one, other = scope.both(element)
    if not one.parts or not other.parts:
        return NULL
    whole, part = [as_key(each) for each in one.parts], [as_key(each) for each in other.parts]
    return truth(all(whole.count(each) >= part.count(each) for each in part))


def _delete(scope: Scope, element: Element) -> Value:
    one, other = scope.both(element)
    return Value(tuple(part for part in other.parts if part != one.single), other.ordered)


def _index(scope: Scope, element: Element) -> Value:
    place = number_or_none(element.get("n"))
    if place is None:
        named = scope.value(element.get("n", "")).single
        place = named if isinstance(named, Decimal) else Decimal(0)
    parts = scope.one(element).parts
    return Value((parts[int(place) - 1],)) if 1 <= place <= len(parts) else NULL


def _is_null(scope: Scope, element: Element) -> Value:
    value = scope.one(element)
    return truth(value.parts in ((), ("",)))


def _container_size(scope: Scope, element: Element) -> Value:
    return amount(Decimal(len(scope.one(element).parts)))


def _arithmetic(work: Callable[[list[Decimal]], Decimal]) -> "Operator":
    def computed(scope: Scope, element: Element) -> Value:
        numbers = scope.numbers(element)
        try:
            found = work(numbers) if numbers else Decimal("NaN")
        except (DecimalException, IndexError, ValueError, OverflowError):
            return NULL
        return amount(found) if found.is_finite() and abs(found.adjusted()) < 999 else NULL

    return computed


def _product(numbers: list[Decimal]) -> Decimal:
    found = Decimal(1)
    for each in numbers:
        found = ARITHMETIC.multiply(found, each)
    return found


def _whole(given: Decimal) -> Decimal:
    return given.to_integral_value(ROUND_HALF_UP)


Operator = Callable[[Scope, Element], Value]
OPERATORS: dict[str, Operator] = {
    "variable": _variable,
    "correct": _correct,
    "default": _default,
    "baseValue": _base_value,
    "null": lambda scope, element: NULL,
    "mapResponse": _map_response,
    "multiple": _collect(ordered=False),
    "ordered": _collect(ordered=True),
    "and": _and,
    "or": _or,
    "not": _not,
    "anyN": _any_n,
    "match": _match,
    "stringMatch": _string_match,
    "substring": _substring,
    "equal": _equal,
    "equalRounded": _equal_rounded,
    "lt": _compare(lambda one, other: one < other),
    "gt": _compare(lambda one, other: one > other),
    "lte": _compare(lambda one, other: one <= other),
    "gte": _compare(lambda one, other: one >= other),
    "member": _member,
    "contains": _contains,
    "delete": _delete,
    "index": _index,
    "isNull": _is_null,
    "containerSize": _container_size,
    "sum": _arithmetic(lambda numbers: sum(numbers, Decimal(0))),
    "subtract": _arithmetic(lambda numbers: numbers[0] - numbers[1]),
    "product": _arithmetic(_product),
    "divide": _arithmetic(lambda numbers: ARITHMETIC.divide(numbers[0], numbers[1])),
    "power": _arithmetic(lambda numbers: ARITHMETIC.power(numbers[0], numbers[1])),
    "min": _arithmetic(min),
    "max": _arithmetic(max),
    "round": _arithmetic(lambda numbers: _whole(numbers[0])),
    "truncate": _arithmetic(lambda numbers: Decimal(int(numbers[0]))),
    "integerToFloat": _arithmetic(lambda numbers: numbers[0]),
    "integerDivide": _arithmetic(lambda numbers: Decimal(numbers[0] // numbers[1])),
    "integerModulus": _arithmetic(lambda numbers: numbers[0] % numbers[1]),
}
