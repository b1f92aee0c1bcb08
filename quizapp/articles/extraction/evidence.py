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
from quizapp.articles.extraction.tables.clues import FAMOUS
from quizapp.articles.extraction.tables.countries import country_names, demonyms
from quizapp.articles.extraction.tables.heads import (
    is_kind_word,
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
CALLED: dict[str, Sort] = {
    "place": "place",
    "organisation": "organisation",
    "thing": "thing",
}
LINK = re.compile(r" (?:of|for|on|and the|in|at|against) ")
BODIES = word_set(
    """
    Senate House Congress Parliament Cabinet Army Navy Council Court Duma Assembly Ministry
    Treasury Chamber Commission Committee Guard Pentagon
    """
)
"""Words that name a body by themselves when they have a capital."""

ARMED = frozenset({"Force", "Forces", "Army", "Navy", "Marines", "Police", "Guard"})
ARMED_PLACES = frozenset({"Reserve", "Prefecture", "District"})
"""“Air Force Reserve” and “Paris Police Prefecture” are no places."""

THE_NAMES = frozenset({"Times", "Guardian", "Pentagon", "Capitol", "Sun", "SEC", "IRA", "SDF"})
WHERE = frozenset({"in", "near", "outside", "across", "throughout"})
ENOUGH = 0.6
FAMILY_HEADS = word_set(
    """
    Church Hill Hills Lake Park Hall House Post Guard Castle Temple Street Bay Beach Rivers River
    Court Forest Parish Ridge Peak Garden Tower Lane Drive Bridge Pool Field Point Cape Island
    Banks Bank Force Mail Globe Close Standard Press Power Lines Air Foods Games Partners Brothers
    """
)
"""Words for bodies and places that are family names too."""

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
    Le La Les El Los Las Il Der Die Das Un Une Una Si Y Et Und RIP LOL OMG FYI FAQs ICU CPR
    EV EVs AR 3D CT PCR BC AD BCE ISBN DOI URL HQ ER PPE
    Firefox Chrome iOS Android PlayStation Xbox Photoshop Gmail Skype Siri Alexa Minecraft Fortnite
    Pokémon Concorde Bitcoin Ethereum Kindle iTunes PowerPoint Excel Medicare Medicaid Obamacare
    Nature Science Cell
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


def _is_bare(one: Candidate) -> bool:
    """Several words, as a person has, of which none tells of a body."""
    parts = one.words.split()
    told = any(is_kind_word(part) for part in parts) or one.before in {"the", "a", "an"}
    return 1 < len(parts) < 5 and people.could_be_person(one.words) and not told


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
    if words not in kinds():
        for sort, weight in _unknown(running):
            scores[sort] += weight
    return scores


def _unknown(group: Sequence[Candidate]) -> Iterable[tuple[Sort, float]]:
    """What is said around a name that no table has."""
    for one in group:
        if one.called in CALLED:
            yield CALLED[one.called], 1.2 / len(group) ** 0.5
        if one.after in people.SAYING:
            yield "place", -0.5 / len(group) ** 0.5
        if one.saying and _is_bare(one):
            yield "person", 0.6 / len(group) ** 0.5
        if one.before in {"at", "from"} and " " not in one.words and not one.words.isupper():
            yield "organisation", -0.15 / len(group)
        if one.before in WHERE and " " not in one.words:
            yield "place", 0.25 / len(group) ** 0.5
    if not any(one.located or one.called == "place" for one in group):
        yield "place", -0.2 if " " in group[0].words else -0.4


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
    if one.part and (kinds().get(one.words) == "place" or one.words.endswith(" State")):
        yield "place", 2.0
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
    if plain.startswith(THING_STARTS) or plain.endswith(("ologist", "ologists")):
        yield "thing", 4.0
    if plain not in kinds():
        yield from _head(plain, last)
        if inner := _known_at_end(plain):
            yield inner, 3.0
    if _is_product(plain, last):
        yield "thing", 1.0
    if plain in FAMOUS:
        yield "person", 1.0
    shaped = people.is_shaped_as_person(plain)
    if shaped:
        yield "person", 1.2
    elif " " in plain and re.match(r"[A-Z]{3,} ", plain):
        yield "person", -1.0
    if last == "State" and plain.count(" ") == 1 and plain not in kinds():
        yield "organisation", 0.5
    if " " in plain and last in country_names() and plain not in kinds() and not shaped:
        yield "person", -1.0
        yield "organisation", 0.5
    if any(letter.isdigit() for letter in plain):
        yield "thing", 1.0
    if re.fullmatch(r"[A-Z]{2,6}", plain):
        yield "organisation", 0.4
    if plain in BODIES:
        yield "organisation", 1.5
    elif plain.lower() in TITLES | MODIFIERS and plain not in kinds():
        yield "thing", 3.0


def _is_product(plain: str, last: str) -> bool:
    """“Google Maps”: a firm's name and a word that tells of no body."""
    first = organisations.known_organisation(plain.split()[0])
    if plain in kinds() or " " not in plain or first is None or first.subtype != "company":
        return False
    return not is_kind_word(last) and last not in country_names() and " of " not in plain


def _known_at_end(plain: str) -> EntityKind | None:
    """“U.S. House of Representatives” is what “House of Representatives” is."""
    rest = plain.partition(" ")[2]
    while " " in rest:
        if kinds().get(rest) == "organisation":
            return "organisation"
        rest = "" if rest.startswith("of ") else rest.partition(" ")[2]
    return None


def _is_armed(parts: Sequence[str]) -> bool:
    return parts[-1] in ARMED_PLACES and not ARMED.isdisjoint(parts[:-1])


def _head(plain: str, last: str) -> Iterable[tuple[Sort, float]]:
    """What its last word, or the last before “of”, says; a family name may be such a word."""
    family = last in FAMILY_HEADS and plain.count(" ") == 1 and people.is_shaped_as_person(plain)
    weight = 1.0 if family else 3.0
    parts = plain.split()
    if re.search(r"\bCent(?:er|re) (?:for|of) ", plain) or _is_armed(parts):
        yield "organisation", weight
    elif plain.count(" ") and last in place_heads():
        yield "place", weight
    elif plain.count(" ") and last in organisation_heads():
        yield "organisation", weight
    elif plain.count(" ") and parts[0] in place_starts():
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
