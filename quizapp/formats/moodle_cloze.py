"""Moodle's embedded answers, such as `{1:MULTICHOICE:=Rome~Milan#No}`. Pure.

Their grammar is described in Moodle's documentation under “Embedded Answers (Cloze)”.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from quizapp.formats.gift_answers import NotReadable, read_ends
from quizapp.formats.html import clean, from_plain, to_plain
from quizapp.formats.items import Answer, Gap, Option, Range
from quizapp.formats.moodle_numbers import decimal_points
from quizapp.formats.shares import read_percent, say_percent
from quizapp.messages import Message

BEGIN = re.compile(r"\{\s{0,20}(\d{0,4})\s{0,20}:\s{0,20}([A-Z_]{2,20})\s{0,20}:")
TEXT = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC"}
CASED = {"SHORTANSWER_C", "SAC", "MWC"}
NUMBER = {"NUMERICAL", "NM"}
CHOICE = {
    *("MULTICHOICE", "MC", "MULTICHOICE_V", "MCV", "MULTICHOICE_H", "MCH"),
    *("MULTICHOICE_S", "MCS", "MULTICHOICE_VS", "MCVS", "MULTICHOICE_HS", "MCHS"),
}
SEVERAL = {
    *("MULTIRESPONSE", "MR", "MULTIRESPONSE_H", "MRH"),
    *("MULTIRESPONSE_S", "MRS", "MULTIRESPONSE_HS", "MRHS"),
}
KINDS = TEXT | NUMBER | CHOICE | SEVERAL
WEIGHT = re.compile(r"%\s{0,5}(-?\d{1,4}(?:[.,]\d{0,10})?)\s{0,5}%")
ESCAPED = re.compile(r"\\([~#}\"/\\])")

MANY = Message("One of its gaps takes several options at once, which gaps cannot do here.")
NO_ANSWER = Message("One of its gaps has no answer that earns the whole point.")
FEW = Message("One of its gaps has fewer than two options.")
WHOLE = 1 - 1e-6
BAD_WEIGHT = Message("The weight {weight} is not from -100 to 100 percent.")


@dataclass(frozen=True)
class Embedded:
    """A gap with where it stands in the text."""

    start: int
    end: int
    gap: Gap
    case: bool | None
    """Whether capital letters matter; `None` where nothing is typed."""
    stars: bool
    """Whether `*` stands for any letters in it."""


def find_embedded(text: str) -> Iterator[Embedded]:
    """Every gap of the text, in order. Raises `NotReadable`."""
    at = 0
    while found := BEGIN.search(text, at):
        kind = found[2]
        end = _end(text, found.end()) if kind in KINDS else None
        if end is None:
            at = found.end()
            continue
        answers = [_answer(part) for part in _split(text[found.end() : end], "~")]
        weight = float(found[1] or 1)
        gap, stars = _gap(kind, [one for one in answers if one.text or one.share], weight)
        case = kind in CASED if kind in TEXT else None
        yield Embedded(found.start(), end + 1, gap, case, stars)
        at = end + 1


def _end(text: str, at: int) -> int | None:
    """Where the brace is that closes the gap."""
    while at < len(text):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == "}":
            return at
        at += 1
    return None


def _split(text: str, mark: str, most: int = -1) -> list[str]:
    """At each mark that is neither escaped nor part of an entity."""
    parts: list[str] = []
    begin = at = 0
    while at < len(text) and (most < 0 or len(parts) < most):
        if text[at] == "\\":
            at += 2
            continue
        if text[at] == mark and not (mark == "#" and text[at - 1 : at] == "&"):
            parts.append(text[begin:at])
            begin = at + 1
        at += 1
    return [*parts, text[begin:]]


@dataclass(frozen=True)
class _Answer:
    text: str
    share: float
    feedback: str


def _answer(part: str) -> _Answer:
    text, *told = _split(part.strip(), "#", 1)
    share = 0.0
    if found := WEIGHT.match(text):
        try:
            share = read_percent(found[1].replace(",", "."))
        except ValueError:
            raise NotReadable(BAD_WEIGHT.fill(weight=found[1])) from None
        text = text[found.end() :]
    elif text.startswith("="):
        share, text = 1.0, text[1:]
    feedback = clean(_reveal(told[0]).strip()) if told else ""
    return _Answer(_reveal(text).strip(), share, feedback)


def _reveal(text: str) -> str:
    return ESCAPED.sub(r"\1", text)


def _gap(kind: str, answers: list[_Answer], weight: float) -> tuple[Gap, bool]:
    if kind in SEVERAL:
        raise NotReadable(MANY)
    if not any(one.share >= WHOLE for one in answers):
        raise NotReadable(NO_ANSWER)
    if kind in CHOICE:
        if len(answers) < 2:
            raise NotReadable(FEW)
        options = (Option(clean(one.text), one.share, one.feedback) for one in answers)
        return Gap(options=tuple(options), weight=weight), False
    if kind in NUMBER:
        ranges = (_range(one) for one in answers)
        return Gap(numeric=tuple(ranges), weight=weight), False
    typed = [Answer(to_plain(one.text), one.share, one.feedback) for one in answers]
    stars = any(re.search(r"(?<!\\)\*", one.text) for one in typed)
    if not stars:
        typed = [
            Answer(one.text.replace("\\*", "*"), one.fraction, one.feedback_html) for one in typed
        ]
    return Gap(answers=tuple(typed), weight=weight), stars


def _range(answer: _Answer) -> Range:
    low, high = read_ends(decimal_points(html.unescape(answer.text)) or "*")
    return Range(low, high, answer.share, answer.feedback)


# ---- Writing ----

SPECIAL = str.maketrans({mark: f"&#{ord(mark)};" for mark in "~#}{\\"})
AT_START = re.compile(r"[%=]")


def write_gap(gap: Gap, case: bool, stars: bool) -> str:
    """The gap as embedded answers; marks that are meant as such become entities."""
    weight = f"{gap.weight:g}"
    if gap.options:
        listed = [_written(one.text_html, one.fraction, one.feedback_html) for one in gap.options]
        return f"{{{weight}:MULTICHOICE:{'~'.join(listed)}}}"
    if gap.numeric:
        listed = [_written(say_range(one), one.fraction, one.feedback_html) for one in gap.numeric]
        return f"{{{weight}:NUMERICAL:{'~'.join(listed)}}}"
    listed = [
        _written(_typed(one.text, stars), one.fraction, one.feedback_html) for one in gap.answers
    ]
    return f"{{{weight}:{'SHORTANSWER_C' if case else 'SHORTANSWER'}:{'~'.join(listed)}}}"


def without_gaps(markup: str) -> str:
    """What only looks like a gap shown as it is."""
    return BEGIN.sub(lambda found: f"&#123;{found[0][1:]}", markup)


def _typed(text: str, stars: bool) -> str:
    return from_plain(text if stars else text.replace("*", "\\*"))


def _written(text: str, share: float, feedback: str) -> str:
    mark = "=" if share >= 1 else f"%{say_percent(share)}%" if share else ""
    body = entities(text)
    if AT_START.match(body):
        body = f"&#{ord(body[0])};{body[1:]}"
    return mark + body + (f"#{entities(feedback)}" if feedback else "")


def entities(markup: str) -> str:
    """Marks of the grammar as entities; entities that are there stay."""
    parts = re.split(r"(&#?\w{1,30};)", markup)
    return "".join(
        part if place % 2 else part.translate(SPECIAL) for place, part in enumerate(parts)
    )


def say_range(one: Range) -> str:
    """`3`, `3:0.5` around the middle, or a star for any number. Raises `ValueError` where open."""
    if one.low is None and one.high is None:
        return "*"
    if one.low is None or one.high is None:
        raise ValueError("a range without an end")
    middle, margin = (one.low + one.high) / 2, (one.high - one.low) / 2
    return say_number(middle) + (f":{say_number(margin)}" if margin else "")


def say_number(number: Decimal) -> str:
    return f"{number:f}" if abs(number.adjusted()) < 20 else f"{number:e}"
