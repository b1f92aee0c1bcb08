"""What a format has no place for, in words for whoever writes a file in it. Pure."""

from collections.abc import Callable, Collection, Iterable, Iterator

from quizapp.formats.items import NOWHERE, Answer, Gap, Item, Option, Range
from quizapp.messages import Message


def place(item: Item, number: int) -> Message:
    """Where the item stood; `number` is its place among those that are written, from 1."""
    if item.where != NOWHERE:
        return item.where
    if item.id:
        return Message("item {id}", {"id": item.id})
    return Message("question {number}", {"number": number})


def losses(item: Item, carried: Collection[str] = ()) -> Iterator[Message]:
    """For each part that the item has, unless the format carries what is named so in `PARTS`."""
    for name, (has, message) in PARTS.items():
        if name not in carried and has(item):
            yield message


def _remarks(parts: Iterable[Option | Answer | Range]) -> bool:
    return any(one.feedback_html for one in parts)


def _partly(parts: Iterable[Option | Answer | Range]) -> bool:
    return any(one.fraction not in (0, 1) for one in parts)


def _graded(gap: Gap) -> Iterator[Option | Answer | Range]:
    yield from gap.options
    yield from gap.answers
    yield from gap.numeric


def _parts(item: Item) -> Iterator[Option | Answer | Range]:
    yield from item.options
    yield from item.answers
    yield from item.numeric
    for gap in item.gaps:
        yield from _graded(gap)


def _texts(item: Item) -> Iterator[str]:
    yield from (item.stem_html, item.feedback_html)
    yield from (item.right_feedback_html, item.wrong_feedback_html)
    for pair in item.pairs:
        yield from (pair.left_html, pair.right_html)
    yield from item.sequence
    for part in _parts(item):
        yield part.feedback_html
        yield part.text_html if isinstance(part, Option) else ""


def has_pictures(item: Item) -> bool:
    return any("<img" in text for text in _texts(item))


PARTS: dict[str, tuple[Callable[[Item], bool], Message]] = {
    "pictures": (has_pictures, Message("Its pictures were left out.")),
    "id": (lambda item: bool(item.id), Message("Its id was left out.")),
    "name": (lambda item: bool(item.name), Message("Its name was left out.")),
    "tags": (lambda item: bool(item.tags), Message("Its tags were left out.")),
    "category": (lambda item: bool(item.category), Message("Its category was left out.")),
    "points": (lambda item: item.points != 1, Message("How many points it gives was left out.")),
    "difficulty": (
        lambda item: bool(item.difficulty),
        Message("How difficult it is was left out."),
    ),
    "evidence": (lambda item: bool(item.evidence), Message("Its evidence was left out.")),
    "feedback": (lambda item: bool(item.feedback_html), Message("Its explanation was left out.")),
    "right_feedback": (
        lambda item: bool(item.right_feedback_html),
        Message("What is said to those who were right was left out."),
    ),
    "wrong_feedback": (
        lambda item: bool(item.wrong_feedback_html),
        Message("What is said to those who were wrong was left out."),
    ),
    "remarks": (
        lambda item: _remarks(_parts(item)),
        Message("Feedback on single answers was left out."),
    ),
    "partial": (
        lambda item: _partly(_parts(item)),
        Message("That some answers earn a part of the points was left out."),
    ),
    "unit": (lambda item: bool(item.unit or item.units), Message("Its unit was left out.")),
    "case": (
        lambda item: item.case_sensitive,
        Message("That capital letters matter was left out."),
    ),
    "slips": (
        lambda item: not item.slips,
        Message("That slips of the pen count as wrong was left out."),
    ),
    "order": (
        lambda item: not item.shuffled,
        Message("That its answers keep their order was left out."),
    ),
    "ends": (
        lambda item: any(item.ends),
        Message("What the ends of the order are called was left out."),
    ),
    "wildcards": (
        lambda item: item.wildcards,
        Message("That * stands for any letters was left out."),
    ),
}
