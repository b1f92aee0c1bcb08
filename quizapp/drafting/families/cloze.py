"""A name to be typed into a statement's gap."""

from quizapp.drafting.base import Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.families.base import Asked, Made, article_says, typed, wrong_options
from quizapp.drafting.leading import led


def make(context: Context) -> Made:
    """Only where there are no good options: to choose is the better question."""
    for told in context.told:
        stem = led(context, told)
        if told.entity is None or isinstance(stem, Rejection):
            continue
        asked = Asked("cloze", stem, told.shown, article_says(told))
        if not wrong_options(context, told, asked):
            yield typed("short_answer", told, asked, {"accepted": _accepted(told)})


def _accepted(told: Told) -> list[str]:
    """Every name that it has in the article; of people the last name too."""
    names = set(told.entity.aliases) if told.entity else set()
    if told.fact.kind == "person" and " " in told.shown:
        names.add(told.shown.split()[-1])
    return [told.shown, *sorted(names - {told.shown}, key=lambda name: (-len(name), name))]
