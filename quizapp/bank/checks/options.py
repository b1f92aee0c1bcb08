"""The options of a question, as a list."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from quizapp.bank.checks.advice import Advice, Draft
from quizapp.messages import Message
from quizapp.reading.folding import solid, words

BY_FAR, MORE_LETTERS = 1.5, 12
"""The key is too long if it is so many times as long as the longest wrong option, and has so many
letters more: of two short words one may well be the longer."""

OTHERS = r"(?:of )?(?:the )?(?:above|preceding|these|those|(?:other )?(?:options|answers|choices))"
ALL = re.compile(rf"(?:all|both|two|any|each|every one) {OTHERS}(?: .*)?")
NONE = re.compile(rf"(?:none|neither|not any) {OTHERS}(?: .*)?")
LETTERS = re.compile(r"(?:both )?(?:options? |answers? )?[a-e](?: [a-e])* (?:and|or) [a-e]")


def refers_to_others(text: str) -> Literal["all", "none", "some", ""]:
    """Whether an option speaks of the others, as “all of the above” does."""
    said = " ".join(words(text))
    if NONE.fullmatch(said):
        return "none"
    if LETTERS.fullmatch(said):
        return "some"
    return "all" if ALL.fullmatch(said) else ""


def twice(draft: Draft) -> Iterator[Advice]:
    """Texts that are the same but for case, accents, punctuation or Markdown."""
    for offered in draft.offered:
        pairs = combinations(offered.all, 2) if offered.shown else ()
        for one, other in pairs:
            if solid(one) == solid(other):
                message = Message(
                    "“{one}” and “{other}” are the same option twice. Change or remove one.",
                    {"one": one, "other": other},
                )
                yield Advice("twice", True, message, "content")


def all_of_the_above(draft: Draft) -> Iterator[Advice]:
    for offered in [one for one in draft.offered if one.shown and one.wrong]:
        for text in filter(refers_to_others, offered.all):
            message = Message(
                "“{option}” rewards guessing, and the order of options is shuffled. "
                "Write an option of its own.",
                {"option": text},
            )
            yield Advice("all_of_the_above", False, message, "content")


def longest(draft: Draft) -> Iterator[Advice]:
    for offered in draft.picked:
        key, other = min(offered.right, key=len), max(offered.wrong, key=len)
        if len(key) >= len(other) * BY_FAR and len(key) >= len(other) + MORE_LETTERS:
            message = Message(
                "“{key}” is by far the longest option, which gives it away. "
                "Shorten it, or say more in the others.",
                {"key": key},
            )
            yield Advice("longest", False, message, "content")
