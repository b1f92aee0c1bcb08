"""Bytes as text, and shares in percent."""

import pytest

from quizapp.formats.base import FormatError
from quizapp.formats.decoding import decode
from quizapp.formats.shares import read_percent, say_percent


@pytest.mark.parametrize(
    "data",
    [
        "Zürich\r\nOslo\rRome".encode(),
        b"\xef\xbb\xbf" + "Zürich\nOslo\nRome".encode(),
        "\ufeffZürich\nOslo\nRome".encode("utf-16-le"),
        "\ufeffZürich\nOslo\nRome".encode("utf-16-be"),
    ],
)
def test_text_is_read_with_its_mark_and_line_ends(data):
    assert decode(data) == "Zürich\nOslo\nRome"


@pytest.mark.parametrize("data", ["Rome\nZürich".encode("latin-1"), b"Rome\n\0"])
def test_what_is_no_text_is_refused_with_its_line(data):
    with pytest.raises(FormatError, match="Line 2 "):
        decode(data)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        *(("33.33333", 1 / 3), ("33.333", 1 / 3), ("-66.667", -2 / 3), ("14.28571", 1 / 7)),
        *(("100", 1.0), ("-100", -1.0), ("50", 0.5), ("12.5", 0.125), ("0", 0.0), ("33", 0.33)),
    ],
)
def test_cut_off_percentages_are_fractions(text, share):
    assert read_percent(text) == share


@pytest.mark.parametrize("text", ["x", "", "101", "nan", "inf"])
def test_other_percentages_are_refused(text):
    with pytest.raises(ValueError, match=f"^$|{text}|convert"):
        read_percent(text)


@pytest.mark.parametrize(
    ("share", "text"), [(1 / 3, "33.33333"), (0.5, "50"), (-1.0, "-100"), (0.0, "0"), (1.0, "100")]
)
def test_shares_are_said_as_files_write_them(share, text):
    assert say_percent(share) == text
