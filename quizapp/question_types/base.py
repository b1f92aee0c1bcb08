"""What every question type knows. Pure: values in, values out."""

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Annotated, Any, ClassVar, Generic, Literal, TypeVar

from pydantic import ConfigDict, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import to_json

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.messages import Message
from quizapp.question_types.editing import ContentForm
from quizapp.reading.names import find_match

C = TypeVar("C")
P = TypeVar("P")
A = TypeVar("A")

Shape = Literal["choice", "text", "number", "date", "pairs", "sequence", "gaps"]
Form = Mapping[str, Sequence[str]]
"""A posted form: every field with all its values, in the order sent."""

LONGEST_ANSWER = 500
"""Characters in one typed answer."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=2000)]

CONTENT = ConfigDict(extra="forbid", strict=True, str_strip_whitespace=True)
"""Validation of a content dataclass: no unknown field, no guessing of types."""


@dataclass(frozen=True)
class Grade:
    """How an answer did.

    `fraction` is from 0 to 1. `parts` says for each part of the *answer* (chosen option, pair,
    place in the sequence, gap) whether it was right; types with one part have one entry.
    """

    fraction: float
    feedback: tuple[Message | str, ...] = ()
    parts: tuple[bool, ...] = ()


@dataclass(frozen=True)
class Shuffle:
    """A secret, repeatable order. Ids depend on the text alone, never on which one is right."""

    seed: bytes

    def id(self, text: str) -> str:
        return blake2b(text.encode(), key=self.seed[:64], digest_size=6).hexdigest()

    def choices(self, texts: Sequence[str]) -> list["Choice"]:
        """The texts (distinct) as choices in the order to show."""
        shown = (Choice(self.id(text), text, index) for index, text in enumerate(texts))
        return sorted(shown, key=lambda choice: choice.id)


@dataclass(frozen=True)
class Choice:
    """Something to pick. Pages show `id` and the Markdown `text`; `index`, its place in the
    content, stays on the server."""

    id: str
    text: str
    index: int


class QuestionType(ABC, Generic[C, P, A]):
    """One kind of question. C: content dataclass, P: what may be shown, A: the answer.

    Answers are plain JSON data; `None` means that nothing was given. Whatever `parse` returned can
    be graded without an error.
    """

    key: ClassVar[str]
    label: ClassVar[Message]
    rule: ClassVar[Message]
    """How the score comes about, in words for the learner."""
    shape: ClassVar[Shape]
    content: type[C]
    editor: ClassVar[type[ContentForm]]
    """The form in which a teacher writes the content."""
    sample: C

    @cached_property
    def _adapter(self) -> TypeAdapter[C]:
        return TypeAdapter(self.content)

    def load(self, data: Any) -> C:
        """Content from plain data. Raises `ContentError` with every problem and its path.

        Strict validation builds dataclasses from JSON only, hence the way through it.
        """
        try:
            return self._adapter.validate_json(to_json(data, fallback=str))
        except ValidationError as error:
            raise ContentError(problems(error)) from None
        except ValueError:
            raise ContentError([Problem((), "is not plain data")]) from None

    def dump(self, content: C) -> dict[str, Any]:
        """Plain data that `load` takes back unchanged."""
        data: dict[str, Any] = self._adapter.dump_python(content, mode="json")
        return data

    @abstractmethod
    def present(self, content: C, shuffle: Shuffle) -> P:
        """All that a browser may know before the answer is in; holds no trace of the key."""

    @abstractmethod
    def parse(self, form: Form, name: str, shown: P) -> A | None:
        """The answer in the fields called `name` or `name-…`; `None` when left open.

        Raises `InvalidInput` for what our pages cannot send: unknown ids, texts over
        `LONGEST_ANSWER`. A text that cannot be read as what was asked for is kept as typed.
        """

    def unclear(self, content: C, answer: A) -> Message | None:
        """What to ask back while the answer can still be changed, if it cannot be understood.

        Must not depend on whether the answer is right.
        """
        return None

    @abstractmethod
    def grade(self, content: C, answer: A) -> Grade: ...

    @abstractmethod
    def say_answer(self, content: C, answer: A) -> tuple[str, ...]:
        """The answer in words, a Markdown line for each part."""

    @abstractmethod
    def say_key(self, content: C) -> tuple[str, ...]:
        """The right answer in words, a Markdown line for each part."""

    @abstractmethod
    def key_answer(self, content: C) -> A:
        """An answer that earns everything."""

    def carry(self, old: C, answer: A, new: C) -> A | None:
        """The answer to `old` in terms of `new`, its corrected content, matched by text.

        `None` where nothing of it has a counterpart; what is returned can be graded.
        """
        return answer


PLAIN_WORDS = {
    "missing": "is missing",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must be lower-case words joined by hyphens",
    "extra_forbidden": "is not a known field",
    "unexpected_keyword_argument": "is not a known field",
    "string_type": "must be text (put quotes around it)",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "list_type": "must be a list",
    "tuple_type": "must be a list",
    "dataclass_type": "must have named fields",
}


def problems(error: ValidationError) -> list[Problem]:
    """Validation errors in words for people, each with its path."""
    return [
        Problem(
            where=tuple(part for part in found["loc"] if part != "__root__"),
            text=PLAIN_WORDS.get(found["type"], _plainly(found["msg"])),
        )
        for found in error.errors(include_url=False)
    ]


def _plainly(text: str) -> str:
    return text.removeprefix("Value error, ").replace("Input should", "must")


def one(form: Form, name: str) -> str:
    """The field's only value, stripped; empty when absent. Raises `InvalidInput` when too long."""
    typed = (form.get(name) or ("",))[0].strip()
    if len(typed) > LONGEST_ANSWER:
        raise InvalidInput(
            Message(
                "That answer is too long; {most} characters are the most.",
                {"most": LONGEST_ANSWER},
            )
        )
    return typed


def literal(text: str) -> str:
    """Plain text as Markdown, of one line, that shows it unchanged."""
    return re.sub(r"([\\`*_\[\]<&~])", r"\\\1", text)


def picked(ids: Sequence[str], shown: Sequence[Choice]) -> list[int]:
    """Indexes of the chosen ids, ascending. Raises `InvalidInput` for an id that was not shown."""
    known = {choice.id: choice.index for choice in shown}
    try:
        return sorted({known[chosen] for chosen in ids if chosen})
    except KeyError:
        raise InvalidInput(Message("That option is not part of this question.")) from None


def counterparts(old: Sequence[str], new: Sequence[str]) -> dict[int, int]:
    """Where each of the old texts stands among the new ones; those that are gone are left out.

    A text whose capitals, punctuation or slips of the pen were corrected is still the same.
    """
    exact = {text: index for index, text in enumerate(new)}
    added = [text for text in new if text not in old]
    found = {index: exact[text] for index, text in enumerate(old) if text in exact}
    for index, text in enumerate(old):
        if text not in exact and (match := find_match(text, added)):
            found[index] = exact[added.pop(match.index)]
    return found


def distinct(texts: Sequence[str]) -> None:
    """Raises `ValueError` when two texts are the same but for case."""
    seen = set()
    for text in texts:
        if text.casefold() in seen:
            raise ValueError(f"has “{text}” twice")
        seen.add(text.casefold())
