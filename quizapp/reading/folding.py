"""Text without what people may leave out or write differently: case, accents, punctuation."""

import re
import unicodedata
from functools import lru_cache

PLAIN_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ß": "ss",
        "ı": "i",
        "ħ": "h",
        "ŋ": "n",
    }
)
SHORT_FORMS = {"st": "saint", "mt": "mount"}
MEANINGFUL = frozenset("+#$€£¥₽=<>°")
"""Signs that make a difference, so that C++ is not C; all others may be left out."""

SPELT = {"&": " and ", "%": " percent ", **{sign: f" {sign} " for sign in MEANINGFUL}}

APOSTROPHES = re.compile(r"[’‘ʼ`´']")
ARTICLE = re.compile(r"^\W*(?:the|an|a)\s+(?=\w)")
MINUS = re.compile(r"^\W*[-−](?=\d)")
GROUP_COMMA = re.compile(r"(?<=\d),(?=\d{3}\b)")
DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")
HYPHENS = re.compile(r"(?<!\d)[-‐‑‒–](?!\d)")
LOOSE_SPACE = re.compile(r"(?<!\d) | (?!\d)")


def _is_accent(char: str) -> bool:
    return "\u0300" <= char <= "\u036f"


def _without_accents(text: str) -> str:
    bare = "".join(char for char in unicodedata.normalize("NFD", text) if not _is_accent(char))
    return unicodedata.normalize("NFC", bare).translate(PLAIN_LETTERS)


def _plain_digits(text: str) -> str:
    return "".join(str(unicodedata.digit(char)) if char.isdecimal() else char for char in text)


def modern(text: str) -> str:
    """Lower case, compatible characters unified, digits of every script as 0 to 9."""
    return _plain_digits(unicodedata.normalize("NFKC", text)).casefold()


def _marked(text: str) -> str:
    """Signs that mean something spelt so that they survive as words of their own."""
    text = MINUS.sub("minus ", text)
    text = GROUP_COMMA.sub("", text)
    text = DECIMAL_POINT.sub(" point ", text)
    return "".join(SPELT.get(char, char) for char in text)


def _is_part_of_a_word(char: str) -> bool:
    """Letters, digits, meaningful signs, and the vowel signs that many scripts put on letters."""
    return char.isalnum() or char in MEANINGFUL or unicodedata.category(char) in {"Mn", "Mc"}


@lru_cache(maxsize=16384)
def words(text: str, hyphen: str = "") -> tuple[str, ...]:
    """The words to compare: no case, accents, punctuation or leading article.

    A hyphen between letters becomes `hyphen`: nothing joins the two parts, a space parts them.
    """
    text = ARTICLE.sub("", _without_accents(modern(text)))
    text = _marked(APOSTROPHES.sub("", text).replace("(", " ").replace(")", " "))
    text = HYPHENS.sub(hyphen, text.replace(" - ", " "))
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text)
    parts = "".join(char if _is_part_of_a_word(char) else " " for char in text).split()
    return tuple(SHORT_FORMS.get(part, part) for part in parts)


def solid(text: str) -> str:
    """All words in one, so that cease-fire, cease fire and ceasefire are the same.

    Digits that stood apart stay apart.
    """
    return LOOSE_SPACE.sub("", " ".join(words(text))) or text.strip().casefold()


@lru_cache(maxsize=16384)
def as_written(text: str) -> str:
    """What is left when only case, spaces, an article and outer punctuation are forgiven."""
    text = APOSTROPHES.sub("'", unicodedata.normalize("NFC", text).lower())
    return " ".join(re.sub(r"^\W+|\W+$", "", ARTICLE.sub("", text)).replace(".", "").split())
