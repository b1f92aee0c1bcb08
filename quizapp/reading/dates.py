"""Dates as people write them, as precise as they were given."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel import Locale

from quizapp.reading.folding import modern

ENGLISH = Locale("en")
MONTHS: list[str] = list(ENGLISH.months["format"]["wide"].values())
WEEKDAYS = [name.casefold() for name in ENGLISH.days["format"]["wide"].values()]
MONTH_NUMBER = {
    **{name.casefold(): number for number, name in enumerate(MONTHS, 1)},
    **{name.casefold()[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9,
}
FIRST_YEAR = 1000
MOST_CHARACTERS = 100

FILLERS = {"the", "of", "on", "in", "day", *WEEKDAYS, *(name[:3] for name in WEEKDAYS)} | {
    "tues",
    "weds",
    "thur",
    "thurs",
}
PIECE = re.compile(r"(\d+)(?:st|nd|rd|th)?(?![a-z\d])|([a-z]+)\.?|[-/.,\s]+|(.)")
DIGITS_TOUCH_MONTH = re.compile(r"(?<=\d)(?=(?:" + "|".join(sorted(MONTH_NUMBER)) + r"))")


@dataclass(frozen=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day; `str` gives `2018`, `2018-12` or `2018-12-20`."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def precision(self) -> int:
        """1 for a year, 2 for a month, 3 for a day."""
        return 1 + (self.month is not None) + (self.day is not None)

    def cut(self, precision: int) -> "PartialDate":
        """The same date, no more precise than that."""
        return PartialDate(
            self.year, self.month if precision > 1 else None, self.day if precision > 2 else None
        )

    def __str__(self) -> str:
        parts = (f"{self.year:04}", self.month, self.day)
        return "-".join(f"{part:0>2}" for part in parts if part is not None)


@dataclass(frozen=True)
class Unsure:
    """What was given could be several dates.

    It is the order of day and month that is open (then `candidates` has both readings), or the
    year, which is missing or has two digits.
    """

    open: Literal["order", "year"]
    candidates: tuple[PartialDate, ...] = ()


DateRead = PartialDate | Unsure | None


def read_date(text: str) -> DateRead:
    """The date that the whole text states; `None` if it states none, or one that never was."""
    if len(text) > MOST_CHARACTERS:
        return None
    pieces = _pieces(DIGITS_TOUCH_MONTH.sub(" ", modern(text)))
    if pieces is None:
        return None
    if any(piece.isalpha() for piece in pieces):
        return _with_month_name(pieces)
    return _in_digits(pieces)


def iso_date(text: str) -> PartialDate:
    """`2018-12-20`, `2018-12` or `2018`; raises `ValueError` for anything else."""
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text, re.ASCII)
    real = _real(*(int(part) for part in found.groups() if part)) if found else None
    if real is None:
        raise ValueError("must be a real date like 1998-03-05, 1998-03 or 1998")
    return real


def say_date(when: PartialDate) -> str:
    """In English: “20 December 2018”, “December 2018” or “2018”."""
    month = MONTHS[when.month - 1] if when.month else None
    return " ".join(str(part) for part in (when.day, month, when.year) if part)


def _real(year: int, month: int | None = None, day: int | None = None) -> PartialDate | None:
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except (ValueError, OverflowError):
        return None
    return PartialDate(year, month, day) if year >= FIRST_YEAR else None


def _pieces(text: str) -> list[str] | None:
    """Numbers and month names in order; `None` when there is anything else than fillers."""
    pieces = []
    for found in PIECE.finditer(text.replace("'", " ").replace("’", " ")):
        number, word, strange = found.groups()
        if strange or (word and word not in MONTH_NUMBER and word not in FILLERS):
            return None
        if number or word in MONTH_NUMBER:
            pieces.append(number or word)
    return pieces


def _is_year(piece: str) -> bool:
    return len(piece) == 4 and piece.isdecimal()


def _is_short(piece: str) -> bool:
    """A day, a month or a year of two digits."""
    return len(piece) <= 2 and piece.isdecimal()


def _with_month_name(pieces: Sequence[str]) -> DateRead:
    """One name, and around it a day and a year in any order that the digits make plain."""
    names = [piece for piece in pieces if piece.isalpha()]
    numbers = [piece for piece in pieces if piece.isdecimal()]
    years = [int(piece) for piece in numbers if _is_year(piece)]
    days = [int(piece) for piece in numbers if _is_short(piece)]
    if len(names) != 1 or len(years) + len(days) != len(numbers) or len(years) > 1:
        return None
    month = MONTH_NUMBER[names[0]]
    if len(years) == 1 and len(days) <= 1:
        return _real(years[0], month, *days)
    return Unsure("year") if not years and 1 <= len(days) <= 2 else None


def _in_digits(pieces: Sequence[str]) -> DateRead:
    numbers = [int(piece) for piece in pieces]
    match [_is_year(piece) or (None if _is_short(piece) else "?") for piece in pieces]:
        case [True] | [True, None] | [True, None, None]:
            return _real(*numbers)
        case [None, True]:
            return _real(numbers[1], numbers[0])
        case [None, None, True]:
            return _day_and_month(numbers[0], numbers[1], numbers[2])
        case [None, None, None]:
            return Unsure("year") if _could_be_short(numbers) else None
    return None


def _day_and_month(first: int, second: int, year: int) -> DateRead:
    readings = _distinct([_real(year, second, first), _real(year, first, second)])
    if len(readings) > 1:
        return Unsure("order", readings)
    return readings[0] if readings else None


def _distinct(readings: Iterable[PartialDate | None]) -> tuple[PartialDate, ...]:
    return tuple(dict.fromkeys(reading for reading in readings if reading))


def _could_be_short(numbers: Sequence[int]) -> bool:
    """Whether three short numbers are a date with a year of two digits."""
    one, two, three = numbers
    year = 2000  # a leap year, so that 29 February passes
    return any((_real(year, two, one), _real(year, one, two), _real(year, two, three)))
