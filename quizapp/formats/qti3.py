"""QTI 3.0 packages and single items: to be read only. Pure."""

from quizapp.formats.base import Format
from quizapp.formats.items import Found
from quizapp.formats.qti_marks import looks_like
from quizapp.formats.qti_packages import read_qti
from quizapp.messages import Message


class Qti3(Format):
    """The elements of version 3 are those of version 2 under other names."""

    key = "qti3"
    label = Message("QTI 3.0 package")
    endings = (".zip", ".xml")
    media_type = "application/zip"
    writes = False

    def recognises(self, data: bytes, name: str) -> bool:
        return looks_like(data, rb"_xmlv3p", rb"<([\w.-]+:)?qti-assessment-item[\s>]")

    def read(self, data: bytes) -> Found:
        return read_qti(data)
