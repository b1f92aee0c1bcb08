"""Wrong numbers: near the right one, possible, and written like it."""

import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction.base import Extraction
from quizapp.drafting.distractors.number_style import read_style, say_in_words
from quizapp.reading.numbers import read_number
from tests.drafting.distractors.asking import ask_number, counted, offered, read, reasons, texts


def values(shown: str, value: str, **more: object) -> set[Decimal]:
    found = (read_number(text) for text in offered(ask_number(shown, value, **more)))
    return {one.value for one in found if one}


@given(
    st.integers(2, 10**9),
    st.sampled_from(["", ",", ".1", "million"]),
    st.sampled_from(["people", "percent", "USD", "km", ""]),
)
@settings(max_examples=150, deadline=None)
def test_numbers_are_three_distinct_ones_written_like_the_right_one(count, form, unit):
    shown = {"": str(count), ",": f"{count:,}", ".1": f"{count / 10:.1f}"}.get(
        form, f"{count % 900 + 2} million"
    )
    value = read_number(shown).value
    for one in ask_number(shown, str(value), unit):
        found = [read_number(option.text).value for option in one]
        assert len({*found, value}) == 4
        assert all(number > 0 for number in found)
        assert [("." in option.text, "million" in option.text) for option in one] == (
            [("." in shown, "million" in shown)] * 3
        )


@given(st.text(max_size=30), st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_numbers_of_any_text_do_not_crash(shown, stem):
    for one in ask_number(shown, "7", stem=stem):
        assert len({option.text for option in one} | {shown}) == 4


@given(st.integers(1, 999), st.booleans())
def test_number_words_are_read_as_they_are_written(count, ands):
    said = say_in_words(count, ands)
    style = read_style(said)
    assert style is not None
    assert style.count == count or said.endswith("hundred")
    assert style.write(style.count) == said


@pytest.mark.parametrize(
    ("shown", "value", "pattern"),
    [
        ("1,200", "1200", r"\d?,?\d00"),
        ("forty-two", "42", r"[a-z]+(-[a-z]+)?"),
        ("Seven", "7", r"[A-Z][a-z]+"),
        ("3.5 billion", "3500000000", r"\d\.\d billion"),
        ("two million", "2000000", r"[a-z]+ million"),
        ("$40", "40", r"\$\d\d"),
        ("250", "250", r"\d\d[05]"),
    ],
)
def test_numbers_keep_the_form(shown, value, pattern):
    sets = ask_number(shown, value)
    assert sets
    assert [text for text in offered(sets) if not re.fullmatch(pattern, text)] == []


def test_sets_share_no_option():
    found = [text for one in texts(ask_number("1,734", "1734")) for text in one]
    assert len(found) == len(set(found)) == 12


def test_rank_of_the_right_number_differs_from_question_to_question():
    ranks = set()
    for place in range(20):
        first = ask_number("47", "47", stem=f"In town {place}x ___ people voted.")[0]
        ranks.add(sum(int(option.text) < 47 for option in first))
    assert ranks == {0, 1, 2, 3}


def test_percents_stay_below_a_hundred():
    assert max(values("93", "93", unit="percent", stem="___% agreed.")) < 100


def test_parts_of_a_hundred_percent_leave_room_for_the_others():
    found = values("47", "47", unit="percent", stem="___% voted for it and 41% against.")
    assert max(found) <= 59


def test_numbers_of_a_whole_stay_below_it():
    found = values("30", "30", stem="___ of the 35 members agreed.")
    assert max(found) < 35


def test_numbers_of_things_are_never_one():
    assert 1 not in values("two", "2")
    assert ask_number("one", "1", stem="___ person was hurt.") == ()


def test_ages_are_near_and_possible():
    found = values("34", "34", unit="years", stem="She is ___.")
    assert min(found) >= 16
    assert max(found) <= 52


def test_softened_numbers_get_clearly_other_ones():
    found = values("100", "100", stem="More than ___ people came.", softened="more than")
    assert [one for one in found if 70 < one < 130] == []


def test_numbers_within_a_range_of_the_article_are_not_offered():
    reading = read("It counts 40 people.", "Others count 42 to 60 people.")
    numbers = counted(reading, ("40", "40", "people"), ("42 to 60", "42 60", "people"))
    sets = ask_number("40", "40", extraction=Extraction(reading, quantities=numbers))
    assert [text for text in offered(sets) if 42 <= int(text) <= 60] == []


def test_numbers_of_the_article_come_first_and_say_so():
    reading = read("The storm hurt 40 people.", "A year before 28 homes burned.")
    numbers = counted(reading, ("40", "40", "people"), ("28", "28", "people"))
    sets = ask_number("40", "40", extraction=Extraction(reading, quantities=numbers))
    assert "28" in offered(sets)
    assert reasons(sets)["28"] == "The article gives 40 here; 28 stands elsewhere in it."


def test_numbers_told_of_the_same_are_not_offered():
    reading = read("Police say ___ people left the town.", "Others say 28 people left the town.")
    numbers = counted(reading, ("28", "28", "people"))
    extraction = Extraction(reading, quantities=numbers)
    stem = "Police say ___ people left the town."
    assert "28" not in offered(ask_number("40", "40", stem=stem, extraction=extraction))


def test_numbers_in_the_question_are_not_offered():
    assert "5" not in offered(ask_number("4", "4", stem="___ men and 5 women came."))


def test_an_before_the_gap_takes_only_what_goes_with_it():
    sets = ask_number("18", "18", unit="years", stem="An ___-year-old won.")
    assert [text for text in offered(sets) if text not in {"8", "11", "18"}] == []


def test_fractions_stand_beside_fractions():
    sets = ask_number("two thirds", "0.6667", "share", "The bill needs ___ of the votes.")
    assert texts(sets) == [["a third", "half", "three quarters"]]


def test_ranges_ordinals_and_telephone_numbers_get_none():
    assert [
        ask_number(shown, "5") for shown in ("5 to 7", "5th", "0049 5", "", "a dozen or so")
    ] == ([()] * 5)


def test_choice_is_the_same_every_time():
    assert ask_number("1,734", "1734") == ask_number("1,734", "1734")


def test_other_ages_of_the_article_must_be_near_too():
    reading = read("She died at 78.", "He joined at 25.")
    numbers = counted(reading, ("78", "78", "years"), ("25", "25", "years"))
    extraction = Extraction(reading, quantities=numbers)
    sets = ask_number("78", "78", "years", "She died aged ___.", extraction=extraction)
    assert "25" not in offered(sets)
