import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.messages import Message
from quizapp.question_types.base import Grade, Shuffle
from quizapp.question_types.short_answer import Rejected, ShortAnswer, ShortAnswerContent

SHORT_ANSWER = ShortAnswer()
CEASEFIRE = ShortAnswerContent(
    ["ceasefire", "armistice", "a truce"],
    [Rejected("peace treaty", "A treaty ends a war; this only stops the shooting.")],
)
WRONG = Grade(0.0, (), (False,))
RIGHT = Grade(1.0, (), (True,))


def written(form: str) -> Grade:
    return Grade(1.0, (Message("Accepted; it is written “{form}”.", {"form": form}),), (True,))


@pytest.mark.parametrize("typed", ["ceasefire", "The CEASEFIRE.", "“Armistice”", "truce"])
def test_grade_takes_any_accepted_form_in_silence(typed):
    assert SHORT_ANSWER.grade(CEASEFIRE, typed) == RIGHT


@pytest.mark.parametrize(
    ("typed", "form"),
    [("cease-fire", "ceasefire"), ("ceasefrie", "ceasefire"), ("armístice", "armistice")],
)
def test_grade_shows_the_accepted_form_when_it_forgave(typed, form):
    assert SHORT_ANSWER.grade(CEASEFIRE, typed) == written(form)


@pytest.mark.parametrize("typed", ["Peace treaty", "a peace-treaty!"])
def test_grade_tells_why_a_near_miss_is_wrong(typed):
    feedback = (CEASEFIRE.rejected[0].feedback,)
    assert SHORT_ANSWER.grade(CEASEFIRE, typed) == Grade(0.0, feedback, (False,))


@pytest.mark.parametrize("typed", ["war", "cease", "ceasefire now", "?", "\x00", "1", "کلمه"])
def test_grade_gives_nothing_for_anything_else(typed):
    assert SHORT_ANSWER.grade(CEASEFIRE, typed) == WRONG


def test_grade_never_forgives_a_slip_that_makes_a_near_miss():
    content = ShortAnswerContent(["Bergmann"], [Rejected("Bergman", "One n: the director.")])
    assert SHORT_ANSWER.grade(content, "Bergman").fraction == 0
    assert SHORT_ANSWER.grade(content, "Berghmann").fraction == 1
    assert SHORT_ANSWER.grade(content, "Bergmanm").fraction == 0
    assert SHORT_ANSWER.grade(content, "Bergmann").fraction == 1


def test_grade_without_slips_wants_the_exact_letters():
    content = ShortAnswerContent(["deoxyribose"], slips=False)
    assert SHORT_ANSWER.grade(content, "deoxyribosa") == WRONG
    assert SHORT_ANSWER.grade(content, "Deoxyribose") == RIGHT


def test_load_takes_a_near_miss_as_bare_text():
    content = SHORT_ANSWER.load({"accepted": ["Iran"], "rejected": ["Iraq"]})
    assert content == ShortAnswerContent(["Iran"], [Rejected("Iraq")])


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ({}, Problem(("accepted",), "is missing")),
        ({"accepted": []}, Problem(("accepted",), "needs at least one answer")),
        ({"accepted": [""]}, Problem(("accepted", 0), "must not be empty")),
        ({"accepted": [7]}, Problem(("accepted", 0), "must be text (put quotes around it)")),
        (
            {"accepted": ["cease-fire"], "rejected": [{"text": "Ceasefire"}]},
            Problem(("rejected",), "has “Ceasefire”, which is accepted too"),
        ),
    ],
)
def test_load_names_the_problem(data, problem):
    with pytest.raises(ContentError) as caught:
        SHORT_ANSWER.load(data)
    assert caught.value.problems == (problem,)


def test_parse_takes_the_text_as_typed():
    shown = SHORT_ANSWER.present(CEASEFIRE, Shuffle(b"seed"))
    assert SHORT_ANSWER.parse({"q1": ["  Cease fire "]}, "q1", shown) == "Cease fire"
    assert SHORT_ANSWER.parse({"q1": ["  "]}, "q1", shown) is None
    assert SHORT_ANSWER.parse({}, "q1", shown) is None
    with pytest.raises(InvalidInput):
        SHORT_ANSWER.parse({"q1": ["x" * 501]}, "q1", shown)


def test_present_is_the_same_for_every_content():
    shuffle = Shuffle(b"seed")
    other = ShortAnswerContent(["Iran"])
    assert SHORT_ANSWER.present(CEASEFIRE, shuffle) == SHORT_ANSWER.present(other, shuffle)


def test_say_answer_shows_markdown_as_typed():
    assert SHORT_ANSWER.say_answer(CEASEFIRE, "*x* <b>") == (r"\*x\* \<b>",)
    assert SHORT_ANSWER.say_key(CEASEFIRE) == ("ceasefire",)


@settings(max_examples=100, deadline=None)
@given(st.text(min_size=1, max_size=40))
def test_grade_takes_any_text(typed):
    assert SHORT_ANSWER.grade(CEASEFIRE, typed).fraction in (0, 1)
    assert SHORT_ANSWER.unclear(CEASEFIRE, typed) is None
