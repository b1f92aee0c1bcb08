import pytest

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.true_false import TrueFalse, TrueFalseContent

TYPE = TrueFalse()
CONTENT = TrueFalseContent(answer=False, feedback="It rose.")
SHOWN = TYPE.present(CONTENT, Shuffle(b"seed"))


@pytest.mark.parametrize(
    ("values", "answer"), [(["true"], True), (["false"], False), ([""], None), ([], None)]
)
def test_parse_reads_the_two_verdicts(values, answer):
    assert TYPE.parse({"q1": values}, "q1", SHOWN) is answer


@pytest.mark.parametrize("values", [["True"], ["1"], ["true", "false"]])
def test_parse_refuses_anything_else(values):
    with pytest.raises(InvalidInput):
        TYPE.parse({"q1": values}, "q1", SHOWN)


def test_grade_says_feedback_only_when_wrong():
    assert TYPE.grade(CONTENT, False) == Grade(1.0, (), (True,))
    assert TYPE.grade(CONTENT, True) == Grade(0.0, ("It rose.",), (False,))


def test_verdicts_are_said_in_words():
    assert TYPE.say_answer(CONTENT, True) == ("True",)
    assert TYPE.say_key(CONTENT) == ("False",)


def test_load_wants_a_boolean():
    with pytest.raises(ContentError) as raised:
        TYPE.load({"answer": "no"})
    assert raised.value.problems == (Problem(("answer",), "must be true or false"),)
