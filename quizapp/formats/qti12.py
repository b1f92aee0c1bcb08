"""QTI 1.2 of Canvas' classic quizzes, Blackboard and others. What we write, Canvas reads."""

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from quizapp.formats.archives import Archive, is_zip
from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.items import Found, Item, Note, Written
from quizapp.formats.qti12_keys import Parts
from quizapp.formats.qti12_questions import Raw, take_apart
from quizapp.formats.qti12_texts import Texts, first, said
from quizapp.formats.qti12_types import parts_of
from quizapp.formats.qti12_writing import write_qti12
from quizapp.formats.qti_marks import looks_like
from quizapp.formats.qti_markup import Pictures
from quizapp.formats.qti_tree import Unreadable
from quizapp.formats.xml import local_name, parse_xml
from quizapp.messages import Message

ROOT = b"questestinterop"
RESOURCE = rb"imsqti_xmlv1p|imsqti_item_xmlv1p|assessment/x-bb-qti|question-bank"
ELEMENT = rb"<([\w.-]+:)?(questestinterop|QUESTESTINTEROP)[\s>]"
ENDINGS = (".xml", ".qti", ".dat")

NO_ITEMS = Message("There is no question in the file. QTI 1.2 has items in <questestinterop>.")
BROKEN = Message("The file could not be read: {problem}")
NO_STEM = Message("It has no question text.")
LOST = Message("A picture that is not in the package, or a sound or film, was left out.")
MISSING_IDENT = Message("item {number}")
ITEM = Message("item {id}")


class Qti12(Format):
    """What an option earns is found by carrying out the item's conditions."""

    key = "qti12"
    label = Message("QTI 1.2 (Canvas, Blackboard)")
    endings = (".zip", ".xml", ".qti")
    media_type = "application/zip"

    def recognises(self, data: bytes, name: str) -> bool:
        return looks_like(data, RESOURCE, ELEMENT)

    def read(self, data: bytes) -> Found:
        if is_zip(data):
            return read_package(Archive(data))
        reading = Reading(None)
        reading.take_file(data, "")
        return reading.found()

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        return write_qti12(items, title, files)


def read_package(archive: Archive) -> Found:
    """Every file of the package that holds such questions, in the order of its names."""
    reading = Reading(archive)
    for name in archive.names:
        if name.lower().endswith(ENDINGS) and not name.lower().endswith("imsmanifest.xml"):
            data = archive.read(name)
            if ROOT in data[:4000].replace(b"\0", b"").lower():
                reading.try_file(data, name)
    return reading.found()


@dataclass
class Reading:
    """What was found so far."""

    archive: Archive | None
    items: list[Item] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    number: int = 0

    def __post_init__(self) -> None:
        self.pictures = Pictures(self.archive)

    def try_file(self, data: bytes, name: str) -> None:
        """One broken file does not keep the others from being read."""
        try:
            self.take_file(data, name)
        except FormatError as error:
            where = Message("file {file}", {"file": name})
            self.skipped.append(Note(where, BROKEN.fill(problem=error.message)))

    def take_file(self, data: bytes, name: str) -> None:
        root = parse_xml(data)
        if local_name(root).lower() != ROOT.decode():
            raise FormatError(NO_ITEMS)
        folder = posixpath.dirname(name)
        for item, category in _items(root, ()):
            self.number += 1
            self._take(item, category, Texts(self.pictures, folder))

    def _take(self, element: etree._Element, category: str, texts: Texts) -> None:
        ident = (element.get("ident") or "").strip()
        where = ITEM.fill(id=ident) if ident else MISSING_IDENT.fill(number=self.number)
        try:
            self.items.append(_item(element, category, texts, where))
        except Unreadable as error:
            self.skipped.append(Note(where, error.message))
            return
        if texts.lost:
            self.warnings.append(Note(where, LOST))

    def found(self) -> Found:
        if not self.items and not self.skipped:
            raise FormatError(NO_ITEMS)
        return Found(
            tuple(self.items), tuple(self.skipped), tuple(self.warnings), self.pictures.taken
        )


def _items(element: etree._Element, above: tuple[str, ...]) -> Iterator[tuple[etree._Element, str]]:
    """Items with the titles that they stand under."""
    for one in element:
        name = local_name(one)
        if name == "item":
            yield one, "/".join(above)
        elif name in ("assessment", "section", "objectbank"):
            title = _title(one)
            yield from _items(one, (*above, title) if title else above)


def _title(element: etree._Element) -> str:
    if (element.get("ident") or "") == "root_section":
        return ""
    title = " ".join((element.get("title") or "").split())
    if title or local_name(element) != "objectbank":
        return title.replace("/", " ")
    fields = element.iter(etree.Element)
    for one in fields:
        if local_name(one) == "qtimetadatafield" and said(first(one, "fieldlabel")) == "bank_title":
            return said(first(one, "fieldentry")).replace("/", " ")
    return ""


def _item(element: etree._Element, category: str, texts: Texts, where: Message) -> Item:
    """Raises `Unreadable`."""
    raw = take_apart(element, texts)
    type, parts = parts_of(raw)
    if not str(parts["stem_html"]).strip():
        raise Unreadable(NO_STEM)
    return Item(
        type,
        id=raw.ident,
        name=raw.title,
        points=raw.points,
        category=category,
        where=where,
        **_general(raw),
        **parts,
    )


FEEDBACK = (
    ("feedback_html", re.compile(r"general_fb|solution|neutral", re.IGNORECASE)),
    ("wrong_feedback_html", re.compile(r"incorrect|wrong", re.IGNORECASE)),
    ("right_feedback_html", re.compile(r"correct|right", re.IGNORECASE)),
)
"""What the idents of feedback say of whom it is for; the first that fits."""


def _general(raw: Raw) -> Parts:
    """Feedback that is not for one answer."""
    found = {name: "" for name, _ in FEEDBACK}
    labels = {f"{label.ident}_fb" for one in raw.asked for label in one.labels}
    for ident, text in raw.feedback.items():
        name = next((name for name, words in FEEDBACK if words.search(ident)), None)
        if name and ident not in labels and text and not found[name]:
            found[name] = text
    return found
