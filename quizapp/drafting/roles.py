"""Who is called what in an article. Pure."""

import re
from collections import Counter
from dataclasses import dataclass

from quizapp.articles.extraction.base import Entity, FactFound
from quizapp.drafting.context import Context
from quizapp.drafting.gaps import is_doubtful
from quizapp.reading.folding import words

ANYBODY_WORDS = """
    man woman boy girl resident victim suspect child student friend father mother brother sister
    wife husband son daughter user member person driver passenger teenager
    girlfriend boyfriend fiancé fiancée partner
    colleague neighbour neighbor relative employee worker
"""
ANYBODY = frozenset(ANYBODY_WORDS.split())
"""What too many are called to ask for one."""

FEWEST_LETTERS = 5
BARE_WORDS = """
    mr mrs ms miss sir dame lord lady dr doctor professor king queen
"""
BARE = frozenset(BARE_WORDS.split())


@dataclass(frozen=True)
class Held:
    """A person's role, and the first fact that tells it."""

    person: Entity
    role: str
    fact: FactFound
    index: int


def held_roles(context: Context) -> tuple[Held, ...]:
    """Persons with a role that nobody else of the article has, in the order of the text."""
    found: dict[int, Held] = {}
    for index, fact in context.facts:
        person = context.entity(fact)
        if fact.kind != "person" or person is None or person.id in found:
            continue
        role = tidy_role(fact.role or person.role)
        if (fact.role or index == context.first_facts[person.id]) and _usable(role, person):
            found[person.id] = Held(person, role, fact, index)
    last = Counter(one.person.name.split()[-1] for one in found.values())
    every = [one for one in found.values() if last[one.person.name.split()[-1]] == 1]
    return tuple(one for one in every if not any(_alike(one, other) for other in every))


def tidy_role(role: str) -> str:
    """Without an article and loose punctuation."""
    bare = role.strip(" ,.;:")
    return re.sub(r"^(?:(?:the|an?|its|their|his|her|current)\s+)+", "", bare, flags=re.I)


def _usable(role: str, person: Entity) -> bool:
    if len(role) < FEWEST_LETTERS or role.casefold().strip(".") in BARE:
        return False
    if re.search(r"[“”\"():;]|\bwho\b", role) or len(role.split()) > 10:
        return False
    if is_doubtful(person) or (words(role)[-1:] and words(role)[-1] in ANYBODY):
        return False
    return len(person.name.split()) > 1 and not set(words(role)) & set(words(person.name))


def _as_one(role: str) -> str:
    """“spokeswoman” and “spokesperson” are the same office."""
    return re.sub(r"\b(\w+)(?:man|woman|person)\b", r"\1", role)


def _alike(one: Held, other: Held) -> bool:
    """Whether who holds the one role may be said to hold the other."""
    if one.person.id == other.person.id:
        return False
    ours, theirs = set(words(_as_one(one.role))), set(words(_as_one(other.role)))
    return ours <= theirs or theirs <= ours
