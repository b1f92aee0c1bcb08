"""Files of articles, read by the ending of their name. Pure."""

from collections.abc import Callable

from quizapp.articles.ingest.base import MOST_MEGABYTES, TOO_HEAVY, Ingested, checked
from quizapp.articles.ingest.docx import read_docx
from quizapp.articles.ingest.html import read_html
from quizapp.articles.ingest.pdf import read_pdf
from quizapp.articles.ingest.plain import read_plain
from quizapp.errors import InvalidInput
from quizapp.messages import Message

__all__ = ["ENDINGS", "Ingested", "ingest"]

READERS: dict[str, Callable[[bytes], Ingested]] = {
    ".txt": read_plain,
    ".html": read_html,
    ".htm": read_html,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
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
    return checked(READERS[ending](data))
