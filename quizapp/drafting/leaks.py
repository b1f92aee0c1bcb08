"""Whether a text gives an answer away. Pure."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from quizapp.reading.dates import MONTHS, PartialDate
from quizapp.reading.folding import words
from quizapp.reading.number_words import read_number_words

FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
FULL_DATE = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)? ({'|'.join(MONTHS)})|({'|'.join(MONTHS)}) (\d{{1,2}})\b"
)
SHORT = 4
"""Letters a word needs to tell a name by itself."""

LIKENESS = 5
"""Letters at the start that make two words kin: “Russia” and “Russian”."""

OWNER = re.compile(r"(?<=\w)[’']s\b")
"""“Iran's” holds Iran."""

EVERYDAY_WORDS = """
    about after against agency airlines army association bank board building centre center
    church city club college commission committee company corporation council court department
    district federal first foundation general government group high house institute
    international island league minister ministry national north northern news office
    organisation organization party people police president province public region republic
    river school security service society south southern state states street supreme team union
    united university west western east eastern world
"""
EVERYDAY = frozenset(EVERYDAY_WORDS.split())
"""Words in many names, which tell none of them by themselves."""


def names_leak(text: str, names: Iterable[str]) -> bool:
    """Whether the text holds one of the names, or a word that only they hold."""
    names, text = tuple(names), OWNER.sub("", text)
    if text.isascii() and not _may_hold(text, names):
        return False
    ours = words(text)
    there, run = set(ours), f" {' '.join(ours)} "
    for name in names:
        if _initials(name) in there or (name.isupper() and name in _capitals(text)):
            return True
        theirs = words(name)
        if theirs and f" {' '.join(theirs)} " in run:
            return True
        telling = [word for word in theirs if len(word) >= SHORT and word not in EVERYDAY]
        if any(word in there or _kin(word, there) for word in telling):
            return True
    return False


def _may_hold(text: str, names: Iterable[str]) -> bool:
    """A quick look that never misses one: whether any word begins like one of the names'."""
    small = text.lower()
    if re.search(r"[A-Z]{2}", text) or any(name.isupper() for name in names):
        return True
    return any(word[:LIKENESS] in small for name in names for word in words(name))


def _initials(name: str) -> str:
    """Of three words and more, as they are written in an abbreviation."""
    letters = "".join(re.findall(r"\b[A-Z]", name)).lower()
    return letters if len(letters) > 2 else "\0"


def _capitals(text: str) -> set[str]:
    """What the names in the text could be abbreviated to."""
    runs = re.finditer(r"[A-Z][\w’'-]+(?:\s(?:(?:of|for|and|the|on)\s)?[A-Z][\w’'-]+){2,}", text)
    return {"".join(re.findall(r"\b[A-Z]", found[0])) for found in runs}


def _kin(word: str, there: set[str]) -> bool:
    return len(word) >= LIKENESS and any(one.startswith(word[:LIKENESS]) for one in there)


def number_leaks(text: str, value: Decimal) -> bool:
    return value in numbers_in(text)


@lru_cache(maxsize=512)
def numbers_in(text: str) -> frozenset[Decimal]:
    """Every number that stands in the text, in figures or in words."""
    figures = {Decimal(found[0].replace(",", "")) for found in FIGURE.finditer(text)}
    worded = (_worded(word) for word in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)?", text))
    return frozenset(figures | {value for value in worded if value is not None})


def _worded(word: str) -> Decimal | None:
    parts = word.lower().split("-")
    found = read_number_words(parts)
    return found.value if found and found.length == len(parts) and not found.ordinal else None


def date_leaks(text: str, when: PartialDate) -> bool:
    """Whether the text holds the date: its day and month, or as much as there is of it."""
    if when.month and when.day:
        return (when.day, MONTHS[when.month - 1]) in _days_in(text)
    if when.month:
        return f"{MONTHS[when.month - 1]} {when.year}" in text
    return bool(re.search(rf"\b{when.year}\b", text))


def _days_in(text: str) -> set[tuple[int, str]]:
    return {(int(found[1] or found[4]), found[2] or found[3]) for found in FULL_DATE.finditer(text)}
