"""Which names are people's."""

import re

from quizapp.articles.extraction.name_runs import PARTICLES
from quizapp.articles.extraction.tables.titles import GIVEN_NAMES
from quizapp.articles.extraction.tables.word_sets import word_set

SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
SAYING = word_set(
    """
    said says told added tweeted wrote explained stated argued insisted replied joked recalled
    commented admitted asked met resigned died scored married smiled noted pointed warned claimed
    denied expressed testified thanked praised apologised apologized retired confessed tweets says
    writes believes thinks
    """
)
INITIALS = re.compile(r"(?:[A-Z]\.){1,3}")
KOREAN = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+-[a-z]{2,}")
"""Also Chinese of Taiwan: “Bong Joon-ho”, “Tsai Ing-wen”."""

NOBLE = frozenset({"van", "von", "bin", "bint", "ibn", "ter", "dos"})
"""Particles that places and bodies seldom have."""

PART = re.compile(r"(?:[A-Z]\.?)+|[^\W\d_]+(?:[’'-][^\W\d_]+)*\.?")


def could_be_person(words: str) -> bool:
    """Whether it is built like a name: one to five words of letters."""
    parts = words.split()
    return (
        0 < len(parts) <= 6
        and all(PART.fullmatch(part) for part in parts)
        and parts[0] not in SUFFIXES
        and not (len(parts) == 1 and words.isupper() and len(words) < 4)
    )


def has_given_name(words: str) -> bool:
    """Whether the first of several names is a known given name."""
    parts = words.split()
    return len(parts) > 1 and parts[0].split("-")[0] in GIVEN_NAMES


def is_shaped_as_person(words: str) -> bool:
    """Whether it is built like a person's name and starts with a given name or initials."""
    parts = words.split()
    if len(parts) < 2 or not could_be_person(words):
        return False
    noble = not NOBLE.isdisjoint(parts[1:-1])
    return (
        has_given_name(words)
        or noble
        or bool(INITIALS.fullmatch(parts[0]) or KOREAN.fullmatch(words))
    )


def surname(words: str) -> str:
    """The last name with its particles: “van der Berg”, “al-Amr”."""
    parts = [part for part in words.split() if part not in SUFFIXES]
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in PARTICLES:
        first -= 1
    return " ".join(parts[first:])


def _without_initials(parts: list[str]) -> set[str]:
    """Also with the first of two family names: “Ana Ruiz” for “Ana Ruiz Paz”."""
    forms = {" ".join(parts)}
    if len(parts) > 2 and parts[1][0].isupper() and parts[1] not in GIVEN_NAMES:
        forms |= {parts[1], f"{parts[0]} {parts[1]}"}
    return forms


def short_forms(name: str) -> frozenset[str]:
    """What else an article may call a person of that full name."""
    parts = [part for part in name.split() if part not in SUFFIXES]
    if len(parts) < 2:
        return frozenset()
    family = surname(name)
    last = family.split()[-1]
    forms = {family, last, last.removeprefix("al-").removeprefix("Al-"), parts[0]}
    if len(parts) > 2:
        forms |= {f"{parts[0]} {family}", " ".join(parts[1:])}
        forms |= _without_initials([part for part in parts if len(part.rstrip(".")) > 1])
    return frozenset(form for form in forms if len(form) > 1) - {name}
