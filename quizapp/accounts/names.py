"""User names and e-mail addresses as they are stored and compared."""

import re
import unicodedata

SHORTEST, LONGEST = 3, 40
"""Characters in a user name."""

_ALLOWED = re.compile(r"[\w.\-]+")


def fold_username(typed: str) -> str:
    """One spelling for all that look the same: compatible characters, case, outer spaces."""
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    return unicodedata.normalize("NFKC", text).strip()


def is_username(folded: str) -> bool:
    """Letters and figures of any script, dots, hyphens and underscores. Never an e-mail."""
    return SHORTEST <= len(folded) <= LONGEST and bool(_ALLOWED.fullmatch(folded))


def fold_email(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().lower()
