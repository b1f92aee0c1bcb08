"""Items as questions of ours, and back."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from quizapp.formats.giving import give
from quizapp.formats.items import Answer, Gap, Item, Option, Pair, Range
from quizapp.formats.question_set import read_set
from quizapp.formats.questions import PlainQuestion
from quizapp.formats.taking import NotTaken, take
from quizapp.question_types import BY_KEY, TYPES

SETS = sorted((Path(__file__).parent.parent.parent / "questions").glob("*.yaml"))
CAPITALS = (
    Option("Rome", 1.0),
    Option("Milan", feedback_html="<em>Larger</em> in trade."),
    Option("Naples"),
)


def notes(item):
    return [str(one) for one in take(item).notes]


def reason(item):
    with pytest.raises(NotTaken) as refused:
        take(item)
    return str(refused.value.message)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_shipped_questions_come_back(path):
    for one in read_set(path.read_bytes(), path.name).body.questions:
        question = PlainQuestion(
            one.type, one.stem, one.content, one.explanation, one.difficulty, list(one.tags), one.id
        )
        taken = take(give(question))
        type_ = BY_KEY[one.type]
        if one.type == "numeric":
            was, now = type_.load(one.content), type_.load(taken.content)
            assert (was.value, was.margin, was.units) == (now.value, now.margin, now.units)
            question = replace(question, content=taken.content)
        assert taken == replace(question, content=type_.dump(type_.load(taken.content))) or (
            type_.load(taken.content) == type_.load(question.content)
        )
        assert (taken.stem, taken.explanation) == (one.stem, one.explanation)


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
def test_every_type_comes_back(type_):
    question = PlainQuestion(type_.key, "Which *one*?", type_.dump(type_.sample))
    taken = take(give(question))
    was, now = type_.load(question.content), type_.load(taken.content)
    assert taken.stem == question.stem
    assert type_.grade(now, type_.key_answer(was)).fraction == 1.0
    if type_.key != "numeric":
        assert now == was


def test_texts_become_markdown():
    taken = take(Item("multiple_choice", "<p>Which <b>one</b>?</p>", options=CAPITALS))
    assert taken.stem == "Which **one**?"
    assert taken.content["options"][1] == {
        "text": "Milan",
        "correct": False,
        "feedback": "*Larger* in trade.",
    }


def test_part_of_the_point_is_noted():
    options = (Option("Rome", 1.0), Option("Italy", 0.5), Option("Oslo", -0.25))
    assert notes(Item("multiple_choice", "Where?", options=options)) == [
        "What earns a part of the point there earns nothing here.",
        "Wrong options take points away there; here they earn nothing.",
    ]


@pytest.mark.parametrize(
    ("item", "told"),
    [
        (
            Item("multiple_choice", "Where?", options=(Option("a", 1.0), Option("b", 1.0))),
            "More than one option earns the whole point, but only one may be chosen.",
        ),
        (
            Item("multiple_choice", "Where?", options=(Option("a"), Option("b", 0.5))),
            "No answer of it earns the whole point.",
        ),
        (
            Item("multiple_choice", "", options=CAPITALS),
            "It has no question text.",
        ),
        (
            Item("multiple_choice", "Where?", options=(*CAPITALS, Option("rome"))),
            "options has “rome” twice.",
        ),
        (
            Item("numeric", "How many?", numeric=(Range(Decimal(3), None),)),
            "Its range of right numbers has no end.",
        ),
        (
            Item("short_answer", "Who?", answers=(Answer("*"),), wildcards=True),
            "No answer of it earns the whole point.",
        ),
        (
            Item("cloze", "{1} km", gaps=(Gap(numeric=(Range(Decimal(3), Decimal(4)),)),)),
            "One of its gaps takes a range of numbers, which gaps cannot do here.",
        ),
    ],
)
def test_what_cannot_be_a_question_says_why(item, told):
    assert reason(item) == told


def test_numbers_lie_around_their_middle():
    item = Item("numeric", "How many?", numeric=(Range(Decimal("9.5"), Decimal("10.5")),))
    content = take(item).content
    assert (content["answer"], content["tolerance"]) == ("10", "0.5")


def test_answers_that_earn_less_are_near_misses():
    item = Item(
        "short_answer",
        "Which city?",
        answers=(Answer("Rome"), Answer("Roma", 0.5, "In Italian."), Answer("Ro*e", 1.0)),
        wildcards=True,
        case_sensitive=True,
    )
    taken = take(item)
    assert taken.content["accepted"] == ["Rome"]
    assert taken.content["rejected"] == [{"text": "Roma", "feedback": "In Italian."}]
    assert [str(one) for one in taken.notes] == [
        "Capitals matter there; here they never do.",
        "What earns a part of the point there earns nothing here.",
        "“Ro*e”, with * for any letters, was left out.",
    ]


def test_words_before_the_first_gap_are_the_instruction():
    gaps = (Gap(answers=(Answer("Rome"),)), Gap(options=(Option("Po", 1.0), Option("Rhine"))))
    stem = "<p>Complete it.</p><p>{1} lies on no &#123;3} bank of the {2}.</p>"
    taken = take(Item("cloze", stem, gaps=gaps))
    assert taken.stem == "Complete it."
    assert taken.content["text"] == "{1} lies on no &#123;3} bank of the {2}."
    assert take(Item("cloze", "In {1} and {2}", gaps=gaps)).stem == "Fill in the gaps."


def test_first_picture_of_the_text_comes_along():
    stem = '<p>Which city?</p><img src="a.png" alt="A dome"><img src="b.png">'
    options = (*CAPITALS[:1], Option('Oslo <img src="c.png">'))
    taken = take(Item("multiple_choice", stem, options=options))
    assert (taken.picture, taken.alt, taken.stem) == ("a.png", "A dome", "Which city?")
    assert len(taken.notes) == 2


def test_extra_answers_belong_to_nothing():
    pairs = (Pair("Italy", "Rome"), Pair("France", "Paris"), Pair("", "Oslo"), Pair("", "Rome"))
    content = take(Item("matching", "Match.", pairs=pairs)).content
    assert content["distractors"] == ["Oslo"]


def test_tags_are_lower_case_words():
    taken = take(
        Item("multiple_choice", "Where?", options=CAPITALS, tags=("World News", "world news", "!"))
    )
    assert taken.tags == ["world-news"]
