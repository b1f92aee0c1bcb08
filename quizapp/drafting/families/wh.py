"""Who, which, when, where and how many, where the statement's syntax allows a clean question."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from quizapp.drafting.base import Rejection
from quizapp.drafting.clauses import Clause, clause_of
from quizapp.drafting.context import Context, Told
from quizapp.drafting.families.base import Asked, Made, article_says, with_choices
from quizapp.drafting.gaps import trivial
from quizapp.drafting.leading import join
from quizapp.drafting.standing import hangs

if TYPE_CHECKING:
    from spacy.tokens import Token

WHICH = {
    "company": "which company",
    "party": "which political party",
    "court": "which court",
    "university": "which university",
    "newspaper": "which newspaper",
    "club": "which club",
    "team": "which team",
    "country": "which country",
    "city": "which city",
    "state": "which state",
    "region": "which region",
}
IN_PLACES = ("country", "city", "state", "region")
EXPLAINS = re.compile(r"\b(?:refers? to|stands? for|means)\b")
TORN = re.compile(r",? and [A-Z]|, then\b")
HALF_OF_TIME = re.compile(r"\b(?:early|late|later|even|only|until|beginning|starting)\s$", re.I)
DATE_BEFORE = re.compile(r"(?:,\s)?\b(?:on|in)\s$", re.IGNORECASE)
PLACE_BEFORE = re.compile(r"(?:,\s)?\bin\s(?:the\s)?$", re.IGNORECASE)
VERB_FIRST = re.compile(r"^\s(?!and\b|or\b|who\b|whose\b|which\b|that\b)[a-z]")
BACK_TO_SUBJECT = re.compile(r"\b(?:he|she|they|it|his|her|their|its|him|them)\b")


def make(context: Context) -> Made:
    for told in context.told:
        clause = clause_of(context, told)
        asking = ASKING.get(told.fact.kind)
        question = asking(clause) if clause and asking else None
        if not question or trivial(told) or EXPLAINS.search(question):
            continue
        if re.search(r"[.!?][\"”’']$", question):
            yield Rejection("ends-in-quotation")
            continue
        lead = context.lead(told.leaks, told.date is not None)
        if not lead or ("report “" not in lead and hangs(question)):
            yield Rejection("no-context")
            continue
        stem = join(lead, f"{question}?")
        yield with_choices(context, told, Asked("wh", stem, told.shown, article_says(told)))


def _who(clause: Clause) -> str | None:
    """The name is the whole subject, but for what stands before it in the same phrase."""
    told, span = clause.told, clause.subject_span
    if span is None or span[0] > 0 or clause.plural or clause.joined:
        return None
    head = clause.span(clause.subject, clause.subject)
    if head is None or not span[0] <= told.start <= head[0] < head[1] <= told.end <= span[1]:
        return None
    if told.end != span[1] and told.text[told.end : span[1]][:1] != ",":
        return None
    rest = told.text[span[1] :].lstrip(",")
    if not VERB_FIRST.match(rest) or TORN.search(rest) or BACK_TO_SUBJECT.search(rest[:40]):
        return None
    return f"{_asked_for(told)}{rest}"


def _asked_for(told: Told) -> str:
    if told.fact.kind == "person":
        return "who"
    subtype = told.entity.subtype if told.entity else ""
    default = "which place" if told.fact.kind == "place" else "which organisation"
    return WHICH.get(subtype, default)


def _which_place(clause: Clause) -> str | None:
    return _where(clause) or _who(clause)


def _where(clause: Clause) -> str | None:
    told = clause.told
    subtype = told.entity.subtype if told.entity else ""
    before = PLACE_BEFORE.search(told.before)
    if subtype not in IN_PLACES or not before or re.match(r",| [A-Z]", told.after):
        return None
    if not clause.depends_on_root(told.fact.start - told.sentence.start, ("in",)):
        return None
    question = clause.inverted(_cut(told, before.start()))
    return f"in {WHICH[subtype]} {question}" if question else None


def _cut(told: Told, start: int) -> tuple[int, int]:
    """With the comma that closes what is cut, if one does."""
    return start, told.end + (told.text[told.end : told.end + 1] == ",")


def _when(clause: Clause) -> str | None:
    told = clause.told
    before = DATE_BEFORE.search(told.before)
    if before is None or re.match(r",? (?:and|or|but)\b", told.after):
        return None
    if HALF_OF_TIME.search(told.before[: before.start()]):
        return None
    if not clause.depends_on_root(told.fact.start - told.sentence.start, ("on", "in")):
        return None
    question = clause.inverted(_cut(told, before.start()))
    precision = told.date.precision if told.date else 3
    asked = {1: "in which year", 2: "in which month", 3: "on which day"}[precision]
    return f"{asked} {question}" if question else None


def _how_many(clause: Clause) -> str | None:
    """What is counted is the subject at the start, or the object."""
    told = clause.told
    number = next(
        (one for one in clause.doc if one.idx == told.fact.start - told.sentence.start), None
    )
    if number is None or told.quantity is None or told.quantity.about:
        return None
    noun = number.head
    if number.dep_ != "nummod" or noun.tag_ != "NNS" or noun.i <= number.i:
        return None
    return _counted_subject(clause, noun) or _counted_object(clause, noun)


def _has_more(noun: "Token") -> bool:
    """Whether a clause or another noun hangs on it, which a question would tear off."""
    if noun.i + 1 < len(noun.doc) and noun.nbor(1).pos_ in ("NOUN", "PROPN"):
        return True
    return any(
        child.dep_ in ("relcl", "acl", "appos", "conj") or child.lower_ == "of"
        for child in noun.children
    )


def _counted_subject(clause: Clause, noun: "Token") -> str | None:
    told = clause.told
    if noun != clause.subject or told.start > 0 or clause.joined or _has_more(noun):
        return None
    if (clause.first_auxiliary or clause.root).lower_ in ("was", "is", "has", "does"):
        return None
    return f"how many{told.after}"


def _counted_object(clause: Clause, noun: "Token") -> str | None:
    told = clause.told
    head = next((one for one in clause.root.children if one == noun), None)
    if head is None or head.dep_ != "dobj":
        return None
    if _has_more(head):
        return None
    span = clause.span(head, head)
    if span is None or span[0] < told.end:
        return None
    question = clause.inverted((told.start, span[1]))
    return f"how many{told.text[told.end : span[1]]} {question}" if question else None


ASKING: dict[str, Callable[[Clause], str | None]] = {
    "person": _who,
    "organisation": _who,
    "agreement": _who,
    "place": _which_place,
    "date": _when,
    "quantity": _how_many,
}
