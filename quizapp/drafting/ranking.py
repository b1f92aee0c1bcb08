"""Which drafts a teacher sees first. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from quizapp.articles.extraction.base import FactKind
from quizapp.drafting.base import Draft, Shown
from quizapp.drafting.context import Context
from quizapp.drafting.standing import LEAD, hangs
from quizapp.drafting.wording import count_words
from quizapp.drafting.worth import doubt
from quizapp.reading.folding import solid, words

QUALITY: dict[tuple[str, FactKind | None], float] = {
    ("wh", "date"): 0.85,
    ("wh", None): 0.4,
    ("choice", "date"): 0.8,
    ("choice", "place"): 0.7,
    ("choice", "organisation"): 0.75,
    ("choice", "quantity"): 0.5,
    ("choice", None): 0.4,
    ("who-said", None): 0.38,
    ("match-roles", None): 0.7,
    ("order-events", None): 0.4,
    ("numeric", None): 0.55,
    ("date", None): 0.85,
    ("true-false", "date"): 0.8,
    ("true-false", None): 0.55,
    ("flashcard", None): 0.65,
    ("cloze", None): 0.4,
}
"""The share of drafts usable as they are, by family and kind of fact (`None`: all others).

From 413 first drafts of 62 articles, most of them read by two or three readers, without those of
which `worth.doubt` now thinks little. `order-events` has hardly been read.
"""

GOOD_ENOUGH = 0.6
MOST_A_SENTENCE = 3
OF_WHOLE_ARTICLE = ("matching", "ordering")
FIRST = 10
UNCLEAR = 0.08
"""What it costs to speak of “the building”, even where the title tells which."""

LIKE_BEFORE = 0.09
"""What a draft loses for each draft of its family, or of its sentence, before it."""

MOST_OF_FAMILY = {"flashcard": 3, "cloze": 3, "true-false": 3, "numeric": 2, "date": 2}
"""How many of the first ten may be of a family; of the others any number."""


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
    score += 0.1 * _brevity(draft) - UNCLEAR * hangs(LEAD.sub("", draft.stem))
    shown: Shown = "first" if share >= GOOD_ENOUGH and not doubt(draft, context) else "more"
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
        whole = draft.type in OF_WHOLE_ARTICLE
        if whole or count[draft.start] < MOST_A_SENTENCE:
            count[draft.start] += not whole
            kept.append(draft)
    return kept


def _mixed(drafts: list[Draft]) -> list[Draft]:
    """Those to be shown first before the rest: each fact once, then in other types of question."""
    chosen: list[Draft] = []
    rest = [draft for draft in drafts if draft.shown == "first"]
    while rest and len(chosen) < FIRST:
        best = _best(rest, chosen)
        if best is None:
            break
        chosen.append(best)
        rest.remove(best)
    for draft in rest:
        if len(chosen) < FIRST and (draft.fact, draft.type) not in _forms(chosen):
            chosen.append(draft)
    taken = {id(draft) for draft in chosen}
    others = (replace(draft, shown="more") for draft in drafts if id(draft) not in taken)
    return [*chosen, *others]


def _forms(drafts: list[Draft]) -> set[tuple[int, str]]:
    return {(draft.fact, draft.type) for draft in drafts}


def _best(rest: list[Draft], chosen: list[Draft]) -> Draft | None:
    """The best of those that ask for something new, with a discount for like ones before it."""
    asked = {_asked(draft) for draft in chosen}
    facts = {draft.fact for draft in chosen}
    families = Counter(draft.family for draft in chosen)
    starts = Counter(draft.start for draft in chosen)
    new = [
        one
        for one in rest
        if _asked(one) not in asked
        and one.fact not in facts
        and families[one.family] < MOST_OF_FAMILY.get(one.family, FIRST)
    ]
    return max(
        new,
        key=lambda draft: (
            draft.score - LIKE_BEFORE * (families[draft.family] + starts[draft.start])
        ),
        default=None,
    )


def _asked(draft: Draft) -> str:
    """What is the same for drafts with the same answer; verdicts count by their statement."""
    return draft.stem if draft.type == "true_false" else solid(draft.answer)
