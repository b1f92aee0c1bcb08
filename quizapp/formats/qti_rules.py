"""Response processing, written: what an answer earns and what is said about it. Pure."""

from collections.abc import Sequence
from decimal import Decimal

from quizapp.formats.items import Range
from quizapp.formats.qti_elements import make
from quizapp.formats.qti_tree import Element

TEMPLATES = "http://www.imsglobal.org/question/qti_v2p2/rptemplates/"
ALMOST = 0.9999
"""Of all points: they are sums of rounded parts."""


def say_number(number: float) -> str:
    """At most seven places, no needless zeros, no power of ten."""
    text = f"{number:.7f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def say_decimal(number: Decimal) -> str:
    return f"{number:f}"


def yes_or_no(value: bool) -> str:
    return "true" if value else "false"


def variable(name: str) -> Element:
    return make("variable", identifier=name)


def base_value(base: str, text: str) -> Element:
    return make("baseValue", text, baseType=base)


def set_outcome(name: str, value: Element) -> Element:
    return make("setOutcomeValue", value, identifier=name)


def set_points(name: str, points: float) -> Element:
    return set_outcome(name, base_value("float", say_number(points)))


def tell(name: str) -> Element:
    """Adds a remark to those that are shown."""
    told = make("multiple", variable("FEEDBACK"), base_value("identifier", name))
    return set_outcome("FEEDBACK", told)


def when(condition: Element, *then: Element) -> Element:
    return make("responseCondition", make("responseIf", condition, *then))


def choose(branches: Sequence[tuple[Element, Sequence[Element]]]) -> Element:
    """The first condition that holds decides."""
    condition = make("responseCondition")
    for number, (test, then) in enumerate(branches):
        condition.append(make("responseElseIf" if number else "responseIf", test, *then))
    return condition


def is_in(response: str, found: Range) -> Element | None:
    """Whether the response is a number of the range; `None` if any number is."""
    low, high = found.low, found.high
    if low is not None and low == high:
        value = base_value("float", say_decimal(low))
        return make("equal", variable(response), value, toleranceMode="exact")
    tests = [
        make(tag, variable(response), base_value("float", say_decimal(end)))
        for tag, end in (("gte", low), ("lte", high))
        if end is not None
    ]
    if len(tests) < 2:
        return tests[0] if tests else None
    return make("and", *tests)


def is_full(points: float) -> Element:
    """Whether all points were earned."""
    return make("gte", variable("SCORE"), base_value("float", say_number(points * ALMOST)))
