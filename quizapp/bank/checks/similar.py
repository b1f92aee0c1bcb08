"""Whether the bank has the question already."""

from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from quizapp.bank.checks.advice import Advice, Draft
from quizapp.bank.checks.choices import plain
from quizapp.messages import Message
from quizapp.reading.folding import words

ALIKE = 85
"""Percent of likeness of two stems, their words in alphabetical order."""

MOST = 3


def similar(draft: Draft, others: Sequence[tuple[int, str]]) -> Iterator[Advice]:
    """The message carries the `ids` of the nearest, best first, and the `stem` of the first."""
    found = process.extract(
        folded(draft.stem),
        [folded(stem) for _, stem in others],
        scorer=fuzz.token_sort_ratio,
        score_cutoff=ALIKE,
        limit=MOST,
    )
    if found:
        near = [others[index] for _, _, index in found]
        message = Message(
            "There is a question like this one already: “{stem}”. Is another one needed?",
            {"stem": plain(near[0][1]), "ids": [id for id, _ in near]},
        )
        yield Advice("similar", False, message, "stem")


def folded(stem: str) -> str:
    return " ".join(words(plain(stem)))
