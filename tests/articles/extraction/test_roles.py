import pytest

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.entities import find_entities


def role(text, name, model):
    found = find_entities(read_article(text, model=model))
    return next(one.role for one in found if name in one.aliases)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Health Minister Anna Keller resigned on Friday.", "Health Minister"),
        ("Officials thanked Secretary of State Anna Keller.", "Secretary of State"),
        ("President of Kenya Anna Keller spoke first.", "President of Kenya"),
        ("Anna Keller, the mayor of Porto, opened the bridge.", "mayor of Porto"),
        ("Anna Keller, 45, a spokeswoman for the police, agreed.", "spokeswoman for the police"),
        ("The mayor of Porto, Anna Keller, opened the bridge.", "mayor of Porto"),
        ("His sister, Anna Keller, opened the bridge.", "His sister"),
        ("Anna Keller is a biologist at the zoo.", "biologist at the zoo"),
        ("The study was led by marine biologist Anna Keller.", "marine biologist"),
        ("Mrs Anna Keller opened the bridge.", ""),
        ("Anna Keller opened the bridge.", ""),
        ("Anna Keller, who was late, opened the bridge.", ""),
        ("Anna Keller, his brother, and his mother opened the bridge.", ""),
    ],
)
def test_roles_are_read_as_written(text, expected, model):
    assert role(text, "Anna Keller", model) == expected


def test_a_fuller_role_is_taken_later(model):
    text = "Professor Anna Keller agreed. Keller, the director of the zoo, was glad."
    assert role(text, "Anna Keller", model) == "director of the zoo"


def test_without_a_model_there_are_no_roles():
    found = find_entities(read_article("President Anna Keller came to Paris."))
    assert [(one.name, one.role) for one in found] == [("Paris", "")]
