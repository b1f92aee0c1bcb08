"""How far a question has moved from its draft. Pure."""

from collections.abc import Iterator
from typing import Any

from rapidfuzz.distance import Indel


def distance(before: str, after: str) -> float:
    """Inserted and deleted characters, as a share of both texts: 0 where nothing was changed."""
    return float(Indel.normalized_distance(before, after))


def plain_text(stem: str, content: Any) -> str:
    """All the words of a question in a row."""
    return "\n".join([stem, *_texts(content)])


def _texts(value: Any) -> Iterator[str]:
    """Every leaf, in order."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from _texts(value[key])
    elif isinstance(value, list | tuple):
        for entry in value:
            yield from _texts(entry)
    elif value is not None:
        yield str(value)
