"""A question set as its card shows it to one learner. Pure."""

from dataclasses import dataclass

from quizapp.attempts.scores import Score


@dataclass(frozen=True)
class SetCard:
    """`minutes` is a rough guess for all questions; `best` and `open_attempt_id` are one's own."""

    id: int
    slug: str
    title: str
    summary: str
    level: str
    tags: tuple[str, ...]
    headline: str
    publisher: str | None
    published_on: str
    question_count: int
    minutes: int
    best: Score | None = None
    open_attempt_id: int | None = None


@dataclass(frozen=True)
class SetScores:
    """A learner's goes at a set."""

    attempts: int
    best: Score
    first: Score
    latest: Score


@dataclass(frozen=True)
class Pager:
    """Addresses of the neighbouring pages, where there are any."""

    number: int
    previous_url: str | None
    next_url: str | None
