"""What a check gets, and what it gives."""

from dataclasses import dataclass
from typing import Any, Literal

from quizapp.bank.editions import Evidence
from quizapp.messages import Message

Key = Literal[
    "one_answer",
    "evidence",
    "twice",
    "longest",
    "all_of_the_above",
    "stem_form",
    "giveaway",
    "similar",
    "reading_level",
]


@dataclass(frozen=True)
class Draft:
    """What is being saved; `content` is that of its type, loaded."""

    type: str
    stem: str
    content: Any
    explanation: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Advice:
    """What was found and what to do; with `gate` it must be mended before publishing.

    `field` is the part of the form that it is about: `stem`, `content` or `evidence`.
    """

    key: Key
    gate: bool
    message: Message
    field: str = ""
