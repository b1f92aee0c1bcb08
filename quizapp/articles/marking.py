"""An article cut into pieces for a page: paragraphs, and what is marked in them. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, TypeVar

from quizapp.articles.extraction.base import Spanned

T = TypeVar("T", bound=Spanned)
PARAGRAPH = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]*)*")


@dataclass(frozen=True)
class Piece(Generic[T]):
    """Some words, and everything that is marked on them, the widest first."""

    start: int
    end: int
    text: str
    marks: tuple[T, ...]


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Where paragraphs stand: between blank lines, without the space around them."""
    found = []
    for match in PARAGRAPH.finditer(text):
        inner = match.group().strip()
        if inner:
            start = match.start() + match.group().index(inner)
            found.append((start, start + len(inner)))
    return found


def paragraph_around(text: str, start: int, end: int) -> tuple[int, int]:
    """From the beginning of the paragraph of `start` to the end of that of `end`."""
    touched = [one for one in paragraphs(text) if one[0] < end and one[1] > start]
    return (touched[0][0], touched[-1][1]) if touched else (start, end)


def paragraph_number(text: str, place: int) -> int:
    """Counting from 1."""
    starts = [start for start, _ in paragraphs(text)]
    return max(1, sum(1 for start in starts if start <= place))


def mark(text: str, marks: Sequence[T]) -> Iterator[list[Piece[T]]]:
    """Every paragraph as pieces that begin and end where a mark does."""
    waiting = sorted(marks, key=lambda one: (one.start, -one.end))
    for start, end in paragraphs(text):
        inside = [one for one in waiting if one.start < end and one.end > start]
        yield list(_pieces(text, start, end, inside))


def _pieces(text: str, start: int, end: int, marks: Sequence[T]) -> Iterator[Piece[T]]:
    for first, last in _cuts(start, end, marks):
        covering = tuple(one for one in marks if one.start <= first and one.end >= last)
        yield Piece(first, last, text[first:last], covering)


def _cuts(start: int, end: int, marks: Iterable[Spanned]) -> Iterator[tuple[int, int]]:
    edges = {start, end}
    for one in marks:
        edges |= {place for place in (one.start, one.end) if start < place < end}
    ordered = sorted(edges)
    return pairwise(ordered)
