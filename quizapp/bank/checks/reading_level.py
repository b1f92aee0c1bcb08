"""How hard the stem is to read."""

from collections.abc import Iterator

from quizapp.bank.checks.advice import Advice, Draft
from quizapp.bank.checks.choices import plain
from quizapp.bank.checks.language import WORD, is_english, sentences, syllables
from quizapp.messages import Message

HIGHEST_GRADE, MOST_WORDS = 12, 30


def reading_level(draft: Draft) -> Iterator[Advice]:
    """Long sentences, and a high grade; of one text the first says enough. English only."""
    text = plain(draft.stem)
    if not is_english(text):
        return
    longest = max((len(piece.split()) for piece in sentences(text)), default=0)
    if longest > MOST_WORDS:
        message = Message(
            "A sentence has {words} words. Split it; {most} are easier to take in.",
            {"words": longest, "most": MOST_WORDS},
        )
        yield Advice("reading_level", False, message, "stem")
    elif (level := round(grade(text))) > HIGHEST_GRADE:
        message = Message(
            "This reads like grade {grade} at school. Try shorter sentences and plainer words.",
            {"grade": level},
        )
        yield Advice("reading_level", False, message, "stem")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade level: years of school in the United States.

    J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, “Derivation of New Readability
    Formulas for Navy Enlisted Personnel”, Research Branch Report 8-75, 1975. Numbers do not count,
    and neither do names after their first syllable: who follows the news reads them at a glance.
    """
    pieces = sentences(text)
    counts = [_weight(word) for piece in pieces for word in _spoken(piece)]
    if not counts:
        return 0.0
    return 0.39 * len(counts) / len(pieces) + 11.8 * sum(counts) / len(counts) - 15.59


def _spoken(sentence: str) -> list[str]:
    """The first word in small letters, so that it is not taken for a name."""
    found = WORD.findall(sentence)
    return [word.lower() if not index else word for index, word in enumerate(found)]


def _weight(word: str) -> int:
    return 1 if word[0].isupper() else syllables(word)
