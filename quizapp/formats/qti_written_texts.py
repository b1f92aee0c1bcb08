"""Texts and numbers to be typed, as QTI 2.2 asks for them. Pure."""

from collections.abc import Sequence

from quizapp.formats.items import Answer, Item, Range
from quizapp.formats.qti_drafts import RESPONSE, Draft, NotWritten, score_by_map
from quizapp.formats.qti_elements import make
from quizapp.formats.qti_rules import (
    base_value,
    choose,
    is_in,
    say_decimal,
    set_points,
    tell,
    variable,
    yes_or_no,
)
from quizapp.formats.qti_texts import EXACT
from quizapp.formats.qti_tree import Element
from quizapp.formats.qti_units import UNIT
from quizapp.messages import Message

RIGHT = 1 - 1e-4
NO_RIGHT = Message("No answer of it is right.")
TOO_FEW = Message("It has not enough parts.")
WILD = Message("“{text}”, with * for any letters, was left out.")
UNIT_LOST = Message("The unit is not asked for, and other ways to write it were left out.")
UNIT_SHOWN = Message("Other ways to write the unit were left out.")
OPEN = Message("A range without ends, in which any number is right, was left out.")


def write_text(draft: Draft) -> None:
    item = draft.item
    answers = typeable(draft, item.answers)
    right = [one.text for one in answers if one.fraction >= RIGHT]
    mapped = {one.text: one.fraction * item.points for one in answers}
    draft.respond(RESPONSE, "single", "string", right[:1], mapped)
    score_by_map(draft)
    draft.stem()
    draft.body.append(make("p", entry(RESPONSE, answers, item)))
    for number, one in enumerate(answers, 1):
        typed = make("stringMatch", variable(RESPONSE), base_value("string", one.text))
        typed.set("caseSensitive", yes_or_no(item.case_sensitive))
        draft.tell(f"told_{number}", one.feedback_html, typed)
    draft.tell_all()


def typeable(draft: Draft, answers: Sequence[Answer]) -> list[Answer]:
    """Those without wildcards, of which at least one has to earn something."""
    kept = []
    for one in answers:
        if draft.item.wildcards and "*" in one.text:
            draft.warn(WILD.fill(text=one.text))
        else:
            kept.append(one)
    if not any(one.fraction > 0 for one in kept):
        raise NotWritten(NO_RIGHT)
    return kept


def entry(response: str, answers: Sequence[Answer], item: Item, *classes: str) -> Element:
    entry = make("textEntryInteraction", responseIdentifier=response)
    names = [*classes, *([] if item.slips else [EXACT])]
    if names:
        entry.set("class", " ".join(names))
    if answers:
        entry.set("expectedLength", str(max(len(one.text) for one in answers) + 5))
    return entry


def write_number(draft: Draft) -> None:
    item = draft.item
    if not any(one.fraction > 0 for one in item.numeric):
        raise NotWritten(NO_RIGHT)
    draft.respond(RESPONSE, "single", "float", middle(item.numeric))
    branches = []
    for number, one in enumerate(item.numeric, 1):
        condition = is_in(RESPONSE, one)
        if condition is None:
            draft.warn(OPEN)
            continue
        then = [set_points("SCORE", one.fraction * item.points)]
        if one.feedback_html:
            draft.told.append((f"told_{number}", one.feedback_html))
            then.append(tell(f"told_{number}"))
        branches.append((condition, then))
    if not branches:
        raise NotWritten(OPEN)
    draft.rules.append(choose(branches))
    draft.stem()
    draft.body.append(make("p", make("textEntryInteraction", responseIdentifier=RESPONSE)))
    _write_unit(draft)
    draft.tell_all()


def middle(ranges: Sequence[Range]) -> list[str]:
    """A number to show as the solution."""
    for one in ranges:
        ends = [end for end in (one.low, one.high) if end is not None]
        if one.fraction >= RIGHT and ends:
            return [say_decimal(sum(ends[1:], ends[0]) / len(ends))]
    return []


def _write_unit(draft: Draft) -> None:
    item = draft.item
    if item.unit and not item.unit_required:
        draft.body[-1].append(make("span", item.unit, class_=UNIT))
    if item.unit_required or (item.units and not item.unit):
        draft.warn(UNIT_LOST)
    elif item.units:
        draft.warn(UNIT_SHOWN)
