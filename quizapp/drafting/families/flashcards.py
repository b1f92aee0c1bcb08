"""Pairs to be learnt: who holds a role, and what letters stand for."""

import re

from quizapp.articles.extraction.base import Entity
from quizapp.drafting.base import Draft, Rejection
from quizapp.drafting.context import Context
from quizapp.drafting.families.base import Made
from quizapp.drafting.gaps import is_outlet
from quizapp.drafting.leaks import names_leak
from quizapp.drafting.roles import Held, held_roles
from quizapp.drafting.wording import inner_quotes, reported, source

LETTERS = re.compile(r"[A-Z][A-Za-z&.]{0,3}[A-Z][A-Z&.]{0,4}")
PROPER = re.compile(r"(?<!^)\b[A-Z]|^[A-Z][A-Za-z]+(?: [A-Z]|[’']s)")
"""A name in a role, which says whose it is: “director of Unicef”."""

WORN_OUT = frozenset({"UN", "EU", "US", "UK", "USA", "UAE", "U.S.", "U.K.", "U.N."})


def make(context: Context) -> Made:
    for held in held_roles(context):
        yield _who_is(context, held)
    for index, fact in context.facts:
        entity = context.entity(fact)
        named = entity and fact.kind in ("organisation", "agreement") and _first(context, index)
        if entity and named and not is_outlet(entity) and (letters := _letters(entity)):
            yield _stands_for(context, entity, letters, index)


def _first(context: Context, index: int) -> bool:
    """Whether this is the first fact of its entity."""
    return context.first_facts.get(context.extraction.facts[index].entity) == index


def _where_from(context: Context, *names: str) -> str:
    title = "" if names_leak(context.title, names) else context.title
    if not title and context.published_on:
        return f"the report of {reported(context.published_on).split(' ', 1)[1]}"
    return source(title, context.published_on) or "the article"


def _who_is(context: Context, held: Held) -> Draft | Rejection:
    person = held.person
    if names_leak(held.role, {person.name}):
        return Rejection("key-in-stem")
    if " " not in held.role:
        return Rejection("role-of-many")
    report = _where_from(context, person.name)
    if "“" not in report and not PROPER.search(held.role):
        return Rejection("no-context")
    return _card(
        context,
        held.index,
        stem=f"Who is described as “{inner_quotes(held.role)}” in {report}?",
        answer=person.name,
        accepted=[person.name, *_safe_aliases(context, person)],
        explanation=f"The article describes {person.name} as “{inner_quotes(held.role)}”.",
    )


def _safe_aliases(context: Context, entity: Entity) -> list[str]:
    """Other names that nobody else of the article has."""
    others = {
        alias.casefold()
        for other in context.extraction.entities
        if other.id != entity.id
        for alias in other.aliases
    }
    mine = sorted(entity.aliases - {entity.name}, key=lambda alias: (-len(alias), alias))
    return [alias for alias in mine if alias.casefold() not in others]


def _letters(entity: Entity) -> str:
    """An abbreviation whose letters begin the words of the full name."""
    for alias in sorted(entity.aliases):
        starts = "".join(re.findall(r"\b[A-Z]", entity.name))
        bare = alias.replace(".", "")
        if LETTERS.fullmatch(alias) and bare.upper() == starts and alias not in WORN_OUT:
            return alias
    return ""


def _stands_for(context: Context, entity: Entity, letters: str, index: int) -> Draft:
    report = _where_from(context, entity.name)
    others = [one for one in _safe_aliases(context, entity) if not LETTERS.fullmatch(one)]
    return _card(
        context,
        index,
        stem=f"What does the abbreviation “{letters}” stand for in {report}?",
        answer=entity.name,
        accepted=[entity.name, *others],
        explanation=f"In the article, {letters} stands for {entity.name}.",
    )


def _card(
    context: Context,
    index: int,
    *,
    stem: str,
    answer: str,
    accepted: list[str],
    explanation: str,
) -> Draft:
    fact = context.extraction.facts[index]
    place = context.sentence(fact)
    return Draft(
        type="short_answer",
        family="flashcard",
        kind=fact.kind,
        stem=stem,
        answer=answer,
        content={"accepted": accepted, "rejected": [], "slips": True},
        fact=index,
        start=place.start,
        end=place.end,
        explanation=explanation,
    )
