"""QTI packages: version 2.2 is written; 2.2, 2.1 and 2.0 are read, also single items. Pure."""

from collections.abc import Mapping, Sequence

from quizapp.formats.base import NOTHING, Format
from quizapp.formats.items import Found, Item, Written
from quizapp.formats.qti_marks import looks_like
from quizapp.formats.qti_packages import read_qti
from quizapp.formats.qti_writer import write_package
from quizapp.messages import Message


class Qti2(Format):
    """What a number, a text or a choice earns is found by running the item's own scoring."""

    key = "qti2"
    label = Message("QTI 2.2 package")
    endings = (".zip", ".xml")
    media_type = "application/zip"

    def recognises(self, data: bytes, name: str) -> bool:
        return looks_like(data, rb"_xmlv2p", rb"<([\w.-]+:)?assessmentItem[\s>]")

    def read(self, data: bytes) -> Found:
        return read_qti(data)

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        return write_package(items, title, files)
