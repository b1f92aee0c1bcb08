"""Gaps that nobody could miss, or that no grammar allows. Pure."""

import re

from quizapp.articles.extraction.base import Entity
from quizapp.articles.extraction.lands import names_country
from quizapp.drafting.context import Told
from quizapp.drafting.wording import QUOTED

TITLE_BEFORE = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Sir|Dame|Lord|Lady|King|Queen|Pope)\.?\s$")
PART_BEFORE = re.compile(r"(?:^|[^.!?])\s?\b(?P<word>[A-Z][\w’'-]*)\s$")
PART_AFTER = re.compile(r"^(?:\s[A-Z&\d][\w’'-]*|[-–/]\w)")
HYPHEN = re.compile(r"[\w][-–/]$")
AFTER_YEAR = re.compile(
    r"\b(?:in|of|since|by|until|till|from|during|to|and|between|before|after|around|late|early|"
    r"mid|through|for|than|summer|spring|autumn|winter|fall)[\s-]$",
    re.IGNORECASE,
)
NAME_OF = re.compile(r"\b[A-Z][\w’'-]*\s(?:of|in)\s$")
COMPASS = re.compile(
    r"\b(?:(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?|central|mainland|mid)[\s-]$", re.I
)
THE_SEVERAL = re.compile(r"\b(?:the|these|those|all|his|her|their|its)\s$", re.IGNORECASE)
EXPLAINED = re.compile(r"^(?:-|\s[a-z-]+\s(?:of|that|who|which|in|from|to|since|with|at|on)\b)")
OTHERS = re.compile(r"^\s(?:more|others?|additional|further)\b(?! than)")
LISTED = re.compile(
    r"^[^.;:]{0,60}[:—–] [A-Z][^.;]{0,200}(?:, | and )[A-Z]|"
    r"^[^.;:,]{0,60}, [A-Z][\w. -]{0,40}(?:, [A-Z][\w. -]{0,40}){0,9},? and [A-Z]"
)
TITLES_OF = re.compile(
    r"\b(?:President|Minister|Mayor|Governor|King|Queen|Prince|Princess|Emir|Sultan|Ambassador|"
    r"Chancellor|Premier|Secretary|Archbishop|Bishop|Duke|Duchess|People|Citizens)\sof\s(?:the\s)?$"
)
OF_NAME = re.compile(r"\b[A-Z][\w’'-]*\sof\s(?:the\s)?$")
PARTICLE = re.compile(
    r"\b(?:van|von|der|den|de|del|della|di|da|dos|la|le|al|el|bin|ibn|ben|abu)[\s-]$", re.I
)
OR_DATE = re.compile(r"\d{4},? or (?:early |late )?(?:on |in )?$")
CLOCK_AFTER = re.compile(r"^,?\s(?:at\s)?\d{1,2}(?:[:.]\d\d|\s?[ap]\.?m)\b", re.IGNORECASE)
PART_OF_MEASURE = re.compile(r"\d\s(?:\w+)\s(?:and\s)?$|\d\s?[-–:]\s?$")
NEXT_OF_MEASURE = re.compile(r"^(?:\s[a-z]+)?(?:,| and)? \d+\b(?! [A-Z])|^,? and \d")
CONVERTED = re.compile(r"^[^.;()]{0,40}\([^()]{0,20}\d")
"""“___ miles (400 km)”"""

OLD = re.compile(r"^[-\s]years?[-\s]old\b|^[^.;]{0,12}\byears? of age\b")
ON_GLOBE = re.compile(r"^\s?(?:degrees?|°)", re.IGNORECASE)
AGED = re.compile(
    r"\b(?:aged?|at the age of|ages|turned|would have been|was)\s(?:about\s|around\s)?$|"
    r"\b[A-Z][\w’'-]+, $"
)
"""“Ada Low, ___, a nurse”"""

ENDS = re.compile(r"^(?:[.,)]|\s(?:and|when|at|on)\b|$)")
OLDEST = 120

STATE_OF_THINGS = """
    active allied allowed available banned common considered designated forbidden illegal known
    legal offered outlawed permitted popular present prohibited recogni[sz]ed sold spoken used
"""
HOLDS_ELSEWHERE = re.compile(
    rf"\b(?:is|are|was|were|been|being)\s(?:\w+ly\s|also\s|now\s|still\s)?"
    rf"(?:{'|'.join(STATE_OF_THINGS.split())})\b"
)
"""What may be so in other countries as well: “The party is banned in ___.”"""

OUTLETS = ("broadcaster", "newspaper", "news agency", "media", "magazine")
OUTLET = re.compile(
    r"\b(?:News|Wikinews|Times|Post|Herald|Tribune|Gazette|Guardian|Telegraph|Press|TV|Radio|Reuters|"
    r"BBC|CNN|NBC|CBS|ABC|AFP|Xinhua|Al Jazeera|Journal|Chronicle|Independent|Mirror|Mail)\b"
)
BESIDE_PLACE = re.compile(r"\b[A-Z][\w-]+,\s$")


def trivial(told: Told) -> str:
    """Why a gap there asks nothing, or empty."""
    if _in_quotation(told):
        return "in-quotation"
    if told.quantity:
        return _of_number(told)
    if told.date:
        return _of_date(told)
    if told.leaks(told.before + " " + told.after):
        return "answer-beside"
    return _of_name(told)


