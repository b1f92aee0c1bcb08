"""Parameters of FSRS fitted to one learner's own reviews, and whether they foretell better. Pure.

The arithmetic is that of `fsrs-rs-python`; what is kept apart to judge by is ours.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fsrs_rs_python import FSRS, FSRSItem, FSRSReview

LEAST = 400
"""Reviews needed before a fit says anything."""

HELD_BACK = 0.2
"""The share of the reviews, the latest, that a fit is judged by."""


@dataclass(frozen=True)
class Rated:
    """One rating of a card: on which study day, and how it was remembered (1 to 4)."""

    day: int
    rating: int


@dataclass(frozen=True)
class Fit:
    """Log loss on held-back reviews, lower is better, with the old and the fitted parameters."""

    parameters: tuple[float, ...]
    reviews: int
    before: float
    after: float

    @property
    def better(self) -> bool:
        return self.after < self.before


def fit(histories: Iterable[Sequence[Rated]], present: Sequence[float]) -> Fit | None:
    """`None` with fewer than `LEAST` reviews. Histories are those of cards, each in order."""
    kept = [history for history in histories if history]
    count = sum(len(history) for history in kept)
    if count < LEAST:
        return None
    days = sorted(one.day for history in kept for one in history)
    border = days[int(len(days) * (1 - HELD_BACK))]
    learnt = [item for history in kept for item in _items(history, until=border)]
    judged = [item for history in kept for item in _items(history, since=border)]
    if not learnt or not judged:
        return None
    fitted = FSRS(list(present)).compute_parameters(learnt)
    return Fit(
        parameters=tuple(round(value, 6) for value in fitted),
        reviews=count,
        before=_loss(present, judged),
        after=_loss(fitted, judged),
    )


def _loss(parameters: Sequence[float], items: list[FSRSItem]) -> float:
    return float(FSRS(list(parameters)).evaluate(items).log_loss)


def _items(
    history: Sequence[Rated], since: int | None = None, until: int | None = None
) -> Iterable[FSRSItem]:
    """One for each review after the first day that a night lies before, with all before it."""
    reviews: list[FSRSReview] = []
    for place, one in enumerate(history):
        gap = one.day - history[place - 1].day if place else 0
        reviews.append(FSRSReview(one.rating, max(0, gap)))
        late = since is None or one.day >= since
        early = until is None or one.day < until
        if gap > 0 and late and early:
            yield FSRSItem(list(reviews))
