"""The pieces of an article on a page."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from quizapp.articles.marking import mark, paragraph_around, paragraph_number, paragraphs

TEXT = "One two.\nThree.\n\n  Four five.  \n\n\nSix."


@dataclass(frozen=True)
class Mark:
    start: int
    end: int


def words(pieces):
    return [[(piece.text, len(piece.marks)) for piece in paragraph] for paragraph in pieces]


def test_paragraphs_stand_between_blank_lines():
    assert [TEXT[start:end] for start, end in paragraphs(TEXT)] == [
        "One two.\nThree.",
        "Four five.",
        "Six.",
    ]


def test_paragraph_around_words_is_found_and_counted():
    start = TEXT.index("five")
    assert TEXT[slice(*paragraph_around(TEXT, start, start + 4))] == "Four five."
    assert [paragraph_number(TEXT, TEXT.index(word)) for word in ("One", "five", "Six")] == [
        1,
        2,
        3,
    ]


def test_pieces_begin_and_end_where_marks_do():
    four = TEXT.index("Four")
    marks = [Mark(four, four + 10), Mark(four + 5, four + 9), Mark(0, 3)]
    assert words(mark(TEXT, marks)) == [
        [("One", 1), (" two.\nThree.", 0)],
        [("Four ", 1), ("five", 2), (".", 1)],
        [("Six.", 0)],
    ]


def test_narrowest_mark_comes_last():
    wide, narrow = Mark(0, 8), Mark(4, 7)
    pieces = next(mark(TEXT, [narrow, wide]))
    assert [piece.marks for piece in pieces if piece.text == "two"] == [(wide, narrow)]


@given(
    st.text(alphabet="ab .\n", max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80)), max_size=8),
)
def test_pieces_are_the_paragraphs_whatever_is_marked(text, spans):
    marks = [Mark(min(span), max(span)) for span in spans]
    pieces = list(mark(text, marks))
    assert ["".join(piece.text for piece in one) for one in pieces] == [
        text[start:end] for start, end in paragraphs(text)
    ]
    for paragraph in pieces:
        for piece in paragraph:
            assert piece.text == text[piece.start : piece.end]
            assert all(one.start <= piece.start and piece.end <= one.end for one in piece.marks)
