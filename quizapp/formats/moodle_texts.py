"""Texts of Moodle's XML with the files that belong to them. Pure."""

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree

from quizapp.formats.gift_pictures import take_pictures
from quizapp.formats.gift_text import automatic
from quizapp.formats.html import clean, from_markdown, from_plain
from quizapp.formats.xml import local_name

FORMATS = {
    **{"html": "html", "1": "html", "": "html"},
    **{"moodle_auto_format": "moodle", "0": "moodle"},
    **{"plain_text": "plain", "2": "plain", "plain": "plain"},
    **{"markdown": "markdown", "4": "markdown", "3": "markdown"},
}
"""What the attribute `format` may be; old files have Moodle's numbers."""

FILE = re.compile(r"@@PLUGINFILE@@/([^\"'\s<>?#]{1,500})")
NOT_IN_NAME = re.compile(r"[^\w@%+ .,()-]")
IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".webp")


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first element of that name, and in it the next."""
    for name in path:
        if element is None:
            return None
        element = next((one for one in element if local_name(one) == name), None)
    return element


def children(element: etree._Element, name: str) -> Iterator[etree._Element]:
    return (one for one in element if local_name(one) == name)


def words(element: etree._Element | None, *path: str) -> str:
    """What the element says, in its `<text>` or directly; empty where it is missing."""
    found = child(element, *path)
    if found is None:
        return ""
    inner = child(found, "text")
    return _whole(found if inner is None else inner).strip()


def _whole(element: etree._Element) -> str:
    """Markup that somebody forgot to escape stays markup."""
    if len(element) == 0:
        return element.text or ""
    parts = [element.text or ""]
    for one in element:
        parts.append(etree.tostring(one, encoding="unicode", with_tail=True))
    return "".join(parts)


@dataclass
class Texts:
    """The texts of one question. `files` are pictures by the names that their texts have for them.

    `number` of the question, from 1, keeps names apart that several questions have.
    """

    number: int
    files: dict[str, bytes]
    format: str = "html"
    lost: bool = field(default=False)
    """Whether something that is seen or heard was left out."""

    def rich(self, element: etree._Element | None, *path: str, otherwise: str = "") -> str:
        """As HTML. `otherwise` is the format of a text that does not say its own."""
        found = child(element, *path)
        if found is None:
            return ""
        return self.markup(self.raw(found), self.format_of(found, otherwise or "html"))

    def format_of(self, element: etree._Element, otherwise: str) -> str:
        said = element.get("format")
        return otherwise if said is None else FORMATS.get(said.strip().lower(), "html")

    def raw(self, element: etree._Element) -> str:
        """The text with the names of its pictures instead of Moodle's addresses."""
        inner = child(element, "text")
        text = _whole(element if inner is None else inner).strip()
        if "@@PLUGINFILE@@" in text:
            named = self._take_files(element)
            text = FILE.sub(lambda found: named.get(unquote(found[1]), ""), text)
        if ";base64," in text:
            text, pictures = take_pictures(text, self.number)
            self.files.update(pictures)
        return text

    def _take_files(self, element: etree._Element) -> dict[str, str]:
        """The name in the package of each picture, by its path within the question."""
        named = {}
        for one in children(element, "file"):
            name = one.get("name") or ""
            data = decode_base64(one.text or "")
            if not name.lower().endswith(IMAGES) or data is None:
                self.lost = True
                continue
            path = (one.get("path") or "/").strip("/")
            named[f"{path}/{name}" if path else name] = self.keep(name, data)
        return named

    def keep(self, name: str, data: bytes) -> str:
        """Adds a picture; the name under which it went in."""
        safe = NOT_IN_NAME.sub("_", name)[-100:]
        if self.files.get(safe, data) != data:
            safe = f"{self.number}-{safe}"
        while self.files.get(safe, data) != data:
            safe = f"x{safe}"
        self.files[safe] = data
        return safe

    def markup(self, text: str, format: str) -> str:
        made = as_html(text, format)
        kept = clean(made)
        self.lost |= kept.count("<img") < made.count("<img")
        self.lost |= any(tag in made for tag in ("<audio", "<video", "<object", "<iframe"))
        return kept


def as_html(text: str, format: str) -> str:
    """Not cleaned yet."""
    if format == "markdown":
        return from_markdown(text)
    if format == "plain":
        return from_plain(text)
    return automatic(text) if format == "moodle" else text


def decode_base64(text: str) -> bytes | None:
    try:
        return b64decode("".join(text.split()), validate=True)
    except (Error, ValueError):
        return None
