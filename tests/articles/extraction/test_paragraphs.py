import pytest
from hypothesis import given, settings

from quizapp.articles.extraction.newlines import normalise
from quizapp.articles.extraction.paragraphs import cut_paragraphs, dateline_date
from quizapp.reading.dates import PartialDate
from tests.articles.extraction.strange import TEXTS

ARTICLE = """Harbour bridge reopens after storm

Friday, January 4, 2019

The bridge over the harbour opened again on Monday.

—Ana Ferreira, speaking at the opening

Repairs

Work began in March and took eleven weeks."""


def kinds(text, title=""):
    return [(one.kind, text[one.start : one.end].split()[0]) for one in cut_paragraphs(text, title)]


def test_line_breaks_of_all_systems_become_one():
    assert normalise("a\r\nb\rc\u2028d\u2029e\x85f\n\ng") == "a\nb\nc\nd\ne\nf\n\ng"


def test_spaces_stay_as_they_are():
    assert normalise("a\xa0b\u2009c\td") == "a\xa0b\u2009c\td"


def test_paragraphs_have_their_kinds():
    assert kinds(ARTICLE) == [
        ("heading", "Harbour"),
        ("dateline", "Friday,"),
        ("body", "The"),
        ("caption", "—Ana"),
        ("heading", "Repairs"),
        ("body", "Work"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Friday, January 4, 2019",
        "4 January 2019",
        "Published: 4 January 2019",
        "Lisbon, 4 January 2019",
        "January 4, 2019, 10:30 UTC",
        "2019-01-04",
    ],
)
def test_line_that_is_a_day_is_a_dateline(line):
    paragraphs = cut_paragraphs(line)
    assert [one.kind for one in paragraphs] == ["dateline"]
    assert dateline_date(line, paragraphs) == PartialDate(2019, 1, 4)


@pytest.mark.parametrize(
    "line",
    [
        "On 4 January 2019 the bridge opened.",
        "The bridge opened in 2019.",
        "It rained.",
        '"We are glad."',
        "“Why now?”",
    ],
)
def test_sentence_is_body(line):
    assert kinds(f"Heading\n\n{line}")[1][0] == "body"


@pytest.mark.parametrize(
    "line", ["Image: Ana Ferreira", "Photo: City Archive", "© City Archive", "The pier. (Reuters)"]
)
def test_credit_is_a_caption(line):
    assert kinds(line) == [("caption", line.split()[0])]


def test_title_is_a_heading_though_it_ends_like_a_sentence():
    assert kinds("We did it.\n\nIt rained.", "We did it.") == [("heading", "We"), ("body", "It")]


def test_lines_wrapped_by_hand_are_one_paragraph():
    text = (
        "The bridge over the harbour opened again on\nMonday, after repairs that took many weeks."
    )
    assert [(one.start, one.end) for one in cut_paragraphs(text)] == [(0, len(text))]


def test_long_lines_are_paragraphs_of_their_own():
    line = "The bridge over the harbour opened again on Monday, " * 4 + "officials said."
    assert len(cut_paragraphs(f"{line}\n{line}")) == 2


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_paragraphs_stand_in_order_and_hold_every_word(text):
    text = normalise(text)
    paragraphs = cut_paragraphs(text)
    places = [place for one in paragraphs for place in (one.start, one.end)]
    assert places == sorted(places)
    outside = [False] * len(text)
    for one in paragraphs:
        assert text[one.start : one.end] == text[one.start : one.end].strip()
        outside[one.start : one.end] = [True] * (one.end - one.start)
    assert [
        char for char, inside in zip(text, outside, strict=True) if not inside and char.isalnum()
    ] == []
