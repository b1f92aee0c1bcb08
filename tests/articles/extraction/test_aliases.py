from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.aliases import (
    find_acronyms,
    full_names,
    short_for_common_words,
    spelt_out,
)


def full(text, *names, title=""):
    return full_names(read_article(text, title), names)


def people(*names, title=""):
    return full("", *((name, "person") for name in names), title=title)


def test_a_surname_means_the_only_bearer():
    assert people("Ann Lee", "Lee", "Bo Ek", "Ann") == ["Ann Lee", "Ann Lee", "Bo Ek", "Ann Lee"]


def test_a_longer_name_that_comes_later_is_the_full_one():
    assert people("Lee", "Ann Lee", "Ann B. Lee") == ["Ann B. Lee"] * 3


def test_accents_may_be_left_out():
    assert people("Łukasz Żak", "Zak") == ["Łukasz Żak"] * 2


def test_two_with_one_surname_are_two():
    assert people("Ann Lee", "Lee", "Bo Lee", "Lee", "Ola Ek", "Lee") == [
        "Ann Lee",
        "Ann Lee",
        "Bo Lee",
        None,
        "Ola Ek",
        "Ann Lee",
    ]


def test_the_headline_tells_whose_surname_it_is():
    names = ("Ann Lee", "Bo Lee", "Ola Ek", "Lee")
    assert people(*names, title="Painter Bo Lee honoured")[-1] == "Bo Lee"


def test_countries_and_organisations_have_one_name():
    names = [("UK", "place"), ("Britain", "place"), ("the UN", "organisation")]
    assert full("", *names) == ["United Kingdom", "United Kingdom", "United Nations"]


def test_a_short_form_in_brackets_is_learnt():
    text = "The Old Tram Society (OTS) met. The OTS voted."
    reading = read_article(text)
    assert find_acronyms(reading, ["The Old Tram Society"]) == {"OTS": "The Old Tram Society"}
    names = [("The Old Tram Society", "organisation"), ("OTS", "organisation")]
    assert full(text, *names) == ["Old Tram Society"] * 2


def test_part_of_a_name_given_before_is_that_name():
    names = [("Supreme Court of Kenya", "organisation"), ("Supreme Court", "organisation")]
    assert full("", *names) == ["Supreme Court of Kenya"] * 2


def test_names_are_found_by_their_first_letters():
    text = "Experts of the Bureau for Trams, Trains and Ferries (BTTF) agreed (TOO) late."
    assert [text[start:end] for start, end in spelt_out(text)] == [
        "Bureau for Trams, Trains and Ferries"
    ]


def test_letters_that_stand_for_common_words_are_told_from_names():
    text = "The gross domestic product (GDP) fell, said the World Food Programme (WFP)."
    assert list(short_for_common_words(text)) == ["GDP"]
