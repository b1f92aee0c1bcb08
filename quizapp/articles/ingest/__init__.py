"""Files of articles, read by the ending of their name. Pure."""

from importlib import import_module

from quizapp.articles.ingest.base import MOST_MEGABYTES, TOO_HEAVY, Ingested, checked
from quizapp.errors import InvalidInput
from quizapp.messages import Message

__all__ = ["ENDINGS", "Ingested", "ingest"]

READERS = {".txt": "plain", ".html": "html", ".htm": "html", ".docx": "docx", ".pdf": "pdf"}
"""The module of each, which has a function `read_…`. Loaded when it is needed: their libraries take
30 MB, and what serves pages has files read by another process."""

ENDINGS = tuple(READERS)
UNKNOWN = Message(
    "Choose a file that ends in {endings}, or paste the text.", {"endings": ", ".join(ENDINGS)}
)


def ingest(name: str, data: bytes) -> Ingested:
    """What the file says. Raises `InvalidInput` with what to do about a file that cannot be read.

    A hostile file can take long: untrusted ones are read by `articles.confined`.
    """
    ending = "." + name.rpartition(".")[2].lower()
    if ending not in READERS:
        raise InvalidInput(UNKNOWN)
    if len(data) > MOST_MEGABYTES * 1_000_000:
        raise InvalidInput(TOO_HEAVY)
    kind = READERS[ending]
    read = getattr(import_module(f"quizapp.articles.ingest.{kind}"), f"read_{kind}")
    found: Ingested = read(data)
    return checked(found)
