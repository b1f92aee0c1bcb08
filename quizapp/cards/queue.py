"""Which card is asked next. Pure."""

from dataclasses import dataclass
from datetime import timedelta

LEARN_AHEAD = timedelta(minutes=20)
"""A learning step that ends within this time is asked early when nothing else is left."""

MOST_COUNTED = 1000
"""Counts of cards stop here: whoever has so many due is told of “1000 or more”."""


@dataclass(frozen=True)
class Done:
    """What was done on the study day so far, and how much more new was asked for."""

    new: int = 0
    asked: int = 0
    more_new: int = 0


@dataclass(frozen=True)
class Limits:
    """How many cards a day."""

    new: int
    reviews: int

    def new_left(self, done: Done) -> int:
        return max(0, self.new + done.more_new - done.new)

    def reviews_left(self, done: Done) -> int:
        return max(0, self.reviews - done.asked)


@dataclass(frozen=True)
class Waiting:
    """Cards by what they wait for, before the limits of the day."""

    learning: int = 0
    due: int = 0
    new: int = 0
    soon: int = 0
    """Learning steps that end within `LEARN_AHEAD`."""

    def within(self, limits: Limits, done: Done) -> "Waiting":
        """What of it is for today."""
        return Waiting(
            learning=self.learning,
            due=min(self.due, limits.reviews_left(done)),
            new=min(self.new, limits.new_left(done)),
            soon=self.soon,
        )

    @property
    def total(self) -> int:
        return self.learning + self.due + self.new + self.soon


def pick(waiting: Waiting, done: Done) -> str | None:
    """`learning`, `due`, `new` or `soon`; `None` when all is done for today.

    `waiting` is within the limits. New cards come evenly between those that are due.
    """
    if waiting.learning:
        return "learning"
    if waiting.due and waiting.new:
        share_of_new = (2 * done.new + 1) * (done.asked + waiting.due)
        share_of_due = (2 * done.asked + 1) * (done.new + waiting.new)
        return "new" if share_of_new < share_of_due else "due"
    if waiting.due:
        return "due"
    if waiting.new:
        return "new"
    return "soon" if waiting.soon else None
