"""What the words around a date say about it: whether it lies ahead, and whether it is one."""

import re

from quizapp.reading.dates import FIRST_YEAR

REACH = 90
WORD = re.compile(r"[\w’']+|[;:—“\"(]")
AHEAD_WORDS = """
    will would shall 'll ’ll scheduled forecast expected anticipated likely proposed due upcoming
    planned plans plan intends set until till next coming slated deadline tomorrow hopes begins
    starts opens launches ends closes leaves runs returns meets resumes takes expires
"""
AHEAD = frozenset(AHEAD_WORDS.split())
IRREGULAR_WORDS = """
    was were had did said told began took held came went made met won lost left died saw gave got
    became fell rose broke brought sent hit shot killed found struck put ran fled led wrote
    spoke paid sold built felt stood hurt drew threw chose flew grew shut cut
    """
IRREGULAR = frozenset(IRREGULAR_WORDS.split())
NOT_PAST = frozenset({"need", "indeed", "speed", "feed", "hundred", "united", "exceed", "seed"})

PART_OF_NAME = re.compile(
    r"(?:Black|Good|Ash|Bloody|Palm|Super|Cyber|Sheffield|Holy|Maundy|Easter|Shrove|Fat|Giving|"
    r"Ruby|Man|Whit|USA|Russia|India|Pakistan|Sputnik|Psychology|Christianity)\s+$"
)
NAME_GOES_ON = re.compile(
    r"\s+(?:Times|Mail|Telegraph|Herald|Mirror|Express|Sun|Post|Star|Age|Independent|Night\s+Live|"
    r"Night\s+Football|Programme|Show|Club|Standard|Tribune|Today)\b"
)
NAMED_FOR_YEAR = re.compile(
    r"(?:\s+(?:[A-Z][\w.&’'-]*|of|and|the|football|men|women|['’]s)){0,6}?\s+(?:Cups?|Games|Olympics|"
    r"Paralympics|Championships?|Open|Grand\s+Prix|Awards?|Series|League|Bowl|Finals?|Festival|Expo|"
    r"Trophy|Masters|Marathon|Tour|Oscars|Grammys|Convention|Rally|Classic|Euro)\b"
)
COUNTED = re.compile(
    r"(?:\s+[a-z]+)?\s+(?:people|persons|men|women|\w{0,9}children|girls|boys|troops|soldiers|police|officers|"
    r"votes|deaths|cases|homes|houses|jobs|employees|workers|students|refugees|migrants|residents|"
    r"members|families|tonnes?|tons?|kilomet(?:er|re)s?|met(?:er|re)s?|km|kg|miles?|feet|acres|"
    r"hectares|dollars|euros|pounds|yen|yuan|rubles|roubles|rupees|points|troops|passengers|hours|"
    r"minutes|seconds|days|weeks|months|years|degrees|times|calories|words|pages|copies|species)\b"
)
INTRODUCED = re.compile(
    r"(?:\b(?:in|since|by|from|until|till|of|during|before|after|through|throughout|to|between|and|"
    r"for|year|circa|mid|early|late|the|or|an?|its|their|his|her|season|spring|summer|autumn|fall|winter|"
    r"around|about|election|elections)\s+|\b(?:In|Since|By|From|Until|During|Before|After|The|For|Between|"
    r"Through|Throughout)\s+|\b(?:mid|early|late|pre|post)-|[(\[–—]\s*|,\s+|’s\s+|'s\s+)$"
)
HEDGED = re.compile(
    r"\b(?:more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most|up\s+to|some|over|nearly|almost|"
    r"exactly|only|number|No\.|page|chapter|section|article|resolution|room|flight|route|highway)\s+$",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\s?(?:UTC|GMT|hours|hrs|[A-Z]{2,3}T)\b")
PLURAL = re.compile(r"\s+[a-z]+(?<!s)(?<!wa|ha)s\b")
NAME_BEFORE = re.compile(r"(?:\b[A-Z][\w&’'-]*)\s+$")


def lies_ahead(words: str, start: int, end: int) -> bool:
    """Whether the clause that the date stands in speaks of the future; the past by default."""
    before = [found[0].lower() for found in WORD.finditer(words, max(0, start - REACH), start)]
    verdict = _nearest(before)
    if verdict is None and start < 25:
        after = [found[0].lower() for found in WORD.finditer(words, end, end + REACH)]
        verdict = _first(after)
    return bool(verdict)


def _nearest(before: list[str]) -> bool | None:
    """By the last verb before the date: True for ahead, False for past."""
    for place in range(len(before) - 1, -1, -1):
        word, previous = before[place], before[max(0, place - 2) : place]
        if word in ";—" or word == ":":
            return None
        if word == "be" and previous[-1:] == ["to"]:
            return True
        if word in AHEAD or (word == "to" and previous[-1:] in (["is"], ["are"])):
            return True
        if _is_past(word) and "be" not in previous:
            return False
    return None


def _first(after: list[str]) -> bool | None:
    for word in after:
        if word in AHEAD:
            return True
        if _is_past(word):
            return False
    return None


def _is_past(word: str) -> bool:
    return word in IRREGULAR or (len(word) > 3 and word.endswith("ed") and word not in NOT_PAST)


def is_name(words: str, start: int, end: int) -> bool:
    """Whether the day is only part of a name: “The Sunday Times”, “Black Friday”."""
    return bool(
        PART_OF_NAME.search(words[max(0, start - 20) : start]) or NAME_GOES_ON.match(words, end)
    )


def is_year(words: str, start: int, end: int, year: int) -> bool:
    """Whether four digits that stand alone mean a year."""
    before = words[max(0, start - 25) : start]
    if (
        HEDGED.search(before)
        or CLOCK.match(words, end)
        or COUNTED.match(words, end)
        or NAMED_FOR_YEAR.match(words, end)
    ):
        return False
    introduced = INTRODUCED.search(before)
    if introduced:
        return (1850 if PLURAL.match(words, end) else 1500) <= year <= 2100 or introduced[
            0
        ].strip().lower() in {"in", "since", "until"}
    if NAME_BEFORE.search(before):
        return False
    return 1900 <= year <= 2050 and year >= FIRST_YEAR and not before.strip()


def quoted_spans(words: str) -> list[tuple[int, int]]:
    """What stands between double quotation marks, with them."""
    pattern = r"(?:(?<=[\s(\[—–])|^)[\"“][^\"“”]{1,1500}[\"”]"
    return [found.span() for found in re.finditer(pattern, words)]
