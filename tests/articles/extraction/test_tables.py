import pytest

from quizapp.articles.extraction.gazetteer import find_known
from quizapp.articles.extraction.tables.agreements import agreements, agreements_by_name
from quizapp.articles.extraction.tables.cities import cities
from quizapp.articles.extraction.tables.countries import (
    capitals,
    countries,
    country_names,
    demonyms,
)
from quizapp.articles.extraction.tables.given_names import MORE_GIVEN_NAMES
from quizapp.articles.extraction.tables.heads import organisation_heads, place_heads
from quizapp.articles.extraction.tables.organisations import (
    organisations,
    organisations_by_name,
)
from quizapp.articles.extraction.tables.regions import regions


def test_neighbours_are_mutual():
    table = countries()
    assert {
        (one.code, code)
        for one in table.values()
        for code in one.neighbours
        if one.code not in table[code].neighbours
    } == set()


def test_every_country_has_a_capital_a_currency_and_a_region():
    rows = countries().values()
    assert [one.name for one in rows if not (one.capital and one.currency and one.region)] == []
    assert {one.region for one in rows} >= {"Africa", "Asia", "Europe", "Middle East"}
    assert all(len(one.currency) == 3 and len(one.code) == 2 for one in rows)


def test_countries_are_known_under_all_their_names():
    names = country_names()
    assert {names[name] for name in ("UK", "Britain", "United Kingdom")} == {"GB"}
    assert (demonyms()["Dutch"], demonyms()["Kenyans"], capitals()["Nairobi"]) == ("NL", "KE", "KE")


@pytest.mark.parametrize("code", sorted(set(cities().values())))
def test_cities_and_regions_name_countries_of_the_table(code):
    assert code in countries()


def test_regions_name_countries_of_the_table():
    assert {one.country for one in regions().values() if one.country} <= set(countries())


def test_organisations_have_a_subtype_and_plausible_year():
    assert [one.name for one in organisations() if not one.subtype] == []
    assert [one.name for one in organisations() if not (0 <= one.founded < 2030)] == []
    assert organisations_by_name()["WHO"].name == "World Health Organization"


def test_names_of_agreements_are_unique():
    assert len(agreements_by_name()) == sum(len(one.names) for one in agreements())
    assert agreements_by_name()["Paris Agreement"].year == 2015


def test_no_blank_or_padded_names():
    names = [*country_names(), *cities(), *regions(), *organisations_by_name()]
    assert [name for name in names if name != name.strip() or not name or "\\" in name] == []


def test_heads_are_single_words():
    assert [word for word in (*organisation_heads(), *place_heads()) if " " in word] == []


def test_longest_known_name_is_found():
    text = "The Bank of England and England's World Health Organization office in New York City."
    found = [(text[one.start : one.end], one.kind) for one in find_known(text)]
    assert found == [
        ("Bank of England", "organisation"),
        ("England", "place"),
        ("World Health Organization", "organisation"),
        ("New York City", "place"),
    ]


def test_known_names_are_whole_words():
    assert list(find_known("Iranians chadors Omanis Peru-like Togos")) == []


def test_every_organisation_is_listed_once():
    names = [name for one in organisations() for name in one.names]
    assert sorted({name for name in names if names.count(name) > 1}) == []


def test_more_given_names_are_no_lands():
    assert MORE_GIVEN_NAMES & {*country_names(), *regions()} == set()
