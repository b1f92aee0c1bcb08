"""Word documents. Pure."""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import PackageNotFoundError
from lxml.etree import XMLSyntaxError

from quizapp.articles.ingest.base import BROKEN, TOO_HEAVY, Ingested
from quizapp.errors import InvalidInput

MOST_UNPACKED = 100_000_000
"""Bytes that the package may say it holds."""


def read_docx(data: bytes) -> Ingested:
    _check_size(data)
    try:
        document = Document(BytesIO(data))
        paragraphs = [paragraph.text.strip() for paragraph in document.paragraphs]
        title = document.core_properties.title or ""
    except (PackageNotFoundError, XMLSyntaxError, BadZipFile, KeyError, ValueError, OSError):
        raise InvalidInput(BROKEN) from None
    headings = [
        one.text.strip() for one in document.paragraphs if one.style and one.style.name == "Title"
    ]
    return Ingested("\n\n".join(filter(None, paragraphs)), title=next(iter(headings), title))


def _check_size(data: bytes) -> None:
    try:
        with ZipFile(BytesIO(data)) as package:
            unpacked = sum(entry.file_size for entry in package.infolist())
    except (BadZipFile, ValueError, OSError):
        raise InvalidInput(BROKEN) from None
    if unpacked > MOST_UNPACKED:
        raise InvalidInput(TOO_HEAVY)
