"""What a question type needs, out of an item: one function for each shape. Pure."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any

from quizapp.errors import QuizError
from quizapp.formats.html import to_markdown, to_plain
from quizapp.formats.items import Answer, Gap, Item, ItemType, Option, Range
from quizapp.messages import Message

RIGHT = 1 - 1e-4
PARTLY = Message("What earns a part of the point there earns nothing here.")
MINUS = Message("Wrong options take points away there; here they earn nothing.")
CASE = Message("Capitals matter there; here they never do.")
RANGES = Message("Only the first of several right numbers was taken.")
WEIGHTS = Message("Some gaps count more than others there; here all count the same.")
FEEDBACK = Message("Remarks on single right answers were left out.")
MANY_RIGHT = Message("More than one option earns the whole point, but only one may be chosen.")
WILD = Message("“{text}”, with * for any letters, was left out.")
OPEN_RANGE = Message("Its range of right numbers has no end.")
NUMBER_GAP = Message("One of its gaps takes a range of numbers, which gaps cannot do here.")
NO_RIGHT = Message("No answer of it earns the whole point.")

Notes = list[Message]


class NotTakenContent(QuizError):
    """The answers of the item cannot be represented."""


def _note(notes: Notes, message: Message) -> None:
    if message not in notes:
        notes.append(message)


def _shares(options: Iterable[Option | Answer], notes: Notes) -> None:
    fractions = [one.fraction for one in options]
    if any(0 < share < RIGHT for share in fractions):
        _note(notes, PARTLY)
    if any(share < 0 for share in fractions):
        _note(notes, MINUS)


def _options(options: Iterable[Option], right: Callable[[Option], bool]) -> list[dict[str, Any]]:
    return [
        {
            "text": to_markdown(one.text_html),
            "correct": right(one),
            "feedback": to_markdown(one.feedback_html),
        }
        for one in options
    ]


def _one_of(item: Item, notes: Notes) -> dict[str, Any]:
    right = [one for one in item.options if one.fraction >= RIGHT]
    if len(right) != 1:
        raise NotTakenContent(MANY_RIGHT if right else NO_RIGHT)
    _shares(item.options, notes)
    return {"options": _options(item.options, lambda one: one.fraction >= RIGHT)}


def _several(item: Item, notes: Notes) -> dict[str, Any]:
    """Here every option that earns anything is right, and all right ones weigh the same."""
    shares = {round(one.fraction, 4) for one in item.options if one.fraction > 0}
    if len(shares) > 1:
        _note(notes, Message("Some options count more than others there; here all count the same."))
    return {"options": _options(item.options, lambda one: one.fraction > 0)}


def _verdict(item: Item, notes: Notes) -> dict[str, Any]:
    true, false = item.options
    answer = true.fraction >= RIGHT
    right, wrong = (true, false) if answer else (false, true)
    if right.feedback_html:
        _note(notes, FEEDBACK)
    return {"answer": answer, "feedback": to_markdown(wrong.feedback_html)}


def _words(answers: Sequence[Answer], notes: Notes, wildcards: bool) -> dict[str, Any]:
    """Accepted answers, and as near misses those that earn less and have something to say."""
    _shares([one for one in answers if one.fraction > 0], notes)
    usable = [one for one in answers if not (wildcards and "*" in one.text)]
    for one in answers:
        if one not in usable and one.text.strip("*"):
            _note(notes, WILD.fill(text=one.text))
    accepted = list(dict.fromkeys(one.text for one in usable if one.fraction >= RIGHT))
    if not accepted:
        raise NotTakenContent(NO_RIGHT)
    if any(one.feedback_html for one in usable if one.fraction >= RIGHT):
        _note(notes, FEEDBACK)
    rejected = [
        {"text": one.text, "feedback": to_markdown(one.feedback_html)}
        for one in usable
        if one.fraction < RIGHT
    ]
    return {"accepted": accepted, "rejected": rejected}


def _text(item: Item, notes: Notes) -> dict[str, Any]:
    if item.case_sensitive:
        _note(notes, CASE)
    return {**_words(item.answers, notes, item.wildcards), "slips": item.slips}


def _number(item: Item, notes: Notes) -> dict[str, Any]:
    right = [one for one in item.numeric if one.fraction >= RIGHT]
    if not right:
        raise NotTakenContent(NO_RIGHT)
    if len(item.numeric) > 1:
        _note(notes, RANGES)
    answer, tolerance = _middle(right[0])
    return {
        "answer": answer,
        "tolerance": tolerance,
        "unit": item.unit,
        "unit_forms": list(item.units),
        "unit_required": item.unit_required,
    }


def _middle(range: Range) -> tuple[str, str]:
    """The number halfway, and how far either end is from it."""
    if range.low is None or range.high is None:
        raise NotTakenContent(OPEN_RANGE)
    middle = (range.low + range.high) / 2
    return plain(middle), plain(range.high - middle)


def plain(number: Decimal) -> str:
    """In digits, without a power of ten and without needless zeros."""
    text = f"{number:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def _date(item: Item, notes: Notes) -> dict[str, Any]:
    return {"answer": item.date}


def _pairs(item: Item, notes: Notes) -> dict[str, Any]:
    sides = [(to_markdown(one.left_html), to_markdown(one.right_html)) for one in item.pairs]
    rights = {right for left, right in sides if left}
    spare = dict.fromkeys(right for left, right in sides if not left and right not in rights)
    return {
        "pairs": [{"left": left, "right": right} for left, right in sides if left],
        "distractors": list(spare),
    }


def _sequence(item: Item, notes: Notes) -> dict[str, Any]:
    first, last = item.ends
    return {"items": [to_markdown(one) for one in item.sequence], "first": first, "last": last}


def _gaps(item: Item, notes: Notes) -> dict[str, Any]:
    """Its text comes from the stem."""
    if len({gap.weight for gap in item.gaps}) > 1:
        _note(notes, WEIGHTS)
    return {"gaps": [_gap(gap, item, notes) for gap in item.gaps]}


def _gap(gap: Gap, item: Item, notes: Notes) -> dict[str, Any]:
    if gap.options:
        return _listed(gap.options, notes)
    if gap.numeric:
        right = [one for one in gap.numeric if one.fraction >= RIGHT]
        if not right or any(one.low is None or one.low != one.high for one in right):
            raise NotTakenContent(NUMBER_GAP)
        return {"accepted": [plain(one.low) for one in right if one.low is not None]}
    return {**_words(gap.answers, notes, item.wildcards), "slips": item.slips}


def _listed(options: Sequence[Option], notes: Notes) -> dict[str, Any]:
    right = [one for one in options if one.fraction >= RIGHT]
    if len(right) != 1:
        raise NotTakenContent(MANY_RIGHT if right else NO_RIGHT)
    _shares(options, notes)
    wrong = [one for one in options if one.feedback_html and one is not right[0]]
    return {
        "accepted": [to_plain(right[0].text_html)],
        "options": [to_plain(one.text_html) for one in options],
        "rejected": [
            {"text": to_plain(one.text_html), "feedback": to_markdown(one.feedback_html)}
            for one in wrong
        ],
    }


CONTENTS: dict[ItemType, Callable[[Item, Notes], dict[str, Any]]] = {
    "multiple_choice": _one_of,
    "multiple_response": _several,
    "true_false": _verdict,
    "short_answer": _text,
    "numeric": _number,
    "date": _date,
    "matching": _pairs,
    "ordering": _sequence,
    "cloze": _gaps,
}
"""The content of each type as plain data. Raises `NotTakenContent`."""
