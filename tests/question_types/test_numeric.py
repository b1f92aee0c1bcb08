from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError
from quizapp.messages import Message
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.numeric import (
    NOT_A_NUMBER,
    UNIT_MISSING,
    NumberField,
    Numeric,
    NumericContent,
)

NUMERIC = Numeric()
TRADE = NumericContent("100 billion", unit="US dollars", unit_forms=["greenbacks"])
TROOPS = NumericContent("1,700", tolerance="5 %")
SHARE = NumericContent("66 %", tolerance="2")
RIGHT = Grade(1.0, (), (True,))
WRONG = Grade(0.0, (), (False,))
SCALE = Grade(0.0, (Message("The digits are right, but the scale is not."),), (False,))


def wrong(text: str, **values: str) -> Grade:
    return Grade(0.0, (Message(text, values),), (False,))


@pytest.mark.parametrize(
    "typed",
    [
        "100 billion",
        "100bn",
        "$100bn",
        "US$ 100,000,000,000",
        "USD 100 bn",
        "about 100 billion dollars",
        "one hundred billion US dollars",
        "1e11",
        "0.1 trillion",
        "100 billion greenbacks",
    ],
)
def test_grade_takes_every_way_to_write_the_number(typed):
    assert NUMERIC.grade(TRADE, typed) == RIGHT
    assert NUMERIC.unclear(TRADE, typed) is None


@pytest.mark.parametrize("typed", ["100", "100 million", "$100m", "1 trillion", "10bn", "100 k"])
def test_grade_tells_that_only_the_scale_is_wrong(typed):
    assert NUMERIC.grade(TRADE, typed) == SCALE


def test_grade_tells_which_unit_was_asked_for():
    text = "The unit asked for is {asked}, not {given}."
    expected = wrong(text, asked="US dollars", given="€")
    assert NUMERIC.grade(TRADE, "€100bn") == expected
    assert NUMERIC.unclear(TRADE, "€100bn") is None
    assert NUMERIC.grade(TROOPS, "1,700 %") == wrong("The answer is not in {given}.", given="%")


def test_unclear_asks_for_the_unit_when_the_one_given_is_unknown():
    ask = Message("Give the number in {unit}.", {"unit": "US dollars"})
    assert NUMERIC.unclear(TRADE, "100 billion apples") == ask
    assert NUMERIC.unclear(TRADE, "3 apples") == ask


@pytest.mark.parametrize(
    "typed", ["1700 troops", "1 700", "some 1,700 soldiers", "one thousand seven hundred"]
)
def test_grade_ignores_what_was_counted_when_no_unit_was_asked_for(typed):
    assert NUMERIC.grade(TROOPS, typed) == RIGHT


@pytest.mark.parametrize("typed", ["66 %", "66", "66 per cent", "66 percent", "sixty-six"])
def test_grade_takes_the_unit_of_the_answer(typed):
    assert NUMERIC.grade(SHARE, typed) == RIGHT


def test_grade_takes_a_share_as_a_wrong_scale():
    assert NUMERIC.grade(SHARE, "0.66") == SCALE


@pytest.mark.parametrize(
    ("content", "typed", "fraction"),
    [
        (TROOPS, "1615", 1),
        (TROOPS, "1785", 1),
        (TROOPS, "1614.999", 0),
        (TROOPS, "1785.0000000001", 0),
        (SHARE, "64", 1),
        (SHARE, "68 %", 1),
        (SHARE, "68.1", 0),
        (NumericContent("-40", tolerance="10 %"), "-44", 1),
        (NumericContent("-40", tolerance="10 %"), "44", 0),
        (NumericContent("0.3"), ".3", 1),
        (NumericContent("0", tolerance="0.5"), "-0.5", 1),
    ],
)
def test_grade_counts_the_ends_of_the_tolerance_in(content, typed, fraction):
    assert NUMERIC.grade(content, typed).fraction == fraction


def test_grade_says_the_figure_when_the_answer_was_close():
    close = Message("Close enough; the figure is {number}.", {"number": "1,700"})
    assert NUMERIC.grade(TROOPS, "1,690") == Grade(1.0, (close,), (True,))


