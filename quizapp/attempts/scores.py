"""Points, and what a submitted attempt adds to each total. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from quizapp.attempts.sheet import Given, Sheet, grade
from quizapp.bank.editions import EditionQuestion


@dataclass(frozen=True)
class Score:
    """Each question is worth one point."""

    points: float
    max_points: float

    @property
    def fraction(self) -> float:
        return self.points / self.max_points if self.max_points else 0.0


@dataclass(frozen=True)
class Graded:
    """An answer with its fraction of the point, rounded so that sums stay readable."""

    given: Given
    question: EditionQuestion
    fraction: float


def grade_all(sheet: Sheet) -> list[Graded]:
    """Every position, answered or not; what was checked before keeps its fraction."""
    return [_graded(sheet, position) for position in range(len(sheet.order))]


def _graded(sheet: Sheet, position: int) -> Graded:
    given, question = sheet.given_at(position), sheet.question(position)
    fraction = given.fraction if given.checked_at else grade(question, given.answer).fraction
    return Graded(given, question, round(fraction or 0.0, 5))


def total(graded: Sequence[Graded]) -> Score:
    """Dropped questions count neither for the points nor for the most that was to be had."""
    fractions = [one.fraction for one in graded if not one.given.dropped]
    return Score(round(sum(fractions), 5), float(len(fractions)))


def by_name(graded: Iterable[Graded]) -> dict[tuple[str, str], list[float]]:
    """Fractions by (dimension, name): each question counts for its type and all its tags."""
    found: dict[tuple[str, str], list[float]] = defaultdict(list)
    for one in graded:
        for name in () if one.given.dropped else names(one.question):
            found[name].append(one.fraction)
    return dict(sorted(found.items()))


def names(question: EditionQuestion) -> list[tuple[str, str]]:
    """The (dimension, name) pairs under which a learner's accuracy counts the question."""
    return [("type", question.type.key), *(("tag", tag) for tag in question.tags)]


def better(one: Score, other: Score) -> Score:
    """The higher share of points; of equal shares the one over more questions."""
    return max(one, other, key=lambda score: (score.fraction, score.max_points))
