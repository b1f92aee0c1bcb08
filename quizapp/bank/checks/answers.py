"""Whether one answer is defensible, and no other."""

import re
from collections.abc import Iterator
from itertools import combinations, product

from quizapp.bank.checks.advice import Advice, Draft
from quizapp.bank.checks.amounts import Amount, read_amount, say_the_same
from quizapp.bank.checks.choices import Choices
from quizapp.bank.checks.options import refers_to_others
from quizapp.messages import Message
from quizapp.reading.folding import solid, words

BOTH = re.compile(r"both\b", re.IGNORECASE)


def one_answer(draft: Draft) -> Iterator[Advice]:
    for offered in draft.offered:
        for message in _the_same(offered):
            yield Advice("one_answer", True, message, "content")
    for offered in draft.picked:
        for message in (*_sums(offered), *_also_right(offered)):
            yield Advice("one_answer", True, message, "content")
        for message in _overlaps(offered):
            yield Advice("one_answer", False, message, "content")


def _the_same(offered: Choices) -> Iterator[Message]:
    """Pairs that are one number or one date, so that both are right, or none."""
    shown = combinations(offered.all, 2)
    for one, other in shown if offered.shown else product(offered.right, offered.wrong):
        if solid(one) != solid(other) and say_the_same(one, other):
            yield Message(
                "“{one}” and “{other}” mean the same, so both would be right. Change one of them.",
                {"one": one, "other": other},
            )


def _sums(offered: Choices) -> Iterator[Message]:
    """Keys made up of other options, which makes those right too."""
    for key in offered.right:
        if refers_to_others(key) == "all" or _lists_others(key, offered.wrong):
            yield Message(
                "“{key}” makes other options right too. Ask for several right options instead.",
                {"key": key},
            )


def _lists_others(key: str, wrong: tuple[str, ...]) -> bool:
    """“Both Rome and Oslo” beside “Rome” and “Oslo”."""
    named = set(words(key))
    inside = [text for text in wrong if named > set(words(text))]
    return bool(BOTH.match(key)) and len(inside) >= 2


def _also_right(offered: Choices) -> Iterator[Message]:
    """Wrong ones that hold the key, as “over 100” does “over 200”, or stand in its range."""
    for key, right, other, wrong in _amounts(offered):
        if wrong.holds(right) or _stands_in(wrong, right):
            yield Message(
                "“{other}” and “{key}” can both be right. Change one of them.",
                {"other": other, "key": key},
            )


def _overlaps(offered: Choices) -> Iterator[Message]:
    for key, right, other, wrong in _amounts(offered):
        if right.meets(wrong) and not wrong.holds(right):
            yield Message(
                "“{other}” overlaps with the right answer “{key}”. Keep ranges apart.",
                {"other": other, "key": key},
            )


def _stands_in(wrong: Amount, right: Amount) -> bool:
    """“15” in “10 to 20”; “over 10” is another matter, since it claims something else."""
    return wrong.single and right.closed and right.holds(wrong)


def _amounts(offered: Choices) -> Iterator[tuple[str, Amount, str, Amount]]:
    """Right and wrong options that state amounts of the same, of which one is a range."""
    for key, other in product(offered.right, offered.wrong):
        right, wrong = read_amount(key), read_amount(other)
        if right and wrong and right.fits(wrong) and not (right.single and wrong.single):
            yield key, right, other, wrong
