"""Ratings, states and intervals in words. Pure."""

from datetime import timedelta

from quizapp.cards.memory import AGAIN, EASY, GOOD, HARD, LEARNING, NEW, RELEARNING, REVIEW
from quizapp.messages import Message

RATING_WORDS = {
    AGAIN: Message("Again"),
    HARD: Message("Hard"),
    GOOD: Message("Good"),
    EASY: Message("Easy"),
}
STATE_WORDS = {
    NEW: Message("New"),
    LEARNING: Message("Learning"),
    REVIEW: Message("Learnt"),
    RELEARNING: Message("Relearning"),
}
HELD_WORDS = {
    "self": Message("You set this card aside."),
    "leech": Message("Set aside, since it was forgotten so often. A better memory hook may help."),
    "withdrawn": Message("The question was withdrawn, so its card rests."),
}


def proposed(fraction: float) -> int:
    """The rating that a typed answer speaks for."""
    if fraction >= 1:
        return GOOD
    return HARD if fraction > 0 else AGAIN


def short_interval(interval: timedelta) -> Message:
    """As on a button: “10 min”, “4 d”, “2.5 mo”."""
    minutes = max(interval, timedelta(0)) / timedelta(minutes=1)
    days = minutes / 1440
    if minutes < 1:
        return Message("< 1 min")
    if minutes < 60:
        return Message("{count} min", {"count": round(minutes)})
    if days < 1:
        return Message("{count} h", {"count": round(minutes / 60)})
    if days < 31:
        return Message("{count} d", {"count": round(days)})
    if days < 365:
        return Message("{count} mo", {"count": _one_digit(days / 30.44)})
    return Message("{count} y", {"count": _one_digit(days / 365.25)})


def _one_digit(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
