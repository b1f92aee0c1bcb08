import pytest

from quizapp.articles.extraction.people import (
    could_be_person,
    is_shaped_as_person,
    short_forms,
    surname,
)


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Ann Lee", "Lee"),
        ("Rosa van der Berg", "van der Berg"),
        ("Faisal al-Amr", "al-Amr"),
        ("John Ek Jr.", "Ek"),
        ("Ludwig", "Ludwig"),
    ],
)
def test_surname_keeps_its_particles(name, family):
    assert surname(name) == family


def test_short_forms_are_what_an_article_may_use():
    assert short_forms("Ann B. Lee") >= {"Lee", "Ann", "Ann Lee"}
    assert short_forms("Ana Ruiz Paz") >= {"Ruiz", "Paz", "Ana Ruiz"}
    assert "Amr" in short_forms("Faisal al-Amr")
    assert short_forms("Lee") == frozenset()


@pytest.mark.parametrize("name", ["Ann Lee", "J. R. Ek", "O’Neil", "Kim Jong-un", "Łukasz Żak"])
def test_names_of_letters_may_be_people(name):
    assert could_be_person(name)


@pytest.mark.parametrize("name", ["STS-1", "EU", "", "Jr. Ek", "A & B", "Route 66"])
def test_other_names_may_not(name):
    assert not could_be_person(name)


def test_given_names_and_initials_shape_a_person():
    assert [is_shaped_as_person(name) for name in ("Maria Ek", "K.C. Ek", "Deep Ek", "Maria")] == [
        True,
        True,
        False,
        False,
    ]
