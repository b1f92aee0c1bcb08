"""Wrong cities beside a right one. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from quizapp.articles.extraction.base import Entity, Extraction
from quizapp.articles.extraction.places import AMBIGUOUS
from quizapp.articles.extraction.tables.cities import cities
from quizapp.articles.extraction.tables.countries import capitals, countries, country_names
from quizapp.articles.extraction.tables.regions import regions
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate, of_article
from quizapp.drafting.distractors.countries import with_the
from quizapp.drafting.distractors.stable import draw
from quizapp.drafting.distractors.stems import after_gap, holds_name
from quizapp.drafting.distractors.tables.us_cities import by_state, states_of

ONE_CITY = (
    ("New York City", "New York", "NYC"),
    ("Los Angeles", "LA", "L.A."),
    ("Washington, D.C.", "Washington D.C.", "Washington DC", "Washington"),
    ("Mumbai", "Bombay"),
    ("Kolkata", "Calcutta"),
    ("Bangalore", "Bengaluru"),
    ("Delhi", "New Delhi"),
    ("Rio de Janeiro", "Rio"),
    ("The Hague", "Hague"),
    ("Yangon", "Rangoon"),
    ("Ho Chi Minh City", "Saigon"),
    ("Derry", "Londonderry"),
    ("Newcastle", "Newcastle upon Tyne"),
    ("Marseille", "Marseilles"),
    ("Urumqi", "Ürümqi"),
    ("Davao", "Davao City"),
    ("Cusco", "Cuzco"),
    ("Nur-Sultan", "Astana"),
    ("Kyiv", "Kiev"),
)
LARGEST = 14
"""So many of a country's cities are known well enough."""

IN = re.compile(r"^,\s+([A-Z][\w.]*(?:\s[A-Z][\w.]*)*)")


def other_cities(target: Target, extraction: Extraction) -> Iterator[Candidate]:
    """Of the article, of the same state or country, and beside a capital other capitals."""
    key = target.value
    code = _country(target)
    if not code:
        return
    if capitals().get(key) == code and holds_name(target.stem, ("capital",)):
        return
    if code == "US" and (states := _states(target)):
        yield from _of_states(target, extraction, states)
        return
    if code not in countries():
        return
    where = with_the(countries()[code])
    yield from _named(target, extraction, code, None)
    if capitals().get(key) == code and not _country_stated(target, code):
        yield from _capitals(target, code)
    for city in _mixed(_largest(code), target.stem):
        yield _candidate(city, f"Also a city in {where}; the article says {key}.")


def _country(target: Target) -> str:
    given = target.entity.country if target.entity else ""
    return given or capitals().get(target.value) or cities().get(target.value, "")


def _country_stated(target: Target, code: str) -> bool:
    """“___, France” or “the French mayor”: cities of other countries cannot stand there."""
    home = countries()[code]
    named = holds_name(target.stem, {*home.names, *home.demonyms} - {target.value})
    return named or bool(IN.match(after_gap(target.stem)))


def _states(target: Target) -> frozenset[str]:
    """The state that stands after the gap, or that of the city; empty if that is not sure."""
    after = IN.match(after_gap(target.stem))
    if after and after[1] in by_state():
        return frozenset({after[1]})
    known = states_of().get(target.value, frozenset())
    stated = frozenset(name for name in known if holds_name(target.stem, (name,)))
    return stated if len(stated) == 1 else known if len(known) == 1 else frozenset()


def _of_states(
    target: Target, extraction: Extraction, states: frozenset[str]
) -> Iterator[Candidate]:
    state = min(states)
    stated = holds_name(target.stem, (state,))
    yield from _named(target, extraction, "US", state if stated else None)
    for city in _mixed(by_state()[state], target.stem):
        if stated or len(states_of()[city]) == 1:
            yield _candidate(city, f"Also a city in {state}; the article says {target.value}.")


def _named(
    target: Target, extraction: Extraction, code: str, state: str | None
) -> Iterator[Candidate]:
    """Cities that the article names; only of the country (and state) if that is stated."""
    bound = _country_stated(target, code) or state is not None

    def fits(entity: Entity) -> bool:
        if entity.subtype != "city" or entity.name in country_names() or not entity.country:
            return False
        if state is not None:
            return state in states_of().get(entity.name, ())
        return entity.country == code or not bound

    found = list(of_article(target, extraction, fits))
    for entity in sorted(found, key=lambda one: one.country != code):
        why = f"Named elsewhere in the article, which says {target.value} here."
        yield _candidate(entity.name, why, entity)


def _capitals(target: Target, code: str) -> Iterator[Candidate]:
    home = countries()[code]
    near = [countries()[one] for one in _mixed(home.neighbours, target.stem) if one in countries()]
    region = [one for one in countries().values() if one.region == home.region]
    for one in (*near, *sorted(region, key=lambda one: draw(target.stem + one.code, 997))):
        if one.capital != one.name and one.code != code:
            speaks = f"the article says {target.value}."
            yield _candidate(
                one.capital, f"The capital of {with_the(one)}; {speaks}", clues=one.names
            )


@cache
def _largest(code: str) -> tuple[str, ...]:
    """The best known cities of the country under one name each."""
    others = {name for group in ONE_CITY for name in group[1:]} - set(capitals())
    found = [countries()[code].capital] if code in countries() else []
    found += [name for name, country in cities().items() if country == code and name not in others]
    plain = [
        name for name in dict.fromkeys(found) if name not in AMBIGUOUS and name not in regions()
    ]
    return tuple(plain[:LARGEST])


def _mixed(names: Iterable[str], seed: str) -> list[str]:
    return sorted(names, key=lambda name: draw(f"{seed}{name}", 997))


def _candidate(
    name: str, why: str, entity: Entity | None = None, clues: Iterable[str] = ()
) -> Candidate:
    same = next((group for group in ONE_CITY if name in group), ())
    names = {name, *same, *(entity.aliases if entity else ())}
    return Candidate(name, frozenset(names), why, frozenset(clues))
