"""Pictures in the HTML of GIFT: named there, or within it as data. Pure."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Collection
from html import unescape

from quizapp.formats.html import from_plain

DATA = re.compile(r"data\\?:image/(png|jpeg|jpg|gif|webp);base64,([A-Za-z0-9+/=\\]*)")
PICTURE = re.compile(r'<img((?:\s+[\w-]+="[^"]*")*)\s*/?>')
ALT = re.compile(r'\balt="([^"]*)"')
SOURCE = re.compile(r'\bsrc="([^"]*)"')


def take_pictures(text: str, line: int) -> tuple[str, dict[str, bytes]]:
    """The text with names instead of data, and the pictures by these names."""
    if ";base64," not in text:
        return text, {}
    pictures: dict[str, bytes] = {}

    def instead(found: re.Match[str]) -> str:
        try:
            data = b64decode(found[2].replace("\\", ""), validate=True)
        except Error:
            return ""
        name = f"line-{line}-{len(pictures) + 1}.{found[1]}"
        pictures[name] = data
        return name

    return DATA.sub(instead, text), pictures


def without_pictures(markup: str, known: Collection[str] = ()) -> str:
    """What describes a picture stands in its place, unless its file is known."""

    def instead(found: re.Match[str]) -> str:
        source = SOURCE.search(found[1])
        if source and source[1] in known:
            return found[0]
        alt = ALT.search(found[1])
        return from_plain(unescape(alt[1])) if alt else ""

    return PICTURE.sub(instead, markup).strip() if "<img" in markup else markup
