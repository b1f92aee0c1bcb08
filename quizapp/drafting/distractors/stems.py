"""What the words of a question ask of what may be put into its gap. Pure."""

import re
from collections.abc import Iterable
from functools import lru_cache

from quizapp.drafting.wording import GAP
from quizapp.reading.folding import words

COMMON = """
    about according after again also although among around because been before being between both
    could does during each from have having here into just many more most much only other over
    report reported said same says should since some such than that their them then there these
    they this those through under until very were what when where which while whom whose will with
    within without would your told
"""
STOP = frozenset(COMMON.split())
LIKE = 0.5
"""Share of a question's telling words that make a sentence of the article speak of the same."""

FEWEST_LIKE = 3
VOWEL = re.compile(r"(?i)[aeiou]|8|1[18](?:\D|$)|hono|hour|heir")
CONSONANT = re.compile(r"(?i)eu|u[ns]i|us\b|u\.s|uk\b|u\.k|one\b|uganda|ukrain|urugu|utah|uber")


def before_gap(stem: str) -> str:
    return stem.partition(GAP)[0] if GAP in stem else ""


def after_gap(stem: str) -> str:
    return stem.partition(GAP)[2]


def cuts_a_word(stem: str) -> bool:
    """Whether the gap is only a part of a word: “Jean-___”."""
    return bool(re.search(r"[\w-]$", before_gap(stem)) or re.match(r"-|[^\W\d_]", after_gap(stem)))


def follows(stem: str, pattern: str) -> bool:
    """Whether the words before the gap end so."""
    return bool(re.search(rf"(?i)(?:^|[\s“\"(]){pattern}\s+$", before_gap(stem)))


def a_or_an_fits(stem: str, text: str) -> bool:
    """Whether “a” or “an” before the gap goes with the text."""
    if not follows(stem, "an?"):
        return True
    return follows(stem, "an") == begins_with_vowel(text)


def begins_with_vowel(text: str) -> bool:
    return bool(VOWEL.match(text)) and not CONSONANT.match(text)


def holds_name(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text, word for word."""
    run = _run(text)
    return any(_run(name) in run for name in names if _words(name))


def overlap(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether a name of the one is the same as, or stands within, a name of the other."""
    ours, theirs = list(ours), list(theirs)
    return any(
        holds_name(one, theirs) or holds_name(other, ours) for one in ours for other in theirs
    )


@lru_cache(maxsize=4096)
def telling(text: str) -> frozenset[str]:
    """The words that say what a text is about, without their endings."""
    return frozenset(
        re.sub(r"(?:ing|ed|es|s)$", "", word)
        for word in _words(text)
        if len(word) > 3 and word not in STOP and word.isalpha()
    )


def is_like(stem: str, sentence: str) -> bool:
    """Whether the sentence seems to tell the same as the question."""
    asked = telling(stem)
    shared = asked & telling(sentence)
    return len(shared) >= FEWEST_LIKE and len(shared) >= LIKE * len(asked)


@lru_cache(maxsize=8192)
def _run(text: str) -> str:
    return f" {' '.join(_words(text))} "


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[str, ...]:
    return words(text, " ")
