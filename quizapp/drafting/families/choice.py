"""A statement with a gap, and what could fill it."""

from quizapp.drafting.base import Rejection
from quizapp.drafting.context import Context
from quizapp.drafting.families.base import Asked, Made, article_says, with_choices
from quizapp.drafting.leading import led


def make(context: Context) -> Made:
    """Every fact that a statement tells comes through here, so what hinders it is counted here."""
    for told in context.told:
        stem = led(context, told)
        if isinstance(stem, Rejection):
            yield stem
            continue
        asked = Asked("choice", stem, told.shown, article_says(told))
        yield with_choices(context, told, asked)
