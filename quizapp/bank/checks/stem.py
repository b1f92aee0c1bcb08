"""The stem: whether it asks something, and gives nothing away."""

import re
from collections.abc import Iterator, Sequence

from quizapp.bank.checks.advice import Advice, Draft
from quizapp.bank.checks.choices import Choices, plain
from quizapp.bank.checks.language import COMMON, WORD, is_english
from quizapp.messages import Message
from quizapp.question_types.cloze import PLACE, Cloze, ClozeContent
from quizapp.question_types.matching import Matching
from quizapp.reading.folding import solid, words

QUESTION_MARKS = "?？؟"
ASKED = re.compile(rf"[{QUESTION_MARKS}](?=[\s\"'”’)\]*_]|$)")
GAP = re.compile(r"_{2,}|\.{3}|…|\[\s*\]|\{\d+\}|:\s*$")
SENTENCE_START = re.compile(r"(?:^|[.!:;,?]\s+)(?:please\s+)?(\w+)", re.IGNORECASE)
TASKS = """
    add arrange assign choose classify combine compare complete connect correct count decide
    determine drag enter estimate explain fill find give group guess identify indicate insert join
    label link list mark match name number order pair pick place put rank read say select sort state
    supply tell tick translate type use work write
"""
IMPERATIVES = frozenset(TASKS.split())
STATEMENT = "true_false"

SHORTEST_WORD = 4
"""Letters of a word that can give something away."""

ARTICLE = re.compile(r"\b(an?)\s*(?:_{2,}|\.{3}|…|:|$)", re.IGNORECASE)
VOWEL_SOUND = re.compile(r"(?:[aeio]|u(?!ni|s[aeu]|k|r[aeu]))(?<!^e(?=u))|hour|honest|heir|honou?r")


def stem_form(draft: Draft) -> Iterator[Advice]:
    if draft.type == STATEMENT:
        if ASKED.search(plain(draft.stem)):
            message = Message("Write a statement that is true or false, not a question.")
            yield Advice("stem_form", False, message, "stem")
    elif not _asks(draft):
        message = Message("Write the stem as a question, a task or a sentence with a gap (___).")
        yield Advice("stem_form", False, message, "stem")


def _asks(draft: Draft) -> bool:
    """Whether a learner is told what to do; only of English can we tell a task."""
    if ASKED.search(plain(draft.stem)) or GAP.search(draft.stem):
        return True
    if {word.lower() for word in SENTENCE_START.findall(draft.stem)} & IMPERATIVES:
        return True
    return not is_english(draft.stem)


def giveaway(draft: Draft) -> Iterator[Advice]:
    shown = () if draft.type == Matching.key else draft.picked
    for offered in shown:
        for word in _telling_words(draft.stem, offered):
            message = Message(
                "“{word}” stands in the stem and, of all options, in the right one only. "
                "Use another word in one of them.",
                {"word": word},
            )
            yield Advice("giveaway", False, message, "stem")
    for form in _typed_in_stem(draft):
        message = Message("The stem holds the answer “{form}”. Take it out.", {"form": form})
        yield Advice("giveaway", False, message, "stem")
    for article in _telling_articles(draft):
        message = Message(
            "“{article}” fits the right answer, but not all options. Write “a(n)”.",
            {"article": article},
        )
        yield Advice("giveaway", False, message, "stem")


def _telling_words(stem: str, offered: Choices) -> list[str]:
    """Words of the stem that stand in a right option and in no wrong one, in order."""
    in_stem, in_wrong = _distinctive(plain(stem)), _distinctive(" ".join(offered.wrong))
    in_right = _distinctive(" ".join(offered.right))
    return [in_right[word] for word in in_right if word in in_stem and word not in in_wrong]


def _distinctive(text: str) -> dict[str, str]:
    """Its longer words as written, by what they are without case and the “s” at the end."""
    found = {solid(word).removesuffix("s"): word for word in WORD.findall(text)[::-1]}
    return {
        word: found[word]
        for word in reversed(found)
        if len(word) >= SHORTEST_WORD and word not in COMMON
    }


def _typed_in_stem(draft: Draft) -> Iterator[str]:
    """Answers to be typed that can be copied from the stem."""
    typed = [one for one in draft.offered if not one.shown]
    stem = f" {' '.join(words(plain(draft.stem)))} "
    for form in [form for one in typed for form in one.right]:
        said = " ".join(words(form))
        if len(said) >= SHORTEST_WORD and f" {said} " in stem:
            yield form


def _telling_articles(draft: Draft) -> Iterator[str]:
    """“a” or “an” before a gap, which not all options could follow."""
    for before, key, options in _before_options(draft):
        found = ARTICLE.search(before)
        if found and any(_vowel_first(text) != _vowel_first(key) for text in options):
            yield found[1].lower()


def _before_options(draft: Draft) -> Iterator[tuple[str, str, Sequence[str]]]:
    """The text before a place where a right option stands, that option, and all options."""
    if isinstance(draft.content, ClozeContent):
        before, *rest = PLACE.split(draft.content.text)
        for number, after in zip(rest[::2], rest[1::2], strict=True):
            gap = draft.content.gaps[int(number) - 1]
            yield before, gap.accepted[0], gap.options
            before = after
    elif draft.type != Cloze.key:
        for offered in draft.picked:
            yield draft.stem, offered.right[0], offered.all


def _vowel_first(text: str) -> bool:
    return bool(VOWEL_SOUND.match(plain(text).casefold()))
