"""H5P packages: what their questions become."""

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats import recognise
from quizapp.formats.archives import pack
from quizapp.formats.base import FormatError
from quizapp.formats.h5p import H5p
from quizapp.formats.h5p_types import READERS
from quizapp.formats.items import Answer, Gap, Option

H5P = H5p()


def package(content, library="H5P.QuestionSet", *files):
    about = {"title": "Quiz", "mainLibrary": library}
    members = [("h5p.json", about), ("content/content.json", content)]
    return pack([*((name, json.dumps(data).encode()) for name, data in members), *files])


def within(library, params, title=""):
    return {"library": f"{library} 1.16", "params": params, "metadata": {"title": title}}


def one(library, params):
    found = H5P.read(package(params, library))
    assert found.skipped == ()
    return found.items[0]


CHOICE = {
    "question": "<p>Which?</p>",
    "answers": [
        {"text": "<div>Rome</div>", "correct": True, "tipsAndFeedback": {"chosenFeedback": "Yes"}},
        {"text": "Bonn", "correct": False, "tipsAndFeedback": {"tip": "Rhine"}},
    ],
}
TRUE = {"question": "It rains.", "correct": "true", "behaviour": {"feedbackOnWrong": "Look!"}}


def test_question_set_is_read_in_order():
    content = {
        "questions": [within("H5P.TrueFalse", TRUE, "Rain"), within("H5P.MultiChoice", CHOICE)]
    }
    data = package(content)
    assert recognise(data).key == "h5p"
    found = H5P.read(data)
    assert [item.type for item in found.items] == ["true_false", "multiple_choice"]
    assert found.items[0].name == "Rain"
    assert str(found.warnings[0].text) == "Its tips were left out."


def test_one_right_answer_makes_a_single_choice():
    item = one("H5P.MultiChoice", CHOICE)
    assert item.options == (Option("<div>Rome</div>", 1.0, "Yes"), Option("Bonn"))


def test_several_right_answers_share_the_point():
    answers = [{"text": text, "correct": text != "c"} for text in "abc"]
    item = one("H5P.MultiChoice", {"question": "Which?", "answers": answers})
    assert item.type == "multiple_response"
    assert [option.fraction for option in item.options] == [0.5, 0.5, -0.5]


def test_feedback_of_a_verdict_goes_to_the_answer():
    assert one("H5P.TrueFalse", TRUE).options == (
        Option("True", 1.0),
        Option("False", 0.0, "Look!"),
    )


def test_blanks_have_alternatives_and_literal_stars():
    params = {
        "text": "Fill in.",
        "questions": ["<p>In *Rome/Roma:a city* since *1871*.</p>", "<p>2 ** 2 = *4*</p>"],
        "behaviour": {"caseSensitive": False, "acceptSpellingErrors": True},
    }
    item = one("H5P.Blanks", params)
    assert item.stem_html == "Fill in.<p>In {1} since {2}.</p><p>2 * 2 = {3}</p>"
    assert item.gaps[0] == Gap(answers=(Answer("Rome"), Answer("Roma")))
    assert (item.case_sensitive, item.slips) == (False, True)


def test_words_to_drag_are_options_of_every_gap():
    params = {
        "taskDescription": "Drag.",
        "textField": "A *cat* on a *mat*.",
        "distractors": "*dog*",
    }
    item = one("H5P.DragText", params)
    assert item.stem_html == "Drag.A {1} on a {2}."
    assert [option.text_html for option in item.gaps[1].options] == ["cat", "mat", "dog"]
    assert item.gaps[1].options[1].fraction == 1.0


def test_first_answer_of_a_single_choice_set_is_right():
    params = {"choices": [{"question": "Which?", "answers": ["a", "b"]}] * 2}
    found = H5P.read(package(params, "H5P.SingleChoiceSet"))
    assert len(found.items) == 2
    assert found.items[0].options == (Option("a", 1.0), Option("b"))


def test_cards_summaries_and_paragraphs_are_read():
    cards = {"cards": [{"text": "Capital of Italy?", "answer": "Rome"}]}
    assert one("H5P.Flashcards", cards).answers == (Answer("Rome"),)
    parts = {"intro": "Choose.", "summaries": [{"summary": ["right", "wrong"]}]}
    assert one("H5P.Summary", parts).options[0] == Option("right", 1.0)
    assert one("H5P.SortParagraphs", {"taskDescription": "Sort", "paragraphs": ["a", "b"]}).sequence


def test_questions_within_books_and_slides_are_found():
    column = within("H5P.Column", {"content": [{"content": within("H5P.TrueFalse", TRUE)}]})
    book = {"chapters": [column, within("H5P.Column", {"content": []})]}
    assert len(H5P.read(package(book, "H5P.InteractiveBook")).items) == 1
    slides = {
        "presentation": {"slides": [{"elements": [{"action": within("H5P.TrueFalse", TRUE)}]}]}
    }
    assert len(H5P.read(package(slides, "H5P.CoursePresentation")).items) == 1


@pytest.mark.parametrize("library", ["H5P.Essay", "H5P.DragQuestion", "H5P.Memory"])
def test_what_cannot_be_asked_here_is_skipped(library):
    found = H5P.read(package({"questions": [within(library, {}), within("H5P.TrueFalse", TRUE)]}))
    assert (len(found.items), len(found.skipped)) == (1, 1)
    assert str(found.skipped[0].where).startswith("question 1")


def test_picture_beside_the_question_comes_along():
    image = {"library": "H5P.Image 1.1", "params": {"file": {"path": "images/a.png"}, "alt": "map"}}
    params = {**TRUE, "media": {"type": image}}
    found = H5P.read(package(params, "H5P.TrueFalse", ("content/images/a.png", b"picture")))
    assert list(found.files.values()) == [b"picture"]
    assert 'alt="map"' in found.items[0].stem_html


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not an H5P"),
        (pack([("a.txt", b"x")]), "not an H5P"),
        (pack([("content/content.json", b"{")]), "no JSON"),
        (pack([("content/content.json", b"[" * 100_000)]), "nested"),
        (pack([("content/content.json", b"{}")]), "no question"),
    ],
)
def test_files_that_are_none_are_refused(data, words):
    with pytest.raises(FormatError, match=words):
        H5P.read(data)


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(
            st.sampled_from(
                ["question", "answers", "text", "correct", "behaviour", "media", "type"]
            ),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=15,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(READERS)), JSON)
def test_any_parameters_give_a_question_or_a_reason(library, params):
    with contextlib.suppress(FormatError):
        found = H5P.read(package({"questions": [{"library": library, "params": params}]}))
        assert found.items or found.skipped
