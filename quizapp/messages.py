"""Text for people, written in pure modules and translated where it is shown."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Message:
    """A translatable sentence: `text` is the msgid, `values` fill its `{name}` places.

    `Message` is a keyword of the message extractor, so its text must be a literal.
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.text.format(**self.values)
