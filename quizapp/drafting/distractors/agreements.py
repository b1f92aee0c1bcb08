"""Wrong treaties beside a right one: of the same kind and period. Pure."""

from collections.abc import Iterator

from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.tables.agreements import (
    Agreement,
    agreements,
    agreements_by_name,
)
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate, in_sets, of_article
from quizapp.drafting.distractors.stems import follows
from quizapp.drafting.wording import GAP

BARE = frozenset({"AUKUS", "CETA", "NAFTA", "USMCA", "START", "Magna", "New"})
"""First words of names that go without “the”."""

FARTHEST = 30
"""Years between the one and the other at most."""

KIN = (
    frozenset({"treaty", "peace treaty", "pact", "accord", "declaration", "charter"}),
    frozenset({"arms control"}),
    frozenset({"climate", "convention"}),
    frozenset({"trade"}),
)
"""Subtypes that may stand for one another where one alone offers too few."""


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    return in_sets(target, _candidates(target, extraction))


def _candidates(target: Target, extraction: Extraction) -> Iterator[Candidate]:
    names = agreements_by_name()
    for entity in of_article(target, extraction, lambda one: bool(one.subtype)):
        if target.entity and entity.subtype == target.entity.subtype:
            why = f"Named elsewhere in the article, which says {target.value} here."
            if _goes_with(target, entity.name):
                yield Candidate(entity.name, entity.aliases | {entity.name}, why)
    key = names.get(target.value) or names.get(target.normalised)
    if key is None:
        return
    published = extraction.reading.published_on
    for one in sorted(agreements(), key=lambda one: _rank(key, one)):
        text = _text(target, one)
        if text and _may_serve(key, one) and (published is None or one.year <= published.year):
            yield Candidate(
                text,
                frozenset(one.names),
                f"Signed in {one.year}; the article says {target.value}.",
            )


def _rank(key: Agreement, one: Agreement) -> tuple[bool, int, str]:
    return one.subtype != key.subtype, abs(one.year - key.year), one.name


def _may_serve(key: Agreement, one: Agreement) -> bool:
    kin = one.subtype == key.subtype or any({one.subtype, key.subtype} <= kind for kind in KIN)
    return one is not key and kin and abs(one.year - key.year) <= FARTHEST


def _text(target: Target, one: Agreement) -> str:
    """A short name beside a short one, a full one beside a full one."""
    short = target.value.isupper()
    forms = [name for name in one.names if name.isupper() == short and _goes_with(target, name)]
    return forms[0] if forms else ""


def _goes_with(target: Target, name: str) -> bool:
    """Whether both do with the same article before them."""
    if GAP not in target.stem:
        return True
    with_the = not BARE.intersection(name.split()[:1]) and not name.isupper()
    return follows(target.stem, "the") == with_the or target.value.isupper() == name.isupper()
