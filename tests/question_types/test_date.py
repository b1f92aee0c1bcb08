import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError
from quizapp.messages import Message
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.date import NO_YEAR, NOT_A_DATE, Date, DateContent, DateField

DATE = Date()
DAY, MONTH, YEAR = DateContent("2018-12-20"), DateContent("2018-12"), DateContent("2018")
APRIL = DateContent("2018-04-03")
RIGHT = Grade(1.0, (), (True,))


@pytest.mark.parametrize(
    ("content", "typed"),
    [
        (DAY, "20 Dec 2018"),
        (DAY, "December 20, 2018"),
        (DAY, "2018-12-20"),
        (DAY, "20/12/2018"),
        (MONTH, "Dec 2018"),
        (MONTH, "12/2018"),
        (MONTH, "20 December 2018"),
        (YEAR, "2018"),
        (YEAR, "Dec 2018"),
        (YEAR, "03/04/2018"),
    ],
)
def test_grade_takes_what_agrees_as_far_as_asked(content, typed):
    assert DATE.unclear(content, typed) is None
    assert DATE.grade(content, typed) == RIGHT


@pytest.mark.parametrize(
    ("content", "typed", "hint"),
    [
        (DAY, "21 Dec 2018", "The month and year are right, the day is not."),
        (DAY, "20 Dec 2017", "All is right but the year."),
        (DAY, "3 March 2018", "Only the year is right."),
        (MONTH, "Dec 2017", "All is right but the year."),
        (MONTH, "20 Nov 2018", "Only the year is right."),
    ],
)
def test_grade_tells_what_is_right_in_a_wrong_date(content, typed, hint):
    assert DATE.unclear(content, typed) is None
    assert DATE.grade(content, typed) == Grade(0.0, (Message(hint),), (False,))


@pytest.mark.parametrize(("content", "typed"), [(DAY, "1 May 1999"), (YEAR, "2017")])
def test_grade_gives_no_hint_when_nothing_is_right(content, typed):
    assert DATE.grade(content, typed) == Grade(0.0, (), (False,))


@pytest.mark.parametrize("content", [DAY, APRIL])
def test_unclear_names_both_readings_whichever_is_right(content):
    ask = Message(
        "{typed} can be {first} or {second}. Write the month as a word.",
        {"typed": "03/04/2018", "first": "3 April 2018", "second": "4 March 2018"},
    )
    assert DATE.unclear(content, "03/04/2018") == ask
    assert DATE.grade(content, "03/04/2018") == Grade(0.0, (ask,), (False,))


@pytest.mark.parametrize(
    ("content", "typed", "ask"),
    [
        (DAY, "Dec 2018", Message("Give the day too.")),
        (DAY, "1999", Message("Give the day and the month too.")),
        (MONTH, "2018", Message("Give the month too.")),
        (DAY, "20/12/18", NO_YEAR),
        (DAY, "20 December", NO_YEAR),
        (DAY, "31 Feb 2018", NOT_A_DATE[3]),
        (MONTH, "soon", NOT_A_DATE[2]),
        (YEAR, "18", NOT_A_DATE[1]),
    ],
)
def test_unclear_asks_for_what_is_missing(content, typed, ask):
    assert DATE.unclear(content, typed) == ask
    assert DATE.grade(content, typed) == Grade(0.0, (ask,), (False,))


@pytest.mark.parametrize(
    ("data", "content"),
    [(2018, YEAR), ("2018", YEAR), ("2018-12", MONTH), (datetime.date(2018, 12, 20), DAY)],
)
def test_load_takes_what_yaml_makes_of_dates(data, content):
    assert DATE.load({"answer": data}) == content
    assert DATE.load(DATE.dump(content)) == content


@pytest.mark.parametrize("data", ["2018-02-31", "20 Dec 2018", "", 18, True, None, 2018.0])
def test_load_refuses_other_answers(data):
    with pytest.raises(ContentError) as caught:
        DATE.load({"answer": data})
    assert [problem.where for problem in caught.value.problems] == [("answer",)]


def test_present_shows_the_precision_alone():
    shown = [DATE.present(content, Shuffle(b"s")) for content in (DAY, APRIL, MONTH, YEAR)]
    assert shown == [DateField("day"), DateField("day"), DateField("month"), DateField("year")]


def test_say_answer_writes_dates_out():
    assert DATE.say_answer(DAY, "2018-12-20") == ("20 December 2018",)
    assert DATE.say_answer(DAY, "*soon*") == (r"\*soon\*",)
    assert DATE.say_key(MONTH) == ("December 2018",)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=30) | st.text("0123456789/-. Dec", min_size=1, max_size=12))
def test_grade_takes_any_text(typed):
    for content in (DAY, MONTH, YEAR):
        assert DATE.grade(content, typed).fraction in (0, 1)
        assert DATE.say_answer(content, typed) != ()
