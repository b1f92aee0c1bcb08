"""Stretches of a parsed sentence that may be one name each.

The trained model's own spans are often too long or too short; what it says of single words is
better. So a run of proper nouns is taken whole and then cut where one name ends and another
begins: after a title, after “'s”, around a name of the tables.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import Sentence
from quizapp.articles.extraction.gazetteer import Known
from quizapp.articles.extraction.name_cuts import cut_run
from quizapp.articles.extraction.name_runs import JOINING, PARTICLES, find_runs
from quizapp.articles.extraction.roles import roles_at
from quizapp.articles.extraction.surroundings import (
    called,
    is_in_list_of_parts,
    is_located,
    is_saying,
)
from quizapp.articles.extraction.tables.titles import is_title_word
from quizapp.articles.extraction.tables.word_sets import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NO_NAME = word_set(
    "image images photo photos file video audio picture source credit "
    "qc sc kc mp md phd cbe obe mbe longtime former fellow meanwhile"
)
"""Words with a capital at the ends of names that do not belong to them."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """`labels` are the trained model's for each word, `before` and `after` the words beside it.

    `titled` says that a title stands right before it, `described` that the sentence says what
    sort of person it is, `called` what other sort of thing a noun or a list tells, `located` that
    it stands where places stand, `part` that it comes after a place and a comma.
    """

    start: int
    end: int
    sentence: int
    words: str
    labels: tuple[str, ...]
    before: str
    after: str
    titled: bool
    described: bool
    first: bool
    called: str = ""
    located: bool = False
    part: bool = False
    saying: bool = False


def find_candidates(sentence: Sentence, doc: "Doc", known: Sequence[Known]) -> Iterator[Candidate]:
    inside = _known_tokens(sentence, doc, known)
    for first, last in find_runs(doc, inside):
        for start, end in cut_run(doc, first, last, inside):
            if trimmed := _trimmed(doc, start, end):
                yield _candidate(sentence, doc, *trimmed)


def _known_tokens(sentence: Sentence, doc: "Doc", known: Sequence[Known]) -> dict[int, int]:
    """For each token in a surely known name, the number of that name."""
    spans = [
        (number, one.start - sentence.start, one.end - sentence.start)
        for number, one in enumerate(known)
    ]
    found: dict[int, int] = {}
    place = 0
    for token in doc:
        while place < len(spans) and spans[place][2] <= token.idx:
            place += 1
        if place < len(spans) and spans[place][1] <= token.idx:
            found[token.i] = spans[place][0]
    return found


def _trimmed(doc: "Doc", first: int, last: int) -> tuple[int, int] | None:
    """Without joining words, marks and possessives at the ends."""
    while first < last and _is_edge(doc[first], front=True):
        first += 1
    while last > first and _is_edge(doc[last - 1], front=False):
        last -= 1
    return (first, last) if first < last else None


def _is_edge(token: "Token", front: bool) -> bool:
    word = token.text.lower()
    if word in NO_NAME or word in JOINING or word in {"'s", "’s", "a", "an"}:
        return True
    if front and word in PARTICLES and token.text.islower():
        return False
    return not any(letter.isalnum() for letter in word)


def _candidate(sentence: Sentence, doc: "Doc", first: int, last: int) -> Candidate:
    span = doc[first:last]
    before = doc[first - 1] if first else None
    return Candidate(
        start=sentence.start + span.start_char,
        end=sentence.start + span.end_char,
        sentence=sentence.index,
        words=span.text,
        labels=tuple(token.ent_type_ for token in span),
        before=before.text.lower() if before is not None else "",
        after=doc[last].text.lower() if last < len(doc) else "",
        titled=before is not None and is_title_word(before.text.lower()),
        described=any(roles_at(doc, first, last)),
        first=first == 0,
        called=called(doc, first, last),
        located=is_located(doc, first, last),
        part=is_in_list_of_parts(doc, first),
        saying=is_saying(doc, first, last),
    )
