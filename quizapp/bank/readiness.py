"""What stands between a set and its publication, and who may look at what. Pure."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from quizapp.messages import Message

Source = Mapping[str, Any]
Standing = Literal["published", "approved", "returned", "open"]
"""`published` was published as it is; `open` nobody has looked at yet."""

STATUS = {
    "superseded": Message("“{claim}” is marked as superseded. Pick the fact that replaced it."),
    "wrong": Message("“{claim}” is marked as wrong. Pick another fact as evidence."),
    "reworded": Message("“{claim}” was worded anew. Pick the fact as it reads now."),
}
UNLOOKED = Message("Nobody has approved this question yet.")
RETURNED = Message("The reviewer asked for changes.")
EMPTY = Message("There is no question in it yet.")
SOURCE = Message("The source was changed, and nobody has looked at that yet.")


@dataclass(frozen=True)
class Judgement:
    """What a reviewer said about a revision; `checks` are the names of what they ticked."""

    revision: int
    reviewer_id: int
    approved: bool
    at: datetime
    reviewer: str
    checks: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Record:
    """A question's way so far: who wrote which revision, and what was said about which."""

    revision: int
    published_revision: int | None
    authors: Mapping[int, int | None]
    judgements: Sequence[Judgement]
    owner_id: int | None

    @property
    def standing(self) -> Standing:
        last = self.last(self.revision)
        if last:
            return "approved" if last.approved else "returned"
        return "published" if self.revision == self.published_revision else "open"

    def last(self, revision: int) -> Judgement | None:
        """The latest word on a revision; that of the set's owner does not count."""
        said = [
            one
            for one in self.judgements
            if one.revision == revision and one.reviewer_id != self.owner_id
        ]
        return max(said, key=lambda one: one.at, default=None)

    def may_judge(self, user_id: int) -> bool:
        """Whether they have no part in what is to be looked at."""
        since = self._settled_before()
        wrote = {author for number, author in self.authors.items() if number > since}
        return user_id != self.owner_id and user_id not in wrote

    def _settled_before(self) -> int:
        """The last revision before this one that somebody approved or that was published."""
        past = [number for number in self.authors if number < self.revision]
        approved = (one.revision for one in map(self.last, past) if one and one.approved)
        published = self.published_revision or 0
        return max([published if published < self.revision else 0, *approved])

    @property
    def last_looked_at(self) -> int | None:
        """The revision before this one that was judged last."""
        past = [one.revision for one in self.judgements if one.revision < self.revision]
        return max(past, default=None)


@dataclass(frozen=True)
class Candidate:
    """A question on its way into an edition.

    `gates` must be mended; `outdated` are status and claim of facts that hold no more.
    """

    id: int
    stem: str
    standing: Standing
    gates: Collection[Message]
    outdated: Collection[tuple[str, str]]


@dataclass(frozen=True)
class Obstacle:
    """Something to do first, at a question or else at the set; `review` where others do it."""

    message: Message
    question_id: int | None = None
    stem: str = ""
    review: bool = False


@dataclass(frozen=True)
class Missing:
    """What is to be done first, said once; `at` are the obstacles, one for each place."""

    message: Message
    at: Sequence[Obstacle]


def grouped(found: Iterable[Obstacle]) -> list[Missing]:
    """By what is said, in the order in which it is said first."""
    groups: dict[str, list[Obstacle]] = {}
    for one in found:
        groups.setdefault(str(one.message), []).append(one)
    return [Missing(at[0].message, at) for at in groups.values()]


def obstacles(candidates: Iterable[Candidate], review_required: bool) -> list[Obstacle]:
    """Everything that is missing; a set without any may be published."""
    candidates = list(candidates)
    if not candidates:
        return [Obstacle(EMPTY)]
    return [one for candidate in candidates for one in _missing(candidate, review_required)]


def source_obstacles(source: Source, vouched: Collection[Source]) -> list[Obstacle]:
    """Whether what a set says about its source is none of what was approved or published.

    Before anything was, there is nothing to measure by: then no question was looked at either.
    """
    return [Obstacle(SOURCE, review=True)] if vouched and source not in vouched else []


def _missing(candidate: Candidate, review_required: bool) -> Iterable[Obstacle]:
    outdated = (
        replace(STATUS[status], values={"claim": claim})
        for status, claim in candidate.outdated
        if status in STATUS
    )
    for message in (*candidate.gates, *outdated):
        yield Obstacle(message, candidate.id, candidate.stem)
    if review_required and candidate.standing in ("open", "returned"):
        message = RETURNED if candidate.standing == "returned" else UNLOOKED
        yield Obstacle(message, candidate.id, candidate.stem, review=True)
