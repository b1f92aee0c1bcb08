"""PDF files, as far as they hold text and not only pictures of it. Pure."""

import re
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from quizapp.articles.ingest.base import (
    BROKEN,
    LOCKED,
    MOST_CHARACTERS,
    MOST_PAGES,
    TOO_MANY_PAGES,
    Ingested,
)
from quizapp.errors import InvalidInput

SENTENCE_END = re.compile(r"[.!?:…”\"’')\]]$")
HYPHENATED = re.compile(r"(?<=[a-z])-$")


def read_pdf(data: bytes) -> Ingested:
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InvalidInput(LOCKED)
        if len(reader.pages) > MOST_PAGES:
            raise InvalidInput(TOO_MANY_PAGES)
        text = "\n\n".join(_pages(reader))
        title = (reader.metadata and reader.metadata.title) or ""
    except InvalidInput:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, OSError):
        # A damaged file makes pypdf raise nearly anything.
        raise InvalidInput(BROKEN) from None
    return Ingested(text, title=str(title).strip())


def _pages(reader: PdfReader) -> list[str]:
    pages, length = [], 0
    for page in reader.pages:
        pages.append(join_lines(page.extract_text() or ""))
        length += len(pages[-1])
        if length > MOST_CHARACTERS:
            break
    return pages


def join_lines(text: str) -> str:
    """Paragraphs apart by blank lines: a PDF has lines as they were set, and only those.

    A line that is short for its page and ends a sentence ends its paragraph.
    """
    lines = [line.strip() for line in text.splitlines()]
    full = max(map(len, lines), default=0) * 0.75
    joined = ""
    for line in lines:
        if not line:
            joined = joined.rstrip() + "\n\n"
            continue
        broken = HYPHENATED.search(joined) and line[0].islower()
        gap = "" if broken or not joined or joined.endswith("\n") else " "
        joined = (joined[:-1] if broken else joined) + gap + line
        if len(line) < full and SENTENCE_END.search(line):
            joined += "\n\n"
    return re.sub(r"\n{3,}", "\n\n", joined).strip()