@pytest.mark.parametrize("typed", ["many", "1,7000", "40-50", "1e999999999", "100 bilion", "?"])
def test_unclear_asks_back_what_is_not_a_number(typed):
    assert NUMERIC.unclear(TRADE, typed) == NOT_A_NUMBER
    assert NUMERIC.grade(TRADE, typed) == Grade(0.0, (NOT_A_NUMBER,), (False,))


def test_unclear_asks_for_a_required_unit():
    content = NumericContent("5", unit="km", unit_required=True)
    assert NUMERIC.present(content, Shuffle(b"s")) == NumberField("", True)
    assert NUMERIC.unclear(content, "5") == UNIT_MISSING
    assert NUMERIC.grade(content, "5") == Grade(0.0, (UNIT_MISSING,), (False,))
    assert NUMERIC.grade(content, "5 kilometres") == RIGHT
    assert NUMERIC.grade(content, "5 miles").fraction == 0
    assert NUMERIC.key_answer(content) == "5 km"


def test_grade_reads_m_as_metres_where_metres_are_asked_for():
    content = NumericContent("5", unit="metres")
    assert NUMERIC.grade(content, "5m") == RIGHT
    assert NUMERIC.grade(content, "5 million") == SCALE


def test_grade_takes_ordinals():
    assert NUMERIC.grade(NumericContent("40th"), "40") == RIGHT
    assert NUMERIC.grade(NumericContent("40"), "fortieth") == RIGHT


@pytest.mark.parametrize(("number", "text"), [(1700, "1700"), (2.5, "2.5"), (1e22, "1e+22")])
def test_load_takes_plain_numbers(number, text):
    content = NUMERIC.load({"answer": number, "tolerance": 0})
    assert content == NumericContent(text)
    assert content.value == Decimal(text)
    assert NUMERIC.load(NUMERIC.dump(content)) == content


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ({}, ("answer",)),
        ({"answer": True}, ("answer",)),
        ({"answer": "lots"}, ("answer",)),
        ({"answer": float("nan")}, ("answer",)),
        ({"answer": 5, "tolerance": "-1"}, ("tolerance",)),
        ({"answer": 5, "tolerance": "5 km"}, ("tolerance",)),
        ({"answer": 5, "unit_required": True}, ()),
    ],
)
def test_load_names_the_problem(data, where):
    with pytest.raises(ContentError) as caught:
        NUMERIC.load(data)
    assert [problem.where for problem in caught.value.problems] == [where]


def test_say_key_keeps_the_author_writing():
    assert NUMERIC.say_key(TRADE) == ("100 billion US dollars",)
    assert NUMERIC.say_key(SHARE) == ("66 %",)
    assert NUMERIC.say_key(NumericContent("-12345", unit="m")) == ("-12,345 m",)


def test_say_answer_adds_the_unit_that_stood_beside_the_field():
    assert NUMERIC.say_answer(TRADE, "100bn") == ("100bn US dollars",)
    assert NUMERIC.say_answer(TRADE, "$100bn") == ("$100bn",)
    assert NUMERIC.say_answer(TRADE, "no *idea*") == (r"no \*idea\*",)


def test_present_shows_the_unit_alone():
    assert NUMERIC.present(TRADE, Shuffle(b"s")) == NumberField("US dollars", False)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=30) | st.text("0123456789.,e-+% kmbn$", min_size=1))
def test_grade_takes_any_text(typed):
    for content in (TRADE, TROOPS, SHARE):
        assert NUMERIC.grade(content, typed).fraction in (0, 1)
        assert NUMERIC.say_answer(content, typed) != ()


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 10**9), st.integers(1, 12))
def test_grade_never_takes_a_wrong_scale(value, power):
    content = NumericContent(str(value), tolerance="50 %")
    assert NUMERIC.grade(content, f"{value}e{power}") == SCALE
    assert NUMERIC.grade(content, f"{value}e-{power}") == SCALE
