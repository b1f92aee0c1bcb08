"""The texts of QTI items as HTML: pictures from the package, formulas, gaps. Pure."""

import posixpath
import re
from base64 import b64decode
from collections.abc import Iterable
from hashlib import sha256
from urllib.parse import unquote

from lxml import etree

from quizapp.formats.archives import Archive
from quizapp.formats.html import BLOCKS, clean
from quizapp.formats.qti_tree import Element, replace, text_of, unwrap
from quizapp.formats.xml import inner_html
from quizapp.messages import Message

PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp", ".avif")
DATA = re.compile(r"data:image/(png|jpeg|gif|webp|svg\+xml);base64,")
ENDINGS = {"png": "png", "jpeg": "jpg", "gif": "gif", "webp": "webp", "svg+xml": "svg"}
MARKED = "html-"
"""Classes of spans that stand for HTML tags which QTI 2 does not have."""
RUN = MARKED + "run"
"""Class of elements that only stand where text may not."""
SECTIONS = ("article", "aside", "figure", "figcaption", "footer", "header", "nav", "section")
MEDIA = ("audio", "video", "object", "embed", "iframe")
SPACE = re.compile(r"[ \t\r\n]+")
UNFIT = re.compile(r"[^\w@%+ .,()/-]")
MISSING = Message("A picture was left out, because it is not in the file: {name}")
NO_MEDIA = Message("Sound, video or an embedded page was left out.")
FORMULA = Message("A formula (MathML) was turned into text. Check how it looks.")


class Pictures:
    """The pictures of a package that its items show, by the names that they get with us."""

    def __init__(self, archive: Archive | None = None) -> None:
        self._archive = archive
        self.taken: dict[str, bytes] = {}
        self._names: dict[str, str] = {}

    def take(self, address: str, folder: str) -> str | None:
        """The name for a picture that is in the package, seen from the folder of the item, or in
        the address itself."""
        if address.startswith("data:"):
            return self._take_data(address)
        if self._archive is None or "\\" in address:
            return None
        for path in (address, unquote(address)):
            full = posixpath.normpath(posixpath.join(folder, path))
            if full in self._archive and full.lower().endswith(PICTURES):
                if full not in self._names:
                    self._names[full] = self._unused(UNFIT.sub("_", full))
                    self.taken[self._names[full]] = self._archive.read(full)
                return self._names[full]
        return None

    def _unused(self, name: str) -> str:
        while name in self.taken:
            name = f"_{name}"
        return name

    def _take_data(self, address: str) -> str | None:
        found = DATA.match(address)
        if found is None:
            return None
        try:
            data = b64decode("".join(address[found.end() :].split()), validate=True)
        except ValueError:
            return None
        name = f"{sha256(data).hexdigest()[:16]}.{ENDINGS[found[1]]}"
        self.taken[name] = data
        return name


def prepare(item: Element, pictures: Pictures, folder: str) -> list[Message]:
    """Makes HTML of everything in the item that has to be. Says what was left out."""
    notes: dict[str, Message] = {}
    for element in list(item.iter("object")):
        if _is_picture(element):
            there = pictures.take(element.get("data", ""), folder) is not None
            # Within it is what to show instead, maybe the picture in another format.
            (_become_picture if there or not len(element) else unwrap)(element)
    for element in list(item.iter("img")):
        address = element.get("src", "")
        name = pictures.take(address, folder)
        if name is None:
            notes[address] = MISSING.fill(name=address[:100])
            replace(element, element.get("alt", ""))
        else:
            element.set("src", name)
    for element in list(item.iter(*MEDIA)):
        notes["media"] = NO_MEDIA
        replace(element, "")
    for element in list(item.iter("math")):
        notes["math"] = FORMULA
        _become_text(element)
    for element in item.iter(*SECTIONS):
        element.tag = "div"
    return list(notes.values())


def _is_picture(element: Element) -> bool:
    kind, address = element.get("type", ""), element.get("data", "")
    return str(kind).startswith("image/") or str(address).lower().endswith(PICTURES)


