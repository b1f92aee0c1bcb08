"""Common Cartridge: the quizzes and question banks in a whole course that was exported."""

import re
from dataclasses import replace

from quizapp.formats.archives import Archive, is_zip
from quizapp.formats.base import Format, FormatError
from quizapp.formats.items import Found, Note
from quizapp.formats.qti12 import read_package
from quizapp.formats.qti_marks import MANIFEST
from quizapp.messages import Message

CARTRIDGE = re.compile(rb"IMS (?:Thin )?Common Cartridge", re.IGNORECASE)
RESOURCE = re.compile(rb"<(?:\w{1,20}:)?resource\b[^>]{0,2000}")
QUESTIONS = re.compile(rb"type\s*=\s*[\"']imsqti_", re.IGNORECASE)

NO_CARTRIDGE = Message("This is not a Common Cartridge: a zip file with imsmanifest.xml in it.")
NO_QUIZ = Message("There is no quiz and no question bank in this cartridge.")
OTHERS = Message(
    "The cartridge has {count} other parts, such as pages and links; only questions were read."
)
FILE = Message("the file")


class CommonCartridge(Format):
    """Its questions are QTI 1.2, of the profiles that the cartridge allows."""

    key = "imscc"
    label = Message("Common Cartridge")
    endings = (".imscc",)
    media_type = "application/zip"
    writes = False

    def recognises(self, data: bytes, name: str) -> bool:
        try:
            return is_zip(data) and bool(CARTRIDGE.search(_manifest(Archive(data))))
        except FormatError:
            return False

    def read(self, data: bytes) -> Found:
        if not is_zip(data):
            raise FormatError(NO_CARTRIDGE)
        archive = Archive(data)
        manifest = _manifest(archive)
        try:
            found = read_package(archive)
        except FormatError:
            raise FormatError(NO_QUIZ) from None
        resources = RESOURCE.findall(manifest)
        others = sum(not QUESTIONS.search(one) for one in resources)
        if not others:
            return found
        note = Note(FILE, OTHERS.fill(count=others))
        return replace(found, warnings=(*found.warnings, note))


def _manifest(archive: Archive) -> bytes:
    """Raises `FormatError` where there is none."""
    name = next((one for one in archive.names if one.lower().endswith(MANIFEST)), None)
    if name is None:
        raise FormatError(NO_CARTRIDGE)
    return archive.read(name)
