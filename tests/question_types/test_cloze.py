import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError, InvalidInput
from quizapp.messages import Message
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.cloze import Cloze, ClozeContent, Gap, GapField
from quizapp.question_types.short_answer import Rejected

CLOZE = Cloze()
SHUFFLE = Shuffle(b"seed")
CAPITALS = ClozeContent(
    "{2} is the capital of **Hungary**, {1} of Romania.",
    [
        Gap(["Bucharest", "Bucureşti"], [Rejected("Budapest", "That is the other one.")]),
        Gap(
            ["Budapest"], [Rejected("Vienna", "Not since 1918.")], ["Prague", "Budapest", "Vienna"]
        ),
    ],
)


def ids() -> dict[str, str]:
    return {choice.text: choice.id for choice in CLOZE.present(CAPITALS, SHUFFLE).fields[1].choices}


def test_present_cuts_the_text_at_its_gaps():
    first, between, second, end = CLOZE.present(CAPITALS, SHUFFLE).segments
    assert (between, end) == (" is the capital of **Hungary**, ", " of Romania.")
    assert second == GapField(1)
    assert first == GapField(2, tuple(SHUFFLE.choices(["Prague", "Budapest", "Vienna"])))


def test_present_does_not_depend_on_the_key():
    gap = Gap(["Vienna"], options=["Prague", "Budapest", "Vienna"])
    other = ClozeContent(CAPITALS.text, [Gap(["Sofia"]), gap])
    assert CLOZE.present(CAPITALS, SHUFFLE) == CLOZE.present(other, SHUFFLE)


def test_parse_reads_a_field_for_each_gap():
    shown = CLOZE.present(CAPITALS, SHUFFLE)
    form = {"q1-1": [" Bucharest "], "q1-2": [ids()["Vienna"]]}
    assert CLOZE.parse(form, "q1", shown) == ["Bucharest", 2]
    assert CLOZE.parse({"q1-1": ["Sofia"], "q1-2": [""]}, "q1", shown) == ["Sofia", None]
    assert CLOZE.parse({"q1-1": [" "]}, "q1", shown) is None
    assert CLOZE.parse({}, "q1", shown) is None


@pytest.mark.parametrize("sent", [["Budapest"], ["1"], ["x" * 600]])
def test_parse_refuses_options_that_were_not_shown(sent):
    with pytest.raises(InvalidInput):
        CLOZE.parse({"q1-2": sent}, "q1", CLOZE.present(CAPITALS, SHUFFLE))


def test_parse_refuses_two_options_and_long_texts():
    shown = CLOZE.present(CAPITALS, SHUFFLE)
    with pytest.raises(InvalidInput):
        CLOZE.parse({"q1-2": list(ids().values())}, "q1", shown)
    with pytest.raises(InvalidInput):
        CLOZE.parse({"q1-1": ["x" * 501]}, "q1", shown)


@pytest.mark.parametrize(
    ("answer", "fraction", "parts"),
    [
        (["Bucharest", 1], 1, (True, True)),
        (["bucuresti", 0], 0.5, (True, False)),
        ([None, 1], 0.5, (False, True)),
        (["Sofia", None], 0, (False, False)),
    ],
)
def test_grade_is_the_share_of_gaps_that_are_right(answer, fraction, parts):
    grade = CLOZE.grade(CAPITALS, answer)
    assert (grade.fraction, grade.parts) == (fraction, parts)


def test_grade_collects_the_feedback_of_all_gaps():
    feedback = ("That is the other one.", "Not since 1918.")
    assert CLOZE.grade(CAPITALS, ["Budapest", 2]) == Grade(0.0, feedback, (False, False))
    written = Message("Accepted; it is written “{form}”.", {"form": "Bucharest"})
    assert CLOZE.grade(CAPITALS, ["Bucharset", 1]) == Grade(1.0, (written,), (True, True))


def test_say_answer_marks_open_gaps():
    assert CLOZE.say_answer(CAPITALS, ["*Sofia*", None]) == (r"\*Sofia\*", "–")
    assert CLOZE.say_answer(CAPITALS, [None, 0]) == ("–", "Prague")
    assert CLOZE.say_key(CAPITALS) == ("Bucharest", "Budapest")


def test_key_answer_earns_everything():
    assert CLOZE.key_answer(CAPITALS) == ["Bucharest", 1]
    assert CLOZE.grade(CAPITALS, CLOZE.key_answer(CAPITALS)).fraction == 1


def test_dump_is_taken_back_unchanged():
    assert CLOZE.load(CLOZE.dump(CAPITALS)) == CAPITALS


@pytest.mark.parametrize(
    ("text", "gaps", "where"),
    [
        ("No place", [{"accepted": ["a"]}], ("gaps",)),
        ("{1} {1}", [{"accepted": ["a"]}], ("gaps",)),
        ("{1} {3}", [{"accepted": ["a"]}, {"accepted": ["b"]}], ("gaps",)),
        ("{0}", [{"accepted": ["a"]}], ("gaps",)),
        ("{1}", [], ("gaps",)),
        ("{1}", [{"accepted": []}], ("gaps", 0, "accepted")),
        ("{1}", [{"accepted": ["a"], "rejected": ["A"]}], ("gaps", 0, "rejected")),
        ("{1}", [{"accepted": ["a"], "options": ["b", "c"]}], ("gaps", 0, "options")),
        ("{1}", [{"accepted": ["a", "b"], "options": ["a", "b"]}], ("gaps", 0, "options")),
        ("{1}", [{"accepted": ["a"], "options": ["a", "b", "B"]}], ("gaps", 0, "options")),
        ("{1}", [{"accepted": ["a"], "options": ["a"]}], ("gaps", 0, "options")),
    ],
)
def test_load_names_the_problem(text, gaps, where):
    with pytest.raises(ContentError) as caught:
        CLOZE.load({"text": text, "gaps": gaps})
    assert [problem.where for problem in caught.value.problems] == [where]


def test_load_leaves_other_braces_alone():
    content = CLOZE.load({"text": "{x} {} {1}", "gaps": [{"accepted": ["a"]}]})
    assert CLOZE.present(content, SHUFFLE).segments == ("{x} {} ", GapField(1))


@settings(max_examples=100, deadline=None)
@given(st.none() | st.text(min_size=1, max_size=30), st.none() | st.integers(0, 2))
def test_grade_takes_any_answer(typed, picked):
    grade = CLOZE.grade(CAPITALS, [typed, picked])
    assert grade.fraction == sum(grade.parts) / 2
