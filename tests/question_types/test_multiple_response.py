from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.messages import Message
from quizapp.question_types.base import Shuffle
from quizapp.question_types.multiple_choice import Option
from quizapp.question_types.multiple_response import MultipleResponse, MultipleResponseContent

TYPE = MultipleResponse()
CONTENT = MultipleResponseContent(
    [
        Option("Oslo", correct=True),
        Option("Bergen", feedback="Not a capital."),
        Option("Helsinki", correct=True),
        Option("Turku"),
        Option("Malmö"),
    ]
)
SHOWN = TYPE.present(CONTENT, Shuffle(b"seed"))
IDS = {choice.text: choice.id for choice in SHOWN}


@st.composite
def contents(draw):
    keys = draw(st.lists(st.booleans(), min_size=3, max_size=8).filter(lambda k: len(set(k)) == 2))
    options = [Option(f"Option {number}", correct) for number, correct in enumerate(keys)]
    return MultipleResponseContent(options)


def fraction(*answer):
    return TYPE.grade(CONTENT, list(answer)).fraction


def test_parse_sorts_and_ignores_repetitions():
    form = {"q1": [IDS["Helsinki"], IDS["Oslo"], IDS["Oslo"]]}
    assert TYPE.parse(form, "q1", SHOWN) == [0, 2]


def test_parse_refuses_an_unknown_id():
    with pytest.raises(InvalidInput):
        TYPE.parse({"q1": [IDS["Oslo"], "zz"]}, "q1", SHOWN)


@pytest.mark.parametrize(
    ("answer", "credit"),
    [((0, 2), 1.0), ((0,), 0.5), ((0, 1, 2), 1 - 1 / 3), ((0, 1), 0.5 - 1 / 3), ((1,), 0.0)],
)
def test_grade_takes_wrong_share_from_right_share(answer, credit):
    assert fraction(*answer) == credit


@given(contents())
@settings(max_examples=50)
def test_grade_gives_nothing_for_everything(content):
    assert TYPE.grade(content, list(range(len(content.options)))).fraction == 0.0


@given(contents())
@settings(max_examples=30)
def test_grade_gives_all_for_the_key_alone(content):
    indexes = range(len(content.options))
    answers = [list(some) for size in indexes for some in combinations(indexes, size + 1)]
    full = [answer for answer in answers if TYPE.grade(content, answer).fraction == 1.0]
    assert full == [content.key]


def test_grade_counts_and_says_why():
    grade = TYPE.grade(CONTENT, [0, 1])
    text = "Right options chosen: {right} of {all}. Wrong ones: {wrong}."
    count = Message(text, {"right": 1, "all": 2, "wrong": 1})
    assert grade.feedback == (count, "Not a capital.")
    assert grade.parts == (True, False)


def test_say_key_lists_every_right_option():
    assert TYPE.say_key(CONTENT) == ("Oslo", "Helsinki")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ([True, False], "needs at least three options"),
        ([False, False, False], "needs an option with correct: true"),
        ([True, True, True], "needs an option that is wrong"),
    ],
)
def test_load_refuses_what_cannot_be_graded(keys, text):
    options = [{"text": f"Option {n}", "correct": correct} for n, correct in enumerate(keys)]
    with pytest.raises(ContentError) as raised:
        TYPE.load({"options": options})
    assert raised.value.problems == (Problem(("options",), text),)
