"""The answers of a GIFT question, which tell its type. Pure."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from quizapp.errors import QuizError
from quizapp.formats.gift_text import Texts, in_a_row
from quizapp.formats.html import from_plain
from quizapp.formats.items import Answer, ItemType, Option, Pair, Range
from quizapp.formats.shares import read_percent
from quizapp.messages import Message

Parts = dict[str, Any]
"""Fields of an `Item`."""

WEIGHT = re.compile(r"%[ ]*([-+]?[0-9]{1,6}(?:[.,][0-9]{0,20})?)[ ]*%")
NUMBER = re.compile(r"[-+]?(?:[0-9]{1,20}(?:\.[0-9]{0,20})?|\.[0-9]{1,20})(?:[eE][-+]?[0-9]{1,2})?")
VERDICTS = {"T": True, "TRUE": True, "F": False, "FALSE": False}
STAR = re.compile(r"(?<!\\)\*")

SETTINGS = (
    *("ALL", "EXACT", "RANDOM", "REL", "CONTIGUOUS", "CONTIG", "HORIZONTAL", "HORI", "H", "1"),
    *("VERTICAL", "VERT", "V", "0", "ALL_OR_NOTHING", "ABSOLUTE_POSITION", "ABSOLUTE", "ABS"),
    *("RELATIVE_NEXT_EXCLUDE_LAST", "RELATIVE_NEXT_INCLUDE_LAST", "RELATIVE_TO_CORRECT"),
    *("RELATIVE_ONE_PREVIOUS_AND_NEXT", "RELATIVE_ALL_PREVIOUS_AND_NEXT", "RELATIVE"),
    *("LONGEST_ORDERED_SUBSET", "LONGEST_CONTIGUOUS_SUBSET", "SHOW", "TRUE", "YES", "HIDE"),
    *("FALSE", "NO", "none", "abc", "ABCD", "123", "iii", "IIII"),
)
"""What may follow the count in the first line of an ordering question."""

ESSAY = Message("It is an essay, which has no answer that can be checked here.")
EMPTY_ANSWER = Message("One of its answers is empty.")
FEW_OPTIONS = Message("A question with options needs at least two of them.")
FEW_PAIRS = Message("A matching question needs at least two pairs.")
FEW_THINGS = Message("A question of putting in order needs at least two things to order.")
NO_PAIR = Message("“{text}” has no “->” between its two sides, as in “=France -> Paris”.")
NO_NUMBER = Message("There is no right number after “#”.")
NOT_A_NUMBER = Message("“{text}” is not a number. Write it as 3.5, 3.5:0.1 or 3.4..3.6.")
WEIGHT_TOO_LARGE = Message("The weight {weight} is not from -100 to 100 percent.")


class NotReadable(QuizError):
    """The question cannot be taken; the message says why."""


def read_answers(text: str, texts: Texts) -> tuple[ItemType, Parts]:
    """What stands between the braces. Raises `NotReadable`."""
    if not text:
        raise NotReadable(ESSAY)
    if text.startswith("#"):
        return "numeric", _numbers(text[1:], texts)
    if text.startswith(">"):
        return "ordering", _sequence(text[1:], texts)
    if "~" in text:
        options = tuple(_options(text, texts))
        return "multiple_choice" if "=" in text else "multiple_response", {"options": options}
    if "=" in text and "->" in text:
        return "matching", {"pairs": tuple(_pairs(text, texts))}
    verdict = VERDICTS.get(text.partition("#")[0].partition("//")[0].strip())
    if verdict is not None:
        return "true_false", {"options": _verdict(verdict, text, texts)}
    return "short_answer", _typed(text, texts)


def _split(text: str, mark: str) -> list[str]:
    """The answers that each begin with the mark."""
    parts = [part.strip() for part in text.split(mark)]
    return parts if parts[0] else parts[1:]


def _weight(text: str, otherwise: float) -> tuple[float, str]:
    """The share that a text begins with, and the rest of it."""
    found = WEIGHT.match(text)
    if not found:
        return otherwise, text
    try:
        share = read_percent(found[1].replace(",", "."))
    except ValueError:
        raise NotReadable(WEIGHT_TOO_LARGE.fill(weight=found[1])) from None
    return share, text[found.end() :]


def _options(text: str, texts: Texts) -> Iterator[Option]:
    parts = _split(text.replace("=", "~="), "~")
    if len(parts) < 2:
        raise NotReadable(FEW_OPTIONS)
    for part in parts:
        right = part.startswith("=")
        fraction, rest = _weight(part[1:].lstrip() if right else part, float(right))
        shown, _, told = rest.partition("#")
        if not shown.strip():
            raise NotReadable(EMPTY_ANSWER)
        yield Option(texts.rich(shown), fraction, texts.rich(told))


def _pairs(text: str, texts: Texts) -> Iterator[Pair]:
    """What is on the right is plain text always."""
    parts = _split(text, "=")
    if len(parts) < 2:
        raise NotReadable(FEW_PAIRS)
    for part in parts:
        left, arrow, right = part.partition("->")
        if not arrow:
            raise NotReadable(NO_PAIR.fill(text=_shortened(part)))
        if not right.strip():
            raise NotReadable(EMPTY_ANSWER)
        yield Pair(texts.rich(left), from_plain(in_a_row(right)))


def _verdict(answer: bool, text: str, texts: Texts) -> tuple[Option, Option]:
    """What is said to those who were wrong comes first."""
    _, wrong, right = (texts.rich(part) for part in [*text.split("#", 2), "", ""][:3])
    true, false = (right, wrong) if answer else (wrong, right)
    return Option("True", float(answer), true), Option("False", float(not answer), false)


def _typed(text: str, texts: Texts) -> Parts:
    answers = []
    for part in _split(text, "="):
        fraction, rest = _weight(part, 1.0)
        typed, _, told = rest.partition("#")
        answers.append(Answer(texts.typed(typed), fraction, texts.rich(told)))
    if not answers or not all(one.text for one in answers):
        raise NotReadable(EMPTY_ANSWER)
    if any(STAR.search(one.text) for one in answers):
        return {"answers": tuple(answers), "wildcards": True}
    return {"answers": tuple(_with_plain_stars(answers))}


def _with_plain_stars(answers: Iterable[Answer]) -> Iterator[Answer]:
    r"""Where none stands for other letters, `\*` is a star."""
    for one in answers:
        yield Answer(one.text.replace("\\*", "*"), one.fraction, one.feedback_html)


def _numbers(text: str, texts: Texts) -> Parts:
    """After `~` comes a wrong number, or only what to say to whoever gives any other."""
    listed, *others = text.split("~")
    parts = [(part, 1.0) for part in _split(listed, "=")]
    parts += [(part.strip(), 0.0) for part in others]
    ranges = []
    otherwise = ""
    for part, share in parts:
        fraction, rest = _weight(part, share)
        number, _, told = rest.partition("#")
        low, high = read_ends(in_a_row(number) or ("" if share else "*"))
        if low is None and not fraction:
            otherwise = texts.rich(told)
        else:
            ranges.append(Range(low, high, fraction, texts.rich(told)))
    if not any(one.fraction > 0 for one in ranges):
        raise NotReadable(NO_NUMBER)
    return {"numeric": tuple(ranges), "wrong_feedback_html": otherwise}


def read_ends(text: str) -> tuple[Decimal | None, Decimal | None]:
    """`3`, `3:0.5` or `2.5..3.5`; a star is any number."""
    if text == "*":
        return None, None
    first, dots, second = text.partition("..")
    if dots:
        low, high = sorted((_number(first, text), _number(second, text)))
        return low, high
    first, colon, second = text.partition(":")
    middle = _number(first, text)
    margin = abs(_number(second, text)) if colon else Decimal(0)
    return middle - margin, middle + margin


def _number(text: str, whole: str) -> Decimal:
    text = text.strip()
    if not NUMBER.fullmatch(text):
        raise NotReadable(NOT_A_NUMBER.fill(text=_shortened(whole)))
    return Decimal(text)


def _sequence(text: str, texts: Texts) -> Parts:
    """The first line is about how it is shown and marked; each other one is a thing to order."""
    first, _, rest = text.partition("\n")
    count, *settings = first.split() or [""]
    if not (count.isdecimal() or not count) or not set(settings) <= set(SETTINGS):
        rest = text
    things = tuple(shown for line in rest.split("\n") if (shown := texts.automatic(line)))
    if len(things) < 2:
        raise NotReadable(FEW_THINGS)
    return {"sequence": things}


def _shortened(text: str) -> str:
    text = in_a_row(text)
    return text if len(text) <= 60 else text[:59] + "…"
