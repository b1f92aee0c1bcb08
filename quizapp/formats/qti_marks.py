"""By what QTI files of the versions 2 and 3 are recognised. Pure."""

import re

from quizapp.formats.archives import Archive, is_zip
from quizapp.formats.base import FormatError

START = 8192
"""Bytes at the beginning of an XML file that are looked at."""
MANIFEST = "imsmanifest.xml"


def looks_like(data: bytes, resource: bytes, element: bytes) -> bool:
    """Whether the manifest of a package names such resources, or a file starts so."""
    if not is_zip(data):
        return re.search(element, _unwidened(data[:START])) is not None
    try:
        archive = Archive(data)
        manifest = [one for one in archive.names if one.lower().endswith(MANIFEST)]
        if manifest:
            return re.search(resource, archive.read(manifest[0])) is not None
        files = [one for one in archive.names if one.lower().endswith(".xml")][:5]
        return any(re.search(element, archive.read(one)[:START]) for one in files)
    except FormatError:
        return False


def _unwidened(data: bytes) -> bytes:
    """UTF-16 as if it were ASCII."""
    return data.replace(b"\0", b"")
