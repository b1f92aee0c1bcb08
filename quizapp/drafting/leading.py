"""Statements led in by where they come from, so that they can be understood alone. Pure."""

import re

from quizapp.drafting.base import Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.gaps import trivial
from quizapp.drafting.standing import hangs
from quizapp.drafting.wording import QUOTED, sentence
from quizapp.reading.dates import MONTHS

DATED = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")
"""A statement that says on which day it was needs no day of the report before it."""


HEDGE = re.compile(r"(?:^|,\s)reportedly,\s|\breportedly\s", re.IGNORECASE)


def led(context: Context, told: Told) -> str | Rejection:
    """The statement with its gap, after words that say where it comes from."""
    key = ("led", told.index, told.sentence.index, told.start)
    if key not in context.remembered:
        context.remembered[key] = _led(context, told)
    made: str | Rejection = context.remembered[key]
    return made


def _led(context: Context, told: Told) -> str | Rejection:
    if reason := trivial(told):
        return Rejection(reason)
    lead = context.lead(told.leaks, told.date is not None)
    if "report “" not in lead and hangs(told.gapped):
        return Rejection("no-context")
    if not lead:
        return Rejection("no-context")
    return sentence(join(lead, context.within(told.gapped, told.sentence)))


def join(lead: str, text: str) -> str:
    """The lead before the statement or question; no “according to” twice."""
    if lead.startswith("According to") and re.match(r"according to\b", text, re.IGNORECASE):
        lead = f"As told in {lead.removeprefix('According to ')}"
    if lead.startswith("As reported") and DATED.search(text):
        return text
    return f"{lead}, {_without_hedge(text)}" if lead else text


def _without_hedge(text: str) -> str:
    """No “reportedly” after words that already say whose report it is."""
    quoted = [found.span() for found in QUOTED.finditer(text)]
    for found in reversed(list(HEDGE.finditer(text))):
        if not any(start < found.end() and found.start() < end for start, end in quoted):
            gap = " " if found.start() and found[0][:1] == "," else ""
            text = text[: found.start()] + gap + text[found.end() :]
    return text
