"""Wrong places: of the same kind, and not true as well."""

import pytest

from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.places import place_country, place_subtype
from quizapp.articles.extraction.tables.countries import countries, country_names
from quizapp.articles.extraction.tables.regions import regions
from quizapp.drafting.distractors.tables.us_cities import by_state
from tests.drafting.distractors.asking import ask, entity, offered, read, reasons, texts


def of(*sentences, names, **subtypes):
    reading = read(*sentences)
    found = [
        entity(
            reading,
            id,
            "place",
            name,
            subtype=subtypes.get(name, place_subtype(name)),
            country=place_country(name),
        )
        for id, name in enumerate(names)
    ]
    return Extraction(reading, entities=tuple(found))


def test_neighbours_stand_beside_a_country():
    sets = ask(of("The ship came to Yemen.", names=["Yemen"]), "Yemen")
    assert {"Saudi Arabia", "Oman"} < offered(sets)
    assert reasons(sets)["Oman"] == "A neighbour of Yemen; the article says Yemen."


def test_countries_of_the_article_come_first():
    extraction = of("It sank off Yemen.", "It was built in Japan.", names=["Yemen", "Japan"])
    assert texts(ask(extraction, "Yemen"))[0][0] == "Japan"


def test_countries_of_one_list_or_told_the_same_are_not_offered():
    extraction = of(
        "Oman, Yemen and Qatar signed.", "Jordan did not.", names=["Oman", "Yemen", "Qatar"]
    )
    assert {"Oman", "Qatar"} & offered(ask(extraction, "Yemen")) == set()


def test_open_lists_get_none():
    extraction = of("Many countries, including Yemen and Oman, signed.", names=["Yemen", "Oman"])
    assert ask(extraction, "Yemen") == ()


def test_the_before_the_gap_takes_only_names_that_go_with_it():
    extraction = of("He flew to the Netherlands.", names=["Netherlands"])
    sets = ask(extraction, "Netherlands")
    assert "Czech Republic" in offered(sets)
    assert {"Belgium", "Germany"} & offered(sets) == set()


def test_a_country_is_not_offered_where_its_people_or_capital_are_named():
    extraction = of("The Omani minister flew from Riyadh to Yemen.", names=["Yemen"])
    assert {"Oman", "Saudi Arabia"} & offered(ask(extraction, "Yemen")) == set()


def test_wholes_parts_and_claims_are_not_offered():
    assert "Taiwan" not in offered(ask(of("It came from China.", names=["China"]), "China"))
    nations = ask(of("She plays for Wales.", names=["Wales"]), "Wales")
    assert offered(nations) == {"England", "Scotland", "Northern Ireland"}


def test_a_country_after_its_city_gets_none():
    assert ask(of("He was born in Lyon, France.", names=["France"]), "France") == ()


def test_an_adjective_gets_none():
    extraction = of("He met US officials.", names=["US"])
    assert ask(extraction, "US") == ()


@pytest.mark.parametrize("name", ["Texas", "Bavaria", "Ontario", "Queensland"])
def test_states_stand_beside_states_of_the_same_country(name):
    extraction = of(f"It happened in {name}.", names=[name])
    found = offered(ask(extraction, name))
    assert len(found) >= 3
    assert {regions()[one].country for one in found} == {place_country(name)}


def test_states_nearby_come_first():
    extraction = of("It rained in Ohio.", names=["Ohio"])
    assert set(texts(ask(extraction, "Ohio"))[0]) <= {
        "Michigan",
        "Indiana",
        "Illinois",
        "Wisconsin",
    }


def test_a_state_is_not_offered_where_its_city_is_named():
    extraction = of("They drove from Chicago to Ohio.", names=["Ohio"])
    assert "Illinois" not in offered(ask(extraction, "Ohio"))


def test_cities_of_the_same_state_stand_beside_a_city():
    extraction = of("It happened in Denver, Colorado.", names=["Denver"])
    found = offered(ask(extraction, "Denver"))
    assert found
    assert found < set(by_state()["Colorado"])


def test_capitals_stand_beside_a_capital():
    extraction = of("They met in Vienna.", names=["Vienna"])
    capitals = {one.capital for one in countries().values()}
    assert set(texts(ask(extraction, "Vienna"))[0]) <= capitals


def test_cities_of_the_country_stand_beside_a_capital_whose_country_is_told():
    extraction = of("They met in Vienna, Austria.", names=["Vienna"])
    assert {place_country(one) for one in offered(ask(extraction, "Vienna"))} == {"AT"}


def test_the_word_capital_in_the_question_tells_too_much():
    assert ask(of("They met in the capital, Vienna.", names=["Vienna"]), "Vienna") == ()


def test_two_names_of_one_city_are_never_offered_together():
    extraction = of("It opened in Mumbai.", "It began in Bombay.", names=["Mumbai", "Bombay"])
    assert "Bombay" not in offered(ask(extraction, "Mumbai"))


def test_continents_stand_beside_continents():
    extraction = of("It grows in Africa.", names=["Africa"])
    assert {"Asia", "Europe"} < offered(ask(extraction, "Africa")) | {"Asia", "Europe", "x"}
    assert offered(ask(extraction, "Africa")) <= {
        "Asia",
        "Europe",
        "North America",
        "South America",
        "Oceania",
    }


def test_places_of_no_known_kind_get_none():
    assert ask(of("He lives in Marlow Street.", names=["Marlow Street"]), "Marlow Street") == ()


@pytest.mark.parametrize("name", sorted(country_names()))
def test_no_name_of_a_country_crashes_or_is_offered_beside_itself(name):
    extraction = of(f"The ship came to {name}.", names=[name])
    code = country_names()[name]
    found = {country_names().get(one) for one in offered(ask(extraction, name))}
    assert code not in found
