"""Whether a typed text is meant as one of the accepted ones, and what had to be forgiven.

Forgiven are case, accents, punctuation, hyphens, a leading article and small slips in long words.
Every word must be matched and every digit be exact. Nothing is forgiven in a text that is, or
holds, another known name than the accepted one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz.distance import OSA

from quizapp.reading.folding import as_written, solid, words
from quizapp.reading.known_names import is_known, known_names, opposed

ONE_SLIP, TWO_SLIPS = 7, 12
"""Letters a word needs for so many edits (a letter added, lost, changed; two swapped)."""


@dataclass(frozen=True)
class Match:
    """Number `index` of the forms is meant.

    `slips` counts edits; `forgiven` says whether more than case or outer punctuation differed.
    """

    index: int
    slips: int
    forgiven: bool


def find_match(typed: str, forms: Sequence[str], slips: bool = True) -> Match | None:
    """The form that is nearest to the typed text, if one is near enough; the first of equals."""
    distances = ((_distance(typed, form, slips), index) for index, form in enumerate(forms))
    found = [
        (edits, as_written(typed) != as_written(forms[index]), index)
        for edits, index in distances
        if edits is not None
    ]
    if not found:
        return None
    edits, forgiven, index = min(found)
    return Match(index, edits, forgiven)


def _distance(typed: str, form: str, slips: bool) -> int | None:
    """Edits between the two; `None` when they are too far apart."""
    if solid(typed) == solid(form):
        return 0
    if not slips or solid(typed) in known_names():
        return None
    spellings = product((words(typed), words(typed, " ")), (words(form), words(form, " ")))
    counted = [_slips(ours, theirs) for ours, theirs in spellings]
    return min((count for count in counted if count is not None), default=None)


def _slips(typed: Sequence[str], form: Sequence[str]) -> int | None:
    if len(typed) != len(form) or not form:
        return None
    total = 0
    for ours, theirs in zip(typed, form, strict=True):
        if ours != theirs:
            edits = _edits(ours, theirs)
            if edits is None:
                return None
            total += edits
    return total


def _edits(typed: str, word: str) -> int | None:
    """Edits in one word; `None` when they are too many or make it another word."""
    allowed = (len(word) >= ONE_SLIP) + (len(word) >= TWO_SLIPS)
    if not allowed or typed[0] != word[0] or not (typed + word).isalpha():
        return None
    edits = OSA.distance(typed, word, score_cutoff=allowed)
    if edits > allowed or is_known(typed) or opposed(typed, word):
        return None
    return edits
