"""The name that stands beside a verb of saying, by the words alone."""

import re
from collections.abc import Iterator

from quizapp.articles.extraction.clauses import Named, Span
from quizapp.articles.extraction.quoting import SAID_WORDS
from quizapp.articles.extraction.speech import Line, Speech

CUE = rf"(?:{'|'.join(sorted(SAID_WORDS))})"
ADVERB = r"(?:\w+ly\s+|also\s+|later\s+|then\s+|has\s+|had\s+|once\s+|further\s+)?"
ASIDE = r"(?:\s*,[^,\"“”]{1,80},)?"
THEN_SAID = re.compile(rf"{ASIDE}\s+{ADVERB}{CUE}\b")
TO_WHOM = r"(?:\s+[\w’'.-]+){0,7}"
SAID_THEN = re.compile(rf"{ASIDE}\s+{ADVERB}{CUE}{TO_WHOM}\s*[,:]?\s*")
TITLE = r"(?:[\w.,’'–-]+\s+){0,9}?"
SAID_BY = re.compile(rf"[\s,]*{CUE}\s+{TITLE}")
BY_NAME = re.compile(rf"[\s,]*{TITLE}")
ACCORDING = re.compile(rf"(?:.*\s)?according to\s+{TITLE}", re.I)
COMMA = re.compile(r"\s*,\s*")
ANY_CUE = re.compile(rf"\b{CUE}\b")
JOINED = re.compile(
    r"(?:^|\s)(?:of|for|with|by|to|from|about|on|in|at|against|and|or|between|as)(?:\s+the)?\s+$",
    re.I,
)
SAYS_WHO = re.compile(r"\bwho\s+\w+")


def find_named_sayer(speech: Speech) -> tuple[Line, Named] | None:
    """Whose name is written beside the verb. Only people: “said University of X’s Ada Smith”."""
    for line, span, find in (
        (speech.first, speech.before, _before),
        (speech.last, speech.after, _after),
    ):
        for one in find(line, span):
            return line, one
    return None


def _names(line: Line, span: Span) -> list[Named]:
    return [
        one
        for one in line.own_names()
        if span[0] <= one.start and one.end <= span[1] and one.entity.kind == "person"
    ]


def _after(line: Line, span: Span) -> Iterator[Named]:
    """“…,” said Smith; “…,” Smith told reporters; “…,” according to Smith"""
    for one in _names(line, span)[:1]:
        lead = line.words[span[0] : one.start]
        if JOINED.search(lead) and not ACCORDING.fullmatch(lead):
            return
        if ACCORDING.fullmatch(lead) or _says(line, one, lead, span[1]):
            yield one


def _says(line: Line, named: Named, lead: str, end: int) -> bool:
    cues = len(ANY_CUE.findall(lead))
    if cues:
        return cues == 1 and SAID_BY.fullmatch(lead) is not None
    said = THEN_SAID.match(line.words, named.end, end)
    return said is not None and BY_NAME.fullmatch(lead) is not None


def _before(line: Line, span: Span) -> Iterator[Named]:
    """Smith said, “…”; according to Smith, “…”"""
    names = _names(line, span)
    for one in reversed(names):
        lead, rest = line.words[span[0] : one.start], line.words[one.end : span[1]]
        if not JOINED.search(lead) and SAID_THEN.fullmatch(rest) and not SAYS_WHO.search(rest):
            yield one
        if ACCORDING.fullmatch(lead) and COMMA.fullmatch(rest):
            yield one
