"""Names for addresses and files, made from what people wrote. Pure."""

import re
import unicodedata
from collections.abc import Collection
from itertools import count

LONGEST = 60
"""Characters in a key that is made from a text; a number may come on top."""


def as_key(text: str) -> str:
    """Lower-case words joined by hyphens; empty where the text has no letter a to z or digit."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", plain))


def free_key(text: str, otherwise: str, taken: Collection[str]) -> str:
    """A key for the text (or `otherwise`, a key, where nothing is left of it) not yet `taken`."""
    whole = as_key(text)
    short = whole[:LONGEST].rpartition("-")[0] if len(whole) > LONGEST else whole
    key = short or whole[:LONGEST] or otherwise
    numbered = (f"{key}-{number}" for number in count(2))
    return key if key not in taken else next(name for name in numbered if name not in taken)