def _of_date(told: Told) -> str:
    """A year inside a name, or a day that only says which of several something was."""
    if re.match(r"^(?:[-–/’']\w|\s(?:morning|night|evening|afternoon)\b)", told.after):
        return "gap-in-name"
    if CLOCK_AFTER.match(told.after):
        return "clock-time"
    if re.match(r",? or\b", told.after) or OR_DATE.search(told.before):
        return "one-of-two"
    year = told.date is not None and told.date.precision == 1
    if year and (not AFTER_YEAR.search(told.before) or NAME_OF.search(told.before)):
        return "gap-in-name"
    return ""


def _of_number(told: Told) -> str:
    if told.quantity and told.quantity.low != told.quantity.high:
        return "range"
    if told.quantity and told.quantity.low <= 1 and told.shown.isalpha():
        return "one"
    if _of_age(told):
        return "age"
    if told.before.count("(") > told.before.count(")"):
        return "in-brackets"
    if told.quantity and not told.quantity.unit:
        return "counts-nothing"
    if THE_SEVERAL.search(told.before) and not EXPLAINED.match(told.after):
        return "points-back"
    if CONVERTED.match(told.after):
        return "told-twice"
    if OTHERS.match(told.after) or LISTED.search(told.after):
        return "answer-beside"
    if PART_OF_MEASURE.search(told.before) or NEXT_OF_MEASURE.search(told.after):
        return "gap-in-name"
    if HYPHEN.search(told.before) or re.match(r"^[-–/:.]\d", told.after):
        return "gap-in-name"
    return "answer-beside" if told.leaks(told.before + " " + told.after) else ""


def _of_age(told: Told) -> bool:
    """How old somebody is, or where on the globe something lies: little worth knowing."""
    if OLD.match(told.after) or ON_GLOBE.match(told.after):
        return True
    young = told.quantity is not None and told.quantity.low < OLDEST
    return young and bool(AGED.search(told.before) and ENDS.match(told.after))


def _told_by_place(told: Told) -> str:
    """Whether a country is told by its people, its cities or the word before it."""
    entity = told.entity
    if entity is None or entity.subtype != "country" or not entity.country:
        return ""
    if re.search(r"\bthe\s$", told.before, re.IGNORECASE):
        return "the-country"
    around = f"{told.before} {told.after}"
    return "answer-beside" if names_country(around, entity.country) else ""


def _of_name(told: Told) -> str:
    if reason := _told_by_place(told):
        return reason
    if _in_list(told):
        return "one-of-many"
    if is_outlet(told.entity):
        return "outlet"
    if told.fact.kind == "place" and HOLDS_ELSEWHERE.search(told.text):
        return "holds-elsewhere"
    if TITLE_BEFORE.search(told.before) or HYPHEN.search(told.before):
        return "gap-in-name"
    if re.match(r"^\s\(", told.after) and told.fact.kind != "person":
        return "answer-beside"
    if told.part or re.match(r"^[’']s?\s[A-Z]", told.after) or re.search(r"&\s$", told.before):
        return "gap-in-name"
    if PART_AFTER.match(told.after) or re.search(r"\d\s$", told.before):
        return "gap-in-name"
    if told.fact.kind == "place" and BESIDE_PLACE.search(told.before):
        return "trivial"
    if OF_NAME.search(told.before) and not TITLES_OF.search(told.before):
        return "gap-in-name"
    if COMPASS.search(told.before) or PARTICLE.search(told.before):
        return "gap-in-name"
    if told.fact.kind == "person" and is_doubtful(told.entity):
        return "doubtful-name"
    part = PART_BEFORE.search(told.before)
    if part is None or not told.before[: part.start("word")].strip():
        return ""
    return "" if _is_role(told, part["word"]) else "gap-in-name"


def _is_role(told: Told, word: str) -> bool:
    role = f"{told.fact.role} {told.entity.role if told.entity else ''}".casefold()
    return told.fact.kind == "person" and word.casefold() in role


def _in_list(told: Told) -> bool:
    """Whether the name is one of several in a row, any of which could be asked for."""
    behind = re.match(r"(?:,| and| or| &) (?:and |or |the )?[A-Z]", told.after)
    before = re.search(r"[A-Z][\w’'.-]*(?:,| and| or|, and) (?:the )?$", told.before)
    if behind and re.match(r", (?:the )?[A-Z][\w’'. -]*(?:,? and |, (?:the )?[A-Z])", told.after):
        return True
    return bool((behind and not told.after.startswith(",")) or before)


def _in_quotation(told: Told) -> bool:
    return any(found.start() < told.start < found.end() for found in QUOTED.finditer(told.text))


def is_outlet(entity: Entity | None) -> bool:
    """Whether it is known for reporting: its name says nothing of what happened."""
    if entity is None or entity.kind != "organisation":
        return False
    return entity.subtype in OUTLETS or any(OUTLET.search(name) for name in entity.aliases)


def is_doubtful(entity: Entity | None) -> bool:
    """A single word that nothing else shows to be a person, or a name no person has."""
    if entity is None or not (" " in entity.name or entity.role):
        return True
    return any(len(word) > 2 and word.isupper() for word in entity.name.split())
