"""Names that might be offered beside a right one, and which of them may. Pure."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from quizapp.articles.extraction.base import Entity, Extraction
from quizapp.drafting.base import Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.sameness import Sameness
from quizapp.drafting.distractors.spread import MOST_SETS, WANTED
from quizapp.drafting.distractors.stems import (
    a_or_an_fits,
    before_gap,
    cuts_a_word,
    holds_name,
    overlap,
)
from quizapp.drafting.leaks import EVERYDAY

OPEN = re.compile(
    r"(?i)\b(?:including|such as|like|among|for example|e\.g\.)(?:[\s,]|[^.;]{,60}, )$"
)
"""Words after which a list is open, so that others may stand in it just as well."""


@dataclass(frozen=True)
class Candidate:
    """`text` is what would be shown, `names` all that the same is called, `why` what is wrong.

    `clues` are other words that would tie it to the question (a country's people).
    """

    text: str
    names: frozenset[str]
    why: str
    clues: frozenset[str] = frozenset()


def key_names(target: Target) -> frozenset[str]:
    """All that the right one is called."""
    known = target.entity.aliases | {target.entity.name} if target.entity else frozenset()
    names = known | {target.value, target.normalised}
    return frozenset(name for name in names if name and name.lower() not in EVERYDAY)


def in_sets(target: Target, candidates: Iterable[Candidate]) -> tuple[tuple[Option, ...], ...]:
    """Sets of three in the order given, without those that the question rules out."""
    if OPEN.search(before_gap(target.stem)) or cuts_a_word(target.stem):
        return ()
    chosen: list[Candidate] = []
    keys = key_names(target)
    for one in candidates:
        if len(chosen) == WANTED * MOST_SETS:
            break
        if _fits(target, one, keys) and not any(_are_one(one, two) for two in chosen):
            chosen.append(one)
    options = [Option(one.text, False, one.why) for one in chosen]
    whole = len(options) - len(options) % WANTED
    return tuple(tuple(options[at : at + WANTED]) for at in range(0, whole, WANTED))


def _are_one(one: Candidate, other: Candidate) -> bool:
    return one.text == other.text or overlap(one.names, other.names)


def _fits(target: Target, one: Candidate, keys: frozenset[str]) -> bool:
    return (
        any(letter.isalnum() for letter in one.text)
        and a_or_an_fits(target.stem, one.text)
        and not overlap(one.names | {one.text}, keys)
        and not holds_name(target.stem, one.names | one.clues | {one.text})
    )


Fitting = Callable[[Entity], bool]


def of_article(target: Target, extraction: Extraction, fits: Fitting) -> Iterator[Entity]:
    """What else of its kind the article names, and does not seem to say the same of."""
    same = Sameness(target, extraction)
    for entity in extraction.entities:
        if _is_another(entity, target) and fits(entity) and not same.may_be_true_of(entity):
            yield entity


def _is_another(entity: Entity, target: Target) -> bool:
    key = target.entity
    return key is not None and entity.kind == key.kind and entity.id != key.id
