"""Numbers, dates, yes and no as people type them into cells. Pure."""

import re
from datetime import date
from decimal import Decimal

from quizapp.formats.items import Range
from quizapp.formats.table_texts import Unreadable
from quizapp.messages import Message

NUMBER = re.compile(r"[-+]?(?:[0-9]{1,30}(?:\.[0-9]{0,30})?|\.[0-9]{1,30})(?:[eE][-+]?[0-9]{1,3})?")
GROUPED = re.compile(r"[-+]?[0-9]{1,3}(?:,[0-9]{3})+")
SPACED = re.compile(r"(?<=[0-9])[ \xa0\u202f'’](?=[0-9]{3})")
MARGIN = re.compile(r"(?:±|\+ ?/? ?-)")
ISO = re.compile(r"([0-9]{1,4})(?:-([0-9]{1,2})(?:-([0-9]{1,2})(?:[T ][0-9:.]{1,20})?)?)?")
DOTTED = re.compile(r"([0-9]{1,2})\. ?([0-9]{1,2})\. ?([0-9]{4})")
SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})")

YES = {"yes", "y", "true", "t", "1", "x", "on"}
NO = {"no", "n", "false", "f", "0", "off"}

NOT_A_NUMBER = Message("“{text}” is not a number. Write it as 3.5, 3.5 ± 0.1 or 3.4..3.6.")
TWO_WAYS = Message("“{text}” can be read in two ways. Write {whole} or {part}.")
NOT_A_DATE = Message("“{text}” is not a date. Write it as 2018-12-20, 2018-12 or 2018.")
WHICH_MONTH = Message(
    "“{text}” may be a day or a month first. Write it as year-month-day, such as 2018-12-20."
)
NEITHER = Message("“{text}” is neither yes nor no.")


def read_number(text: str) -> Decimal:
    """With a point or a comma; a comma that may be for thousands is asked about."""
    plain = SPACED.sub("", text.strip().replace("−", "-"))
    if GROUPED.fullmatch(plain):
        if plain.count(",") == 1:
            ways = {"whole": plain.replace(",", ""), "part": plain.replace(",", ".")}
            raise Unreadable(TWO_WAYS.fill(text=text, **ways))
        plain = plain.replace(",", "")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if not NUMBER.fullmatch(plain):
        raise Unreadable(NOT_A_NUMBER.fill(text=text[:60]))
    return Decimal(plain)


def read_range(text: str, tolerance: Decimal, share: float, feedback_html: str) -> Range:
    """“3.5”, “3.5 ± 0.1”, “3.4..3.6”, “3..” or “*”; the tolerance is for a single number."""
    if text.strip() == "*":
        return Range(None, None, share, feedback_html)
    first, dots, second = text.partition("..")
    if dots:
        low, high = _end(first), _end(second)
        if low is not None and high is not None and low > high:
            low, high = high, low
        return Range(low, high, share, feedback_html)
    first, *margin = MARGIN.split(text, maxsplit=1)
    middle = read_number(first)
    tolerance = abs(read_number(margin[0])) if margin else tolerance
    return Range(middle - tolerance, middle + tolerance, share, feedback_html)


def _end(text: str) -> Decimal | None:
    return read_number(text) if text.strip() else None


def say_range(range: Range) -> str:
    if range.low is None and range.high is None:
        return "*"
    if range.low == range.high:
        return _say(range.low)
    return f"{_say(range.low)}..{_say(range.high)}"


def _say(number: Decimal | None) -> str:
    return "" if number is None else say_number(number)


def say_number(number: Decimal) -> str:
    return f"{number:f}" if abs(number.adjusted()) < 25 else f"{number:e}"


def middle(range: Range) -> tuple[str, str] | None:
    """The number halfway and how far the ends are from it, if that says the same."""
    if range.low is None or range.high is None:
        return None
    half = (range.low + range.high) / 2
    margin = range.high - half
    if (half - margin, half + margin) != (range.low, range.high):
        return None
    return say_number(half), say_number(margin) if margin else ""


def read_date(text: str) -> str:
    """As ISO has it; what may be the day or the month is asked about."""
    if found := ISO.fullmatch(text):
        return _iso(text, *found.groups())
    if found := DOTTED.fullmatch(text):
        day, month, year = found.groups()
        return _iso(text, year, month, day)
    if found := SLASHED.fullmatch(text):
        first, second, year = found.groups()
        if int(first) <= 12 and int(second) <= 12 and first != second:
            raise Unreadable(WHICH_MONTH.fill(text=text))
        day, month = (first, second) if int(first) > 12 else (second, first)
        return _iso(text, year, month, day)
    raise Unreadable(NOT_A_DATE.fill(text=text[:60]))


def _iso(text: str, year: str, month: str | None, day: str | None) -> str:
    try:
        whole = date(int(year), int(month or 1), int(day or 1)).isoformat()
    except ValueError:
        raise Unreadable(NOT_A_DATE.fill(text=text)) from None
    return whole[: 10 if day else 7 if month else 4]


def read_flag(text: str, otherwise: bool) -> bool:
    plain = text.casefold()
    if plain in YES or plain in NO:
        return plain in YES
    if plain:
        raise Unreadable(NEITHER.fill(text=text[:60]))
    return otherwise
