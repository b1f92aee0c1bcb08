"""Text files, in the encodings that people have. Pure."""

import codecs

from quizapp.articles.ingest.base import BROKEN, Ingested
from quizapp.errors import InvalidInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MOST_CONTROLS = 0.01
"""Share of control characters above which it is no text."""


def read_plain(data: bytes) -> Ingested:
    return Ingested(decode(data))


def decode(data: bytes) -> str:
    """UTF-8 or UTF-16 by its mark, else UTF-8, else what Windows writes in the West."""
    marked = next((name for mark, name in MARKS if data.startswith(mark)), None)
    for encoding in [marked] if marked else ["utf-8", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return text
    raise InvalidInput(BROKEN)


def _is_text(text: str) -> bool:
    strange = sum(1 for letter in text if letter < " " and letter not in "\t\n\r\f")
    return strange <= MOST_CONTROLS * len(text)
