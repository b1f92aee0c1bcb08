"""How a number is written, so that others can be written in the same way. Pure."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from quizapp.reading.number_words import ONES, SCALES, TENS, read_number_words

DIGITS = re.compile(
    r"(?P<before>\D*?)(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimals>\.\d+)?(?P<after>\D*)",
    re.ASCII,
)
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
WORD = re.compile(r"[A-Za-z]+")
GROUPS = frozenset({*SCALES, "dozen"})
ONE_BY_NUMBER = {value: word for word, value in ONES.items()}
TEN_BY_NUMBER = {value: word for word, value in TENS.items()}
LARGEST_WORDED = 999
MOST_DIGITS = 15


@dataclass(frozen=True)
class NumberStyle:
    """A number is `before`, its digits or words, `after`; a scale (“million”) stands in `after`.

    What varies is counted in steps of the last digit: `count` is 35 for “3.5 million”.
    """

    count: int
    before: str = ""
    after: str = ""
    decimals: int = 0
    commas: bool = True
    worded: bool = False
    capital: bool = False
    ands: bool = False

    @property
    def scaled(self) -> bool:
        """Whether “million” or the like follows."""
        said = re.findall(r"[a-z]+", self.after.lower())
        return bool(said) and (said[0] in GROUPS or said[0] in ("k", "m", "mn", "bn", "tn"))

    def write(self, count: int) -> str:
        body = self._in_words(count) if self.worded else self._in_digits(count)
        return f"{self.before}{body}{self.after}"

    def value(self, count: int) -> Decimal:
        """Without the scale."""
        return Decimal(count).scaleb(-self.decimals)

    def _in_digits(self, count: int) -> str:
        said = f"{self.value(count):,.{self.decimals}f}"
        return said if self.commas else said.replace(",", "")

    def _in_words(self, count: int) -> str:
        said = say_in_words(count, self.ands)
        return said[:1].upper() + said[1:] if self.capital else said


def read_style(text: str, commas: bool = True) -> NumberStyle | None:
    """How the number is written; `commas` says what to do where it is too short to show it."""
    found = DIGITS.fullmatch(text)
    return _digits(found, commas) if found else _worded(text)


def _digits(found: re.Match[str], commas: bool) -> NumberStyle | None:
    digits, decimals = found["digits"].replace(",", ""), (found["decimals"] or "")[1:]
    if ORDINAL.match(found["after"]) or len(digits + decimals) > MOST_DIGITS:
        return None
    if len(digits) > 1 and digits[0] == "0":
        return None
    return NumberStyle(
        count=int(digits + decimals),
        before=found["before"],
        after=found["after"],
        decimals=len(decimals),
        commas="," in found["digits"] if len(digits) > 3 else commas,
    )


def _worded(text: str) -> NumberStyle | None:
    said = [word.lower() for word in WORD.findall(text)]
    last = said[-1] if len(said) > 1 and said[-1] in GROUPS else ""
    read = read_number_words(said[:-1] if last else said)
    if read is None or read.ordinal or read.length != len(said) - bool(last):
        return None
    if not 0 < read.value <= LARGEST_WORDED:
        return None
    head = text[: len(text) - len(last)].rstrip(" -") if last else text
    style = NumberStyle(
        count=int(read.value),
        after=text[len(head) :],
        worded=True,
        capital=text[:1].isupper(),
        ands="and" in said,
    )
    style = style if style.write(style.count) == text else replace(style, ands=True)
    return style if style.write(style.count) == text else None


def say_in_words(count: int, ands: bool) -> str:
    """“two hundred and forty-one”; up to 999."""
    hundreds, rest = divmod(count, 100)
    parts = [f"{ONE_BY_NUMBER[hundreds]} hundred"] if hundreds else []
    if rest:
        parts += ["and"] * (ands and bool(hundreds)) + [_below_hundred(rest)]
    return " ".join(parts) or ONE_BY_NUMBER[0]


def _below_hundred(count: int) -> str:
    if count in ONE_BY_NUMBER:
        return ONE_BY_NUMBER[count]
    ones = count % 10
    ten = TEN_BY_NUMBER[count - ones]
    return f"{ten}-{ONE_BY_NUMBER[ones]}" if ones else ten
