"""A row of an import as students would see it, and its right answer in words. Pure."""

from dataclasses import dataclass
from typing import Any, Protocol

from quizapp.bank.editions import EditionQuestion, Picture
from quizapp.bank.items import Given, Item, show_question
from quizapp.bank.trying import SHUFFLE
from quizapp.question_types import BY_KEY


class Pixels(Protocol):
    @property
    def digest(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


class QuestionRow(Protocol):
    """The columns of a row that make a question."""

    place: int
    problem: Any
    type: str
    stem: str
    content: dict[str, Any]
    explanation: str
    difficulty: str
    image_alt: str | None


class Shown(Protocol):
    @property
    def row(self) -> QuestionRow: ...
    @property
    def image(self) -> Pixels | None: ...


@dataclass(frozen=True)
class Seen:
    """`key` are lines of Markdown."""

    item: Item
    key: tuple[str, ...]


def as_seen(shown: Shown) -> Seen | None:
    """Nothing for what cannot be taken."""
    row, image = shown.row, shown.image
    if row.problem is not None:
        return None
    type_ = BY_KEY[row.type]
    content = type_.load(row.content)
    picture = (
        Picture(image.digest, row.image_alt or "", image.width, image.height) if image else None
    )
    question = EditionQuestion(
        id=0,
        revision=0,
        type=type_,
        stem=row.stem,
        content=content,
        explanation=row.explanation,
        difficulty=row.difficulty,
        tags=(),
        evidence=(),
        picture=picture,
    )
    item = show_question(question, SHUFFLE, Given(row.place), closed=False)
    return Seen(item, type_.say_key(content))
