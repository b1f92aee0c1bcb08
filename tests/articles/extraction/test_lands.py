"""Which country somebody belongs to."""

import pytest

from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.lands import home_of, land_of

TEXT = """Finance Minister Maria Almeida said on Monday that Portugal would build a lighthouse.

The Portuguese parliament in Lisbon agreed. French President Paul Girard praised Portugal.
"""


@pytest.mark.parametrize(
    ("role", "land"),
    [("French President", "FR"), ("President of France", "FR"), ("mayor", ""), ("", "")],
)
def test_office_names_one_country(role, land):
    assert land_of(role) == land


def test_office_decides_before_what_the_article_is_about(model):
    found = extract(read_article(TEXT, "A lighthouse for Portugal", None, model))
    homes = {one.name: home_of(one, found) for one in found.entities if one.kind == "person"}
    assert homes == {"Maria Almeida": "PT", "Paul Girard": "FR"}