def _become_picture(element: Element) -> None:
    alt = " ".join(text_of(element).split())
    address, tail = element.get("data", ""), element.tail
    element.clear()
    element.tag, element.tail = "img", tail
    element.set("src", address)
    element.set("alt", alt)


def _become_text(math: Element) -> None:
    """Powers and indexes as such, fractions with a stroke; the rest as it is read."""
    for element in list(math.iter("annotation", "annotation-xml")):
        replace(element, "")
    for element in list(math.iter()):
        if element.text and not element.text.strip():
            element.text = None
        if element.tail and not element.tail.strip() and element is not math:
            element.tail = None
    for element in list(math.iter("mfrac", "msup", "msub", "msubsup", "msqrt", "mfenced")):
        MATHEMATICS[str(element.tag)](element)
    for element in list(math.iter()):
        if element.tag not in {"sup", "sub"}:
            unwrap(element)


def _fraction(element: Element) -> None:
    if len(element) == 2:
        _bracket(element[0], element[1])
        element[0].tail = "/"


def _bracket(*elements: Element) -> None:
    for element in elements:
        if len(element) > 1:
            element.text = "(" + (element.text or "")
            element[-1].tail = (element[-1].tail or "") + ")"


def _power(element: Element) -> None:
    _bracket(element[0]) if len(element) else None
    _script(element, 1, "sup")


def _index(element: Element) -> None:
    _script(element, 1, "sub")


def _both(element: Element) -> None:
    _script(element, 1, "sub")
    _script(element, 2, "sup")


def _script(element: Element, place: int, name: str) -> None:
    if len(element) > place:
        inner = element[place]
        holder = etree.Element(name)
        element.replace(inner, holder)
        holder.append(inner)


def _root(element: Element) -> None:
    element.text = "√("
    _close(element)


def _fence(element: Element) -> None:
    element.text = element.get("open", "(")
    separators = element.get("separators", ",").strip()[:1]
    for child in element[:-1]:
        child.tail = separators
    _close(element, element.get("close", ")"))


def _close(element: Element, end: str = ")") -> None:
    if len(element):
        element[-1].tail = end
    else:
        element.text = (element.text or "") + end


MATHEMATICS = {
    "mfrac": _fraction,
    "msup": _power,
    "msub": _index,
    "msubsup": _both,
    "msqrt": _root,
    "mfenced": _fence,
}


def to_html(element: Element) -> str:
    """What is within the element, safe and without the line breaks of the file."""
    return clean(tidy(_restored(element)))


def _restored(element: Element) -> str:
    for span in list(element.iter("span", "div")):
        name = span.get("class", "")
        if name.startswith(MARKED) and name.removeprefix(MARKED) in RESTORED:
            span.tag = name.removeprefix(MARKED)
            span.attrib.pop("class")
        elif name == RUN:
            unwrap(span)
    return inner_html(element)


RESTORED = {
    *("u", "s", "del", "ins", "mark", "bdi", "bdo", "ruby", "rt", "rp"),
    *("q", "small", "abbr", "cite", "wbr"),
}
BLOCK_NAMES = "|".join(sorted(BLOCKS))
AROUND_BLOCKS = re.compile(rf"\n?(</?(?:{BLOCK_NAMES})(?: [^<>]*)?>)\n?")


def tidy(markup: str) -> str:
    """Line breaks and indentation of the file are no spaces between blocks."""
    if "<pre" in markup:
        return markup.strip()
    lines = SPACE.sub(lambda found: "\n" if "\n" in found[0] else " ", markup)
    return AROUND_BLOCKS.sub(r"\1", lines).replace("\n", " ").strip()


def is_empty(element: Element) -> bool:
    return not text_of(element).strip() and not any(True for _ in element.iter("img", "hr"))


def joined(parts: Iterable[str]) -> str:
    """Remarks one after the other, each on a line of its own."""
    found = ""
    for part in dict.fromkeys(part for part in parts if part):
        separate = found and not (found.endswith("</p>") and part.startswith("<p"))
        found += f"<br>{part}" if separate else part
    return found
