"""Finds the dates in a text, and resolves those that the date of publication makes certain."""

import re
from bisect import bisect_right, insort
from collections.abc import Iterator
from datetime import date

from quizapp.articles.extraction import date_meanings, date_relative
from quizapp.articles.extraction.base import DateMention, Reading, Sentence
from quizapp.articles.extraction.date_context import quoted_spans
from quizapp.articles.extraction.date_found import Found, Place
from quizapp.articles.extraction.date_grammar import PATTERNS
from quizapp.reading.dates import PartialDate

READERS = date_meanings.READERS | date_relative.READERS
HINT = re.compile(
    r"\d\d|\b\d|day|today|tomorrow|week|month|year|decade|centur|night|morning|evening|afternoon|"
    r"spring|summer|autumn|fall|winter|quarter|Eve\b|Halloween|ties\b|"
    r"January|February|March|April|May|June|July|August|September|October|November|December"
)

IN_YEAR = re.compile(r"(?:(?:[Ee]arly|[Ll]ate)\s+)?[Ii]n\s+(1[89]\d\d|20\d\d)\b(?![-–]\d)")
"""A sentence that opens with a year gives it to the days it names."""


def find_dates(reading: Reading) -> tuple[DateMention, ...]:
    """All dates in the order of the text; none overlaps another."""
    today = _whole_day(reading.published_on)
    return tuple(
        mention
        for sentence in reading.sentences
        for mention in _in_sentence(reading.words(sentence), sentence, today)
    )


def _whole_day(when: PartialDate | None) -> date | None:
    if when is None or when.month is None or when.day is None:
        return None
    return date(when.year, when.month, when.day)


def _in_sentence(words: str, sentence: Sentence, today: date | None) -> Iterator[DateMention]:
    if not HINT.search(words):
        return
    taken: list[tuple[int, int]] = []
    quoted = quoted_spans(words)
    opening = IN_YEAR.match(words)
    year = int(opening[1]) if opening else None
    mentions: list[tuple[int, int, Found]] = []
    for name, pattern in PATTERNS:
        for match in pattern.finditer(words):
            if _overlaps(taken, *match.span()):
                continue
            inside = _overlaps(quoted, *match.span())
            place = Place(words, inside, today, year)
            if found := READERS[name](match, place):
                start, end = found.start or match.start(), match.end()
                insort(taken, (start, end))
                mentions.append((start, end, found))
    for start, end, found in sorted(mentions, key=lambda one: one[0]):
        first, last = sentence.start + start, sentence.start + end
        yield DateMention(
            first, last, sentence.index, found.first, found.last, found.relative, found.about
        )


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether one of the sorted spans, none of which overlaps another, touches this one."""
    place = bisect_right(spans, (end - 1, 1 << 60)) - 1
    return place >= 0 and spans[place][1] > start
