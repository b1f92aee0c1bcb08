"""Kahoot's template: its names of columns are in row 8."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.items import Found, Option
from quizapp.formats.kahoot import Kahoot
from quizapp.formats.table_template import template_csv, template_xlsx
from tests.formats.workbooks import workbook

HEADER = [
    None,
    "Question - max 120 characters",
    *(f"Answer {number} - max 75 characters" for number in range(1, 5)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
]
ABOVE: list[list[Any]] = [["Quiz template"], [], [None, "Add questions"], [], [], [], []]


def sample(*rows: list[Any]) -> bytes:
    return workbook([*ABOVE, HEADER, *([number, *row] for number, row in enumerate(rows, 1))])


def read(*rows: list[Any]) -> Found:
    return Kahoot().read(sample(*rows))


def test_questions_are_read():
    found = read(
        ["Capital of Norway?", "Oslo", "Bergen & <b>", None, None, 20, 1],
        ["Which are seas?", "Aral", "Baltic", "Nile", "North", 30, "2,4"],
        ["Rome is in Italy.", "False", "True", None, None, 5, "2"],
    )
    assert [(one.type, one.stem_html, str(one.where)) for one in found.items] == [
        ("multiple_choice", "Capital of Norway?", "row 9"),
        ("multiple_response", "Which are seas?", "row 10"),
        ("true_false", "Rome is in Italy.", "row 11"),
    ]
    assert found.items[0].options == (Option("Oslo", 1.0), Option("Bergen &amp; &lt;b&gt;"))
    assert [one.fraction for one in found.items[1].options] == [0, 0.5, 0, 0.5]
    assert found.items[2].options == (Option("True", 1.0), Option("False"))
    assert [str(one.where) for one in found.warnings] == ["row 10", "row 8"]


@pytest.mark.parametrize("correct", ["1,3", "1, 3", "1;3", 1.3, "1.3"])
def test_right_answers_are_numbers(correct):
    (item,) = read(["Q", "a", "b", "c", None, 20, correct]).items
    assert [one.fraction for one in item.options] == [0.5, 0, 0.5]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ([None, "a", "b", None, None, 20, 1], "It has no question text."),
        (["Q", "a", None, None, None, 20, 1], "It needs at least two options."),
        (["Q", "a", "b", None, None, 20, None], "Nothing says which option is right."),
        (["Q", "a", "b", None, None, 20, 3], "“3” is not the number of one of its options."),
        (["Q", "a", "b", None, None, 20, "a"], "“a” is not the number of one of its options."),
    ],
)
def test_mistakes_are_told_with_their_rows(row, reason):
    found = read(["Q", "a", "b", None, None, 20, 1], row)
    assert len(found.items) == 1
    assert [(str(one.where), str(one.text)) for one in found.skipped] == [("row 10", reason)]


def test_rows_that_have_only_a_number_are_empty():
    assert len(read(["Q", "a", "b", None, None, 20, 1], [], []).items) == 1


def test_other_files_are_refused():
    for data in (b"", b"PK\x03\x04", template_xlsx(), template_csv(), sample()):
        with pytest.raises(FormatError):
            Kahoot().read(data)


def test_files_are_recognised():
    assert Kahoot().recognises(sample(), "")
    assert not any(Kahoot().recognises(one, "") for one in (template_xlsx(), template_csv(), b""))


@given(st.integers(0), st.integers(0, 255))
@settings(max_examples=40, deadline=None)
def test_damaged_files_are_read_or_refused(at, byte):
    data = bytearray(sample(["Q", "a", "b", None, None, 20, 1]))
    data[at % len(data)] = byte
    try:
        Kahoot().read(bytes(data))
    except FormatError:
        return
