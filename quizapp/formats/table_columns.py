"""The columns of our tables, and the other names that people give them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from quizapp.messages import Message

MOST_OPTIONS = 60
"""And gaps: what is numbered may have as many columns."""

COLUMNS: dict[str, tuple[str, ...]] = {
    "id": ("identifier", "question id"),
    "type": ("question type", "kind", "format"),
    "title": ("name", "question name", "question title"),
    "question": ("question text", "stem", "text", "prompt", "questions"),
    "correct": (
        *("correct answer", "correct answers", "correct option", "correct options", "right"),
        *("right answer", "right answers", "right option", "key", "solution", "correct choice"),
    ),
    "accepted": ("accepted answers", "accepted answer", "answer", "answers", "also accepted"),
    "near misses": ("near miss", "not accepted", "wrong answers", "rejected"),
    "pairs": ("matching", "matches", "match"),
    "order": ("sequence", "ordering", "correct order"),
    "ends": ("ends of order", "order ends"),
    "gap weights": ("gap points",),
    "number": ("numeric answer", "value", "numeric"),
    "tolerance": ("margin", "error", "plus minus"),
    "unit": ("units",),
    "unit required": ("unit needed",),
    "date": ("date answer", "when"),
    "explanation": (
        *("answer explanation", "feedback", "general feedback", "comment", "rationale"),
        "explanations",
    ),
    "if right": ("correct feedback", "feedback if right", "right feedback"),
    "if wrong": ("incorrect feedback", "feedback if wrong", "wrong feedback"),
    "tags": ("tag", "keywords", "labels"),
    "category": ("topic", "folder", "chapter"),
    "difficulty": ("level",),
    "points": ("point", "mark", "marks", "score"),
    "shuffle": ("shuffled", "shuffle options"),
    "case sensitive": ("case", "capitals matter"),
    "forgive slips": ("slips", "forgive typos"),
    "wildcards": ("wildcard",),
}
"""Those that every row has one of, in the order in which they are written."""

NUMBERED: dict[str, tuple[str, ...]] = {
    "option": ("answer", "choice", "answer option", "options", "opt"),
    "share": ("weight", "percent"),
    "feedback": ("option feedback", "answer feedback", "comment"),
    "gap": ("blank",),
}
"""Those that have a number, or a letter instead of it."""

ORDER = (
    *("id", "type", "title", "question", "option", "correct", "share", "feedback"),
    *("accepted", "near misses", "number", "tolerance", "unit", "unit required", "date", "pairs"),
    *("order", "ends", "gap", "gap weights", "explanation", "if right", "if wrong", "tags"),
    *("category", "difficulty", "points", "shuffle", "case sensitive", "forgive slips"),
    "wildcards",
)
"""In which they are written."""

BY_NAME = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
BY_STEM = {other: name for name, others in NUMBERED.items() for other in (name, *others)}
NUMBER = re.compile(r"(.{1,40}?) ?(?:([0-9]{1,2})|\b([a-z]))( feedback| share)?")
NOT_WORDS = re.compile(r"[\W_]+")

HEADER = Message("row {row}")
UNKNOWN = Message("The column “{name}” is not known and was left out.")
TWICE = Message("The column “{name}” is there twice. Only the first was read.")


@dataclass
class Columns:
    """Where each column stands, counted from 0; the numbered ones by name and number."""

    single: dict[str, int] = field(default_factory=dict)
    numbered: dict[str, dict[int, int]] = field(default_factory=dict)
    notes: list[Message] = field(default_factory=list)

    @property
    def known(self) -> int:
        return len(self.single) + sum(len(one) for one in self.numbered.values())

    @property
    def is_header(self) -> bool:
        """Whether the row that they were read from names a question and something to answer."""
        answered = {"correct", "accepted", "pairs", "order", "number", "date"} & set(self.single)
        return "question" in self.single and bool(answered or self.numbered)


def read_columns(cells: Sequence[str]) -> Columns:
    found = Columns()
    for place, cell in enumerate(cells):
        if cell and not _take(found, place, plain_name(cell)):
            found.notes.append(UNKNOWN.fill(name=cell[:60]))
    return found


def plain_name(name: str) -> str:
    """In small letters, with single spaces for whatever is no letter or digit."""
    return NOT_WORDS.sub(" ", name[:80]).strip().casefold()


def _take(found: Columns, place: int, name: str) -> bool:
    if known := BY_NAME.get(name):
        _put(found, found.single, known, place, name)
        return True
    numbered = _numbered(name)
    if numbered is None:
        return False
    stem, number = numbered
    _put(found, found.numbered.setdefault(stem, {}), number, place, name)
    return True


def _put(found: Columns, places: dict[Any, int], key: Any, place: int, name: str) -> None:
    if key in places:
        found.notes.append(TWICE.fill(name=name))
    places.setdefault(key, place)


def _numbered(name: str) -> tuple[str, int] | None:
    """“Option B” and “answer 2” as an option and its number."""
    match = NUMBER.fullmatch(name)
    if not match:
        return None
    stem, digits, letter, of = match.groups()
    kind = BY_STEM.get(stem)
    number = int(digits) if digits else ord(letter) - ord("a") + 1
    if kind is None or not 1 <= number <= MOST_OPTIONS:
        return None
    return (of.strip() if of and kind == "option" else kind), number


def header(used: set[str], numbers: dict[str, int]) -> list[str]:
    """Our names of the columns that are used, and of the numbered ones up to their numbers.

    What belongs to an option stands beside it.
    """
    names: list[str] = []
    for name in ORDER:
        if name == "option":
            names += _beside_each_other(numbers)
        elif name == "gap":
            names += [f"gap {number}" for number in range(1, numbers.get("gap", 0) + 1)]
        elif name in used:
            names.append(name)
    return names


def _beside_each_other(numbers: dict[str, int]) -> list[str]:
    kinds = ("option", "share", "feedback")
    most = max(numbers.get(kind, 0) for kind in kinds)
    return [
        f"{kind} {number}"
        for number in range(1, most + 1)
        for kind in kinds
        if number <= numbers.get(kind, 0)
    ]
