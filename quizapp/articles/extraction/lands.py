"""Which country somebody, an office or an article belongs to. Pure."""

import re
from collections import Counter
from functools import cache, lru_cache

from quizapp.articles.extraction.base import Entity, Extraction
from quizapp.articles.extraction.tables.cities import cities
from quizapp.articles.extraction.tables.countries import capitals, country_names, demonyms

WORDS = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)?")


@cache
def _codes() -> dict[str, str]:
    return {**demonyms(), **country_names()}


@lru_cache(maxsize=4096)
def land_of(role: str) -> str:
    """The country that an office names: “Polish President”; empty if none or several."""
    found = {code for name in _names(role) if (code := _codes().get(name))}
    return found.pop() if len(found) == 1 else ""


def main_country(extraction: Extraction) -> str:
    """The country that the article names most often, if any."""
    counted: Counter[str] = Counter()
    for entity in extraction.entities:
        if entity.kind == "place" and entity.country:
            counted[entity.country] += len(entity.mentions)
    best = counted.most_common(1)
    return best[0][0] if best else ""


def home_of(entity: Entity, extraction: Extraction) -> str:
    """Its country; a person's by their office, or else by what the article is about."""
    if entity.country or entity.kind != "person":
        return entity.country
    return land_of(entity.role) or main_country(extraction)


def _names(role: str) -> set[str]:
    pairs = {found[0] for found in WORDS.finditer(role)}
    return pairs | {word for pair in pairs for word in pair.split()}


@cache
def _telling() -> dict[str, str]:
    """What tells of a country without being its name: its people, its capital, large cities."""
    return {**cities(), **capitals(), **_codes()}


def names_country(text: str, code: str) -> bool:
    """Whether the text names the country, its people or one of its large cities."""
    return any(_telling().get(name) == code for name in _names(text))
