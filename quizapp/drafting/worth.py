"""Why a sound draft is kept behind “more”: what readers would not put to a class. Pure."""

import re
from collections.abc import Callable
from datetime import date

from quizapp.articles.extraction.tables.countries import demonyms
from quizapp.articles.extraction.tables.titles import MODIFIERS
from quizapp.drafting.base import Draft
from quizapp.drafting.context import Context
from quizapp.drafting.leaks import names_leak
from quizapp.drafting.standing import LEAD
from quizapp.drafting.wording import GAP
from quizapp.reading.dates import PartialDate, iso_date
from quizapp.reading.folding import solid, words
from quizapp.reading.numbers import read_number

Doubt = Callable[[Draft, Context], bool]

RECENT = 45
"""Days around the report within which a day is news, not history."""

MAIN = 0.34
"""The share of the title's words from which on a sentence tells what the news is about."""

HEARSAY = re.compile(
    r"\b(?:said|says|told|stated|tweeted|reportedly|allegedly|commented|added|wrote|reported|"
    r"announced that|claimed|declared|questioned|according to (?!the report))\b",
    re.IGNORECASE,
)
AS_OF = re.compile(r"\b(?:as of|since|until)\s$", re.IGNORECASE)
BESIDE = re.compile(
    r"\b(?:border(?:ing)?|neighbou?ring|adjacent|nearby|adjoining)\s(?:\w+\s){0,2}(?:of\s)?$",
    re.IGNORECASE,
)
"""“the border state of ___”: most of what is offered is none."""

KNOWN_LETTER_WORDS = """
    AIDS BBC CIA CNN DNA EU FBI FIFA IMF NASA NATO NBA NFL OPEC UEFA UK UN UNESCO UNICEF US USA
    USSR WHO WTO
"""
KNOWN_LETTERS = frozenset(KNOWN_LETTER_WORDS.split())
KNOWN_BODIES = frozenset(
    {"Congress", "European Union", "Facebook", "Google", "Twitter", "United Nations"}
)
KNOWN_ROLE = re.compile(
    r"^(?:the |then-|former |incumbent )*(?:U\.?S\.?|United States|American) (?:Vice )?President$"
    r"|^(?:the |former |incumbent )*(?:Vice )?President(?: of the (?:U\.?S\.?|United States))?$",
    re.IGNORECASE,
)
OFFICES = frozenset(
    words(
        """
        admiral ambassador attorney captain chair chairman chairwoman chancellor chief colonel
        commandant commander commissioner congressman congresswoman coroner councillor director
        envoy executive general governor head inspector judge justice leader lieutenant lord
        manager mayor minister monarch officer president premier prosecutor representative
        secretary senator selectman sheriff speaker spokesman spokesperson spokeswoman
        superintendent treasurer
        """
    )
)
RANKS = OFFICES | MODIFIERS | {"affairs", "crime", "information", "police", "prime", "team"}
"""Words of a role that do not tell where it is held, even with a capital."""

AGED = re.compile(r"\b(?:aged?|dies at|dead at)\s(?:age\s)?\d", re.IGNORECASE)
BORN = re.compile(r"\b(?:was|were) born\b")
FEWEST = 3
"""Offices among roles to be matched."""

FEW = 3


def doubt(draft: Draft, context: Context) -> str:
    """The name of what speaks against showing the draft first, or empty."""
    return next((name for name, holds in DOUBTS if holds(draft, context)), "")


def is_incidental(draft: Draft, context: Context) -> bool:
    """Asks for the day of something of late that the news is not about."""
    if not _is_recent_day(draft, context):
        return False
    return not _is_the_news(draft, context) or bool(AS_OF.search(draft.stem.partition(GAP)[0]))


def _is_recent_day(draft: Draft, context: Context) -> bool:
    fact, published = context.extraction.facts[draft.fact], context.published_on
    if fact.kind != "date" or fact.precision != "day" or published is None or not published.day:
        return False
    try:
        when = iso_date(fact.normalised)
    except ValueError:
        return False
    return bool(when.day) and abs((_day(published) - _day(when)).days) <= RECENT


def _day(when: PartialDate) -> date:
    return date(when.year, when.month or 1, when.day or 1)


def _is_the_news(draft: Draft, context: Context) -> bool:
    """The first sentence, or one that shares its words with the title, unless it is hearsay."""
    if HEARSAY.search(LEAD.sub("", draft.stem)):
        return False
    sentence = context.sentence(context.extraction.facts[draft.fact])
    title = set(words(context.title))
    said = set(words(context.extraction.reading.text[draft.start : draft.end]))
    return sentence.index == 0 or (bool(title) and len(title & said) / len(title) >= MAIN)


