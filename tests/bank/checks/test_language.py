"""Sentences, syllables and the grade level."""

import pytest

from quizapp.bank.checks.language import is_english, sentences, syllables
from quizapp.bank.checks.reading_level import grade

SPOKEN = {
    1: "cat the make makes baked league vague goes there are played judged whole style friend",
    2: "water table wanted needed houses boxes wishes nation million russia question before people "
    "treaty sincere sanctions chinese europe region quiet being saying poem create acre safely",
    3: "syria media radio idea area government president agreement completely nuclear official "
    "conference united continued various serious actual influence employee video family element",
    4: "european situation territory society variety january diplomatic evacuate",
    5: "international opportunity",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count in SPOKEN for word in SPOKEN[count].split()]
)
def test_syllables_are_counted_as_spoken(word, count):
    assert syllables(word) == count


def test_possessive_is_no_syllable():
    assert (syllables("Europe's"), syllables("Russia’s"), syllables("Hm")) == (2, 2, 1)


def test_sentences_end_where_a_new_one_begins():
    assert sentences("It cost 3.5 million. Who paid? “He did.” That, e.g. this.") == [
        "It cost 3.5 million.",
        "Who paid?",
        "“He did.",
        "That, e.g. this.",
    ]
    assert sentences("") == []


def test_english_is_recognised():
    assert is_english("Which town is it?")
    assert not is_english("Welche Stadt ist das?")
    assert not is_english("这是哪个城市？")
    assert not is_english("")


def test_grade_follows_the_formula():
    assert grade("The cat sat on the mat.") == pytest.approx(0.39 * 6 + 11.8 - 15.59)
    assert grade("The treaty ended. It was nuclear.") == pytest.approx(
        0.39 * 3 + 11.8 * (1 + 2 + 2 + 1 + 1 + 3) / 6 - 15.59
    )


def test_names_and_numbers_do_not_make_a_text_harder():
    assert grade("Here Vladimir Zhirinovsky sat in 2018.") == grade("Here John Smith sat in.")
    assert grade("2018") == 0
