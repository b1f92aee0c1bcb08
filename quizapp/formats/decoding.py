"""Bytes of a text file as text."""

import codecs

from quizapp.formats.base import FormatError
from quizapp.messages import Message

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(data: bytes) -> str:
    """With line feeds only. UTF-8, or UTF-16 with its mark; raises `FormatError` with the line."""
    mark, encoding = next((one for one in MARKS if data.startswith(one[0])), (b"", "utf-8"))
    body = data[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise FormatError(
            Message(
                "Line {line} is not text in UTF-8. Save the file as UTF-8 and choose it again.",
                {"line": line},
            )
        ) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise FormatError(
            Message("Line {line} has a character that no text has (NUL).", {"line": line})
        )
    return text.replace("\r\n", "\n").replace("\r", "\n")
