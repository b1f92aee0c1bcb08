"""Texts of QTI 1.2: escaped or as nodes, plain or HTML, with the pictures of the package. Pure."""

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from lxml import etree

from quizapp.formats.html import clean, from_plain
from quizapp.formats.qti_markup import Pictures
from quizapp.formats.xml import inner_html, local_name

IMAGE = re.compile(r"<img\b([^<>]{0,4000})>", re.IGNORECASE)
SOURCE = re.compile(r"\bsrc\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
ALT = re.compile(r"\balt\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
BASES = ("$IMS-CC-FILEBASE$", "$IMS_CC_FILEBASE$", "@X@EmbeddedFile.requestUrlStub@X@")
FOLDERS = ("", "web_resources/", "Uploaded Media/", "web_resources/Uploaded Media/")
LOOKS_LIKE_HTML = re.compile(
    r"<(?:p|br|div|span|b|i|em|strong|img|ul|ol|table|sub|sup)\b[^<>]*>", re.I
)
OTHER_MEDIA = ("mataudio", "matvideo", "matapplet", "matapplication")


def within(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """All elements of these names, at any depth, in their order."""
    return (one for one in element.iter(etree.Element) if local_name(one) in names)


def first(element: etree._Element, name: str) -> etree._Element | None:
    return next((one for one in within(element, name) if one is not element), None)


def said(element: etree._Element | None) -> str:
    """The words of an element, in one line."""
    return " ".join("".join(map(str, element.itertext())).split()) if element is not None else ""


class Texts:
    """The texts of one file. `folder` is where it stands in the package."""

    def __init__(self, pictures: Pictures, folder: str = "") -> None:
        self.pictures, self.folder = pictures, folder
        self.lost = False
        """Whether something that is seen or heard was left out."""

    def material(self, element: etree._Element) -> str:
        """All texts within, one after the other."""
        parts = [self._piece(one) for one in element.iter(etree.Element)]
        return self.cleaned("".join(parts)).strip()

    def _piece(self, element: etree._Element) -> str:
        name = local_name(element)
        if name in ("mattext", "matemtext"):
            return self._text(element, element.get("texttype") or "text/plain")
        if name == "mat_formattedtext":
            plain = (element.get("type") or "HTML").upper() == "PLAIN_TEXT"
            return self._text(element, "text/plain" if plain else "text/html")
        if name == "matimage":
            return f'<img src="{html.escape(element.get("uri") or "")}" alt="">'
        if name == "matbreak":
            return "<br>"
        self.lost = self.lost or name in OTHER_MEDIA
        return ""

    def _text(self, element: etree._Element, kind: str) -> str:
        if len(element):
            return inner_html(element)
        text = element.text or ""
        if kind.strip().lower() in ("text/html", "text/xhtml", "html"):
            return text
        return text if LOOKS_LIKE_HTML.search(text) else from_plain(text.strip())

    def cleaned(self, markup: str) -> str:
        """Safe, with the names of pictures that are in the package."""
        with_names = IMAGE.sub(self._picture, markup) if "<img" in markup.lower() else markup
        return clean(with_names)

    def _picture(self, found: re.Match[str]) -> str:
        source, alt = SOURCE.search(found[1]), ALT.search(found[1])
        told = (alt[1] or alt[2] or "") if alt else ""
        name = self._named(html.unescape((source[1] or source[2] or "") if source else ""))
        if name is None:
            self.lost = True
            return told
        return f'<img src="{html.escape(name)}" alt="{told}">'

    def _named(self, address: str) -> str | None:
        address = address.partition("?")[0]
        for base in (*BASES, *map(_escaped, BASES)):
            address = address.replace(f"{base}/", "").replace(base, "")
        if taken := self.pictures.take(address, self.folder):
            return taken
        bare = unquote(address).lstrip("/")
        tries = (self.pictures.take(folder + bare, "") for folder in FOLDERS)
        return next((name for name in tries if name), None)


def _escaped(base: str) -> str:
    return base.replace("$", "%24").replace("@", "%40")
