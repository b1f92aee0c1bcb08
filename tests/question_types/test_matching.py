import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.messages import Message
from quizapp.question_types.base import Shuffle
from quizapp.question_types.matching import Matching, MatchingContent, Pair

TYPE = Matching()
CONTENT = MatchingContent(
    [
        Pair("Oslo", "Norway"),
        Pair("Bergen", "Norway"),
        Pair("Malmö", "Sweden"),
        Pair("Turku", "Finland"),
    ],
    distractors=["Denmark"],
)
SHOWN = TYPE.present(CONTENT, Shuffle(b"seed"))
IDS = {choice.text: choice.id for choice in SHOWN.choices}
NORWAY, SWEDEN, FINLAND, DENMARK = range(4)


@st.composite
def contents(draw):
    rights = draw(
        st.lists(st.integers(0, 4), min_size=2, max_size=6).filter(lambda r: set(r[1:]) - {r[0]})
    )
    pairs = [Pair(f"Left {n}", f"Right {right}") for n, right in enumerate(rights)]
    return MatchingContent(pairs, draw(st.sampled_from([[], ["None of them"]])))


def test_rights_stand_once_with_the_distractors():
    assert CONTENT.rights == ["Norway", "Sweden", "Finland", "Denmark"]


def test_present_keeps_the_left_side_in_order():
    assert SHOWN.lefts == ["Oslo", "Bergen", "Malmö", "Turku"]
    assert {choice.text for choice in SHOWN.choices} == set(CONTENT.rights)


def test_parse_reads_a_field_for_each_pair():
    form = {"q1-1": [IDS["Norway"]], "q1-2": [""], "q1-4": [IDS["Denmark"]]}
    assert TYPE.parse(form, "q1", SHOWN) == [NORWAY, None, None, DENMARK]


def test_parse_of_open_pairs_is_none():
    assert TYPE.parse({f"q1-{n}": [""] for n in range(1, 5)}, "q1", SHOWN) is None


def test_parse_refuses_an_unknown_id():
    with pytest.raises(InvalidInput):
        TYPE.parse({"q1-1": ["0"]}, "q1", SHOWN)


def test_grade_gives_each_pair_the_same():
    grade = TYPE.grade(CONTENT, [NORWAY, NORWAY, DENMARK, None])
    assert (grade.fraction, grade.parts) == (0.5, (True, True, False, False))
    assert grade.feedback == ()


def test_grade_gives_nothing_for_an_overused_answer():
    grade = TYPE.grade(CONTENT, [NORWAY, NORWAY, NORWAY, FINLAND])
    assert (grade.fraction, grade.parts) == (0.25, (False, False, False, True))
    text = "“{answer}” was used more often than it fits, so it earns nothing."
    assert grade.feedback == (Message(text, {"answer": "Norway"}),)


@given(contents())
@settings(max_examples=60)
def test_grade_gives_nothing_for_one_answer_everywhere(content):
    for index in range(len(content.rights)):
        assert TYPE.grade(content, [index] * len(content.pairs)).fraction == 0.0


@given(contents())
@settings(max_examples=30)
def test_grade_gives_all_for_the_key(content):
    assert TYPE.grade(content, TYPE.key_answer(content)).fraction == 1.0


def test_say_answer_names_both_sides():
    said = TYPE.say_answer(CONTENT, [SWEDEN, None, SWEDEN, FINLAND])
    assert said == ("Oslo → Sweden", "Bergen → –", "Malmö → Sweden", "Turku → Finland")


@pytest.mark.parametrize(
    ("pairs", "distractors", "problem"),
    [
        ("ax", [], Problem(("pairs",), "needs at least two pairs")),
        ("ax bx", [], Problem(("pairs",), "needs at least two different answers on the right")),
        ("ax ay", [], Problem(("pairs",), "has “a” twice")),
        ("ax by cX", [], Problem(("pairs",), "has “X” twice")),
        ("ax by", ["x"], Problem(("distractors",), "has “x” twice")),
        ("ax by", [""], Problem(("distractors", 0), "must not be empty")),
    ],
)
def test_load_refuses_what_cannot_be_matched(pairs, distractors, problem):
    data = {"pairs": [dict(zip(("left", "right"), pair, strict=True)) for pair in pairs.split()]}
    with pytest.raises(ContentError) as raised:
        TYPE.load(data | {"distractors": distractors})
    assert raised.value.problems == (problem,)
