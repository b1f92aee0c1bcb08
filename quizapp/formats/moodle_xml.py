"""Moodle's own XML, in which it exports questions with all that they have."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.gift import category_path
from quizapp.formats.gift_answers import NotReadable
from quizapp.formats.items import Found, Item, Note, Written
from quizapp.formats.moodle_texts import Texts, child, children, decode_base64, words
from quizapp.formats.moodle_types import READERS, Parts, has_other_units, mixed_case
from quizapp.formats.moodle_writing import write_moodle
from quizapp.formats.xml import local_name, parse_xml
from quizapp.messages import Message

LOOKS_LIKE = re.compile(rb"<quiz[\s>]")
LONGEST_POINTS = 1000.0

QUESTION = Message("question {number} (line {line})")
FILE = Message("the file")
NO_MOODLE = Message(
    "This XML is not Moodle's: its outermost element is <{name}>, where Moodle has <quiz>."
)
NO_QUESTION = Message("There is no question in the file.")
UNTOLD = {
    "description": Message("It is a description: a text without a question."),
    "essay": Message("It is an essay, which has no answer that can be checked here."),
    "calculated": Message("It calculates with numbers that change, which cannot be done here."),
    "ddimageortext": Message("Dragging onto a picture cannot be asked for here."),
    "ddmarker": Message("Placing markers on a picture cannot be asked for here."),
    "random": Message("It stands for a question chosen by chance, and has no text of its own."),
}
UNTOLD |= {
    **dict.fromkeys(("calculatedmulti", "calculatedsimple"), UNTOLD["calculated"]),
    **{"randomsamatch": UNTOLD["random"], "essayautograde": UNTOLD["essay"]},
}
UNKNOWN = Message("Questions of Moodle's type “{type}” cannot be taken here.")
NO_STEM = Message("It has no question text.")
LOST_MEDIA = Message("A picture that is not in the file, or a sound or film, was left out.")
UNITS = Message("Units in which the number would be another were left out.")
MIXED_CASE = Message("Capital letters matter in some of its gaps; here they matter in none.")
PARTLY = Message("What is said to those who were partly right was left out.")
HINTS = Message("Hints for further tries were left out.")


class MoodleXml(Format):
    key = "moodle"
    label = Message("Moodle XML")
    endings = (".xml",)
    media_type = "application/xml"

    def recognises(self, data: bytes, name: str) -> bool:
        return bool(LOOKS_LIKE.search(data[:4000].replace(b"\0", b"")))

    def read(self, data: bytes) -> Found:
        root = parse_xml(data)
        if local_name(root) != "quiz":
            raise FormatError(NO_MOODLE.fill(name=local_name(root)))
        reading = _Reading()
        for number, question in enumerate(children(root, "question"), 1):
            reading.take(question, number)
        if not reading.items and not reading.skipped:
            raise FormatError(NO_QUESTION)
        return reading.found()

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        return write_moodle(items, files)


@dataclass
class _Reading:
    """What was found so far, and the category that the next question is in."""

    items: list[Item] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    category: str = ""
    partly: bool = False
    hints: bool = False

    def take(self, question: etree._Element, number: int) -> None:
        kind = (question.get("type") or "").strip().lower()
        if kind == "category":
            self.category = category_path(words(question, "category"))
            return
        where = QUESTION.fill(number=number, line=question.sourceline or 1)
        before = len(self.files)
        try:
            self.items.append(self._item(question, kind, number, where))
        except NotReadable as error:
            self.skipped.append(Note(where, error.message))
            for name in list(self.files)[before:]:
                del self.files[name]

    def _item(self, question: etree._Element, kind: str, number: int, where: Message) -> Item:
        if kind not in READERS:
            raise NotReadable(UNTOLD.get(kind, UNKNOWN.fill(type=kind[:60] or "?")))
        texts = Texts(number, self.files)
        stem = child(question, "questiontext")
        texts.format = "html" if stem is None else texts.format_of(stem, "html")
        type, parts = READERS[kind](question, texts)
        parts.setdefault("stem_html", texts.rich(question, "questiontext"))
        parts["stem_html"] += _old_picture(question, texts)
        if not parts["stem_html"].strip():
            raise NotReadable(NO_STEM)
        parts["feedback_html"] = texts.rich(question, "generalfeedback", otherwise=texts.format)
        item = Item(type, **{**_told(question, texts), **parts}, **self._about(question, where))
        self._warn(question, kind, texts, where)
        return item

    def _about(self, question: etree._Element, where: Message) -> Parts:
        listed = child(question, "tags")
        tags = () if listed is None else (words(one) for one in children(listed, "tag"))
        return {
            "id": words(question, "idnumber"),
            "name": words(question, "name"),
            "tags": tuple(dict.fromkeys(tag for tag in tags if tag)),
            "category": self.category,
            "points": _points(words(question, "defaultgrade")),
            "where": where,
        }

    def _warn(self, question: etree._Element, kind: str, texts: Texts, where: Message) -> None:
        if texts.lost:
            self.warnings.append(Note(where, LOST_MEDIA))
        if kind == "numerical" and has_other_units(question):
            self.warnings.append(Note(where, UNITS))
        if kind in ("cloze", "multianswer") and mixed_case(question, texts):
            self.warnings.append(Note(where, MIXED_CASE))
        self.partly |= bool(words(question, "partiallycorrectfeedback"))
        self.hints |= child(question, "hint") is not None

    def found(self) -> Found:
        told = [Note(FILE, PARTLY)] * self.partly + [Note(FILE, HINTS)] * self.hints
        warnings = (*self.warnings, *told)
        return Found(tuple(self.items), tuple(self.skipped), warnings, self.files)


def _told(question: etree._Element, texts: Texts) -> Parts:
    """What is said to those who were right, and to those who were not."""
    return {
        "right_feedback_html": texts.rich(question, "correctfeedback", otherwise=texts.format),
        "wrong_feedback_html": texts.rich(question, "incorrectfeedback", otherwise=texts.format),
    }


def _old_picture(question: etree._Element, texts: Texts) -> str:
    """As Moodle 1.x has it: beside the text."""
    data = decode_base64(words(question, "image_base64"))
    named = words(question, "image").rpartition("/")[2]
    if not data or not named:
        return ""
    return f'<br><img src="{texts.keep(named, data)}" alt="">'


def _points(text: str) -> float:
    try:
        points = float(text)
    except ValueError:
        return 1.0
    return points if 0 <= points <= LONGEST_POINTS else 1.0
