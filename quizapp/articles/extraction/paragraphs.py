"""Where the paragraphs of an article are, and which of them are not its running text."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from quizapp.articles.extraction.base import Paragraph, ParagraphKind
from quizapp.reading.dates import MONTHS, WEEKDAYS, PartialDate, read_date

LINE = re.compile(r"[^\n]+")
NARROWEST, WIDEST = 40, 120
"""Lines of a text that was wrapped by hand are about this wide."""

MOST_OF_HEADING, WORDS_OF_HEADING, MOST_OF_DATELINE, MOST_OF_CREDIT = 150, 20, 80, 250
ENDED = re.compile(r"[.!?…。！？।؟][\"”’'»)\]*\s]*$")
ASKED = re.compile(r"[?!][\"”’')\]]*$")
CREDIT = re.compile(
    r"""
      \s* [—–-]{1,2} \s* [^\W\d_]            # —Name, doing something
    | \s* (?: (?:file\s)? (?:image|photo|picture|photograph)s? | credit | caption | video | map )
        (?: \s+by\b | \s* (?:credit|source)? \s* :)
    | \s* ©
    """,
    re.IGNORECASE | re.VERBOSE,
)
AGENCY = re.compile(
    r"(?:/ ?|\(|: ?)(?:AP|AFP|Reuters|EPA|Getty(?: Images)?|Shutterstock|Flickr|file photo|"
    r"(?:Wikimedia )?Commons)\)?\.?\s*$",
    re.IGNORECASE,
)
DAY_LINE = re.compile(
    r"(?:(?:published|updated|posted|last updated|date)\s*(?:on\b|:)?\s*)?"
    r"(?P<date>[\w ,.’'/-]*?\d[\w ,./-]*?)"
    r"(?:\s*(?:,|at|-|–|—|\||·)?\s*\d{1,2}[:.h]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?"
    r"\s*\(?(?:[A-Z]{2,5})?\)?)?\.?",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W\d_]+")
NAMES_OF_DAYS = {name.casefold() for name in MONTHS} | set(WEEKDAYS)


def cut_paragraphs(text: str, title: str = "") -> tuple[Paragraph, ...]:
    """Every stretch of text between blank lines, or a line where lines are not wrapped."""
    spans = list(_spans(text))
    return tuple(
        Paragraph(_kind(text[start:end], title, index), start, end)
        for index, (start, end) in enumerate(spans)
    )


def dateline_date(text: str, paragraphs: Sequence[Paragraph]) -> PartialDate | None:
    """The day that the first dateline gives."""
    lines = (text[one.start : one.end] for one in paragraphs if one.kind == "dateline")
    return next((found for line in lines if (found := _day(line))), None)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    lines = [_trimmed(text, *found.span()) for found in _lines(text)]
    for blank, group in groupby(lines, key=lambda span: span[0] == span[1]):
        if not blank:
            yield from _joined(text, list(group))


def _lines(text: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]*\n?", text)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without white space, and marks that show nothing, around it."""
    line = text[start:end]
    kept = line.strip(" \t\n\u200b\u2060\ufeff\xa0\u2002\u2003\u2009\u200a\u202f\u3000")
    kept = kept.strip()
    if not kept:
        return start, start
    first = start + line.index(kept)
    return first, first + len(kept)


def _joined(text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if _is_wrapped(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Whether the lines were broken for their width rather than at the end of a paragraph."""
    widths = sorted(end - start for start, end in lines[:-1])
    if not widths or widths[-1] > WIDEST or widths[len(widths) // 2] < NARROWEST:
        return False
    return any(not ENDED.search(text[start:end]) for start, end in lines[:-1])


def _kind(words: str, title: str, index: int) -> ParagraphKind:
    if _day(words):
        return "dateline"
    if _is_credit(words):
        return "caption"
    if title and words.casefold() == title.strip().casefold():
        return "heading"
    return "heading" if _is_heading(words, first=index == 0) else "body"


def _day(words: str) -> PartialDate | None:
    """The day, where the paragraph holds nothing else than one (and perhaps a place or a time)."""
    if len(words) > MOST_OF_DATELINE or not re.search(r"\d{4}", words):
        return None
    found = DAY_LINE.fullmatch(words.strip().lstrip("(").rstrip(")"))
    return _day_in(found["date"]) if found else None


def _day_in(words: str) -> PartialDate | None:
    """A day, or a place and a day: “Lisbon, 4 January 2019”."""
    parts = [part.strip() for part in words.split(",")]
    for first in range(min(3, len(parts))):
        when = read_date(", ".join(parts[first:]))
        if isinstance(when, PartialDate) and when.precision == 3:
            return when if all(map(_could_be_place, parts[:first])) else None
    return None


def _could_be_place(words: str) -> bool:
    return 0 < len(words.split()) <= 3 and words[:1].isupper()


def _is_credit(words: str) -> bool:
    return len(words) <= MOST_OF_CREDIT and bool(
        (CREDIT.match(words) and (not ENDED.search(words) or words[0] in "—–"))
        or AGENCY.search(words)
    )


def _is_heading(words: str, first: bool) -> bool:
    """Short and without the full stop that ends a sentence."""
    count = len(words.split())
    if len(words) > MOST_OF_HEADING or count > WORDS_OF_HEADING:
        return False
    return not ENDED.search(words) or (
        first and bool(ASKED.search(words)) and words[0] not in '"“‘'
    )
