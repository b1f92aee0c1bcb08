"""What every file format can do: recognise a file, read it, write one. Pure."""

from abc import ABC
from collections.abc import Mapping, Sequence
from typing import ClassVar

from quizapp.errors import QuizError
from quizapp.formats.items import Found, Item, Written
from quizapp.messages import Message

NOTHING: Mapping[str, bytes] = {}


class FormatError(QuizError):
    """Nothing of a file can be used: it is damaged, hostile, or another format than was said."""


class Format(ABC):
    """A file format. Those that only go one way leave `read` or `write` as it is here."""

    key: ClassVar[str]
    label: ClassVar[Message]
    endings: ClassVar[tuple[str, ...]]
    """Of file names, the usual one first, with their dot."""
    media_type: ClassVar[str]
    reads: ClassVar[bool] = True
    writes: ClassVar[bool] = True

    def recognises(self, data: bytes, name: str) -> bool:
        """Whether the content looks like this format; cheap, never raises. `name` may be empty."""
        return False

    def read(self, data: bytes) -> Found:
        """Raises `FormatError` when nothing can be read; what is wrong with one question is in
        `Found.skipped`."""
        raise FormatError(Message("Files of this kind can be written, but not read."))

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        """`files` are the pictures that the items name."""
        raise FormatError(Message("Files of this kind can be read, but not written."))
