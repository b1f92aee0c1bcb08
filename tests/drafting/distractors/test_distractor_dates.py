"""Wrong dates: near the right one, real, and written like it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction.base import Extraction
from quizapp.drafting.distractors.date_style import ordinal, read_style
from quizapp.reading.dates import PartialDate, iso_date, read_date
from tests.drafting.distractors.asking import ask_date, dated, offered, read, reasons, texts


def test_dates_keep_the_form():
    forms = {
        "20 December 2018": "20 November 2018",
        "December 20, 2018": "November 20, 2018",
        "Thursday, 20 December 2018": "Tuesday, 20 November 2018",
        "20th December": "20th November",
        "Dec 20": "Nov 20",
        "2018-12-20": "2018-11-20",
        "the 20th of December 2018": "the 20th of November 2018",
    }
    key, other = PartialDate(2018, 12, 20), PartialDate(2018, 11, 20)
    assert {text: read_style(text, key).write(other) for text in forms} == forms


def test_texts_that_state_another_date_have_no_style():
    key = PartialDate(2018, 12, 20)
    assert [read_style(text, key) for text in ("21 December 2018", "Monday", "", "20/12/2018")] == (
        [None] * 4
    )


@given(
    st.dates(date(1900, 1, 1), date(2030, 12, 31)),
    st.sampled_from([1, 2, 3]),
    st.sampled_from(["by ___", "Born in ___, she died in 1990.", "on Monday ___", "It fell ___."]),
)
@settings(max_examples=150, deadline=None)
def test_dates_are_three_real_distinct_ones_as_precise_as_the_right_one(day, precision, stem):
    key = PartialDate(day.year, day.month, day.day).cut(precision)
    shown = read_style("2018", PartialDate(2018)) and str(key)
    for one in ask_date(shown, str(key), stem):
        found = {iso_date(option.text) for option in one}
        assert len(found | {key}) == 4
        assert {when.precision for when in found} == {precision}


@given(st.text(max_size=40), st.dates())
@settings(max_examples=100, deadline=None)
def test_dates_of_any_text_do_not_crash(shown, day):
    if day.year >= 1000:
        for one in ask_date(shown, str(PartialDate(day.year, day.month, day.day))):
            assert len({option.text for option in one} | {shown}) == 4


@pytest.mark.parametrize("key", ["2021-05-02", "2021-05-04", "2021-04", "2021", "2020"])
def test_what_has_happened_is_not_put_into_the_future(key):
    found = [iso_date(text) for text in offered(ask_date(key, key))]
    assert found
    assert max(when.cut(1) for when in found) <= PartialDate(2021)
    assert [when for when in found if when.precision == 3 and when > PartialDate(2021, 5, 4)] == []


def test_what_is_to_come_is_not_put_into_the_past():
    found = [iso_date(text) for text in offered(ask_date("2021-06-10", "2021-06-10"))]
    assert min(found) >= PartialDate(2021, 5, 4)


def test_dates_without_a_year_stay_in_the_same_year():
    found = offered(ask_date("2 January", "2021-01-02"))
    assert {text.split()[1] for text in found} <= {"January", "February", "March", "April"}


def test_weekday_before_the_gap_is_kept():
    found = {
        read_date(text) for text in offered(ask_date("3 May 2021", "2021-05-03", "On Monday ___"))
    }
    assert {date(one.year, one.month, one.day).weekday() for one in found} == {0}


def test_by_a_date_takes_only_earlier_ones():
    found = offered(ask_date("2015", "2015", "By ___ the town had a school."))
    assert max(found) < "2015"


def test_other_dates_of_the_same_event_are_not_offered():
    reading = read(
        "The old bridge over the river fell on 2 May.",
        "On 30 April the bridge over the old river fell.",
    )
    dates = dated(reading, ("30 April", "2021-04-30", "2021-04-30"))
    stem = "The old bridge over the river fell on ___."
    sets = ask_date("2 May 2021", "2021-05-02", stem, extraction=Extraction(reading, dates=dates))
    assert sets
    assert "30 April 2021" not in offered(sets)


def test_dates_within_a_time_of_the_article_are_not_offered():
    reading = read("It fell on 2 May.", "The fair runs from 20 April to 1 May.")
    dates = dated(reading, ("from 20 April to 1 May", "2021-04-20", "2021-05-01"))
    found = offered(
        ask_date("2 May 2021", "2021-05-02", extraction=Extraction(reading, dates=dates))
    )
    days = [read_date(text) for text in found]
    assert [day for day in days if PartialDate(2021, 4, 20) <= day <= PartialDate(2021, 5, 1)] == []


def test_dates_of_the_article_come_first_and_say_so():
    reading = read("It fell on 2 May.", "The council met on 21 April.")
    dates = dated(reading, ("21 April", "2021-04-21", "2021-04-21"))
    sets = ask_date("2 May 2021", "2021-05-02", extraction=Extraction(reading, dates=dates))
    assert reasons(sets[:1])["21 April 2021"] == (
        "The article gives 2 May 2021 here; 21 April 2021 stands elsewhere in it."
    )


def test_dates_in_the_question_are_not_offered():
    stem = "According to the report of 1 May 2021, the bridge fell on ___."
    assert "1 May 2021" not in offered(ask_date("2 May 2021", "2021-05-02", stem))


def test_years_of_a_life_stay_on_their_side():
    found = offered(ask_date("1960", "1960", "Born in ___, she left school in 1964."))
    assert max(found) < "1964"


def test_an_article_without_a_date_offers_nothing_later_than_it_tells():
    sets = ask_date("2015", "2015", "It was built in ___.", published_on=None)
    assert max(offered(sets)) < "2015"


def test_sets_share_no_option_and_are_the_same_every_time():
    found = [text for one in texts(ask_date("1987", "1987")) for text in one]
    assert len(found) == len(set(found))
    assert ask_date("1987", "1987") == ask_date("1987", "1987")


def test_ordinals_have_the_right_endings():
    assert [ordinal(day) for day in (1, 2, 3, 4, 11, 12, 13, 21, 22, 30)] == (
        "1st 2nd 3rd 4th 11th 12th 13th 21st 22nd 30th".split()  # noqa: SIM905
    )


def test_years_of_what_comes_every_fourth_year_are_leap_years():
    found = offered(ask_date("2016", "2016", "She ran in the ___ presidential election."))
    assert {int(year) % 4 for year in found} == {0}


def test_days_keep_to_the_side_of_the_days_in_the_question():
    stem = "On 18 February 2021 the town went to court against the ban of ___."
    for one in ask_date("15 February 2021", "2021-02-15", stem):
        assert all(read_date(option.text) < PartialDate(2021, 2, 18) for option in one)
