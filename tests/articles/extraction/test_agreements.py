import pytest

from quizapp.articles.extraction.agreements import agreement_subtype, find_agreements


def names(text):
    return [text[start:end] for start, end in find_agreements(text)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They signed the Treaty of Holm in May.", "Treaty of Holm"),
        ("Under the Paris Agreement, heat is bad.", "Paris Agreement"),
        ("The Northern Rivers Convention was kept.", "Northern Rivers Convention"),
        ("It breaks the Convention on the Rights of Trees.", "Convention on the Rights of Trees"),
        ("The Holm–Ek Pact ended.", "Holm–Ek Pact"),
    ],
)
def test_agreements_are_found_by_how_they_are_named(text, name):
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "They met at the Holm Convention Center.",
        "The Democratic National Convention opened.",
        "An agreement was reached. The Treaty was read.",
        "",
    ],
)
def test_other_things_are_not(text):
    assert names(text) == []


def test_subtype_by_table_or_head_word():
    found = [agreement_subtype(name) for name in ("Kyoto Protocol", "Holm Pact", "Treaties of Ek")]
    assert found == ["climate", "pact", "treaty"]


def test_many_hyphens_take_no_long_time():
    assert names("Treaty " + "Al-" * 30_000) == []
