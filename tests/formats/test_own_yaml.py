"""Our own YAML, as a format among others."""

import contextlib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.items import NOWHERE, Item, Option
from quizapp.formats.own_yaml import OwnYaml
from quizapp.formats.taking import NotTaken, take
from tests.formats.items import items

YAML = OwnYaml()
SETS = sorted((Path(__file__).parent.parent.parent / "questions").glob("*.yaml"))
BROKEN = b"""questions:
  - type: true_false
    stem: Rome lies on the Tiber.
    content: {answer: true}
  - type: riddle
    stem: What am I?
  - type: multiple_choice
    stem: Where is it?
    content:
      options:
        - {text: Rome, correct: true}
    colour: red
"""


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_shipped_sets_come_back_with_their_evidence(path):
    found = YAML.read(path.read_bytes())
    again = YAML.read(YAML.write(found.items).data)
    assert (found.skipped, found.warnings) == ((), ())
    plain = [replace(item, where=NOWHERE) for item in found.items]
    assert [replace(item, where=NOWHERE) for item in again.items] == plain
    assert all(item.evidence for item in found.items)


def test_mistakes_are_told_by_line_and_the_rest_is_read():
    found = YAML.read(BROKEN)
    assert [item.stem_html for item in found.items] == ["Rome lies on the Tiber."]
    assert [(str(one.where), str(one.text)) for one in found.skipped] == [
        (
            "line 5",
            "Its type must be one of multiple_choice, multiple_response, true_false, "
            "short_answer, numeric, date, matching, ordering, cloze.",
        ),
        ("line 10", "options needs at least two options."),
    ]
    assert [(str(one.where), str(one.text)) for one in found.warnings] == [
        ("line 7", "The field “colour” is not known and was left out.")
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"questions: 3", "no list named"),
        (b"- a", "no list named"),
        (b"questions: [", "not YAML"),
        (b"a: &x 1\nb: *x\nquestions: []", "anchor or alias"),
        ("questions: é".encode("latin-1"), "UTF-8"),
    ],
)
def test_files_of_which_nothing_can_be_read(data, told):
    with pytest.raises(FormatError, match=told):
        YAML.read(data)


def test_what_is_no_question_of_ours_is_reported():
    both = Item("multiple_choice", "Which?", options=(Option("a", 1.0), Option("b", 1.0)))
    written = YAML.write([both])
    assert [str(one.where) for one in written.skipped] == ["question 1"]


@given(item=items())
@settings(max_examples=60, deadline=None)
def test_questions_come_back_as_they_were_taken(item):
    try:
        taken = take(item)
    except NotTaken:
        assert len(YAML.write([item]).skipped) == 1
        return
    again = YAML.read(YAML.write([item]).data)
    assert again.skipped == ()
    back = take(again.items[0])
    assert (back.stem, back.type, back.explanation) == (taken.stem, taken.type, taken.explanation)


@given(st.binary(max_size=200))
@settings(max_examples=100)
def test_no_bytes_do_more_than_be_refused(data):
    with contextlib.suppress(FormatError):
        YAML.read(b"questions:\n" + data)
