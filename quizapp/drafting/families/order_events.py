"""Events to be put in the order of their dates."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quizapp.drafting.base import Draft, Rejection
from quizapp.drafting.context import Context, Told
from quizapp.drafting.families.base import Made
from quizapp.drafting.leaks import FULL_DATE
from quizapp.drafting.standing import hangs
from quizapp.drafting.wording import count_words, sentence, source
from quizapp.reading.dates import PartialDate, say_date

FEWEST, MOST, MOST_WORDS = 3, 5, 24
DATE_BEFORE = re.compile(r",?\s*\b(?:on|in)\s$", re.IGNORECASE)
TELLS_ORDER = re.compile(
    r"\b(?:later|then|earlier|afterwards|subsequently|previously|following|next|before|after|since|"
    r"until|already|again|yesterday|today|tomorrow|last|final(?:ly)?|first|ago|now|recently|"
    r"18\d\d|19\d\d|20\d\d)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Item:
    told: Told
    text: str
    date: PartialDate


def make(context: Context) -> Made:
    items = _apart(sorted(_items(context), key=lambda item: item.date))
    if not items:
        return
    if len(items) < FEWEST:
        yield Rejection("too-few-events")
        return
    yield _draft(context, items[:MOST])


def _items(context: Context) -> Iterator[Item]:
    """One event a sentence, with a day of its own and no other hint of the order."""
    sentences = {event.sentence for event in context.extraction.events}
    seen = set()
    for told in context.told:
        date = told.date
        if date is None or date.day is None or told.sentence.index not in sentences:
            continue
        text = _without_date(told)
        clear = bool(context.title) or not hangs(text)
        if text and told.sentence.index not in seen and clear:
            seen.add(told.sentence.index)
            yield Item(told, sentence(text), date)


def _without_date(told: Told) -> str:
    before = DATE_BEFORE.search(told.before)
    if before is None:
        return ""
    rest = told.after.lstrip(",") if not told.before[: before.start()].strip() else told.after
    text = " ".join(f"{told.before[: before.start()]}{rest}".split())
    if TELLS_ORDER.search(text) or FULL_DATE.search(text) or count_words(text) > MOST_WORDS:
        return ""
    return text if count_words(text) >= 5 else ""


def _apart(items: list[Item]) -> list[Item]:
    """Those with a date of their own."""
    dates = [item.date for item in items]
    return [item for item in items if dates.count(item.date) == 1]


def _draft(context: Context, items: list[Item]) -> Draft:
    report = source(context.title, context.published_on) or "the article"
    first = items[0].told
    said = "; ".join(f"{say_date(item.date)}: {item.text.rstrip('.')}" for item in items)
    return Draft(
        type="ordering",
        family="order-events",
        kind="event",
        stem=f"Put these events from {report} in the order in which they happened.",
        answer="; ".join(item.text.rstrip(".") for item in items),
        content={
            "items": [item.text for item in items],
            "first": "earliest",
            "last": "latest",
        },
        fact=first.index,
        start=first.sentence.start,
        end=first.sentence.end,
        explanation=f"By the dates in the article: {said}.",
    )
