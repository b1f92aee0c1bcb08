"""H5P packages: question sets, single questions, and those within larger contents."""

import html
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from quizapp.formats.archives import Archive, is_zip, names_in
from quizapp.formats.base import Format, FormatError
from quizapp.formats.h5p_types import (
    NO_STEM,
    READERS,
    Notes,
    Params,
    Unfit,
    text_at,
)
from quizapp.formats.items import Found, Item, Note
from quizapp.formats.qti_markup import Pictures
from quizapp.messages import Message

CONTENT, ABOUT = "content/content.json", "h5p.json"
DEEPEST = 60
"""Levels of the JSON that are looked into."""
MOST_BYTES = 20 * 1024 * 1024

HOLDERS = {
    "H5P.QuestionSet",
    "H5P.Column",
    "H5P.InteractiveBook",
    "H5P.CoursePresentation",
    "H5P.InteractiveVideo",
    "H5P.Questionnaire",
    "H5P.BranchingScenario",
    "H5P.Row",
    "H5P.RowColumn",
    "H5P.Accordion",
}
"""Libraries that questions stand in."""

SILENT = {
    *("H5P.AdvancedText", "H5P.Text", "H5P.Image", "H5P.Video", "H5P.Audio", "H5P.Link"),
    *("H5P.Table", "H5P.Nil", "H5P.Shape", "H5P.ContinuousText", "H5P.GoToQuestion"),
}
"""Those that are no questions."""

REASONS = {
    "H5P.Essay": Message("It is an essay, which has no answer that can be checked here."),
    "H5P.OpenEndedQuestion": Message("It has no answer that can be checked here."),
    "H5P.DragQuestion": Message("Dragging onto a picture cannot be asked for here."),
    "H5P.ImageHotspotQuestion": Message("Places on a picture cannot be asked for here."),
    "H5P.MarkTheWords": Message("Marking words in a text cannot be asked for here."),
    "H5P.ArithmeticQuiz": Message("It calculates with numbers that change, which cannot be done."),
}
UNKNOWN = Message("Contents of H5P's kind “{library}” cannot be taken here.")
NO_PACKAGE = Message("This is not an H5P package: a zip file with content/content.json in it.")
NO_JSON = Message("The content of the package is damaged, line {line}: it is no JSON.")
TOO_DEEP = Message("The content of the package is nested too deeply.")
NO_QUESTION = Message("There is no question in this package.")
NO_PICTURE = Message("A picture, sound or film was left out.")
WHERE = Message("question {number} ({library})")


class H5p(Format):
    """A set of one question each is as good as a question set."""

    key = "h5p"
    label = Message("H5P")
    endings = (".h5p",)
    media_type = "application/zip"
    writes = False

    def recognises(self, data: bytes, name: str) -> bool:
        return CONTENT in names_in(data)

    def read(self, data: bytes) -> Found:
        archive = Archive(data) if is_zip(data) else None
        if archive is None or CONTENT not in archive:
            raise FormatError(NO_PACKAGE)
        content = _json(archive.read(CONTENT))
        about = _json(archive.read(ABOUT)) if ABOUT in archive else {}
        reading = _Reading(Pictures(archive))
        library = text_at(about, "mainLibrary") or "H5P.QuestionSet"
        reading.take(library, content, text_at(about, "title"))
        return reading.found()


def _json(data: bytes) -> Params:
    if len(data) > MOST_BYTES:
        raise FormatError(TOO_DEEP)
    try:
        found = json.loads(data)
    except json.JSONDecodeError as error:
        raise FormatError(NO_JSON.fill(line=error.lineno)) from None
    except (RecursionError, ValueError):
        raise FormatError(TOO_DEEP) from None
    return found if isinstance(found, dict) else {}


@dataclass
class _Reading:
    """What was found so far."""

    pictures: Pictures
    items: list[Item] = field(default_factory=list)
    skipped: list[Note] = field(default_factory=list)
    warnings: list[Note] = field(default_factory=list)
    number: int = 0

    def take(self, library: str, params: Params, title: str) -> None:
        """A question, or whatever holds questions."""
        name = library.partition(" ")[0]
        if name in HOLDERS:
            for inner, within, called in _contents(params, 0):
                if inner not in HOLDERS and inner not in SILENT:
                    self._question(inner, within, called)
        elif name not in SILENT:
            self._question(name, params, title)

    def _question(self, library: str, params: Params, title: str) -> None:
        self.number += 1
        where = WHERE.fill(number=self.number, library=library.removeprefix("H5P."))
        reader = READERS.get(library)
        if reader is None:
            reason = REASONS.get(library, UNKNOWN.fill(library=library[:60]))
            self.skipped.append(Note(where, reason))
            return
        notes = Notes()
        before = len(self.items)
        try:
            for type, parts in reader(params, notes):
                parts["stem_html"] = self._picture(params, notes) + parts["stem_html"]
                if not parts["stem_html"].strip():
                    raise Unfit(NO_STEM)
                self.items.append(Item(type, name=title, where=where, **parts))
        except Unfit as error:
            self.skipped.append(Note(where, error.message))
        if len(self.items) > before:
            self.warnings += [Note(where, message) for message in notes.messages]

    def _picture(self, params: Params, notes: Notes) -> str:
        """What is shown beside the question."""
        media = params.get("media")
        inner = media.get("type", media) if isinstance(media, dict) else None
        if not isinstance(inner, dict) or not text_at(inner, "library"):
            return ""
        path = text_at(inner, "params", "file", "path")
        name = self.pictures.take(f"content/{path}", "") if path else None
        if name is None:
            notes.add(NO_PICTURE)
            return ""
        alt = html.escape(text_at(inner, "params", "alt"))
        return f'<img src="{html.escape(name)}" alt="{alt}">'

    def found(self) -> Found:
        if not self.items and not self.skipped:
            raise FormatError(NO_QUESTION)
        return Found(
            tuple(self.items), tuple(self.skipped), tuple(self.warnings), self.pictures.taken
        )


def _contents(value: Any, depth: int) -> Iterator[tuple[str, Params, str]]:
    """Every content within, in order: its library, its parameters and its title."""
    if depth > DEEPEST:
        return
    if isinstance(value, list):
        for one in value:
            yield from _contents(one, depth + 1)
    elif isinstance(value, dict):
        library, params = text_at(value, "library"), value.get("params")
        if library and isinstance(params, dict):
            name = library.partition(" ")[0]
            yield name, params, text_at(value, "metadata", "title")
            if name not in HOLDERS:
                return
        for one in value.values():
            yield from _contents(one, depth + 1)
