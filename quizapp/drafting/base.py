"""What the stages of drafting hand to one another. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from quizapp.articles.extraction.base import EntityKind, FactKind
from quizapp.reading.dates import PartialDate

Shown = Literal["first", "more"]
"""Whether a kind of draft is good enough to be shown first, by what was measured."""


@dataclass(frozen=True)
class Option:
    """One thing to choose; `why` says what is wrong with it, or is empty for the key."""

    text: str
    correct: bool
    why: str = ""


@dataclass(frozen=True)
class Draft:
    """A question that a teacher may take.

    `type` is a question type's key and `content` that type's content as plain data, which it
    loads; `family` names how it was made (`cloze`, `choice`, `who-said` …); `fact` is the index
    of the fact that it tests, `start` to `end` its evidence in the article's text; `checks` are
    the names of the validators that it passed. `rank` counts from 1. `turns` are further sets of
    options, each as good as the first, for those who want other distractors.
    """

    type: str
    family: str
    kind: FactKind
    stem: str
    answer: str
    content: Mapping[str, Any]
    fact: int
    start: int
    end: int
    options: tuple[Option, ...] = ()
    turns: tuple[tuple[Option, ...], ...] = ()
    explanation: str = ""
    checks: tuple[str, ...] = ()
    score: float = 0.0
    rank: int = 0
    shown: Shown = "first"


@dataclass(frozen=True, slots=True)
class Rejection:
    """Something that was not drafted, or not kept; `reason` is a short name to be counted."""

    reason: str


@dataclass(frozen=True, slots=True)
class KnownEntity:
    """Somebody or something that another article of the site names."""

    kind: EntityKind
    name: str
    aliases: frozenset[str] = frozenset()
    subtype: str = ""
    role: str = ""
    country: str = ""
    published_on: PartialDate | None = None


@dataclass(frozen=True)
class Bank:
    """What other articles offer as distractors."""

    entities: tuple[KnownEntity, ...] = ()


@dataclass(frozen=True)
class Drafted:
    """The drafts in the order of their rank, and how many were rejected for which reason."""

    drafts: tuple[Draft, ...] = ()
    rejected: Mapping[str, int] = field(default_factory=dict)
