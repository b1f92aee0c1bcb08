"""Whose words these are."""

import re
from dataclasses import replace

from quizapp.articles.extraction.base import Entity, Quotation
from quizapp.drafting.base import Draft, Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.families.base import Asked, Made, with_choices
from quizapp.drafting.leaks import names_leak
from quizapp.drafting.wording import inner_quotes, one_line

FEWEST_WORDS, MOST_WORDS = 6, 35
BEGINS = re.compile(r"\W*(?:[A-Z]|(?:an?|the|this|these|our|my|some|no|one)\b)")
"""A whole sentence, or something that can be named alone."""

TELLS = re.compile(r"\b(?:as (?:president|minister|mayor|chief|leader)|my name|I am the)\b", re.I)


def make(context: Context) -> Made:
    by_start = {
        fact.start: (index, fact) for index, fact in context.facts if fact.kind == "quotation"
    }
    for quotation in context.extraction.quotations:
        speaker = context.entities.get(-1 if quotation.speaker is None else quotation.speaker)
        found = by_start.get(quotation.start)
        if speaker is None or found is None or speaker.kind != "person":
            continue
        yield _make(context, quotation, speaker, *found)


def _make(
    context: Context, quotation: Quotation, speaker: Entity, index: int, fact: object
) -> Draft | Rejection:
    said = context.extraction.reading.text[quotation.start : quotation.end]
    count = len(said.split())
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        return Rejection("quotation-length")
    if not BEGINS.match(said):
        return Rejection("quotation-cut")
    if names_leak(said, speaker.aliases | {speaker.name}) or TELLS.search(said):
        return Rejection("key-in-stem")
    told = _told(context, speaker, index, said)
    lead = context.lead(told.leaks)
    quoted = f"“{inner_quotes(one_line(said)).rstrip(',')}”"
    stem = f"{lead}, who said: {quoted}?" if lead else f"Who said: {quoted}?"
    role = f", {speaker.role}," if speaker.role else ""
    explanation = f"In the article, these are the words of {speaker.name}{role}".rstrip(",") + "."
    return with_choices(context, told, Asked("who-said", stem, speaker.name, explanation))


def _told(context: Context, speaker: Entity, index: int, said: str) -> Told:
    fact = context.extraction.facts[index]
    asked = replace(fact, entity=speaker.id, normalised=speaker.name)
    return Told(asked, index, context.sentence(fact), said, 0, 0, speaker.name, speaker)
