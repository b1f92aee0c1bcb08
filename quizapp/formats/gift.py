"""GIFT, the text in which Moodle's teachers write questions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.controls import without_controls
from quizapp.formats.decoding import decode
from quizapp.formats.gift_answers import NotReadable, read_answers
from quizapp.formats.gift_pictures import take_pictures
from quizapp.formats.gift_text import BLANK, Texts, hide, in_a_row
from quizapp.formats.gift_writer import write_gift
from quizapp.formats.items import Found, Item, Note, Written
from quizapp.messages import Message

LONGEST = 50_000
"""Characters of one question."""

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LOOKS_LIKE = re.compile(
    r"^::[^:\n]{1,200}::|^\$CATEGORY:|(?<!\\)\{\s{0,100}(?:[=~#]|(?:T|TRUE|F|FALSE)\s{0,100}[#}])",
    re.M,
)
OTHER = re.compile(rb"\s*(?:<\?xml|<!doctype|<quiz|<html|[\[{]\s*[\"{\[\]}])", re.IGNORECASE)
"""XML and JSON."""
EXPORTED = re.compile(r"// ?question: \d{1,20}  ?name: (.{1,300})")
"""The comment that Moodle writes before each question."""
ID = re.compile(r"\[id:((?:\\\]|[^\]\x00-\x1f\x7f]){1,255})\]")
TAG = re.compile(r"\[tag:((?:\\\]|[^\]<>\x00-\x1f\x7f]){1,255})\]")
CATEGORY = "$CATEGORY:"
CONTEXT = re.compile(r"\$\w{1,30}\$$")
"""Where a category belongs in Moodle: `$course$`, `$system$`."""

LINE = Message("line {line}")
NO_QUESTION = Message(
    "There is no question in the file. In GIFT a question has its answers in braces, as in "
    "“Is Rome in Italy? {{TRUE}}”, and an empty line after it."
)
DESCRIPTION = Message("It is a description: a text without answers in braces, and not a question.")
NOT_CLOSED = Message(
    "“{{” has no “}}” before the next empty line. There may be no empty line within a question."
)
NOT_OPENED = Message("“}}” has no “{{” before it. Write “\\}}” for a brace that is meant as one.")
MORE_BRACES = Message(
    "There is more than one pair of braces. Put an empty line between questions, and write “\\{{” "
    "and “\\}}” for braces that are meant as such."
)
TOO_LONG = Message("It is longer than {most} characters.", {"most": LONGEST})
LOWER_CASE = Message(
    "“{text}” is read as a text to be typed. Write it in capitals for a true or false question."
)
ONLY_NAMED = Message(
    "Of the question “{name}” there is only the comment; Moodle writes no more of types that GIFT "
    "does not have."
)
LOST_PICTURES = Message("It names a picture that is not in the file; the picture was left out.")


class Gift(Format):
    key = "gift"
    label = Message("GIFT (Moodle)")
    endings = (".gift", ".txt")
    media_type = "text/plain"

    def recognises(self, data: bytes, name: str) -> bool:
        beginning = data[:50_000]
        if beginning[:2] in UTF_16:
            text = beginning.decode("utf-16", "ignore")
        elif b"\0" in beginning or OTHER.match(beginning):
            return False
        else:
            text = beginning.decode("utf-8-sig", "ignore")
        return name.lower().endswith(".gift") or bool(LOOKS_LIKE.search(text))

    def read(self, data: bytes) -> Found:
        reading = _Reading()
        for chunk in _chunks(without_controls(decode(data))):
            reading.take(chunk)
        if not reading.items and not reading.skipped:
            raise FormatError(NO_QUESTION)
        return Found(
            tuple(reading.items), tuple(reading.skipped), tuple(reading.warnings), reading.files
        )

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        return write_gift(items)


@dataclass(frozen=True)
class _Chunk:
    """Lines up to an empty one. `line` is where its text begins, counted from 1.

    Without a text it is one of comments alone.
    """

    line: int
    text: str
    comments: str


def _chunks(text: str) -> Iterator[_Chunk]:
    lines: list[str] = []
    comments: list[str] = []
    begin = 0
    for number, line in enumerate(chain(text.split("\n"), [""]), 1):
        bare = line.strip()
        if bare.startswith("//"):
            comments.append(bare)
        elif bare:
            begin = begin or number
            lines.append(line)
        elif lines or comments:
            begin = begin or number - len(comments)
            yield _Chunk(begin, "\n".join(lines).strip(), "\n".join(comments))
            lines, comments, begin = [], [], 0


@dataclass
class _Reading:
    """What was found so far, and the category that the next question is in."""

    items: list[Item] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)
    category: str = ""

    def take(self, chunk: _Chunk) -> None:
        line, text = chunk.line, chunk.text
        while text.startswith(CATEGORY):
            named, _, text = text.partition("\n")
            self.category = category_path(named.removeprefix(CATEGORY))
            line, text = line + 1, text.strip()
        if text:
            self._question(_Chunk(line, text, chunk.comments))
        elif not chunk.text and (found := EXPORTED.match(chunk.comments)):
            name = found[1].strip()
            self.warnings.append(Note(LINE.fill(line=line), ONLY_NAMED.fill(name=name)))

    def _question(self, chunk: _Chunk) -> None:
        where = LINE.fill(line=chunk.line)
        text, pictures = take_pictures(chunk.text, chunk.line)
        texts = Texts(pictures)
        try:
            item = _item(replace(chunk, text=text), texts, self.category, where)
        except NotReadable as error:
            self.skipped.append(Note(where, error.message))
            return
        self.items.append(item)
        self.files.update(pictures)
        if texts.lost_pictures:
            self.warnings.append(Note(where, LOST_PICTURES))
        if item.type == "short_answer" and len(item.answers) == 1:
            self._warn_of_verdict(item.answers[0].text, where)

    def _warn_of_verdict(self, typed: str, where: Message) -> None:
        if typed.upper() in ("T", "TRUE", "F", "FALSE"):
            self.warnings.append(Note(where, LOWER_CASE.fill(text=typed)))


def category_path(path: str) -> str:
    """Without the parts that only say where in Moodle it belongs."""
    names = [name.strip() for name in path.strip().split("/")]
    if CONTEXT.match(names[0]):
        names = names[1:]
    if names[:1] == ["top"]:
        names = names[1:]
    return "/".join(names)


def _item(chunk: _Chunk, texts: Texts, category: str, where: Message) -> Item:
    """Raises `NotReadable`."""
    if len(chunk.text) > LONGEST:
        raise NotReadable(TOO_LONG)
    name, text = _name(hide(chunk.text))
    stem, answers = _stem_and_answers(text)
    stem_html = texts.stem(stem)
    answers, general = _general_feedback(answers)
    type, parts = read_answers(answers, texts)
    id = ID.search(chunk.comments)
    return Item(
        type,
        stem_html,
        id=_unbracketed(id[1]) if id else "",
        name=name,
        category=category,
        tags=tuple(_unbracketed(tag) for tag in TAG.findall(chunk.comments)),
        feedback_html=texts.rich(general),
        where=where,
        **parts,
    )


def _unbracketed(text: str) -> str:
    return text.replace("\\]", "]").strip()


def _name(text: str) -> tuple[str, str]:
    """The name between pairs of colons, and what comes after it."""
    if not text.startswith("::"):
        return "", text
    name, colons, rest = text[2:].partition("::")
    return (in_a_row(name), rest.strip()) if colons else ("", text[2:])


def _stem_and_answers(text: str) -> tuple[str, str]:
    """The text with a blank where the answers stood, unless they stood at its end."""
    begin, end = text.find("{"), text.find("}")
    if begin < 0 and end < 0:
        raise NotReadable(DESCRIPTION)
    if end < 0:
        raise NotReadable(NOT_CLOSED)
    if not 0 <= begin < end:
        raise NotReadable(NOT_OPENED)
    before, answers = text[:begin], text[begin + 1 : end]
    after = _without_remark(text[end + 1 :] + "\n")
    if "{" in answers or "{" in after or "}" in after:
        raise NotReadable(MORE_BRACES)
    before = _without_remark(before)
    blank = (BLANK.replace("_", "\\_") if before.startswith("[markdown]") else BLANK) + after
    return before + (blank if after else ""), _without_remark(answers).strip()


def _without_remark(text: str) -> str:
    """What begins with a remark goes on in the next line."""
    bare = text.lstrip()
    _, end, rest = bare.partition("\n")
    return rest if end and bare.startswith("//") else text.rstrip("\n")


def _general_feedback(answers: str) -> tuple[str, str]:
    before, marks, after = answers.rpartition("####")
    return (before.strip(), after) if marks else (answers, "")
