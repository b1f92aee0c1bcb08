"""What an option says, where that is a number, a date or a range of numbers."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from quizapp.reading.dates import PartialDate, read_date
from quizapp.reading.numbers import Number, read_number
from quizapp.reading.units import is_measure, unit_name

MOST_CHARACTERS = 100
INFINITE = Decimal("Infinity")
BETWEEN = re.compile(r"(?:between |from )?(?P<low>.*\d\D*?) ?(?:[-–—]| to | and ) ?(?P<high>.+)")
ABOVE = re.compile(r"(?:more than|over|above|at least|no fewer than|no less than)\s+(?P<low>.+)")
ABOVE_BEHIND = re.compile(r"(?P<low>.+?)(?:\s*\+|\s+(?:or|and) (?:more|above|over))")
BELOW = re.compile(r"(?:fewer than|less than|under|below|at most|up to)\s+(?P<high>.+)")
BELOW_BEHIND = re.compile(r"(?P<high>.+?)\s+(?:or|and) (?:less|fewer|below|under)")
FORMS = (ABOVE, BELOW, ABOVE_BEHIND, BELOW_BEHIND, BETWEEN)


@dataclass(frozen=True)
class Amount:
    """From `low` to `high`, which are the same for a single number."""

    low: Decimal
    high: Decimal
    unit: str = ""

    @property
    def single(self) -> bool:
        return self.low == self.high

    @property
    def closed(self) -> bool:
        return self.low.is_finite() and self.high.is_finite()

    def holds(self, other: "Amount") -> bool:
        return self.low <= other.low and other.high <= self.high

    def meets(self, other: "Amount") -> bool:
        """In more than one point."""
        return max(self.low, other.low) < min(self.high, other.high)

    def fits(self, other: "Amount") -> bool:
        """Whether both count the same; no unit may stand for what is counted."""
        one, two = unit_name(self.unit), unit_name(other.unit)
        return one == two or (not (one and two) and not is_measure(one or two))


@lru_cache(maxsize=2048)
def read_amount(text: str) -> Amount | None:
    """“40”, “10 to 20 km”, “more than 100”; `None` for an estimate, and for all else."""
    if len(text) > MOST_CHARACTERS:
        return None
    folded = " ".join(text.casefold().split()).rstrip(".")
    found = next((match for form in FORMS if (match := form.fullmatch(folded))), None)
    if found and (amount := _range(found.groupdict())):
        return amount
    number = _exact(text)
    return _point(number) if number and not number.ordinal else None


def _range(ends: dict[str, str]) -> Amount | None:
    """`ends` has the text of the lower end, the upper one, or both."""
    read = {name: _exact(text) for name, text in ends.items()}
    numbers = {name: number for name, number in read.items() if number}
    if len(numbers) < len(ends):
        return None
    low = numbers["low"].value if "low" in numbers else -INFINITE
    high = numbers["high"].value if "high" in numbers else INFINITE
    units = [number.unit for number in numbers.values() if number.unit]
    return Amount(low, high, units[-1] if units else "") if low < high else None


@lru_cache(maxsize=2048)
def _exact(text: str) -> Number | None:
    number = read_number(text)
    return None if number is None or number.approximate else number


def say_the_same(one: str, other: str) -> bool:
    """Whether two texts are the same number or the same date in other words."""
    date = _date(one)
    if date and date == _date(other):
        return True
    first, second = _exact(one), _exact(other)
    if first is None or second is None or first.ordinal != second.ordinal:
        return False
    return first.value == second.value and _point(first).fits(_point(second))


@lru_cache(maxsize=2048)
def _date(text: str) -> PartialDate | None:
    found = read_date(text)
    return found if isinstance(found, PartialDate) else None


def _point(number: Number) -> Amount:
    return Amount(number.value, number.value, number.unit)
