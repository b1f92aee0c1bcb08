"""What a format found as rows to be stored and looked at. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from typing import Any

from quizapp.bank.keys import as_key
from quizapp.bank.search_text import question_text
from quizapp.formats.items import Found, Item, Note
from quizapp.formats.taking import NotTaken, take
from quizapp.messages import Message
from quizapp.reading.folding import solid

Row = dict[str, Any]
"""The columns of an `ImportRow`, but for its import; `picture` is a name in `Found.files`."""

LONGEST_KEY = 60
EMPTY: Row = {
    "key": "",
    "words": "",
    "type": "",
    "stem": "",
    "content": {},
    "explanation": "",
    "difficulty": "",
    "tags": [],
    "evidence": [],
    "picture": "",
    "image_alt": None,
}


def note_data(note: Note) -> dict[str, Any]:
    return {"where": note.where.data, "text": note.text.data}


def rows_of(found: Found) -> Iterator[Row]:
    """First what can be looked at, then what was skipped, each in the order of the file."""
    notes = _notes_by_place(found.warnings)
    for place, item in enumerate(found.items):
        yield _row(item, place, notes)
    for place, skipped in enumerate(found.skipped, len(found.items)):
        yield _refused(place, skipped.where, skipped.text)


def other_warnings(found: Found) -> list[Note]:
    """Those that are about no question that was found."""
    places = {str(item.where) for item in found.items}
    return [one for one in found.warnings if str(one.where) not in places]


def _notes_by_place(warnings: Iterable[Note]) -> dict[str, list[Message]]:
    found: dict[str, list[Message]] = {}
    for one in warnings:
        found.setdefault(str(one.where), []).append(one.text)
    return found


def _row(item: Item, place: int, notes: Mapping[str, list[Message]]) -> Row:
    try:
        taken = take(item)
    except NotTaken as error:
        return {**_refused(place, item.where, error.message), "stem": item.name}
    told = [*notes.get(str(item.where), ()), *taken.notes]
    claims = [one.claim for one in taken.evidence]
    return {
        "place": place,
        "location": item.where.data,
        "problem": None,
        "notes": [one.data for one in told],
        "wanted": True,
        "key": "",
        "words": question_text(taken.stem, taken.content, taken.explanation, taken.tags, claims),
        "type": taken.type,
        "stem": taken.stem,
        "content": taken.content,
        "explanation": taken.explanation,
        "difficulty": taken.difficulty,
        "tags": taken.tags,
        "evidence": [asdict(one) for one in taken.evidence],
        "picture": taken.picture,
        "image_alt": taken.alt or None,
    }


def _refused(place: int, where: Message, why: Message) -> Row:
    told = {"location": where.data, "problem": why.data}
    return {**EMPTY, **told, "place": place, "notes": [], "wanted": False}


def likeness(type: str, stem: str, content: Mapping[str, Any]) -> str:
    """Equal for questions that ask the same in the same way, but for case and punctuation."""
    text = content.get("text")
    return f"{type} {solid(stem)} {solid(text) if isinstance(text, str) else ''}"


class FreeKeys:
    """Keys made from texts, in time that grows with their number alone."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._next: dict[str, int] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._taken

    def free(self, text: str, otherwise: str) -> str:
        """One that was neither taken nor given before."""
        words = as_key(text[: 4 * LONGEST_KEY])
        short = words[:LONGEST_KEY].rpartition("-")[0] if len(words) > LONGEST_KEY else words
        start = short or otherwise
        key = start
        while key in self._taken:
            self._next[start] = self._next.get(start, 1) + 1
            key = f"{start}-{self._next[start]}"
        self._taken.add(key)
        return key
