"""Wrong places beside a right one: always of the same kind. Pure."""

from collections.abc import Iterator

from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.tables.countries import country_names
from quizapp.articles.extraction.tables.regions import Region, regions
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate, in_sets, of_article
from quizapp.drafting.distractors.cities import other_cities
from quizapp.drafting.distractors.countries import other_countries
from quizapp.drafting.distractors.stable import draw
from quizapp.drafting.distractors.tables.us_cities import by_state
from quizapp.drafting.distractors.tables.us_regions import region_of

OF_A_COUNTRY = frozenset({"state", "province", "region"})
"""Subtypes that divide a country."""

CONTINENTS = ("Africa", "Asia", "Europe", "North America", "South America", "Oceania")
WATERS = frozenset({"sea", "river", "lake", "mountain"})
ALSO_OTHER = frozenset({"Washington", "New York", "Georgia", "District of Columbia"})
"""States whose names are also those of cities or countries."""

NOT_ALIKE = {
    *("Westminster", "Bermuda", "Gibraltar", "Jersey", "Guernsey", "Isle of Man", "New Caledonia"),
    *("Falkland Islands", "Cayman Islands", "British Virgin Islands", "French Polynesia"),
}
"""Regions that are unlike the others of their country."""


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    subtype = target.entity.subtype if target.entity else ""
    if subtype == "country":
        return in_sets(target, other_countries(target, extraction))
    if subtype == "city":
        return in_sets(target, other_cities(target, extraction))
    if target.value in CONTINENTS:
        return in_sets(target, _continents(target))
    known = target.value in regions() and target.value not in NOT_ALIKE
    if known and subtype in OF_A_COUNTRY | WATERS:
        return in_sets(target, _of_kind(target, extraction, regions()[target.value]))
    return ()


def _continents(target: Target) -> Iterator[Candidate]:
    for name in sorted(CONTINENTS, key=lambda name: draw(target.stem + name, 997)):
        yield _candidate(name, f"Another continent; the article says {target.value}.")


def _of_kind(target: Target, extraction: Extraction, home: Region) -> Iterator[Candidate]:
    """Of the same country and kind, those of the article first."""
    last = home.name.split()[-1:]

    def is_alike(one: Region) -> bool:
        same = one.subtype == home.subtype and one.country == home.country
        named_alike = home.subtype != "sea" or one.name.split()[-1:] == last
        return same and named_alike and one.name not in ALSO_OTHER | NOT_ALIKE

    for entity in of_article(target, extraction, lambda one: one.name in regions()):
        if is_alike(regions()[entity.name]):
            why = f"Named elsewhere in the article, which says {target.value} here."
            yield _candidate(entity.name, why)
    others = [one.name for one in regions().values() if is_alike(one)]
    kind = home.subtype
    near = region_of().get(home.name)
    for name in sorted(
        others, key=lambda name: (region_of().get(name) != near, draw(target.stem + name, 997))
    ):
        if name not in country_names():
            yield _candidate(name, f"Another {kind}; the article says {target.value}.")


def _candidate(name: str, why: str) -> Candidate:
    """With its cities as clues: “Boston” tells of Massachusetts."""
    return Candidate(name, frozenset({name}), why, frozenset(by_state().get(name, ())))
