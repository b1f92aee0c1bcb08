"""Wrong countries beside a right one. Pure."""

import re
from collections.abc import Iterable, Iterator

from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.tables.cities import cities
from quizapp.articles.extraction.tables.countries import Country, countries, country_names
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate, of_article
from quizapp.drafting.distractors.stable import draw
from quizapp.drafting.distractors.stems import after_gap, before_gap, follows, holds_name
from quizapp.drafting.wording import GAP

THE_CODES = "US GB AE NL PH BS MV CZ DO CF GM SB MH KM CD CG"
WITH_THE = frozenset(THE_CODES.split())
"""Codes of the countries whose names go with “the”."""

KNOWN_WITH_THE = ("US", "GB", "NL", "AE", "PH", "CZ")
WITHOUT_THE = frozenset({"Britain", "Great Britain", "America"})
POWERS = ("US", "CN", "RU", "GB", "FR", "DE", "JP", "IN")
TINY_CODES = "AD LI MC SM VA MT NR TV PW KI MH FM AG BB DM GD KN LC VC SC MV BH"
TINY = frozenset(TINY_CODES.split())
DEPENDENT_CODES = "PR HK MO GL FO GI BM KY NC PF GU VI AS MP AW CW"
DEPENDENT = frozenset(DEPENDENT_CODES.split())
DISPUTED = (
    *(frozenset(pair.split()) for pair in ("CN TW", "CN HK", "CN MO", "US PR", "IL PS", "RS XK")),
    *(frozenset(pair.split()) for pair in ("MA EH", "GB GI", "SD SS", "CN PS", "KP KR")),
)
"""Of these the one may be said to hold, or to speak for, the other."""

HOME_NATIONS = ("England", "Scotland", "Wales", "Northern Ireland")
SHORT_NAMES = {"US": "US", "GB": "UK", "AE": "UAE"}
NOUN_WORDS = """
    adviser agency air ambassador army authorities border capital citizen citizens city coast
    company congress court diplomat dollar economy embassy federal flag force forces foreign
    government house judge law lawmakers leader military minister ministry national nationals
    navy official officials parliament people police policy politician politicians president
    prime public representative research researchers sanctions scientists secretary senate
    senator senators side soldiers state team territory treasury troops
"""
NOUNS = frozenset(NOUN_WORDS.split())
"""Words before which a country's name is an adjective."""

LINKING_WORDS = """
    a according after against all also although an and are as at be because before began between but
    by can could did do does during first for from had has have he her his how if in into is it its
    last later may might must next not of on or over per said says she should since so than that the
    their there they this though through to under until was were what when where which while who
    whose will with within would
"""
LINKING = frozenset(LINKING_WORDS.split())
"""Words before which a country's name is no adjective."""


def other_countries(target: Target, extraction: Extraction) -> Iterator[Candidate]:
    """Those of the article, neighbours, great powers beside a great power, the same region."""
    if target.value in HOME_NATIONS:
        yield from _home_nations(target)
        return
    key = _code(target)
    if key is None:
        return
    home = countries()[key]
    if _is_adjective(target, home) or _is_told_by_city(home, target.stem):
        return
    seen = {key}
    for code, why in (*_named(target, extraction, home), *_known(home, target.stem)):
        if code not in seen and _goes_with(home, countries()[code], target):
            seen.add(code)
            yield _candidate(countries()[code], why, target)


def _code(target: Target) -> str | None:
    return country_names().get(_bare(target.value)) or country_names().get(target.normalised)


def _is_adjective(target: Target, home: Country) -> bool:
    """“US officials”, “Iran Air”: other names of countries cannot stand there."""
    found = re.match(r" ([^\W\d_]+)", after_gap(target.stem))
    if not found or found[1] in LINKING or found[1].endswith("ed"):
        return False
    if found[1][0].isupper() or found[1] in NOUNS:
        return True
    return home.code in WITH_THE and not follows(target.stem, "the")


def _named(target: Target, extraction: Extraction, home: Country) -> Iterator[tuple[str, str]]:
    near = home.region if _is_anchored(home, target.stem) else ""
    why = f"Named elsewhere in the article, which says {home.name} here."
    for entity in of_article(target, extraction, lambda one: one.subtype == "country"):
        code = country_names().get(entity.name)
        if code and near in ("", countries()[code].region):
            yield code, why


def _is_anchored(home: Country, stem: str) -> bool:
    """Whether the question names another country or people of the same part of the world."""
    return any(
        holds_name(stem, {*one.names, *one.demonyms, one.capital})
        for one in countries().values()
        if one.region == home.region and one is not home
    )


def _is_told_by_city(home: Country, stem: str) -> bool:
    """“London, ___”."""
    known = (name for name, code in cities().items() if code == home.code)
    return any(before_gap(stem).endswith(f"{name}, ") for name in (home.capital, *known))


def _known(home: Country, seed: str) -> Iterator[tuple[str, str]]:
    speaks = f"the article says {home.name}."
    region = [one.code for one in countries().values() if one.region == home.region]
    for code in _mixed(home.neighbours, seed):
        if code in countries() and (code not in TINY or home.code in TINY):
            yield code, f"A neighbour of {with_the(home)}; {speaks}"
    if home.code in POWERS:
        for code in _mixed(POWERS, seed):
            yield code, f"Another great power; {speaks}"
    for code in _mixed([code for code in region if code not in TINY], seed):
        yield code, f"Also in {_region(home.region)}; {speaks}"
    if home.code in WITH_THE:
        for code in _mixed(KNOWN_WITH_THE, seed):
            yield code, f"Another country; {speaks}"


def _mixed(codes: Iterable[str], seed: str) -> list[str]:
    return sorted(codes, key=lambda code: draw(f"{seed}{code}", 997))


def _goes_with(home: Country, other: Country, target: Target) -> bool:
    pair = frozenset({home.code, other.code})
    if pair in DISPUTED or other.code in DEPENDENT:
        return False
    if GAP not in target.stem:
        return True
    ours = home.code in WITH_THE and _bare(target.value) not in WITHOUT_THE
    return ours == (other.code in WITH_THE)


def _candidate(country: Country, why: str, target: Target) -> Candidate:
    text = _bare(country.name)
    short = target.value.removeprefix("the ").replace(".", "")
    if short.isupper() and country.code in SHORT_NAMES:
        text = SHORT_NAMES[country.code]
        text = "".join(f"{letter}." for letter in text) if "." in target.value else text
    if target.value[:4].lower() == "the " and country.code in WITH_THE:
        text = f"{target.value[:4]}{text}"
    return Candidate(
        text=text,
        names=frozenset(country.names),
        why=why,
        clues=frozenset({*country.demonyms, country.capital} - {country.name}),
    )


def _home_nations(target: Target) -> Iterator[Candidate]:
    for name in _mixed(HOME_NATIONS, target.stem):
        if name != target.value:
            why = f"Also a part of the United Kingdom; the article says {target.value}."
            yield Candidate(name, frozenset({name}), why)


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def with_the(country: Country) -> str:
    return f"the {_bare(country.name)}" if country.code in WITH_THE else country.name


def _region(name: str) -> str:
    return f"the {name}" if name in ("Middle East", "Caribbean") else name
