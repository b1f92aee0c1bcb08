"""Which drafts a teacher sees first. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from quizapp.articles.extraction.base import FactKind
from quizapp.drafting.base import Draft, Shown
from quizapp.drafting.context import Context
from quizapp.drafting.wording import count_words
from quizapp.reading.folding import solid, words

QUALITY: dict[tuple[str, FactKind | None], float] = {
    ("wh", None): 0.8,
    ("choice", "date"): 0.85,
    ("choice", "quantity"): 0.8,
    ("choice", None): 0.7,
    ("who-said", None): 0.8,
    ("match-roles", None): 0.85,
    ("order-events", None): 0.6,
    ("numeric", None): 0.75,
    ("date", None): 0.8,
    ("true-false", None): 0.8,
    ("flashcard", None): 0.7,
    ("cloze", None): 0.6,
}
"""The share of drafts usable as they are, by family and kind of fact (`None`: all others)."""

GOOD_ENOUGH = 0.6
MOST_A_SENTENCE = 3
FIRST = 10
LIKE_BEFORE = 0.12
"""What a draft loses for each draft of its family before it."""


def rank(drafts: Iterable[Draft], context: Context) -> tuple[Draft, ...]:
    """Numbered from 1, with their scores; the first ten with an answer each and mixed families."""
    scored = [_scored(draft, context) for draft in drafts]
    scored.sort(key=lambda draft: (-draft.score, draft.start, draft.stem))
    mixed = _mixed(_few_a_sentence(scored))
    return tuple(replace(draft, rank=number) for number, draft in enumerate(mixed, 1))


def quality(draft: Draft) -> float:
    known = QUALITY.get((draft.family, draft.kind))
    return QUALITY.get((draft.family, None), 0.5) if known is None else known


def _scored(draft: Draft, context: Context) -> Draft:
    share = quality(draft)
    fact = context.extraction.facts[draft.fact]
    score = 0.5 * share + 0.2 * fact.confidence + 0.2 * _centrality(draft, context)
    score += 0.1 * _brevity(draft)
    shown: Shown = "first" if share >= GOOD_ENOUGH else "more"
    return replace(draft, score=round(score, 4), shown=shown)


def _centrality(draft: Draft, context: Context) -> float:
    """Early sentences, words of the title, what is named often."""
    reading = context.extraction.reading
    number = context.sentence(context.extraction.facts[draft.fact]).index
    early = 1 - number / max(len(reading.sentences), 1)
    title = set(words(context.title))
    said = set(words(reading.text[draft.start : draft.end]))
    shared = len(title & said) / len(title) if title else 0.0
    named = context.names_in.get(number, ())
    often = min(1.0, max((len(entity.mentions) for entity in named), default=0) / 6)
    return 0.5 * early + 0.3 * min(1.0, 2 * shared) + 0.2 * often


def _brevity(draft: Draft) -> float:
    return max(0.0, 1 - count_words(draft.stem) / 60)


def _few_a_sentence(drafts: Iterable[Draft]) -> list[Draft]:
    count: Counter[int] = Counter()
    kept = []
    for draft in drafts:
        if count[draft.start] < MOST_A_SENTENCE:
            count[draft.start] += 1
            kept.append(draft)
    return kept


def _mixed(drafts: list[Draft]) -> list[Draft]:
    """Those to be shown first before the rest; of the first ten no two with the same answer."""
    chosen: list[Draft] = []
    rest = [draft for draft in drafts if draft.shown == "first"]
    while rest and len(chosen) < FIRST:
        best = _best(rest, chosen)
        if best is None:
            break
        chosen.append(best)
        rest.remove(best)
    taken = {id(draft) for draft in chosen}
    return [*chosen, *(draft for draft in drafts if id(draft) not in taken)]


def _best(rest: list[Draft], chosen: list[Draft]) -> Draft | None:
    """The best of those that ask for something new, with a discount for like ones before it."""
    asked = {_asked(draft) for draft in chosen}
    facts = {draft.fact for draft in chosen}
    families = Counter(draft.family for draft in chosen)
    starts = Counter(draft.start for draft in chosen)
    new = [d for d in rest if _asked(d) not in asked and d.fact not in facts]
    return max(
        new,
        key=lambda draft: (
            draft.score
            - LIKE_BEFORE * families[draft.family] / 2
            - LIKE_BEFORE * starts[draft.start]
        ),
        default=None,
    )


def _asked(draft: Draft) -> str:
    """What is the same for drafts with the same answer; verdicts count by their statement."""
    return draft.stem if draft.type == "true_false" else solid(draft.answer)
