"""A number to be typed into a statement's gap."""

import re
from decimal import Decimal

from quizapp.drafting.base import Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.families.base import Asked, Made, article_says, typed
from quizapp.drafting.leading import led
from quizapp.reading.numbers import say_number

SCALED = re.compile(r"\s(?:hundred|thousand|million|billion|trillion|dozen)\b", re.IGNORECASE)


def make(context: Context) -> Made:
    for told in context.told:
        if told.quantity is None:
            continue
        fraction = told.quantity.unit == "share" or not told.quantity.low
        if fraction or SCALED.match(told.after):
            yield Rejection("number-trap")
            continue
        stem = led(context, told)
        if not isinstance(stem, Rejection):
            value = told.quantity.low
            asked = Asked("numeric", stem, _said(told, value), article_says(told))
            content = {"answer": f"{value:f}", "tolerance": "0", "unit": ""}
            yield typed("numeric", told, asked, content)


def _said(told: Told, value: Decimal) -> str:
    """As written where that has a scale (“2.6 billion”), else in figures."""
    return told.shown if " " in told.shown else say_number(value)
