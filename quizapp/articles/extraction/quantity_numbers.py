"""Where numbers stand in a text, in digits and in words, and what they are."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.reading.number_words import ONES, SCALES, TENS, read_number_words

SCALE = r"hundred|thousand|million|billion|trillion|lakh|crore"
DIGITS = re.compile(
    r"(?<![\w.,/:#@&=_])(?<![^\d][-–])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,15}(?:\.\d{1,6})?)(?![\d,.:/]*\d)"
    rf"(?:[\s-](?P<scale>{SCALE})\b|(?P<short>k|m|mn|bn|tn)\b)?"
)
WORD = rf"{'|'.join(sorted([*ONES, *TENS, *SCALES], key=len, reverse=True))}"
ORDINAL = r"(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|\w+teen|\w+tie)th"
WORDS = re.compile(
    rf"(?<![\w-])(?P<half>half\s+an?\s+)?(?P<words>(?:an?\s+(?=(?:{SCALE}|dozen)\b))?"
    rf"(?:{WORD}|dozen)\b(?:(?:[\s-]+|\s+and\s+)(?:{WORD})\b)*)(?![\w]|-(?:first|second|third|{ORDINAL})\b)",
    re.IGNORECASE,
)
PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
FRACTION = re.compile(
    r"\b(?:(?P<top>an?|one|two|three|four)[\s-](?P<bottom>thirds?|quarters?|fifths?|sixths?|eighths?|"
    r"tenths?)|(?P<half>half))(?=\s+(?:of\b|the\b|majority))",
    re.IGNORECASE,
)
PERIOD = re.compile(r"\b(?:first|second|last|latter|other)\s$", re.IGNORECASE)
VAGUE = re.compile(
    r"(?:half|quarter|third|couple|few|several|many|of)[\s-]+(?:an?\s+)?$", re.IGNORECASE
)
SHORT = {"k": 3, "m": 6, "mn": 6, "bn": 9, "tn": 12}
RANGE = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+|\s?%\s+to\s+|\s?%\s?[-–—]\s?")
BETWEEN = re.compile(r"\bbetween\s+$", re.IGNORECASE)
CHANGE = re.compile(
    r"(?<!ranging )(?<!ranged )(?<!ranges )(?<!range )\bfrom\s+(?:[$€£]|US\$)?$", re.IGNORECASE
)
"""“Rose from 5% to 10%” gives two numbers, not what lies between them."""

ATTACHED = re.compile(
    r"(?:km|m|kg|mm|cm|ft|mph|kph|km/h|mi|ha|lbs?|[MGk]Wh?|in|g|GB|TB|MB|Hz|GHz|MHz)\b(?!/)|(?:ft|km|m)[²2]"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """From `low` to `high`; `share` where it is a part of a whole (“two-thirds of”)."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    worded: bool = False
    share: bool = False
    plain: bool = False
    """Only digits: no comma, point or scale."""


def find_figures(words: str) -> list[Figure]:
    """In order; none overlaps another, ranges are joined."""
    found = sorted(
        [*_fractions(words), *_in_digits(words), *_in_words(words)],
        key=lambda one: (one.start, -one.end),
    )
    figures: list[Figure] = []
    for figure in found:
        if not figures or figure.start >= figures[-1].end:
            figures.append(figure)
    return list(_ranges(words, figures))


def _in_digits(words: str) -> Iterator[Figure]:
    for found in DIGITS.finditer(words):
        value = Decimal(found["digits"].replace(",", ""))
        if found["scale"]:
            value = value.scaleb(SCALES[found["scale"]])
        end = found.end()
        if found["short"]:
            money = words[: found.start()].rstrip()[-1:] in "$€£¥₹₽₩" and found.start() > 0
            if money or found["short"] in ("k", "mn", "bn", "tn"):
                value = value.scaleb(SHORT[found["short"]])
            else:
                end = found.end("digits")
        if words[end : end + 1].isalpha() and not ATTACHED.match(words, end):
            continue
        plain = found["digits"].isdecimal() and end == found.end("digits")
        yield Figure(found.start(), end, value, value, plain=plain)


def _in_words(words: str) -> Iterator[Figure]:
    for found in WORDS.finditer(words):
        said = re.findall(r"[a-z]+", found["words"].lower())
        if said[0] in SCALES and VAGUE.search(words[max(0, found.start() - 20) : found.start()]):
            continue
        value = _value(said)
        if value is None:
            continue
        if found["half"]:
            value /= 2
        yield Figure(found.start(), found.end(), value, value, worded=True)


def _value(said: list[str]) -> Decimal | None:
    if said[-1] == "dozen":
        count = _value(said[:-1]) if said[:-1] not in ([], ["a"]) else Decimal(1)
        return count * 12 if count else None
    read = read_number_words(said)
    return read.value if read and read.length == len(said) and not read.ordinal else None


def _fractions(words: str) -> Iterator[Figure]:
    for found in FRACTION.finditer(words):
        if PERIOD.search(words[max(0, found.start() - 12) : found.start()]):
            continue
        if found["half"]:
            value = Decimal("0.5")
        else:
            top = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}[found["top"].lower()]
            value = round(Decimal(top) / PARTS[found["bottom"].lower().rstrip("s")], 4)
        yield Figure(found.start(), found.end(), value, value, worded=True, share=True)


def _ranges(words: str, figures: list[Figure]) -> Iterator[Figure]:
    place = 0
    while place < len(figures):
        joined = place + 1 < len(figures) and _joined(words, figures[place], figures[place + 1])
        if joined:
            yield joined
        else:
            yield figures[place]
        place += 2 if joined else 1


def _joined(words: str, one: Figure, two: Figure) -> Figure | None:
    """The range that both make, if they do; a scale at the end goes for both: “2 to 3 million”."""
    gap = re.sub(r"(?:US)?[$€£]$", "", words[one.end : two.start])
    before = words[max(0, one.start - 20) : one.start]
    if CHANGE.search(before):
        return None
    between = BETWEEN.search(before) and gap.strip() in ("and", "% and")
    if len(gap) > 12 or not (between or RANGE.fullmatch(gap)):
        return None
    low = one.low
    if two.low >= 1000 and low < 1000 and low * 1000 <= two.low and not two.plain:
        power = 1 + two.low.normalize().adjusted() // 3 * 3 - 1
        low = low.scaleb(power)
    if not low < two.low or one.share or two.share:
        return None
    return Figure(one.start, two.end, low, two.low, one.worded, plain=two.plain)
