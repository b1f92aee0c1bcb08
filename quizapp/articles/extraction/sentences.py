"""Where the sentences are.

A full stop ends one unless it belongs to an abbreviation, an initial or a number. Nothing inside
a pair of quotation marks is parted, so that no piece of what somebody said can pass for a
statement of the article.
"""

import re
from collections.abc import Iterator, Sequence

from quizapp.articles.extraction.base import Paragraph, Sentence

LONGEST = 2000
"""A sentence of more characters is cut at a space, whatever it says."""

LONGEST_QUOTE = 1500
END = re.compile(r"(?<![.!?…])[.!?…]++[\"”“’'»)\]*]*+(?=\s+(\S{1,3}))|[。！？]+[”’」』）]*")
BEFORE = re.compile(r"(?:[^\W_]\.)*[^\W_][^\s—–/(\[\"“‘]*$")
AFTER = re.compile(r"\s+[\"“‘'(\[«¿¡]*(\w[\w’'-]*)?")
OPENING = re.compile(r"(?:(?<=[\s(\[—–/])|^)[\"“«](?=\S)")
CLOSING = re.compile(r"(?<=\S)[\"”»](?!\w)")
DATELINE = re.compile(
    r"[A-Z][^\W\d_]{0,30}[\w .,’'/()-]{0,60}?(?:\([\w ]{2,20}\)\s*)?\s?(?:—|–|--)\s+(?=[\"“‘A-Z])"
)
CAPITALS = re.compile(r"[A-Z][A-Z .’'-]{2,}\b")
DATED = re.compile(r"\d{1,2}|\((?:AP|AFP|Reuters|UPI|EFE|dpa|ANSA|TASS|Xinhua)\)")

TITLES = """
    mr mrs ms dr prof rev hon gen col maj capt cpt lt sgt cmdr adm brig gov sen rep pres messrs
    st mt ft supt insp fr sr det mme mlle dept assoc
"""
WITH_NUMBER = (
    "no nos vol fig art sec pp p ch ca c approx est jan feb mar apr jun jul aug sept oct nov dec"
)
SELDOM_LAST = "vs v e.g i.e cf viz al eg ie bros univ"
OFTEN_LAST = """
    u.s u.k u.n e.u d.c u.s.a u.a.e a.m p.m inc ltd co corp llc plc jr sr etc ph.d m.d b.a m.a esq
    b.c a.d mass calif ariz conn fla penn wash
"""
NEVER = frozenset(f"{TITLES} {SELDOM_LAST}".split()) - {"sr"}
NUMBERED = frozenset(WITH_NUMBER.split())
MAYBE = frozenset(OFTEN_LAST.split())
STARTERS_WORDS = """
    the a an this that these those it its he she they we you i his her their our there here in on
    at by for from with as after before since when while if although though however but and or so
    according both each every many most more some several all other another no not one two three
    what who why how where which meanwhile also police officials authorities during under over
    despite among following earlier later last
    """
STARTERS = frozenset(STARTERS_WORDS.split())
VERBS_OF_SAYING = "said says told asked added wrote replied asks adds explained announced"
SAID = frozenset(VERBS_OF_SAYING.split())


def cut_sentences(text: str, paragraphs: Sequence[Paragraph]) -> tuple[Sentence, ...]:
    """None of them crosses a paragraph; the place before a dateline's dash is left out."""
    found: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        for start, end in _spans(text, paragraph):
            found.append(Sentence(len(found), number, start, end))
    return tuple(found)


def _spans(text: str, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    words = text[paragraph.start : paragraph.end]
    start = dateline_length(words) if paragraph.kind == "body" else 0
    ends = _ends(words) if paragraph.kind in ("body", "caption") else []
    for end in [*ends, len(words)]:
        for first, last in _pieces(words, start, end):
            yield paragraph.start + first, paragraph.start + last
        start = end


def dateline_length(words: str) -> int:
    """How many characters a dateline such as “PARIS, 4 January —” takes up at the front."""
    found = DATELINE.match(words)
    if not found:
        return 0
    plain = CAPITALS.match(found[0]) or DATED.search(found[0])
    return found.end() if plain else 0


def _pieces(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence without white space around it, in parts where it is beyond measure."""
    while start < end:
        while start < end and words[start].isspace():
            start += 1
        last = end if end - start <= LONGEST else _last_space(words, start)
        kept = len(words[start:last].rstrip())
        if kept:
            yield start, start + kept
        start = last


def _last_space(words: str, start: int) -> int:
    space = max(words.rfind(mark, start + 1, start + LONGEST) for mark in (" ", "\n"))
    return space if space > start else start + LONGEST


def _ends(words: str) -> list[int]:
    quoted = _quoted(words)
    ends = []
    place = 0
    for found in END.finditer(words):
        while place < len(quoted) and quoted[place][1] <= found.start():
            place += 1
        inside = place < len(quoted) and quoted[place][0] < found.end() < quoted[place][1]
        if not inside and _is_end(words, found):
            ends.append(found.end())
    return ends


def _quoted(words: str) -> list[tuple[int, int]]:
    """Pairs of quotation marks, with their marks; one that never closes quotes nothing."""
    closings = [found.end() for found in CLOSING.finditer(words)]
    spans: list[tuple[int, int]] = []
    place = 0
    for found in OPENING.finditer(words):
        while place < len(closings) and closings[place] <= found.end():
            place += 1
        free = not spans or found.start() >= spans[-1][1]
        if free and place < len(closings) and closings[place] - found.start() <= LONGEST_QUOTE:
            spans.append((found.start(), closings[place]))
    return spans


def _is_end(words: str, found: re.Match[str]) -> bool:
    if not found[1]:
        return True
    after = AFTER.match(words, found.end())
    following = (after[1] or "") if after else ""
    if following[:1].islower() and not following[1:2].isupper():
        return False
    if found[0][0] in "!?…" or found[0][:2] == "..":
        return not _goes_on_saying(words, found, following)
    return _full_stop_ends(words[max(0, found.start() - 40) : found.start()], found[0], following)


def _goes_on_saying(words: str, found: re.Match[str], following: str) -> bool:
    """“Stop!” Smith said."""
    if found[0][-1] not in "\"”’'" or not following:
        return False
    nearby = re.findall(r"\w+", words[found.end() : found.end() + 60])[:4]
    return following.lower() not in STARTERS and any(word in SAID for word in nearby)


def _full_stop_ends(before: str, mark: str, following: str) -> bool:
    last = BEFORE.search(before)
    word = last[0].lower().strip("’'") if last else ""
    if len(mark) > 1:
        return True
    if word in NEVER or (word in NUMBERED and following[:1].isdigit()):
        return False
    if word in MAYBE or re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word):
        return following.lower() in STARTERS or not following
    return not _is_initial(last[0] if last else "", before, following)


def _is_initial(word: str, before: str, following: str) -> bool:
    """The full stop of “J. Smith” or “John F. Kennedy”, but not of “vitamin C. The …”."""
    if len(word) != 1 or not word.isupper():
        return False
    return following.lower() not in STARTERS and following[:1].isupper()
