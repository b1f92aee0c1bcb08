"""Statements of a date or a number, as they are or with a near value instead."""

from hashlib import blake2b

from quizapp.drafting.base import Draft, Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.families.base import Asked, Made, article_says, typed, wrong_options
from quizapp.drafting.leading import led
from quizapp.drafting.wording import GAP


def make(context: Context) -> Made:
    for told in context.told:
        gapped = led(context, told)
        if (told.date or told.quantity) and isinstance(gapped, str):
            yield _make(context, told, gapped)


def _make(context: Context, told: Told, gapped: str) -> Draft | Rejection:
    says = article_says(told)
    holds = _is_true(told.text)
    value = told.shown if holds else _near(context, told, gapped)
    if not value:
        return Rejection("no-distractors")
    stem = gapped.replace(GAP, value, 1)
    asked = Asked("true-false", stem, "True" if holds else "False", says)
    return typed("true_false", told, asked, {"answer": holds, "feedback": says})


def _is_true(text: str) -> bool:
    """The same for the same text, and true of about half of all."""
    return blake2b(text.encode(), digest_size=1).digest()[0] % 2 == 0


def _near(context: Context, told: Told, gapped: str) -> str:
    """A wrong value, from the options that would be offered beside the right one."""
    asked = Asked("true-false", gapped, told.shown, "")
    sets = wrong_options(context, told, asked)
    return sets[0][0].text if sets else ""
