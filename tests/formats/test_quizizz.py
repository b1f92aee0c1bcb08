"""The spreadsheet of Quizizz as others describe it, as XLSX and as CSV."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.formats.base import FormatError
from quizapp.formats.items import Answer, Found, Option
from quizapp.formats.quizizz import Quizizz
from quizapp.formats.table_template import template_csv, template_xlsx
from tests.formats.workbooks import workbook

HEADER = (
    "Question Text,Question Type,Option 1,Option 2,Option 3,Option 4,Option 5,Correct Answer,"
    "Time in seconds,Image Link,Answer explanation\n"
)
ROWS = (
    "Capital of Peru?,Multiple Choice,Quito,Lima,,,,2,30,,It lies on the coast.\n"
    'Which are islands?,Checkbox,Java,Texas,Malta,,,"1,3",30,https://example.org/a.png,\n'
    "The capital of Chile is ___.,Fill-in-the-Blank,Santiago,Santiago de Chile,,,,,30,,\n"
)


def read(rows: str) -> Found:
    return Quizizz().read((HEADER + rows).encode())


def test_questions_are_read():
    found = read(ROWS)
    choice, checkbox, typed = found.items
    assert choice.options == (Option("Quito"), Option("Lima", 1.0))
    assert (choice.type, choice.feedback_html) == ("multiple_choice", "It lies on the coast.")
    assert (checkbox.type, checkbox.options[2]) == ("multiple_response", Option("Malta", 0.5))
    assert typed.answers == (Answer("Santiago"), Answer("Santiago de Chile"))
    assert [(str(one.where), str(one.text)) for one in found.warnings] == [
        ("row 3", "The picture at https://example.org/a.png was left out."),
        ("row 1", "How many seconds there are for each question was left out."),
    ]


def test_workbooks_are_read():
    rows = [line.split(",") for line in HEADER.strip().split("\n")]
    data = workbook([*rows, ["Q", "Multiple Choice", 1, 2, None, None, None, 2, 30]])
    assert Quizizz().recognises(data, "")
    assert Quizizz().read(data).items[0].options == (Option("1"), Option("2", 1.0))


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Q,Open-Ended,,,,,,,30", "Questions of the type “Open-Ended” cannot be taken."),
        ("Q,Poll,a,b,,,,,30", "Questions of the type “Poll” cannot be taken."),
        ("Q,Multiple Choice,a,b,,,,,30", "Nothing says which option is right."),
        (
            'Q,Multiple Choice,a,b,,,,"1,2",30',
            "It is of the type “Multiple Choice”, but more than one option is named as right.",
        ),
        ("Q,Fill-in-the-Blank,,,,,,,30", "It has no answer."),
        (",Checkbox,a,b,,,,1,30", "It has no question text."),
    ],
)
def test_what_cannot_be_taken_is_told(row, reason):
    assert [(str(one.where), str(one.text)) for one in read(row).skipped] == [("row 2", reason)]


def test_files_are_recognised():
    assert Quizizz().recognises((HEADER + ROWS).encode(), "")
    for data in (template_csv(), template_xlsx(), b"", b"\xff"):
        assert not Quizizz().recognises(data, "")
        with pytest.raises(FormatError):
            Quizizz().read(data)


@given(st.one_of(st.binary(max_size=100), st.text(',"1\nQ', max_size=100)))
def test_any_bytes_are_read_or_refused(given):
    data = given if isinstance(given, bytes) else (HEADER + given).encode()
    try:
        found = Quizizz().read(data)
    except FormatError:
        return
    assert found.items or found.skipped
