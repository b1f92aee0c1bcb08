"""Of what kind a name is, by all that an article says around it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from quizapp.articles.extraction import organisations, people
from quizapp.articles.extraction.base import EntityKind
from quizapp.articles.extraction.candidates import Candidate
from quizapp.articles.extraction.gazetteer import is_sure, kinds
from quizapp.articles.extraction.tables.adjectives import ADJECTIVES
from quizapp.articles.extraction.tables.countries import demonyms
from quizapp.articles.extraction.tables.heads import (
    organisation_heads,
    place_heads,
    place_starts,
    thing_heads,
)
from quizapp.articles.extraction.tables.titles import GIVEN_NAMES, MODIFIERS, TITLES
from quizapp.articles.extraction.tables.word_sets import word_set
from quizapp.reading.folding import solid

Sort = EntityKind | Literal["thing"]
LABELS: dict[str, tuple[Sort, float]] = {
    "PERSON": ("person", 1.0),
    "ORG": ("organisation", 0.7),
    "GPE": ("place", 0.9),
    "LOC": ("place", 0.8),
    "FAC": ("place", 0.7),
    "NORP": ("thing", 1.2),
    "EVENT": ("thing", 1.0),
    "PRODUCT": ("thing", 0.7),
    "WORK_OF_ART": ("thing", 0.8),
    "LAW": ("thing", 1.0),
    "LANGUAGE": ("thing", 1.0),
}
LINK = re.compile(r" (?:of|for|on|and the|in|at|against) ")
BODIES = word_set(
    """
    Senate House Congress Parliament Cabinet Army Navy Council Court Duma Assembly Ministry
    Treasury Chamber Commission Committee Guard Pentagon
    """
)
"""Words that name a body by themselves when they have a capital."""

THE_NAMES = frozenset({"Times", "Guardian", "Pentagon", "Capitol", "Sun", "SEC", "IRA", "SDF"})
WHERE = frozenset({"in", "near", "outside", "across", "throughout"})
ENOUGH = 0.6
THING_STARTS = (
    *("Space Shuttle ", "USS ", "HMS ", "HMC ", "MV ", "MS ", "SS ", "Soyuz ", "Operation "),
    *("Hurricane ", "Cyclone ", "Typhoon ", "Tropical Storm ", "Windows ", "Internet Explorer "),
    *("Flight ", "Formula ", "Title ", "Article ", "Section ", "Group ", "Route ", "Boeing 7"),
)
NO_ORGANISATIONS = word_set(
    """
    LGBT LGBTQ LGBT+ CCTV GDP DNA RNA HIV AIDS IQ SUV VR AI IT PIN PM CEO CFO COO TV DVD CD GPS FM
    AM PR HR VIP SMS URL FAQ PDF USB GMT UTC EST EDT PST BST CET IST GOP-led OK ID UFO MRI PTSD
    PhD BA MA MBA QC VAR WC ATM SIM LED LCD PC CPU GPU OS API HTML IP WWII WWI WW2 RPG AK-47 TNT
    NGO NGOs IED MV SS HMS USS Interstate Photographs Guardrails CO2 COVID GM IVF CV A-level STEM
    """
)
"""Short forms that name no organisation."""

Scores = dict[Sort, float]


def judge(
    candidates: Sequence[Candidate],
    headlines: frozenset[int],
    small: frozenset[str],
    acronyms: dict[str, str],
) -> dict[str, EntityKind]:
    """The kind of each name; names without enough evidence, and things, are not in it.

    `small` are the words that the article writes without a capital, `acronyms` full names by
    short ones.
    """
    groups: dict[str, list[Candidate]] = defaultdict(list)
    for one in candidates:
        groups[one.words].append(one)
    scores = {words: _scores(words, group, headlines) for words, group in groups.items()}
    _spread_lists(scores, candidates)
    for words, found in scores.items():
        if words.lower() in small and words not in kinds():
            found["thing"] += 1.0
    _spread_families(scores)
    _spread_people(scores)
    _spread_things(scores)
    _spread_acronyms(scores, acronyms)
    verdicts: dict[str, EntityKind] = {}
    for words, found in scores.items():
        sort = best(found)
        if sort != "thing" and found[sort] >= ENOUGH and _is_possible(words, sort):
            verdicts[words] = sort
    return verdicts


def best(scores: Scores) -> Sort:
    return max(scores, key=lambda sort: scores[sort], default="thing")


def _is_possible(words: str, sort: Sort) -> bool:
    if words in demonyms() and words not in kinds():
        return False
    if len(words) < 2:
        return False
    return sort != "person" or people.could_be_person(words)


def _scores(words: str, group: Sequence[Candidate], headlines: frozenset[int]) -> Scores:
    scores: Scores = defaultdict(float)
    running = [one for one in group if one.sentence not in headlines] or group
    for one in running:
        for label in one.labels:
            sort, weight = LABELS.get(label, ("thing", 0.2))
            scores[sort] += weight / len(running) / len(one.labels)
    for one in running:
        for sort, weight in _context(one):
            scores[sort] += weight / len(running) ** 0.5
    for sort, weight in _shape(words):
        scores[sort] += weight
    return scores


def _context(one: Candidate) -> Iterable[tuple[Sort, float]]:
    if one.titled and people.could_be_person(one.words):
        yield "person", 1.5
    if one.described and people.could_be_person(one.words):
        yield "person", 1.0
    if one.before in {"the", "a", "an"}:
        yield "person", -0.8
    if one.before == "the" and one.words in organisations.AMBIGUOUS - THE_NAMES:
        yield "thing", 1.5
    if one.first and one.after == ":":
        yield "thing", 2.0
    if one.before in WHERE:
        yield "place", 0.5 if any(one.labels) else 0.65
    if one.after in people.SAYING:
        yield "person", 0.4
        yield "organisation", 0.2


def _shape(words: str) -> Iterable[tuple[Sort, float]]:
    """What the name tells by itself."""
    plain = words.removeprefix("the ").removeprefix("The ")
    if plain in kinds():
        yield kinds()[plain], 5.0 if is_sure(plain) else 0.8
    if (plain in demonyms() or plain in ADJECTIVES) and plain not in kinds():
        yield "thing", 3.0
    if " " in plain and plain.split()[-1] in demonyms() and plain not in kinds():
        yield "thing", 2.0
    if plain in NO_ORGANISATIONS:
        yield "thing", 3.0
    last = LINK.split(plain)[0].split()[-1].rstrip(".,")
    if plain.startswith(THING_STARTS):
        yield "thing", 4.0
    if plain not in kinds():
        yield from _head(plain, last)
        if inner := _known_at_end(plain):
            yield inner, 3.0
    if people.is_shaped_as_person(plain):
        yield "person", 1.2
    if any(letter.isdigit() for letter in plain):
        yield "thing", 1.0
    if re.fullmatch(r"[A-Z]{2,6}", plain):
        yield "organisation", 0.4
    if plain in BODIES:
        yield "organisation", 1.5
    elif plain.lower() in TITLES | MODIFIERS and plain not in kinds():
        yield "thing", 3.0


def _known_at_end(plain: str) -> EntityKind | None:
    """“U.S. House of Representatives” is what “House of Representatives” is."""
    rest = plain.partition(" ")[2]
    while " " in rest:
        if kinds().get(rest) == "organisation":
            return "organisation"
        rest = "" if rest.startswith("of ") else rest.partition(" ")[2]
    return None


def _head(plain: str, last: str) -> Iterable[tuple[Sort, float]]:
    """What its last word, or the last before “of”, says; a family name may be such a word."""
    weight = 1.0 if plain.count(" ") == 1 and people.is_shaped_as_person(plain) else 3.0
    if re.search(r"\bCent(?:er|re) (?:for|of) ", plain):
        yield "organisation", weight
    elif plain.count(" ") and last in place_heads():
        yield "place", weight
    elif plain.count(" ") and last in organisation_heads():
        yield "organisation", weight
    elif plain.count(" ") and plain.split()[0] in place_starts():
        yield "place", 1.5
    elif organisations.organisation_subtype(plain):
        yield "organisation", 2.0
    if last in thing_heads() and "Conference of" not in plain:
        yield "thing", 2.5


def _spread_people(scores: dict[str, Scores]) -> None:
    """A surname is a person's where the article gives the full name."""
    full = {
        words
        for words, found in scores.items()
        if " " in words and best(found) == "person" and people.could_be_person(words)
    }
    families = {people.surname(name) for name in full if people.is_shaped_as_person(name)}
    for name in [name for name in full if name.split()[0] in families - GIVEN_NAMES]:
        full.remove(name)
        scores[name]["thing"] += 2.0
    shorts = {solid(short) for name in full for short in people.short_forms(name)}
    for words, found in scores.items():
        if solid(words) in shorts and kinds().get(words) is None:
            found["person"] += 3.0
        elif solid(words) in shorts and not is_sure(words):
            found["person"] += 2.0


