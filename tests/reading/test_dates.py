from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.reading.dates import PartialDate, Unsure, iso_date, read_date, say_date


@pytest.mark.parametrize(
    "text",
    [
        "20 Dec 2018",
        "20th of December 2018",
        "the 20th of December, 2018",
        "December 20, 2018",
        "Dec. 20 2018",
        "DECEMBER 20TH 2018",
        "2018-12-20",
        "2018/12/20",
        "2018.12.20",
        "20/12/2018",
        "12/20/2018",
        "20.12.2018",
        "20-12-2018",
        "20-Dec-2018",
        "20Dec2018",
        "2018 December 20",
        "Thursday, 20 December 2018",
        "Thu 20 Dec 2018",
        "on 20 December 2018",
        "２０１８-１２-２０",
    ],
)
def test_read_date_reads_days(text):
    assert read_date(text) == PartialDate(2018, 12, 20)


@pytest.mark.parametrize(
    "text", ["Dec 2018", "December, 2018", "12/2018", "2018-12", "in Dec. 2018"]
)
def test_read_date_reads_months(text):
    assert read_date(text) == PartialDate(2018, 12)


@pytest.mark.parametrize("text", ["2018", " 2018. ", "in 2018"])
def test_read_date_reads_years(text):
    assert read_date(text) == PartialDate(2018)


def test_read_date_needs_no_order_for_equal_numbers():
    assert read_date("03/03/2018") == PartialDate(2018, 3, 3)


@pytest.mark.parametrize("text", ["03/04/2018", "3.4.2018", "3-4-2018", "3 4 2018"])
def test_read_date_names_both_readings(text):
    assert read_date(text) == Unsure("order", (PartialDate(2018, 4, 3), PartialDate(2018, 3, 4)))


@pytest.mark.parametrize("text", ["20/12/18", "20 Dec 18", "Dec '18", "20 December", "18-12-20"])
def test_read_date_wants_four_digits_of_a_year(text):
    assert read_date(text) == Unsure("year")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "hello",
        "20",
        "Dec",
        "31 Feb 2018",
        "31/02/2018",
        "29 Feb 2019",
        "0/0/2018",
        "13/13/2018",
        "2018-13",
        "2018-12-32",
        "0999",
        "99999999999",
        "Dec 2018 2019",
        "Dec Jan 2018",
        "1 2 3 2018",
        "20 Decembre 2018",
        "1,700",
        "40/50/60",
        "20 Dec 2018 or so",
    ],
)
def test_read_date_refuses_what_is_no_date(text):
    assert read_date(text) is None


def test_read_date_knows_leap_years():
    assert read_date("29 Feb 2020") == PartialDate(2020, 2, 29)


DAYS = st.dates(date(1000, 1, 1), date(9999, 12, 31))


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 3))
def test_read_date_reads_what_is_said_and_stored(day, precision):
    when = PartialDate(day.year, day.month, day.day).cut(precision)
    assert read_date(say_date(when)) == when
    assert read_date(str(when)) == when
    assert iso_date(str(when)) == when


@settings(max_examples=100, deadline=None)
@given(DAYS)
def test_read_date_never_guesses_the_order_of_day_and_month(day):
    found = read_date(day.strftime("%d/%m/%Y"))
    when = PartialDate(day.year, day.month, day.day)
    assert found == when or (isinstance(found, Unsure) and when in found.candidates)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="0123456789/-. DecJan", max_size=16))
def test_read_date_takes_any_text(text):
    assert read_date(text) == read_date(text)


@pytest.mark.parametrize(
    "text", ["", "2018-2", "2018-02-31", "20 Dec 2018", "0044", "2018-12-20T10"]
)
def test_iso_date_refuses_anything_else(text):
    with pytest.raises(ValueError, match="real date"):
        iso_date(text)


def test_say_date_is_as_precise_as_the_date():
    assert say_date(PartialDate(2018, 12, 20)) == "20 December 2018"
    assert say_date(PartialDate(2018, 12)) == "December 2018"
    assert say_date(PartialDate(2018)) == "2018"
