"""Wrong people beside a right one: of the article, then of other articles; of no table. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.articles.extraction.base import Entity, Extraction, Reading
from quizapp.articles.extraction.lands import land_of, main_country
from quizapp.articles.extraction.people import could_be_person, surname
from quizapp.articles.extraction.tables.titles import GIVEN_NAMES, TITLES
from quizapp.drafting.base import Bank, KnownEntity, Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.candidates import Candidate, in_sets, of_article
from quizapp.drafting.distractors.stable import draw
from quizapp.drafting.distractors.stems import before_gap, holds_name
from quizapp.drafting.distractors.tables.genders import men, women
from quizapp.drafting.distractors.tables.role_worlds import are_far_apart, world_of
from quizapp.reading.dates import PartialDate

FEMALE = re.compile(
    r"(?i)\b(?:she|her|hers|herself|woman|wife|mother|daughter|sister|actress|ms|mrs|queen|"
    r"princess|duchess|\w+woman|widow|girl)\b"
)
MALE = re.compile(
    r"(?i)\b(?:he|him|his|himself|man|husband|father|son|brother|actor|mr|king|prince|duke|"
    r"\w+sman|chairman|congressman|widower|boy)\b"
)
TOGETHER = re.compile(r"(?i)\b(?:with|alongside)\b[^.,;]{0,40}$")
"""After these words others may be named just as well."""

HIGHEST = re.compile(r"(?i)\b(?:president|prime minister|chancellor|pope|king|queen|emperor)\b")
MENTIONS = 2
"""So often must be named who has no role."""

SAME_PERIOD = 1
"""Years between the two articles at most."""


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    if target.entity is None or _cannot_be_asked(target, target.entity):
        return ()
    return in_sets(target, _candidates(target, target.entity, extraction, bank))


def _cannot_be_asked(target: Target, key: Entity) -> bool:
    """One of several, hardly a person's name, or written as no other name is: with a title, or a
    given name by itself."""
    parts = target.value.split()
    alone = (
        len(parts) == 1 and parts[0] in GIVEN_NAMES and surname(key.name) in (parts[0], key.name)
    )
    return (
        alone
        or parts[0].lower() in TITLES
        or not _is_surely_a_person(key)
        or bool(TOGETHER.search(before_gap(target.stem)))
    )


def _is_surely_a_person(entity: Entity) -> bool:
    first, _, rest = entity.name.partition(" ")
    return bool(entity.role) or (first in GIVEN_NAMES and bool(rest))


def _candidates(
    target: Target, key: Entity, extraction: Extraction, bank: Bank
) -> Iterator[Candidate]:
    asked = _asked(target, key, extraction)
    land = land_of(key.role) or main_country(extraction)
    found = of_article(target, extraction, lambda one: _is_somebody(one, asked, extraction.reading))
    for entity in sorted(found, key=lambda one: _rank(one, key, land)):
        if text := _shown(target, key, entity.name):
            yield _candidate(
                text, entity.name, entity.aliases, _why(target, entity, extraction.reading.text)
            )
    published = extraction.reading.published_on
    known = [one for one in bank.entities if _is_peer(one, asked, land, published)]
    for one in sorted(known, key=lambda one: _chance(target, one)):
        if (text := _shown(target, key, one.name)) and not _is_named(one, extraction):
            why = f"The article does not name {one.name}; {_lower(_says(target))}"
            yield _candidate(text, one.name, one.aliases, why)


def _chance(target: Target, one: KnownEntity) -> int:
    return draw(target.stem + one.name, 997)


def _candidate(text: str, name: str, aliases: frozenset[str], why: str) -> Candidate:
    return Candidate(text, aliases | {name, surname(name)}, why)


@dataclass(frozen=True)
class Asked:
    """What the right one is: `world` by role or by what the article is about.

    `role` is what the question itself says that it is.
    """

    world: str
    role: str


def _asked(target: Target, key: Entity, extraction: Extraction) -> Asked:
    title = re.search(r"([A-Za-z.]+)\s+$", before_gap(target.stem))
    said = title[1] if title and title[1].lower() in TITLES else ""
    told = key.role if key.role and _tells_role(target.stem, key.role) else said
    return Asked(world_of(key.role) or world_of(told) or _main_world(extraction), told)


def _tells_role(stem: str, role: str) -> bool:
    """Whether the question names the role, or its last word."""
    return holds_name(stem, (role, *re.split(r" of | for |,", role)[0].split()[-1:]))


def _main_world(extraction: Extraction) -> str:
    worlds = (world_of(one.role) for one in extraction.entities if one.role)
    counted = Counter(world for world in worlds if world).most_common(1)
    return counted[0][0] if counted else ""


def _is_somebody(entity: Entity, asked: Asked, reading: Reading) -> bool:
    """Somebody of whom the article says enough, and who could be the one that is asked for."""
    told = [one for one in entity.mentions if reading.is_body(reading.sentences[one.sentence])]
    known = told and (entity.role or len(told) >= MENTIONS) and _is_surely_a_person(entity)
    return bool(known) and could_be_person(entity.name) and not _is_ruled_out(entity, asked)


def _is_ruled_out(entity: Entity, asked: Asked) -> bool:
    """Of another world, or where the question tells the role, known for quite another one."""
    world = world_of(entity.role)
    if are_far_apart(world, asked.world):
        return True
    if not asked.role or not entity.role:
        return False
    lands = {land_of(entity.role), land_of(asked.role)} - {""}
    worlds = {world, world_of(asked.role)} - {""}
    return len(lands) > 1 or len(worlds) > 1 or _is_too_high(entity.role, asked)


def _is_too_high(role: str, asked: Asked) -> bool:
    """A president where no president is asked for, or the other way round."""
    return bool(asked.role) and bool(HIGHEST.search(role)) != bool(HIGHEST.search(asked.role))


def _rank(entity: Entity, key: Entity, land: str) -> tuple[bool, bool, bool, int]:
    """Those with a role like that of the right one first, then those named most."""
    foreign = land_of(entity.role) not in ("", land)
    same = bool(entity.role) and world_of(entity.role) == world_of(key.role)
    return foreign, not same, not entity.role, -len(entity.mentions)


def _is_peer(one: KnownEntity, asked: Asked, land: str, published: PartialDate | None) -> bool:
    """Somebody with a like role in the same country, in the news of about the same time."""
    if one.kind != "person" or not one.role or not land:
        return False
    dates = [when for when in (published, one.published_on) if when]
    if len(dates) == 2 and abs(dates[0].year - dates[1].year) > SAME_PERIOD:
        return False
    same = world_of(one.role) == asked.world != ""
    return same and land == (land_of(one.role) or one.country) and not _is_too_high(one.role, asked)


def _is_named(one: KnownEntity, extraction: Extraction) -> bool:
    """Whether the article has somebody of that name, and so may say anything of them."""
    forms = one.aliases | {one.name, surname(one.name)}
    return any(forms & (entity.aliases | {entity.name}) for entity in extraction.entities)


def _shown(target: Target, key: Entity, name: str) -> str:
    """In full beside a full name, by surname beside a surname; empty if that cannot be."""
    if " " not in name and (" " in target.value or name in GIVEN_NAMES):
        return ""
    if " " not in target.value:
        return surname(name)
    return name if _may_be_meant(target.stem, key.name, name) else ""


def _may_be_meant(stem: str, key: str, name: str) -> bool:
    """Beside “she” and the like only names of the same sort, so that none gives itself away."""
    female, male = bool(FEMALE.search(stem)), bool(MALE.search(stem))
    if not female and not male:
        return True
    first, ours = (one.partition(" ")[0] for one in (name.strip(), key.strip()))
    if ours in women() or ours in men():
        return first in (women() if ours in women() else men())
    return female != male and first in (women() if female else men())


def _why(target: Target, entity: Entity, text: str) -> str:
    if entity.role and _fits_a_sentence(entity.role):
        role = _within(entity.role, text)
        return f"The article names {entity.name} as {role}; {_lower(_says(target))}"
    return f"{entity.name} is named elsewhere in the article; {_lower(_says(target))}"


def _within(role: str, text: str) -> str:
    """Without the capital of a sentence's first word, if the article writes it small elsewhere."""
    first, _, rest = role.partition(" ")
    small = first.lower()
    if rest.islower() and re.search(rf"(?<!\w){re.escape(small)}(?!\w)", text):
        return f"{small} {rest}"
    return role


def _fits_a_sentence(role: str) -> bool:
    return len(role.split()) <= 8 and not re.search(r"[\"“”()\n]", role)


def _says(target: Target) -> str:
    if target.kind == "quotation":
        return f"It gives these words to {target.value}."
    return f"It says this of {target.value}."


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
