"""A backlog spread over days. Pure."""

from collections.abc import Sequence

from quizapp.cards.days import weekday


def shares(cards: int, first: int, days: int, weights: Sequence[float]) -> list[int]:
    """The day on which each of so many cards comes back, the first ones first.

    `first` is today's ordinal; easy days get their share of `weights`, from Monday to Sunday.
    """
    span = range(first, first + days)
    wanted = [weights[weekday(day)] for day in span]
    if not sum(wanted):
        wanted = [1.0] * days
    found: list[int] = []
    passed = 0.0
    for day, weight in zip(span, wanted, strict=True):
        passed += weight
        upto = round(cards * passed / sum(wanted))
        found += [day] * (upto - len(found))
    return found
