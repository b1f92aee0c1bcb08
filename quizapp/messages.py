"""Text for people, written in pure modules and translated where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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

    def fill(self, **values: Any) -> "Message":
        """The same sentence with these values in its places."""
        return replace(self, values=values)

    @property
    def data(self) -> dict[str, Any]:
        """Plain data that `from_data` takes back, its values as text."""
        return {"text": self.text, "values": {key: str(one) for key, one in self.values.items()}}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Message":
        return cls(data["text"], dict(data["values"]))
