"""Wrong organisations beside a right one: always of the same kind. Pure."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from quizapp.articles.extraction.base import Entity, Extraction
from quizapp.articles.extraction.tables.countries import countries
from quizapp.articles.extraction.tables.organisations import organisations_by_name
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate, in_sets, of_article
from quizapp.drafting.distractors.ministries import other_ministries
from quizapp.drafting.distractors.stable import draw
from quizapp.drafting.distractors.stems import follows
from quizapp.drafting.distractors.tables.peers import (
    Group,
    Peer,
    country_of,
    groups_by_name,
)
from quizapp.drafting.wording import GAP

WIDE = frozenset({"government body", "company", "intergovernmental", "media", "NGO", "committee"})
"""Subtypes whose members are too unlike: only those of one group may stand for another."""

RECENT = 2020
"""The year taken for an article that has none."""


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    if target.entity is None:
        return ()
    return in_sets(target, _candidates(target, target.entity, extraction, bank))


def _candidates(
    target: Target, key: Entity, extraction: Extraction, bank: Bank
) -> Iterator[Candidate]:
    peers = _peers(target, extraction)
    yield from _of_article(target, key, extraction, peers)
    yield from _of_bank(target, key, bank)
    yield from other_ministries(target, extraction.reading.text)
    published = extraction.reading.published_on
    year = published.year if published else RECENT
    what, members = peers
    for peer in sorted(members, key=lambda one: draw(target.stem + one.forms[0], 997)):
        if peer.since <= year and (text := _form(target, peer.forms)):
            why = f"Another {what}; the article says {target.value}."
            yield Candidate(text, _known_names(peer.names), why)


def _peers(target: Target, extraction: Extraction) -> Group:
    """The group of the right one; of several that of the country the article is most about."""
    fitting = {
        group[0]: group
        for name in _known_names(frozenset({_bare(target.value)}))
        for group in groups_by_name().get(name, ())
    }
    text = extraction.reading.text
    ranked = sorted(fitting.values(), key=lambda group: -_weight(country_of(group), text))
    if not ranked or not _weight(country_of(ranked[0]), text):
        return "", ()
    return ranked[0]


@lru_cache(maxsize=64)
def _weight(code: str, text: str) -> int:
    """How often the article names the country; as if once where there is none."""
    if not code:
        return 1
    home = countries()[code]
    names = "|".join(re.escape(name) for name in (*home.names, *home.demonyms))
    return len(re.findall(rf"(?<!\w)(?:{names})(?!\w)", text))


def _of_article(
    target: Target, key: Entity, extraction: Extraction, peers: Group
) -> Iterator[Candidate]:
    group = {name for peer in peers[1] for name in peer.names}

    def fits(one: Entity) -> bool:
        if peers[1] or key.subtype in WIDE:
            return bool(group & (one.aliases | {one.name}))
        return bool(key.subtype) and one.subtype == key.subtype and one.country == key.country

    for entity in of_article(target, extraction, fits):
        listed = _listed(entity.name, peers[1])
        forms = listed or [_with_the(name, extraction) for name in _forms(entity)]
        if text := _form(target, forms):
            why = f"Named elsewhere in the article, which says {target.value} here."
            yield Candidate(text, entity.aliases | {entity.name}, why)


def _forms(entity: Entity) -> list[str]:
    """The full name, then short ones in capitals."""
    return [entity.name, *sorted(one for one in entity.aliases if one.isupper())]


def _of_bank(target: Target, key: Entity, bank: Bank) -> Iterator[Candidate]:
    if not key.subtype or key.subtype in WIDE:
        return
    for one in bank.entities:
        alike = one.kind == "organisation" and one.subtype == key.subtype
        if alike and one.country and one.country == key.country:
            group = groups_by_name().get(one.name, ())
            forms = _listed(one.name, group[0][1] if group else ()) or (one.name,)
            if text := _form(target, forms):
                why = f"Not in this article, which says {target.value}."
                yield Candidate(text, one.aliases | {one.name}, why)


def _listed(name: str, peers: Iterable[Peer]) -> tuple[str, ...]:
    """How the table writes the name, if it has it."""
    names = _known_names(frozenset({name}))
    return next((peer.forms for peer in peers if peer.names & names), ())


def _known_names(names: frozenset[str]) -> frozenset[str]:
    known = (organisations_by_name().get(name) for name in names)
    return names | {name for one in known if one for name in one.names}


def _form(target: Target, forms: Iterable[str]) -> str:
    """As short or long as the right one and with or without “the” like it; empty if none is."""
    value = _bare(target.value)
    with_the = value != target.value or follows(target.stem, "the")
    for form in sorted(forms, key=lambda form: not _begin_alike(_bare(form), value)):
        bare = form.removeprefix("the ")
        alike = is_acronym(bare) == is_acronym(value) or is_acronym(value) > (" " in bare)
        if alike and (GAP not in target.stem or with_the == (bare != form)):
            return target.value[: len(target.value) - len(value)] + bare
    return ""


def _begin_alike(one: str, other: str) -> bool:
    """“US Navy” beside “US Army”, where there is also “United States Navy”."""
    return one.split()[:1] == other.split()[:1]


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ")


def is_acronym(name: str) -> bool:
    return " " not in name and sum(letter.isupper() for letter in name) >= 2


def _with_the(name: str, extraction: Extraction) -> str:
    """With “the” if the article writes it before the name."""
    text = extraction.reading.text
    return f"the {name}" if f"the {name}" in text or f"The {name}" in text else name
