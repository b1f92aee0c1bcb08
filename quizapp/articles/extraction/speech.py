"""A quotation with the words of the article that stand around it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import Entity, Reading, Sentence
from quizapp.articles.extraction.clauses import Named, Span, touches
from quizapp.articles.extraction.quote_marks import Passage, find_passages

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LOOK_BACK = 2


@dataclass(frozen=True)
class Line:
    """A sentence; every offset is counted from its start, which is at `start` in the article."""

    start: int
    paragraph: int
    words: str
    doc: "Doc | None"
    quoted: tuple[Span, ...]
    named: tuple[Named, ...]

    def is_quoted(self, start: int, end: int) -> bool:
        return touches(self.quoted, start, end)

    def own_names(self) -> Iterator[Named]:
        """Whom the article itself names here, not somebody it quotes."""
        return (one for one in self.named if not self.is_quoted(one.start, one.end))

    def name_at(self, token: "Token") -> Named | None:
        end = token.idx + len(token)
        return next((one for one in self.named if one.start < end and token.idx < one.end), None)


@dataclass(frozen=True)
class Speech:
    """A passage in quotation marks and the sentences that its marks stand in.

    `before` reaches from the previous quotation or the start of the `first` sentence to the
    passage, `after` from it to the next quotation or the end of the `last` sentence.
    """

    passage: Passage
    first: Line
    last: Line
    before: Span
    after: Span
    earlier: tuple[Line, ...]

    def words_before(self) -> str:
        return self.first.words[slice(*self.before)]

    def words_after(self) -> str:
        return self.last.words[slice(*self.after)]


def find_speeches(reading: Reading, entities: Sequence[Entity]) -> Iterator[Speech]:
    """Everything in quotation marks, in the order of the text."""
    passages = list(find_passages(reading.text, reading.paragraphs))
    lines = _lines(reading, entities, passages) if passages else []
    starts = [one.start for one in lines]
    for passage in passages:
        first = bisect_right(starts, passage.opens) - 1
        last = bisect_right(starts, passage.closes - 1) - 1
        if first >= 0:
            yield _speech(passage, lines, first, last)


def _speech(passage: Passage, lines: Sequence[Line], first: int, last: int) -> Speech:
    one, other = lines[first], lines[last]
    opens, closes = passage.opens - one.start, passage.closes - other.start
    ends = [end for _start, end in one.quoted if end <= opens]
    begins = [start for start, _end in other.quoted if start >= closes]
    return Speech(
        passage=passage,
        first=one,
        last=other,
        before=(max(ends, default=0), opens),
        after=(closes, min(begins, default=len(other.words))),
        earlier=tuple(lines[max(0, first - LOOK_BACK) : first]),
    )


def _lines(reading: Reading, entities: Sequence[Entity], passages: Sequence[Passage]) -> list[Line]:
    """The sentences of the running text."""
    named: dict[int, list[tuple[int, int, Entity]]] = {}
    for entity in entities:
        for one in entity.mentions:
            named.setdefault(one.sentence, []).append((one.start, one.end, entity))
    docs = reading.parses or [None] * len(reading.sentences)
    quoted = _by_sentence(reading.sentences, passages)
    return [
        Line(
            start=sentence.start,
            paragraph=sentence.paragraph,
            words=reading.words(sentence),
            doc=doc,
            quoted=tuple(quoted.get(sentence.index, ())),
            named=_named(sentence, named.get(sentence.index, [])),
        )
        for sentence, doc in zip(reading.sentences, docs, strict=True)
        if reading.is_body(sentence)
    ]


def _named(sentence: Sentence, found: list[tuple[int, int, Entity]]) -> tuple[Named, ...]:
    ordered = sorted(found, key=lambda one: one[:2])
    start = sentence.start
    return tuple(Named(first - start, last - start, entity) for first, last, entity in ordered)


def _by_sentence(
    sentences: Sequence[Sentence], passages: Sequence[Passage]
) -> dict[int, list[Span]]:
    """The part of every passage that stands in a sentence."""
    starts = [one.start for one in sentences]
    found: dict[int, list[Span]] = {}
    for passage in passages:
        place = max(0, bisect_right(starts, passage.opens) - 1)
        while place < len(sentences) and sentences[place].start < passage.closes:
            one = sentences[place]
            start, end = max(passage.opens, one.start), min(passage.closes, one.end)
            if start < end:
                found.setdefault(place, []).append((start - one.start, end - one.start))
            place += 1
    return found
