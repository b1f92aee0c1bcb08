"""A question of ours apart from any database. Pure."""

from dataclasses import dataclass, field
from typing import Any

from quizapp.formats.items import Evidence
from quizapp.messages import Message


@dataclass(frozen=True)
class PlainQuestion:
    """As a revision stores it: Markdown texts, and content that its type accepts.

    `picture` is the name of a file that comes with it, `alt` describes it. `notes` say what of an
    item could not be kept.
    """

    type: str
    stem: str
    content: dict[str, Any]
    explanation: str = ""
    difficulty: str = "medium"
    tags: list[str] = field(default_factory=list)
    id: str = ""
    picture: str = ""
    alt: str = ""
    evidence: tuple[Evidence, ...] = ()
    notes: tuple[Message, ...] = ()
