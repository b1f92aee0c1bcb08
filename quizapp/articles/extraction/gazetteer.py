"""Where a text holds a name of the tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from quizapp.articles.extraction import organisations, places
from quizapp.articles.extraction.base import EntityKind
from quizapp.articles.extraction.tables.agreements import agreements_by_name
from quizapp.articles.extraction.tables.organisations import organisations_by_name

WORD = re.compile(r"(?<![\w’'-])[^\W_][\w.’'&!-]*")


@dataclass(frozen=True, slots=True)
class Known:
    """A name of the tables in a text; `sure` unless it is also a common word or another's name."""

    start: int
    end: int
    kind: EntityKind
    sure: bool


@cache
def kinds() -> dict[str, EntityKind]:
    """What each name of the tables names."""
    found: dict[str, EntityKind] = dict.fromkeys(organisations_by_name(), "organisation")
    found |= dict.fromkeys(places.known_places(), "place")
    found |= dict.fromkeys(agreements_by_name(), "agreement")
    return found


@cache
def _by_first_word() -> dict[str, list[str]]:
    """Names by their first word, the longest first."""
    index: dict[str, list[str]] = {}
    for name in sorted(kinds(), key=len, reverse=True):
        found = WORD.match(name)
        index.setdefault(_first(found[0]) if found else name, []).append(name)
    return index


def _first(word: str) -> str:
    return re.split(r"[.’'&!-]", word)[0]


def find_known(text: str) -> Iterator[Known]:
    """The longest known name at each word, from left to right, none over another."""
    end = 0
    for found in WORD.finditer(text):
        if found.start() < end:
            continue
        name = _name_at(text, found.start(), _first(found[0]))
        if name:
            end = found.start() + len(name)
            yield Known(found.start(), end, kinds()[name], is_sure(name))


def is_sure(name: str) -> bool:
    return name not in places.AMBIGUOUS and name not in organisations.AMBIGUOUS


def _name_at(text: str, start: int, first: str) -> str:
    for name in _by_first_word().get(first, ()):
        if text.startswith(name, start):
            after = text[start + len(name) : start + len(name) + 2]
            possessive = (after[:1] in "’'" and not after[1:2].isalpha()) or after[1:2] in ("s", "")
            if (
                not after
                or not (after[0].isalnum() or after[0] == "-")
                or (possessive and not after[0].isalnum())
            ):
                return name
    return ""
