"""What a corrected question does to points that were given already. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from quizapp.attempts.scores import Score, better
from quizapp.bank.editions import EditionQuestion
from quizapp.messages import Message
from quizapp.question_types.base import QuestionType

METHODS = {
    "both": Message("Both answers count: the old key and the corrected one"),
    "new": Message("Only the corrected key counts"),
    "full": Message("Everybody gets the point"),
    "drop": Message("The question no longer counts for anybody"),
}
"""In the order in which a page offers them."""
KEYED = frozenset(("both", "new"))
"""Those that measure answers by the corrected key."""


@dataclass(frozen=True)
class Key:
    """What grading goes by."""

    type: QuestionType[Any, Any, Any]
    content: Any

    def earned(self, answer: Any) -> float:
        """The fraction for an answer; nothing given earns nothing."""
        if answer is None:
            return 0.0
        return round(self.type.grade(self.content, answer).fraction, 5)


@dataclass(frozen=True)
class Mark:
    """What an answer brought: a fraction of the point, or (`dropped`) nothing of nothing."""

    fraction: float
    dropped: bool = False

    @property
    def points(self) -> float:
        return 0.0 if self.dropped else self.fraction

    @property
    def max_points(self) -> float:
        return 0.0 if self.dropped else 1.0


def remark(method: str, asked: Key, corrected: Key | None, answer: Any) -> Mark:
    """The mark for an answer to the question as asked, once it has been corrected.

    Methods that are not `KEYED` need no corrected key.
    """
    if method == "drop":
        return Mark(asked.earned(answer), dropped=True)
    if method == "full":
        return Mark(1.0)
    after = _earned_after(asked, corrected, answer)
    return Mark(max(after, asked.earned(answer)) if method == "both" else after)


def _earned_after(asked: Key, corrected: Key | None, answer: Any) -> float:
    """By the corrected key. What it no longer offers earns nothing."""
    if answer is None or corrected is None or asked.type.key != corrected.type.key:
        return 0.0
    return corrected.earned(asked.type.carry(asked.content, answer, corrected.content))


@dataclass(frozen=True)
class Marked:
    """One answer in a submitted attempt, with its mark as it stands."""

    attempt_id: int
    position: int
    learner_id: int
    set_id: int
    visit_id: int
    question: EditionQuestion
    answer: Any
    mark: Mark

    @property
    def key(self) -> Key:
        return Key(self.question.type, self.question.content)


@dataclass(frozen=True)
class Change:
    """An answer whose mark becomes another one."""

    of: Marked
    after: Mark

    @property
    def points(self) -> float:
        return self.after.points - self.of.mark.points

    @property
    def max_points(self) -> float:
        return self.after.max_points - self.of.mark.max_points

    @property
    def direction(self) -> int:
        """Whether the learner gains (1), loses (-1) or neither, as a share of what counts."""
        before, after = self.of.mark, self.after
        if after.dropped and not before.dropped:
            return -1 if before.fraction >= 1 else 1
        if before.dropped and not after.dropped:
            return 1 if after.fraction >= 1 else -1
        return (after.fraction > before.fraction) - (after.fraction < before.fraction)


def changes(method: str, corrected: Key | None, marked: Iterable[Marked]) -> list[Change]:
    """Those answers whose mark would differ."""
    found = [Change(one, remark(method, one.key, corrected, one.answer)) for one in marked]
    return [change for change in found if change.after != change.of.mark]


@dataclass(frozen=True)
class Group:
    """Attempts with the same answer (in words; empty where nothing was given) and marks."""

    said: tuple[str, ...]
    before: Mark
    after: Mark
    attempts: int


@dataclass(frozen=True)
class Outlook:
    """What a method would do: how many attempts gain and lose, and which answers they gave."""

    method: str
    gained: int
    lost: int
    groups: tuple[Group, ...]

    @property
    def label(self) -> Message:
        return METHODS[self.method]

    @property
    def seen(self) -> str:
        """Names these numbers, so that what is confirmed is what was shown."""
        return f"{self.method}-{self.gained}-{self.lost}"


def outlook(method: str, found: Sequence[Change]) -> Outlook:
    counted = Counter((_said(change.of), change.of.mark, change.after) for change in found)
    return Outlook(
        method=method,
        gained=sum(change.direction > 0 for change in found),
        lost=sum(change.direction < 0 for change in found),
        groups=tuple(Group(*words, attempts=n) for words, n in counted.most_common()),
    )


def _said(of: Marked) -> tuple[str, ...]:
    if of.answer is None:
        return ()
    return of.question.type.say_answer(of.question.content, of.answer)


@dataclass(frozen=True)
class Totals:
    """A learner's best, first and latest on a set."""

    attempts: int
    best: Score
    first: Score
    latest: Score
    latest_id: int


def set_totals(scores: Sequence[tuple[int, Score]]) -> Totals:
    """From `(attempt id, score)` of all that count, in the order in which they were submitted."""
    best = scores[0][1]
    for _, score in scores[1:]:
        best = better(best, score)
    latest_id, latest = scores[-1]
    return Totals(len(scores), best, scores[0][1], latest, latest_id)
