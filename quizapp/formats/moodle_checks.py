"""What Moodle asks of a question before it takes it. Pure."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction
from math import lcm

from quizapp.formats.items import Answer, Gap, Item, ItemType, Option, Range
from quizapp.messages import Message

WHOLE = 1 - 1e-6
HEAVIEST = 9999

FEW = Message("It has too few answers for a question of its kind in Moodle.")
NO_RIGHT_SIDE = Message("One of its pairs has no right side.")
GAP_NOT_RIGHT = Message("One of its gaps has no answer that earns the whole point.")
NO_WEIGHTS = Message("Moodle takes whole numbers only for how much each gap counts.")


def refusal(item: Item) -> Message | None:
    """Why Moodle would not take it, if so."""
    if item.type == "matching" and not all(pair.right_html for pair in item.pairs):
        return NO_RIGHT_SIDE
    if item.type in COUNTS and COUNTS[item.type](item) < LEAST.get(item.type, 2):
        return FEW
    return _gaps_refusal(item.gaps) if item.type == "cloze" else None


COUNTS: dict[ItemType, Callable[[Item], int]] = {
    "multiple_choice": lambda item: len(item.options),
    "multiple_response": lambda item: len(item.options),
    "short_answer": lambda item: len(item.answers),
    "numeric": lambda item: sum(one.fraction > 0 for one in item.numeric),
    "matching": lambda item: sum(bool(pair.left_html) for pair in item.pairs),
    "ordering": lambda item: len(item.sequence),
    "cloze": lambda item: len(item.gaps),
}
LEAST: dict[ItemType, int] = {"short_answer": 1, "numeric": 1, "cloze": 1}


def _gaps_refusal(gaps: Sequence[Gap]) -> Message | None:
    if any(len(gap.options) == 1 for gap in gaps):
        return FEW
    if not all(_has_whole((*gap.options, *gap.answers, *gap.numeric)) for gap in gaps):
        return GAP_NOT_RIGHT
    return None if whole_weights(gaps) is not None else NO_WEIGHTS


def _has_whole(answers: Iterable[Option | Answer | Range]) -> bool:
    return any(one.fraction >= WHOLE for one in answers)


def whole_weights(gaps: Sequence[Gap]) -> list[Gap] | None:
    """The same weights against each other in whole numbers, unless they would be too large."""
    shares = [Fraction(gap.weight).limit_denominator(100) for gap in gaps]
    times = lcm(*(share.denominator for share in shares))
    weights = [int(share * times) for share in shares]
    if not all(0 <= weight <= HEAVIEST for weight in weights):
        return None
    return [replace(gap, weight=float(one)) for gap, one in zip(gaps, weights, strict=True)]