def _spread_families(scores: dict[str, Scores]) -> None:
    """“Morgan Ek” is a person where the article goes on to call somebody “Ek”."""
    alone = {
        words
        for words, found in scores.items()
        if " " not in words and best(found) == "person" and found["person"] >= ENOUGH
    }
    for words, found in scores.items():
        family = " " in words and people.could_be_person(words) and people.surname(words) in alone
        if family and best(found) != "place" and found[best(found)] < 2:
            found["person"] += 1.5


def _spread_lists(scores: dict[str, Scores], candidates: Sequence[Candidate]) -> None:
    """Members of a list are of one kind: “Ann Lee, Li Na and Bo Ek”."""
    for one, other in pairwise(candidates):
        listed = one.sentence == other.sentence and one.after in {",", "and"}
        if listed and other.start - one.end <= 6 and other.before in {",", "and"}:
            sorts = best(scores[one.words]), best(scores[other.words])
            for words, sort in ((one.words, sorts[1]), (other.words, sorts[0])):
                if sort == "person" and " " in words:
                    scores[words][sort] += 0.5


def _spread_things(scores: dict[str, Scores]) -> None:
    """“Atlantis” is no person where the article has the “Space Shuttle Atlantis”."""
    ends = {words.split()[-1] for words in scores if words.startswith(THING_STARTS)}
    for words in ends & set(scores):
        scores[words]["thing"] += 3.0


def _spread_acronyms(scores: dict[str, Scores], acronyms: dict[str, str]) -> None:
    for short, full in acronyms.items():
        if short in scores and full in scores and short not in kinds():
            scores[short][best(scores[full])] += 4.0
