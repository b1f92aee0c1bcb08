"""The words under which a question is found, and what somebody searches for. Pure.

Both are folded and cut into words here, so that every database finds the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.bank.checks.choices import plain
from quizapp.reading.folding import PLAIN_LETTERS

WORD = re.compile(r"[^\W_]+")
TERM = re.compile(r'(-?)(?:"([^"]*)"|(\S+))')
MOST_TERMS = 12
LONGEST_WORD = 60
LONGEST_TEXT = 20_000
"""Characters of a question that are searched."""


def words(text: str) -> list[str]:
    """Lower-case words without accents."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(char for char in bare if not unicodedata.combining(char))
    return [word[:LONGEST_WORD] for word in WORD.findall(letters.translate(PLAIN_LETTERS))]


def question_text(
    stem: str, content: Any, explanation: str, tags: Iterable[str], claims: Iterable[str]
) -> str:
    """All that a question says, as words with a space between. `content` is plain data."""
    texts = [stem, *_texts(content), explanation, *tags, *claims]
    return " ".join(word for text in texts for word in words(plain(text)))[:LONGEST_TEXT]


def _texts(data: Any) -> list[str]:
    """Every text in plain data; names of fields are not among them."""
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in _texts(part)]


@dataclass(frozen=True)
class Term:
    """Words that stand together; of the last one only the beginning, if it is `open`."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True)
class Search:
    """Every one of `wanted` and none of `unwanted`."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted or self.unwanted)


def read_search(typed: str) -> Search:
    """Words, "words together", -not this. The last word may be unfinished. Never an error."""
    found = TERM.findall(typed)[:MOST_TERMS]
    wanted: list[Term] = []
    unwanted: list[Term] = []
    for place, (minus, phrase, word) in enumerate(found):
        unfinished = place == len(found) - 1 and bool(word) and not typed[-1:].isspace()
        term = Term(tuple(words(phrase or word)), open=unfinished and not minus)
        if term.words:
            (unwanted if minus else wanted).append(term)
    return Search(tuple(wanted), tuple(unwanted))


def fts5(terms: Sequence[Term]) -> str:
    """The terms in the query language of SQLite's FTS5, any one of which must not be missing."""
    return " AND ".join(f'"{" ".join(term.words)}"{" *" if term.open else ""}' for term in terms)


def tsquery(terms: Sequence[Term]) -> str:
    """The terms in the query language of PostgreSQL's `to_tsquery`."""
    return " & ".join(f"({' <-> '.join(_lexemes(term))})" for term in terms)


def _lexemes(term: Term) -> list[str]:
    last = len(term.words) - 1
    return [
        f"'{word}':*" if term.open and place == last else f"'{word}'"
        for place, word in enumerate(term.words)
    ]


def mark(text: str, search: Search) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a word that was searched for."""
    wanted = {word for term in search.wanted for word in term.words}
    starts = tuple(term.words[-1] for term in search.wanted if term.open)
    pieces: list[tuple[str, bool]] = []
    for piece in re.split(r"([^\W_]+)", text):
        folded = "".join(words(piece))
        hit = bool(folded) and (folded in wanted or folded.startswith(starts or ("\0",)))
        if piece:
            pieces.append((piece, hit))
    return pieces
