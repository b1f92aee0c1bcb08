"""Where quotation marks open and close."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quizapp.articles.extraction.base import Paragraph

MARK = re.compile(r"[\"“”„«»‘’']")
CLOSINGS = {"“": '”"', "„": '“”"', "«": "»", "”": "”", "‘": "’", '"': '"”', "'": "'"}
SINGLE = "‘'"
FEET_AND_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")
BEFORE_OPENING = frozenset("([—–/:-")
STARTS = tuple("[($€£#@'‘“…")
MOST_NESTED = 4
ENDS_SPEECH = ",.!?…—–"


@dataclass(frozen=True, slots=True)
class Passage:
    """The words between two marks; `goes_on` where the next paragraph takes them up again.

    `opens` and `closes` hold the marks too.
    """

    start: int
    end: int
    opens: int
    closes: int
    goes_on: bool = False


def find_passages(text: str, paragraphs: Sequence[Paragraph]) -> Iterator[Passage]:
    """The outer quotations of the running text.

    A mark that is never closed quotes nothing, unless the next paragraph opens with one as well,
    as where somebody's words run over several.
    """
    for number, one in enumerate(paragraphs):
        if one.kind == "body":
            after = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
            following = text[after.start] if after and after.kind == "body" else ""
            for found in _in_paragraph(text[one.start : one.end], following):
                yield _moved(found, one.start)


def _moved(one: Passage, by: int) -> Passage:
    return Passage(one.start + by, one.end + by, one.opens + by, one.closes + by, one.goes_on)


def _in_paragraph(words: str, following: str) -> Iterator[Passage]:
    waiting: list[int] = []
    pairs: list[tuple[int, int]] = []
    for found in MARK.finditer(words):
        place = found.start()
        number = _closed_by(words, waiting, place)
        if number is not None:
            pairs.append((waiting[number], place))
            del waiting[number:]
        elif _opens(words, place):
            waiting.append(place)
    yield from _outermost(words, pairs)
    last = [one for one in waiting if words[one] not in SINGLE]
    if last and words[last[-1]] == following and not words[last[-1] + 1].islower():
        yield Passage(last[-1] + 1, len(words), last[-1], len(words), goes_on=True)


def _closed_by(words: str, waiting: list[int], place: int) -> int | None:
    """Which of those waiting this mark closes: the last of its kind."""
    for number in range(len(waiting) - 1, max(-1, len(waiting) - 1 - MOST_NESTED), -1):
        if words[place] in CLOSINGS[words[waiting[number]]]:
            return number if _closes(words, waiting[number], place) else None
    return None


def _outermost(words: str, pairs: list[tuple[int, int]]) -> Iterator[Passage]:
    end = -1
    for opened, closed in sorted(pairs):
        if opened > end:
            end = closed
            if words[opened + 1 : closed].strip():
                yield Passage(opened + 1, closed, opened, closed + 1)


def _opens(words: str, place: int) -> bool:
    following = words[place + 1 : place + 2]
    if words[place] in "”’»" or not _is_free(words, place) or not following or following.isspace():
        return False
    return words[place] not in SINGLE or not following.isdigit()


def _is_free(words: str, place: int) -> bool:
    """Nothing stands right before it that it could close."""
    before = words[place - 1 : place]
    return not before or before.isspace() or before in BEFORE_OPENING


def _closes(words: str, opened: int, place: int) -> bool:
    if words[place] not in CLOSINGS[words[opened]]:
        return False
    following, before = words[place + 1 : place + 2], words[place - 1]
    if words[opened] in SINGLE:
        return before in ENDS_SPEECH and not following.isalnum()
    if words[place] == '"':
        starts = _is_free(words, place) and following in STARTS
        inches = FEET_AND_INCHES.search(words, max(0, place - 8), place)
        return not inches and not following.isalnum() and not starts
    return True
