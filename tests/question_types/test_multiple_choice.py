import pytest

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.multiple_choice import MultipleChoice, MultipleChoiceContent, Option

TYPE = MultipleChoice()
CONTENT = MultipleChoiceContent(
    [Option("Oslo"), Option("Bergen", correct=True), Option("Narvik", feedback="Too far north.")]
)
SHOWN = TYPE.present(CONTENT, Shuffle(b"seed"))
IDS = {choice.text: choice.id for choice in SHOWN}


def test_parse_takes_the_id_of_one_option():
    assert TYPE.parse({"q1": [IDS["Narvik"]]}, "q1", SHOWN) == 2


def test_parse_of_another_questions_field_is_open():
    assert TYPE.parse({"q2": [IDS["Narvik"]]}, "q1", SHOWN) is None


def test_parse_refuses_two_options():
    with pytest.raises(InvalidInput):
        TYPE.parse({"q1": [IDS["Narvik"], IDS["Oslo"]]}, "q1", SHOWN)


def test_parse_refuses_an_index():
    with pytest.raises(InvalidInput):
        TYPE.parse({"q1": ["1"]}, "q1", SHOWN)


def test_grade_gives_the_feedback_of_the_option_picked():
    assert TYPE.grade(CONTENT, 1) == Grade(1.0, (), (True,))
    assert TYPE.grade(CONTENT, 2) == Grade(0.0, ("Too far north.",), (False,))


def test_load_names_a_doubled_option():
    data = {"options": [{"text": "Oslo", "correct": True}, {"text": "oslo"}]}
    with pytest.raises(ContentError) as raised:
        TYPE.load(data)
    assert raised.value.problems == (Problem(("options",), "has “oslo” twice"),)


@pytest.mark.parametrize("correct", [0, 2])
def test_load_wants_exactly_one_right_option(correct):
    options = [{"text": str(n), "correct": n < correct} for n in range(3)]
    with pytest.raises(ContentError) as raised:
        TYPE.load({"options": options})
    assert raised.value.problems == (
        Problem(("options",), "needs exactly one option with correct: true"),
    )


def test_load_guesses_no_type():
    with pytest.raises(ContentError) as raised:
        TYPE.load({"options": [{"text": 1948, "correct": True}, {"text": "1949"}]})
    assert raised.value.problems == (
        Problem(("options", 0, "text"), "must be text (put quotes around it)"),
    )
