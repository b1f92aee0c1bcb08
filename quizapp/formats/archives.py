"""Zip files that strangers made: their members in bounded time and memory."""

import lzma
import struct
import zlib
from collections.abc import Iterable
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from quizapp.formats.base import FormatError
from quizapp.messages import Message

MOST_MEMBERS = 20_000
MOST_BYTES = 200 * 1024 * 1024
"""Of all members that are read, unpacked."""
MOST_OF_ONE = 50 * 1024 * 1024
SLICE = 1 << 16

UNREADABLE = (
    *(BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(ValueError, RuntimeError, OSError, EOFError, OverflowError),
)
"""What `zipfile` raises for damaged files. A `NotImplementedError` is a `RuntimeError`."""

DAMAGED = Message("The file is damaged or cut off: it cannot be unpacked. Export it again.")
TOO_LARGE = Message("What is packed in the file is too large to be read.")


class Archive:
    """The members of a zip by name. Raises `FormatError` for what is damaged or too large.

    Sizes are counted while unpacking, whatever the directory of the zip claims. Members whose
    names lead out of the archive do not exist.
    """

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except UNREADABLE:
            raise FormatError(DAMAGED) from None
        listed = self._zip.infolist()
        if len(listed) > MOST_MEMBERS:
            raise FormatError(
                Message("There are more than {most} files in the package.", {"most": MOST_MEMBERS})
            )
        self._members = {one.filename: one for one in listed if _is_inside(one)}
        self._left = MOST_BYTES

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """Raises `KeyError` for a name that is not there."""
        member = self._members[name]
        parts: list[bytes] = []
        room = min(self._left, MOST_OF_ONE)
        try:
            with self._zip.open(member) as opened:
                while part := opened.read(SLICE):
                    room -= len(part)
                    if room < 0:
                        raise FormatError(TOO_LARGE)
                    parts.append(part)
        except UNREADABLE:
            raise FormatError(DAMAGED) from None
        found = b"".join(parts)
        self._left -= len(found)
        return found


def _is_inside(member: ZipInfo) -> bool:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    return not (member.is_dir() or path.is_absolute() or ".." in path.parts or ":" in path.parts[0])


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK\x03\x04")


def names_in(data: bytes) -> frozenset[str]:
    """What a zip lists, or nothing when it cannot be opened: to recognise a package."""
    try:
        return frozenset(Archive(data).names) if is_zip(data) else frozenset()
    except FormatError:
        return frozenset()


def pack(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip whose bytes depend on the members alone."""
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        for name, data in members:
            info = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = 8
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return made.getvalue()