def hides_its_source(draft: Draft, context: Context) -> bool:
    """Its title would give the answer away, and without it few know what is spoken of."""
    if draft.type in ("true_false", "matching", "ordering"):
        return False
    return bool(context.title) and "the report “" not in draft.stem


def is_named_by_title(draft: Draft, context: Context) -> bool:
    return draft.kind == "place" and names_leak(context.title, {draft.answer})


def is_beside(draft: Draft, context: Context) -> bool:
    return draft.kind == "place" and bool(BESIDE.search(draft.stem.partition(GAP)[0]))


def is_role_of_many(draft: Draft, context: Context) -> bool:
    """A card that asks for “the police chief”, of no town in particular, or for a president."""
    if draft.family != "flashcard" or draft.kind != "person":
        return False
    role = draft.stem.partition("“")[2].partition("”")[0]
    return KNOWN_ROLE.match(role) is not None or not (_is_office(role) and _of_whom(role, context))


def _is_office(role: str) -> bool:
    return bool(OFFICES & set(words(role)))


def _of_whom(role: str, context: Context) -> bool:
    """“El Paso mayor”, “director of Unicef”, “Mexican President”, not “Foreign Secretary”."""
    first, *rest = role.split()
    names = [word for word in rest if word[:1].isupper() and not set(words(word)) <= RANKS]
    first = re.sub(r"[’']s?$", "", first)
    return bool(names) or first in demonyms() or solid(first) in _words_of_bodies(context)


def _words_of_bodies(context: Context) -> frozenset[str]:
    """The words in the names of places and organisations, folded."""
    bodies = (one for one in context.entities.values() if one.kind in ("place", "organisation"))
    return frozenset(
        solid(word) for body in bodies for name in body.aliases for word in name.split()
    )


def is_well_known(draft: Draft, context: Context) -> bool:
    """“NASA”, or an organisation beside which the others offered look out of place."""
    if draft.kind != "organisation":
        return False
    if draft.family != "flashcard":
        return draft.answer.replace(".", "") in KNOWN_LETTERS | KNOWN_BODIES
    return draft.stem.partition("“")[2].partition("”")[0].replace(".", "") in KNOWN_LETTERS


def follows_from_title(draft: Draft, context: Context) -> bool:
    """The year of birth of somebody who “dies aged 86”."""
    return draft.kind == "date" and bool(AGED.search(context.title) and BORN.search(draft.stem))


def has_loose_roles(draft: Draft, context: Context) -> bool:
    """People to be matched with “Singer” and “Musician”, who may well be both."""
    if draft.type != "matching":
        return False
    roles = [str(pair["right"]) for pair in draft.content["pairs"]]
    return sum(_is_office(role) and not KNOWN_ROLE.match(role) for role in roles) < FEWEST


def counts_few(draft: Draft, context: Context) -> bool:
    """“three girls and a boy”"""
    if draft.kind != "quantity" or draft.type == "true_false":
        return False
    number = read_number(draft.answer)
    return number is not None and number.value <= FEW


def calls_by_first_name(draft: Draft, context: Context) -> bool:
    """“Robert was killed”, where there are others of his family."""
    said = LEAD.sub("", draft.stem)
    return any(
        re.search(rf"(?<![A-Z]\. )(?<![\w’'-]){re.escape(name)}\b(?! [A-Z])", said)
        and not re.search(rf"[A-Z][\w.’'-]* {re.escape(name)}\b", said)
        for name in _first_names_alone(context)
    )


def _first_names_alone(context: Context) -> set[str]:
    """First names that stand for a person of their own elsewhere in the article."""
    people = [one.name for one in context.entities.values() if one.kind == "person"]
    return set(people) & {name.split()[0] for name in people if " " in name}


DOUBTS: tuple[tuple[str, Doubt], ...] = (
    ("incidental-day", is_incidental),
    ("hidden-source", hides_its_source),
    ("named-by-title", is_named_by_title),
    ("border-place", is_beside),
    ("role-of-many", is_role_of_many),
    ("well-known", is_well_known),
    ("told-by-title", follows_from_title),
    ("loose-roles", has_loose_roles),
    ("counts-few", counts_few),
    ("first-name", calls_by_first_name),
)
