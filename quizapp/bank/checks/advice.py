"""What a check gets, and what it gives."""

from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any, Literal

from quizapp.bank.checks.choices import Choices, choices
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
    """What is being saved; `content` is that of its type, loaded.

    It is `None` as long as it cannot be loaded; what there is of it is `typed`, as plain data.
    """

    type: str
    stem: str
    content: Any
    explanation: str
    evidence: tuple[Evidence, ...]
    typed: dict[str, Any] = field(default_factory=dict)

    @cached_property
    def offered(self) -> tuple[Choices, ...]:
        """Every list in which one text must not stand for two answers."""
        return tuple(choices(self.typed if self.content is None else asdict(self.content)))

    @cached_property
    def picked(self) -> tuple[Choices, ...]:
        """Those of the lists in which the wrong ones stand beside the right ones."""
        return tuple(one for one in self.offered if one.shown and one.right and one.wrong)


@dataclass(frozen=True)
class Advice:
    """What was found and what to do; with `gate` it must be mended before publishing.

    `field` is the part of the form that it is about: `stem`, `content` or `evidence`.
    """

    key: Key
    gate: bool
    message: Message
    field: str = ""
