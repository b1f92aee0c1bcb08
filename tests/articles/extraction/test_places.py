import pytest

from quizapp.articles.extraction.places import known_places, place_country, place_subtype


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("Kenya", "country"),
        ("Nairobi", "city"),
        ("Texas", "state"),
        ("Europe", "continent"),
        ("Lake Placid", "lake"),
        ("Museum of Trams", "building"),
        ("Holm River", "river"),
        ("State of Ohm", "region"),
        ("Ludwig", ""),
    ],
)
def test_subtype_by_table_or_head_word(name, subtype):
    assert place_subtype(name) == subtype


def test_country_of_a_place():
    assert [place_country(name) for name in ("Lyon", "Peru", "Atlantis")] == ["FR", "PE", ""]


def test_a_country_is_stronger_than_a_city_of_its_name():
    assert known_places()["Luxembourg"] == ("country", "LU")
