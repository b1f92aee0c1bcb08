"""Gaps of a text, one cell for each: “Paris | Lutetia”, “[x] Paris | Rome”, “# 3.1..3.2”. Pure."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from quizapp.formats.controls import without_controls
from quizapp.formats.html import to_markdown
from quizapp.formats.items import Answer, Gap, Item, Option, Range
from quizapp.formats.table_texts import (
    Entry,
    Unreadable,
    entries,
    entry,
    escape,
    listed,
    rich,
    unescape,
    written,
)
from quizapp.formats.table_values import read_range, say_range
from quizapp.messages import Message

LITERAL = "\ue000"
"""Stands for a brace that is meant while the text is read as Markdown."""
MEANT = re.compile(r"(?<!\\)((?:\\\\){0,50})\\\{(?=[0-9]{1,3}\})")
PLACE = re.compile(r"\{([0-9]{1,3})\}")
LINE = re.compile(r"_{3,500}|…{3,500}|\.{4,500}")
CHOSEN = re.compile(r"\[([xX ])\]\s?")

NO_GAPS = Message("Fill in the column “gap 1” with what belongs into the first gap.")
MISSING = Message("The columns of gaps must be filled from “gap 1” on, without leaving one out.")
NO_PLACE = Message("The question has no {place} for the column “gap {number}”.")
TWO_PLACES = Message("The question has {place} twice.")
NO_CELL = Message("The question has {place}, but the column “gap {number}” is empty.")
NO_RIGHT = Message("Nothing in the column “gap {number}” is right. Mark the right one with [x].")
WRONG_WEIGHTS = Message("The column “gap weights” must have one number for each gap.")


def read_gaps(question: str, cells: Mapping[int, str], weights: Sequence[float]) -> dict[str, Any]:
    """Raises `Unreadable`."""
    if not cells:
        raise Unreadable(NO_GAPS)
    if list(cells) != list(range(1, len(cells) + 1)):
        raise Unreadable(MISSING)
    if weights and len(weights) != len(cells):
        raise Unreadable(WRONG_WEIGHTS)
    gaps = [
        _gap(cells[number], number, weights[number - 1] if weights else 1.0) for number in cells
    ]
    return {"stem_html": read_stem(question, len(gaps)), "gaps": tuple(gaps)}


def read_stem(question: str, count: int) -> str:
    """With a place for each gap; lines to write on are places if there are no others."""
    text = MEANT.sub(rf"\1{LITERAL}", question.replace(LITERAL, ""))
    if not PLACE.search(text) and len(LINE.findall(text)) == count:
        numbers = iter(range(1, count + 1))
        text = LINE.sub(lambda _: f"{{{next(numbers)}}}", text)
    places = [int(one) for one in PLACE.findall(text)]
    for number in range(1, count + 1):
        if number not in places:
            raise Unreadable(NO_PLACE.fill(place=f"{{{number}}}", number=number))
        if places.count(number) > 1:
            raise Unreadable(TWO_PLACES.fill(place=f"{{{number}}}"))
    others = [one for one in places if not 1 <= one <= count]
    if others:
        raise Unreadable(NO_CELL.fill(place=f"{{{others[0]}}}", number=others[0]))
    return rich(text).replace(LITERAL, "&#123;")


def write_stem(markup: str) -> str:
    marked = markup.replace("&#123;", LITERAL)
    return without_controls(to_markdown(marked)).replace(LITERAL, "\\{")


def _gap(cell: str, number: int, weight: float) -> Gap:
    parts = entries(cell)
    if any(CHOSEN.match(one.text) for one in parts):
        gap = Gap(options=tuple(_option(one) for one in parts), weight=weight)
    elif parts and all(one.text.startswith("#") for one in parts):
        gap = Gap(numeric=tuple(_range(one) for one in parts), weight=weight)
    else:
        gap = Gap(answers=tuple(_answer(one) for one in parts if one.text), weight=weight)
    graded: list[Option | Answer | Range] = [*gap.options, *gap.answers, *gap.numeric]
    if not any(one.fraction > 0 for one in graded):
        raise Unreadable(NO_RIGHT.fill(number=number))
    return gap


def _share(one: Entry, otherwise: float) -> float:
    return otherwise if one.share is None else one.share


def _option(one: Entry) -> Option:
    found = CHOSEN.match(one.text)
    right = bool(found and found[1] in "xX")
    text = one.text[found.end() :] if found else one.text
    return Option(rich(unescape(text)), _share(one, float(right)), one.feedback_html)


def _range(one: Entry) -> Range:
    return read_range(unescape(one.text[1:]), Decimal(0), _share(one, 1.0), one.feedback_html)


def _answer(one: Entry) -> Answer:
    return Answer(unescape(one.text), _share(one, 1.0), one.feedback_html)


def write_gap(gap: Gap) -> str:
    parts = [
        entry(
            f"[{'x' if one.fraction == 1 else ' '}] {escape(written(one.text_html))}",
            None if one.fraction in (0, 1) else one.fraction,
            one.feedback_html,
        )
        for one in gap.options
    ]
    parts += [
        entry(escape(one.text), None if one.fraction == 1 else one.fraction, one.feedback_html)
        for one in gap.answers
    ]
    parts += [
        entry(f"#{say_range(one)}", None if one.fraction == 1 else one.fraction, one.feedback_html)
        for one in gap.numeric
    ]
    return listed(parts)


def write_weights(item: Item) -> str:
    """Nothing if all gaps count the same."""
    weights = [f"{gap.weight:g}" for gap in item.gaps]
    return listed(weights) if any(one != "1" for one in weights) else ""
