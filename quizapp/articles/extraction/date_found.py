"""What a reader of expressions of time is given and hands back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from quizapp.reading.dates import MONTH_NUMBER, PartialDate

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11)}


@dataclass(frozen=True)
class Found:
    """What an expression means; both ends `None` where that cannot be known."""

    first: PartialDate | None
    last: PartialDate | None
    relative: bool = False
    about: str = ""
    start: int | None = None
    """Where it starts in truth, if after the start of the match."""


@dataclass(frozen=True)
class Place:
    """Where a match stands: its sentence's words, whether quoted, and the day of publication."""

    words: str
    quoted: bool
    today: date | None
    year_before: int | None
    """The year that the sentence opens with."""


UNKNOWN = Found(None, None)

Reader = Callable[[re.Match[str], Place], Found | None]
"""The meaning of a match, `None` if it is no date at all."""


def month_number(text: str) -> int:
    return MONTH_NUMBER[text.rstrip(".").casefold()]


def day_number(text: str) -> int:
    return int(re.match(r"\d+", text)[0])  # type: ignore[index]


def real_date(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year, month, day)


def as_partial(day: date) -> PartialDate:
    return PartialDate(day.year, day.month, day.day)


def single(when: PartialDate | None, relative: bool = False, about: str = "") -> Found | None:
    return Found(when, when, relative, about) if when else None


def days_between(first: date, last: date, about: str = "") -> Found:
    return Found(as_partial(first), as_partial(last), True, about)


def softener(match: re.Match[str]) -> str:
    return " ".join((match.groupdict().get("about") or "").replace("-", " ").split())


def season_of(year: int, name: str, relative: bool) -> Found:
    if name == "winter":
        return Found(PartialDate(year), PartialDate(year), relative, name)
    first, last = SEASONS[name]
    return Found(PartialDate(year, first), PartialDate(year, last), relative, name)
