"""User names and e-mail addresses as they are stored and compared."""

import re
import unicodedata

SHORTEST, LONGEST = 3, 40
"""Characters in a user name."""

_EAST = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"})
_LIKE_LATIN = frozenset("аеёорсухѕіїјԁһԛԝοανρτυικχγωηε")
"""Small letters of the Cyrillic and Greek scripts that pass for Latin ones."""

_ALLOWED = re.compile(r"[\w.\-]+")


def fold_username(typed: str) -> str:
    """One spelling for all that look the same: compatible characters, case, outer spaces."""
    text = unicodedata.normalize("NFKC", typed).strip().casefold()
    return unicodedata.normalize("NFKC", text).strip()


def is_username(folded: str) -> bool:
    """Letters and figures of any one script, dots, hyphens and underscores. Never an e-mail.

    Nor a name that could be taken for one in Latin letters.
    """
    fits = SHORTEST <= len(folded) <= LONGEST and bool(_ALLOWED.fullmatch(folded))
    return fits and not _deceives(folded)


def _deceives(folded: str) -> bool:
    letters = [letter for letter in folded if letter.isalpha()]
    scripts = {_script(letter) for letter in letters}
    looks_latin = bool(letters) and _LIKE_LATIN.issuperset(letters)
    return len(scripts) > 1 or looks_latin


def _script(letter: str) -> str:
    """The first word of its name; what is written together in East Asia counts as one."""
    name = unicodedata.name(letter, "UNNAMED").split()[0].split("-")[0]
    return "EAST" if name in _EAST else name


def fold_email(typed: str) -> str:
    return unicodedata.normalize("NFKC", typed).strip().lower()
