"""A date to be typed into a statement's gap."""

from quizapp.drafting.base import Rejection
from quizapp.drafting.context import Context
from quizapp.drafting.families.base import Asked, Made, article_says, typed
from quizapp.drafting.leading import led


def make(context: Context) -> Made:
    for told in context.told:
        if told.date is None or told.date.precision < 2:
            continue
        stem = led(context, told)
        if not isinstance(stem, Rejection):
            asked = Asked("date", stem, told.shown, article_says(told))
            yield typed("date", told, asked, {"answer": str(told.date)})
