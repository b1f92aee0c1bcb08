"""Aiken, with the line of each mistake."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.aiken import ANSWER, OPTION, Aiken
from quizapp.formats.base import FormatError
from quizapp.formats.items import ITEM_TYPES, NOWHERE, Found, Item, Option
from tests.formats.items import items

SAMPLE = """Which river flows through Rome?
A) The Tiber
B) The Po & the <Arno>
ANSWER: A

Which of these is a lake?
A. The Elbe

B.\tLake Garda
C)The Oder
  ANSWER:b.
"""
OPTIONS = (Option("a", 1.0), Option("b"))


def read(text: str) -> Found:
    return Aiken().read(text.encode())


def skipped(text: str) -> list[tuple[str, str]]:
    return [(str(one.where), str(one.text)) for one in read(text).skipped]


def test_questions_have_one_right_option():
    first, second = read(SAMPLE).items
    assert (first.type, first.stem_html) == ("multiple_choice", "Which river flows through Rome?")
    assert first.options == (
        Option("The Tiber", 1.0),
        Option("The Po &amp; the &lt;Arno&gt;"),
    )
    assert [one.fraction for one in second.options] == [0.0, 1.0, 0.0]
    assert [str(one.where) for one in (first, second)] == ["line 1", "line 6"]


def test_answer_line_may_be_in_small_letters_after_options():
    assert len(read("Q\nA) a\nB) b\nAnswer: a").items) == 1
    assert read("Answer: which?\nA) a\nB) b\nANSWER: A").items[0].stem_html == "Answer: which?"


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("Q\nA) a\nANSWER: A", [("line 1", "It needs at least two options, as “A) Rome”.")]),
        ("A) a", [("line 1", "There is no question before it that it could belong to.")]),
        ("ANSWER: A", [("line 1", "There is no question before it that it could belong to.")]),
        (
            "Q\nA) a\nB) b\nANSWER: C",
            [("line 1", "Line 4 names C, but there is no such option.")],
        ),
        (
            "Q\nA) a\nB) b\nANSWER: A and B",
            [("line 1", "Line 4 should name one option by its letter, as “ANSWER: A”.")],
        ),
        (
            "Q\nA) a\nC) b\nANSWER: A",
            [("line 1", "The option in line 3 should begin with “B)”.")],
        ),
        ("Q\nA) a\nB)\nANSWER: A", [("line 1", "The option in line 3 has no text.")]),
        (
            "Q\ngoes on\nA) a\nB) b\nANSWER: A",
            [("line 1", "Its text goes on in line 2. It has to be in one line.")],
        ),
        (
            "Q\nA) a\nB) b\n\nR",
            [
                ("line 1", "No line such as “ANSWER: A” comes before line 5."),
                ("line 5", "The file ends before a line such as “ANSWER: A”."),
            ],
        ),
    ],
)
def test_mistakes_are_told_with_their_lines(text, notes):
    assert skipped(text) == notes


def test_questions_beside_a_mistake_are_read():
    found = read(f"Heading\n\n{SAMPLE}\nQ\nA) a\nANSWER: A\n\n{SAMPLE}")
    assert (len(found.items), len(found.skipped)) == (4, 2)


def test_letters_end_at_z():
    lines = "\n".join(f"{chr(65 + at % 26)}) {at}" for at in range(27))
    assert skipped(f"Q\n{lines}\nANSWER: A") == [
        ("line 1", "The option in line 28 should begin with “Z)”.")
    ]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_file_without_a_question_is_refused(text):
    with pytest.raises(FormatError, match="no question in the file"):
        read(text)


@pytest.mark.parametrize(
    ("data", "is_aiken"),
    [
        (SAMPLE.encode(), True),
        (SAMPLE.replace("\n", "\r").encode("utf-16"), True),
        (b"Q {~a =b}", False),
        (b"{}", False),
        (b"PK\x03\x04", False),
        (b"", False),
    ],
)
def test_files_are_recognised(data, is_aiken):
    assert Aiken().recognises(data, "questions.txt") == is_aiken


def test_questions_are_written_plain():
    one = Item(
        "multiple_choice",
        "<p>Which is<br>the <b>oddest</b>?</p>",
        options=(Option("1 &lt; 2"), Option("3", 1.0)),
    )
    written = Aiken().write([one, one])
    text = "Which is the oddest?\nA) 1 < 2\nB) 3\nANSWER: B\n"
    assert written.data.decode() == f"{text}\n{text}"
    assert [str(one.text) for one in written.warnings] == [
        "Its formatting and line breaks were left out."
    ] * 2


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        (
            Item("multiple_response", "Q", options=OPTIONS),
            "Aiken has only questions with options of which one is right.",
        ),
        (
            Item("multiple_choice", "Q", options=(*OPTIONS, Option("c", 1.0))),
            "Not exactly one of its options is right, as Aiken needs it.",
        ),
        (
            Item("multiple_choice", "Q", options=OPTIONS * 14),
            "It has more than 26 options; Aiken has a letter for each.",
        ),
        (
            Item("multiple_choice", "Q", options=(*OPTIONS, Option("<img>"))),
            "Its text or one of its options is empty without pictures and formatting.",
        ),
        (
            Item("multiple_choice", "A. Lincoln was president.", options=OPTIONS),
            "Its text begins like an option or the answer line of Aiken, as “A.”.",
        ),
    ],
)
def test_what_aiken_has_not_is_skipped(item, reason):
    written = Aiken().write([item])
    assert written.data == b""
    assert [(str(one.where), str(one.text)) for one in written.skipped] == [("question 1", reason)]


@given(items(["multiple_choice"]))
@settings(max_examples=150)
def test_choices_come_back(item):
    written = Aiken().write([item])
    if written.skipped:
        assert OPTION.match(item.stem_html) or ANSWER.match(item.stem_html)
        return
    (found,) = Aiken().read(written.data).items
    options = tuple(Option(one.text_html, float(one.fraction == 1)) for one in item.options)
    carried = Item("multiple_choice", item.stem_html, options=options)
    assert replace(found, where=NOWHERE) == carried
    assert (carried == item) == (written.warnings == ())


@given(items([one for one in ITEM_TYPES if one != "multiple_choice"]))
@settings(max_examples=30)
def test_other_items_are_told(item):
    assert len(Aiken().write([item]).skipped) == 1


@given(st.one_of(st.binary(max_size=200), st.text("A)B.ANSWER: \nq", max_size=200)))
def test_any_bytes_are_read_or_refused(given):
    data = given.encode() if isinstance(given, str) else given
    Aiken().recognises(data, "")
    try:
        found = Aiken().read(data)
    except FormatError:
        return
    assert found.items or found.skipped
