"""What one rating adds to the totals of its day. Pure."""

from dataclasses import astuple, dataclass

from quizapp.cards.memory import AGAIN, REVIEW, Memory

LONGEST = 60_000
"""Milliseconds: whoever takes longer has left the desk."""


@dataclass(frozen=True)
class Tally:
    """In the order of the columns of `StudyDay`."""

    ratings: int = 0
    new: int = 0
    asked: int = 0
    recalled: int = 0
    milliseconds: int = 0

    def __neg__(self) -> "Tally":
        return Tally(*(-value for value in astuple(self)))


def tally(before: Memory, rating: int, duration: int | None) -> Tally:
    asked = before.state == REVIEW
    return Tally(
        ratings=1,
        new=int(before.reps == 0),
        asked=int(asked),
        recalled=int(asked and rating != AGAIN),
        milliseconds=min(max(duration or 0, 0), LONGEST),
    )
