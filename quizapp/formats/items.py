"""Questions as files carry them: what every format is read into and written from. Pure.

Texts called `…_html` are HTML that `html.clean` has let through; others are plain. Shares of the
points (`fraction`) run from -1 to 1.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal, get_args

from quizapp.messages import Message
from quizapp.question_types.base import Shape

ItemType = Literal[
    "multiple_choice",
    "multiple_response",
    "true_false",
    "short_answer",
    "numeric",
    "date",
    "matching",
    "ordering",
    "cloze",
]
ITEM_TYPES: tuple[ItemType, ...] = get_args(ItemType)
SHAPES: dict[ItemType, Shape] = {
    "multiple_choice": "choice",
    "multiple_response": "choice",
    "true_false": "choice",
    "short_answer": "text",
    "numeric": "number",
    "date": "date",
    "matching": "pairs",
    "ordering": "sequence",
    "cloze": "gaps",
}


NOWHERE = Message("")


@dataclass(frozen=True)
class Option:
    """Of a true or false question there are two, “True” first."""

    text_html: str
    fraction: float = 0.0
    feedback_html: str = ""


@dataclass(frozen=True)
class Answer:
    """A text to be typed; `*` may stand for any characters where `Item.wildcards` says so.

    With the fraction 0 it is a near miss that has a feedback of its own.
    """

    text: str
    fraction: float = 1.0
    feedback_html: str = ""


@dataclass(frozen=True)
class Range:
    """Numbers from `low` to `high`, both included; `None` at an end that is open."""

    low: Decimal | None
    high: Decimal | None
    fraction: float = 1.0
    feedback_html: str = ""


@dataclass(frozen=True)
class Pair:
    """Without a left side it is an answer that belongs to nothing."""

    left_html: str
    right_html: str


@dataclass(frozen=True)
class Gap:
    """To be chosen from `options`, or typed: one of `answers`, or a number of `numeric`.

    `weight` is its share of the points in comparison to the other gaps.
    """

    options: tuple[Option, ...] = ()
    answers: tuple[Answer, ...] = ()
    numeric: tuple[Range, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True)
class Evidence:
    """A fact that the question rests on, in the fields of our own files."""

    id: str
    kind: str
    claim: str
    value: str
    where: str
    as_of: str
    quote: str = ""


@dataclass(frozen=True)
class Item:
    """One question; of `options` … `date` the shape of its type says which are used.

    `stem_html` of a cloze has `{1}`, `{2}` … in the places of its gaps (a brace that is meant is
    `&#123;` there). `id` is what the file calls it, `where` says for people where it stood.
    `feedback_html` is shown to all (our explanation), the two others to those who were right or
    wrong. `date` is `2018-12-20`, `2018-12` or `2018`. Pictures are named in `<img src>` by their
    name in `Found.files`.
    """

    type: ItemType
    stem_html: str
    id: str = ""
    name: str = ""
    options: tuple[Option, ...] = ()
    answers: tuple[Answer, ...] = ()
    pairs: tuple[Pair, ...] = ()
    sequence: tuple[str, ...] = ()
    ends: tuple[str, str] = ("", "")
    """What the first and the last place of a sequence are called, such as “earliest”."""
    gaps: tuple[Gap, ...] = ()
    numeric: tuple[Range, ...] = ()
    unit: str = ""
    units: tuple[str, ...] = ()
    """Other ways to write the unit."""
    unit_required: bool = False
    date: str = ""
    feedback_html: str = ""
    right_feedback_html: str = ""
    wrong_feedback_html: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    """Names from the outermost to the innermost, joined by “/”."""
    points: float = 1.0
    difficulty: str = ""
    case_sensitive: bool = False
    wildcards: bool = False
    slips: bool = True
    """Whether a typing slip is forgiven."""
    shuffled: bool = True
    evidence: tuple[Evidence, ...] = ()
    where: Message = NOWHERE

    @property
    def shape(self) -> Shape:
        return SHAPES[self.type]


@dataclass(frozen=True)
class Note:
    """About something in a file, or about what a format cannot carry: `where` it is, and what."""

    where: Message
    text: Message


@dataclass(frozen=True)
class Found:
    """All that a file gave. `skipped` are questions that could not be taken, with the reason;
    `files` the pictures in it by name."""

    items: tuple[Item, ...] = ()
    skipped: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True)
class Written:
    """A file, the questions that are not in it, and what of the others it could not carry."""

    data: bytes
    skipped: tuple[Note, ...] = ()
    warnings: tuple[Note, ...] = ()
