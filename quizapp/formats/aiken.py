"""Aiken: plain questions with one right option, a line for each thing."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from string import ascii_uppercase

from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.controls import without_controls
from quizapp.formats.decoding import decode
from quizapp.formats.html import from_plain, to_plain
from quizapp.formats.items import Found, Item, Note, Option, Written
from quizapp.formats.losses import losses, place
from quizapp.messages import Message

OPTION = re.compile(r"([A-Z])[).][ \t]*")
ANSWER = re.compile(r"ANSWER[ \t]*:[ \t]*", re.IGNORECASE)
LETTER = re.compile(r"([A-Za-z])[).]?")
LOOKS_LIKE = re.compile(r"^[ \t]{0,20}ANSWER[ \t]{0,20}:[ \t]{0,20}[A-Z]\b", re.M)
RIGHT = 1 - 1e-6

LINE = Message("line {line}")
NO_QUESTION = Message(
    "There is no question in the file. In Aiken a question has one line with its text, a line for "
    "each option, as “A) Rome”, and the line “ANSWER: A”."
)
NOT_STARTED = Message("There is no question before it that it could belong to.")
NOT_ENDED = Message("No line such as “ANSWER: A” comes before line {line}.")
CUT_OFF = Message("The file ends before a line such as “ANSWER: A”.")
TWO_LINES = Message("Its text goes on in line {line}. It has to be in one line.")
FEW_OPTIONS = Message("It needs at least two options, as “A) Rome”.")
WRONG_LETTER = Message("The option in line {line} should begin with “{letter})”.")
NO_TEXT = Message("The option in line {line} has no text.")
NO_LETTER = Message("Line {line} should name one option by its letter, as “ANSWER: A”.")
NO_SUCH = Message("Line {line} names {letter}, but there is no such option.")

ONE_OF_SEVERAL = Message("Aiken has only questions with options of which one is right.")
MANY_OPTIONS = Message("It has more than 26 options; Aiken has a letter for each.")
ONE_RIGHT = Message("Not exactly one of its options is right, as Aiken needs it.")
EMPTY = Message("Its text or one of its options is empty without pictures and formatting.")
MISREAD = Message("Its text begins like an option or the answer line of Aiken, as “A.”.")
FORMATTING = Message("Its formatting and line breaks were left out.")


class Aiken(Format):
    key = "aiken"
    label = Message("Aiken")
    endings = (".txt",)
    media_type = "text/plain"

    def recognises(self, data: bytes, name: str) -> bool:
        beginning = data[:50_000]
        encoding = "utf-16" if beginning[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        text = beginning.decode(encoding, "ignore").replace("\r", "\n")
        return bool(LOOKS_LIKE.search(text)) and not text.lstrip().startswith(("<", "{", "["))

    def read(self, data: bytes) -> Found:
        reading = _Reading()
        for number, line in enumerate(without_controls(decode(data)).split("\n"), 1):
            if bare := line.strip():
                reading.take(number, bare)
        reading.end()
        if not reading.items and not reading.skipped:
            raise FormatError(NO_QUESTION)
        return Found(tuple(reading.items), tuple(reading.skipped))

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        parts: list[str] = []
        skipped: list[Note] = []
        warnings: list[Note] = []
        for number, item in enumerate(items, 1):
            where = place(item, number)
            written = _question(item)
            if isinstance(written, Message):
                skipped.append(Note(where, written))
                continue
            parts.append(written)
            warnings += [Note(where, message) for message in _lost(item)]
        return Written("\n".join(parts).encode(), tuple(skipped), tuple(warnings))


@dataclass
class _Open:
    """A question whose answer line has not come yet; `problem` is the first that was met."""

    line: int
    text: str
    options: list[str] = field(default_factory=list)
    last: int = 0
    problem: Message | None = None


@dataclass
class _Reading:
    items: list[Item] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    open: _Open | None = None

    def take(self, line: int, text: str) -> None:
        if found := OPTION.match(text):
            self._option(line, found[1], text[found.end() :])
        elif (found := ANSWER.match(text)) and (text.startswith("ANSWER") or self._has_options()):
            self._answer(line, text[found.end() :])
        else:
            self._text(line, text)

    def _has_options(self) -> bool:
        return self.open is not None and bool(self.open.options)

    def _skip(self, line: int, reason: Message) -> None:
        self.skipped.append(Note(LINE.fill(line=line), reason))

    def _text(self, line: int, text: str) -> None:
        known = self.open
        if known and not known.options and known.last == line - 1:
            known.problem = known.problem or TWO_LINES.fill(line=line)
            known.last = line
            return
        if known:
            self._skip(known.line, known.problem or NOT_ENDED.fill(line=line))
        self.open = _Open(line, text, last=line)

    def _option(self, line: int, letter: str, text: str) -> None:
        known = self.open
        if not known:
            self._skip(line, NOT_STARTED)
            return
        due = ascii_uppercase[min(len(known.options), 25)]
        if letter != due or len(known.options) == 26:
            wrong = WRONG_LETTER.fill(line=line, letter=due)
            known.problem = known.problem or wrong
        if not text:
            known.problem = known.problem or NO_TEXT.fill(line=line)
        known.options.append(text)

    def _answer(self, line: int, named: str) -> None:
        known, self.open = self.open, None
        if not known:
            self._skip(line, NOT_STARTED)
            return
        found = LETTER.fullmatch(named)
        right = ascii_uppercase.index(found[1].upper()) if found else -1
        if problem := known.problem or _problem(known, line, right):
            self._skip(known.line, problem)
            return
        options = tuple(
            Option(from_plain(text), float(at == right)) for at, text in enumerate(known.options)
        )
        where = LINE.fill(line=known.line)
        stem = from_plain(known.text)
        self.items.append(Item("multiple_choice", stem, options=options, where=where))

    def end(self) -> None:
        if self.open:
            self._skip(self.open.line, self.open.problem or CUT_OFF)


def _problem(known: _Open, line: int, right: int) -> Message | None:
    """What is wrong with the question when its answer line comes."""
    if len(known.options) < 2:
        return FEW_OPTIONS
    if right < 0:
        return NO_LETTER.fill(line=line)
    if right >= len(known.options):
        return NO_SUCH.fill(line=line, letter=ascii_uppercase[right])
    return None


def _question(item: Item) -> str | Message:
    """The lines of the question, or why it cannot be written."""
    if item.type != "multiple_choice":
        return ONE_OF_SEVERAL
    if len(item.options) > 26:
        return MANY_OPTIONS
    right = [at for at, one in enumerate(item.options) if one.fraction >= RIGHT]
    if len(right) != 1 or len(item.options) < 2:
        return ONE_RIGHT
    text, *options = _texts(item)
    if not text or not all(options):
        return EMPTY
    if OPTION.match(text) or ANSWER.match(text):
        return MISREAD
    lettered = zip(ascii_uppercase, options, strict=False)
    lines = [text, *(f"{letter}) {option}" for letter, option in lettered)]
    return "\n".join([*lines, f"ANSWER: {ascii_uppercase[right[0]]}", ""])


def _texts(item: Item) -> list[str]:
    """Plain, of one line: of the question, and of its options."""
    return [_row(text) for text in (item.stem_html, *(one.text_html for one in item.options))]


def _row(markup: str) -> str:
    return " ".join(without_controls(to_plain(markup)).split())


def _lost(item: Item) -> Iterator[Message]:
    yield from losses(item)
    texts = (item.stem_html, *(one.text_html for one in item.options))
    if any(from_plain(_row(text)) != text for text in texts):
        yield FORMATTING
