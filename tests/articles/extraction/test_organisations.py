import pytest

from quizapp.articles.extraction.organisations import (
    known_organisation,
    organisation_country,
    organisation_subtype,
)


@pytest.mark.parametrize(
    ("name", "subtype"),
    [
        ("NATO", "intergovernmental"),
        ("Ministry of Tides", "government body"),
        ("Blue Meadow Party", "party"),
        ("University of Holm", "university"),
        ("Holm District Court", "court"),
        ("Holm Gazette", "media"),
        ("Society for Old Trams", "NGO"),
        ("World Tram Organization", "intergovernmental"),
        ("Amazon Web Services", "company"),
        ("Parliament", "parliament"),
        ("Council", ""),
        ("Ludwig", ""),
    ],
)
def test_subtype_by_table_or_head_word(name, subtype):
    assert organisation_subtype(name) == subtype


def test_country_by_table_or_name():
    names = ("NASA", "Kenyan Tram Society", "Tram Society", "Peru and Chile Council")
    assert [organisation_country(name) for name in names] == ["US", "KE", "", ""]


def test_the_article_does_not_matter():
    assert known_organisation("the United Nations") == known_organisation("United Nations")
