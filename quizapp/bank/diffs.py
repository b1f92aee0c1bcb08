"""What differs between two states of a question, for people, and how to join two changes. Pure.

A state is plain data: `type`, `stem`, `content`, `explanation`, `difficulty`, `tags`, `evidence`
(the claims), and whatever else belongs to a question.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import product
from typing import Any, Literal

from rapidfuzz import fuzz

from quizapp.messages import Message
from quizapp.question_types import BY_KEY

Path = tuple[str | int, ...]
State = Mapping[str, Any]

RIGHT = Message("Right answer")
LABELS = {
    "type": Message("Kind of question"),
    "stem": Message("Question"),
    "explanation": Message("Explanation"),
    "difficulty": Message("Difficulty"),
    "tags": Message("Tags"),
    "evidence": Message("Evidence {number}"),
    "image": Message("Picture"),
    "image_digest": Message("Picture"),
    "image_alt": Message("Description of the picture"),
    "content.answer": RIGHT,
    "content.options.correct": RIGHT,
    "content.options.text": Message("Option {number}"),
    "content.options.feedback": Message("Feedback to option {number}"),
    "content.feedback": Message("Feedback"),
    "content.accepted": Message("Accepted answers"),
    "content.rejected.text": Message("Wrong answer {number}"),
    "content.rejected.feedback": Message("Feedback to wrong answer {number}"),
    "content.slips": Message("Typing slips are forgiven"),
    "content.tolerance": Message("Tolerance"),
    "content.unit": Message("Unit"),
    "content.unit_forms": Message("Other ways to write the unit"),
    "content.unit_required": Message("The unit has to be typed"),
    "content.pairs.left": Message("Pair {number}, left"),
    "content.pairs.right": Message("Pair {number}, right"),
    "content.distractors": Message("Answers that fit nothing"),
    "content.items": Message("Right order"),
    "content.first": Message("Name of the beginning"),
    "content.last": Message("Name of the end"),
    "content.text": Message("Text with gaps"),
    "content.gaps.accepted": Message("Gap {number}, accepted answers"),
    "content.gaps.rejected.text": Message("Gap {number}, wrong answer {part}"),
    "content.gaps.rejected.feedback": Message("Gap {number}, feedback to wrong answer {part}"),
    "content.gaps.options": Message("Gap {number}, options"),
    "content.gaps.slips": Message("Gap {number}, typing slips are forgiven"),
}
"""By path without indexes. A field of a new question type goes by its own name until it is here."""

NAMED_BY = ("text", "left")
ALIKE = 60
"""Percent of likeness from which two texts are taken for the same, reworded."""

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """What people wrote is text; what the site calls something is a message."""

    kind: Literal["same", "removed", "added"]
    text: str | Message


@dataclass(frozen=True)
class Change:
    """The pieces in order make up both texts: without the added ones the old, and vice versa."""

    where: Message
    pieces: tuple[Piece, ...]


def differences(old: State | None, new: State) -> list[Change]:
    """What a reader has to know; without an old state, everything."""
    before, after = _readable(old), _readable(new)
    found = list(_compared(before, after, ()))
    changes = [change for change in found if change.where.text != RIGHT.text]
    if len(changes) < len(found):
        changes.append(Change(RIGHT, word_pieces(_said_key(old), _said_key(new))))
    return changes or _moves(_outlines(before), _outlines(after))


def merge(base: State, mine: State, theirs: State) -> tuple[dict[str, Any], list[str]]:
    """Both sets of changes to `base`, and the fields that both changed, each differently.

    Those are as in `mine`. Content goes with its type.
    """
    merged: dict[str, Any] = {}
    clashes = []
    for name in [key for key in {**mine, **theirs} if key != "type"]:
        parts = ("type", "content") if name == "content" else (name,)
        ours, their, before = (_cut(one, parts) for one in (mine, theirs, base))
        if their not in (ours, before) and ours != before:
            clashes.append(name)
        source = theirs if ours == before else mine
        merged.update({part: source[part] for part in parts if part in source})
    return merged, clashes


def word_pieces(old: str | Message, new: str | Message) -> tuple[Piece, ...]:
    """The two texts word by word; a message is one word."""
    if isinstance(old, Message) or isinstance(new, Message):
        return tuple(_whole_pieces(old, new))
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    pieces: list[Piece] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(
        str.isspace, before, after, autojunk=False
    ).get_opcodes():
        removed, added = "".join(before[start:end]), "".join(after[new_start:new_end])
        if kind == "equal":
            pieces.append(Piece("same", removed))
        else:
            pieces += [Piece("removed", removed)] if removed else []
            pieces += [Piece("added", added)] if added else []
    return tuple(pieces)


def _whole_pieces(old: str | Message, new: str | Message) -> Iterator[Piece]:
    if old == new:
        yield Piece("same", old)
        return
    if old:
        yield Piece("removed", old)
    if new:
        yield Piece("added", new)


def _cut(state: State, parts: Sequence[str]) -> list[Any]:
    return [state.get(part) for part in parts]


def _readable(state: State | None) -> dict[str, Any]:
    """The state with its content in full, as its type gives it, in one order of fields."""
    if state is None:
        return {}
    type_ = BY_KEY[state["type"]]
    content = type_.dump(type_.load(state["content"]))
    full = {**state, "type": type_.label, "content": content}
    first = [name for name in ("type", "stem", "content") if name in full]
    return {name: full[name] for name in dict.fromkeys([*first, *full])}


def _said_key(state: State | None) -> str | Message:
    if state is None:
        return ""
    type_ = BY_KEY[state["type"]]
    content = type_.load(state["content"])
    if isinstance(getattr(content, "answer", None), bool):
        return Message("True") if content.answer else Message("False")
    said = type_.say_key(content)
    return "; ".join(sorted(said) if type_.shape == "choice" else said)


def _outlines(state: State) -> list[str]:
    """The entries of each list in one line, for where nothing but their order has changed."""
    lists = filter(_is_list, [*state.get("content", {}).values(), state.get("evidence")])
    return ["; ".join(map(_name, entries)) for entries in lists]


def _moves(old: list[str], new: list[str]) -> list[Change]:
    moved = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return [Change(Message("Order"), word_pieces(*pair)) for pair in moved]


def _compared(old: Any, new: Any, path: Path) -> Iterator[Change]:
    if isinstance(old, dict) or isinstance(new, dict):
        old, new = (value if isinstance(value, dict) else {} for value in (old, new))
        for name in {**new, **old}:
            yield from _compared(old.get(name), new.get(name), (*path, name))
    elif any(_is_list_of_entries(value, path) for value in (old, new)):
        for before, after, index in _aligned(*map(_entries, (old, new))):
            yield from _compared(before, after, (*path, index))
    elif _differ(old, new, path):
        yield Change(_where(path), word_pieces(_text(old, path), _text(new, path)))


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_list_of_entries(value: Any, path: Path) -> bool:
    """Whether each entry has a line of its own; short texts stand in one line."""
    if not _is_list(value):
        return False
    return path == ("evidence",) or any(isinstance(entry, dict) for entry in value)


def _entries(value: Any) -> list[Any]:
    return list(value) if _is_list(value) else []


def _aligned(old: list[Any], new: list[Any]) -> Iterator[tuple[Any, Any, int]]:
    """Pairs of the same entry with its index, `None` for one that is missing; new order first.

    The same are those whose texts are alike; of the others, those at the same place.
    """
    partner: dict[int, int] = {}
    for _, place, index in sorted(_likely_pairs(old, new)):
        if index not in partner and place not in partner.values():
            partner[index] = place
    for index, entry in enumerate(new):
        yield old[partner[index]] if index in partner else None, entry, index
    for place in sorted(set(range(len(old))) - set(partner.values())):
        yield old[place], None, place


def _likely_pairs(old: list[Any], new: list[Any]) -> Iterator[tuple[float, int, int]]:
    """Unlikeness, place in the old list and place in the new one."""
    for place, index in product(range(len(old)), range(len(new))):
        names = _name(old[place]), _name(new[index])
        likeness = fuzz.ratio(*names) if all(names) else 0
        if likeness >= ALIKE or place == index:
            yield -likeness - (place == index), place, index


def _name(entry: Any) -> str:
    """The text that tells the entries of a list apart; empty where only their places do."""
    if not isinstance(entry, dict):
        return str(entry)
    return next((entry[field] for field in NAMED_BY if field in entry), "")


def _differ(old: Any, new: Any, path: Path) -> bool:
    if path[-1] == "correct":
        return bool(old) != bool(new)
    if isinstance(old, bool) or isinstance(new, bool):  # of a new entry it is not worth a line
        return old != new and (path[-1] == "answer" or None not in (old, new))
    return _text(old, path) != _text(new, path)


def _text(value: Any, path: Path) -> str | Message:
    if isinstance(value, bool):
        return Message("yes") if value else Message("no")
    if isinstance(value, Message):
        return value
    if _is_list(value):
        return (" → " if path[-1] == "items" else "; ").join(map(str, value))
    return "" if value is None else str(value)


def _where(path: Path) -> Message:
    """The label of a path with its numbers, counted from 1."""
    names = [part for part in path if isinstance(part, str)]
    indexes = [part + 1 for part in path if isinstance(part, int)]
    label = LABELS.get(".".join(names))
    if label is None:
        return Message("{field}", {"field": names[-1].replace("_", " ").capitalize()})
    return replace(label, values=dict(zip(("number", "part"), indexes, strict=False)))
