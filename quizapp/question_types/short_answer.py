"""A word, a name or a phrase to be typed."""

from collections.abc import Sequence
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from typing import Annotated, Any

from pydantic import BeforeValidator, StringConstraints, ValidationInfo, field_validator
from pydantic.dataclasses import dataclass
from wtforms import Form as Fields
from wtforms import FormField

from quizapp.messages import Message
from quizapp.question_types.base import (
    CONTENT,
    LONGEST_ANSWER,
    Form,
    Grade,
    QuestionType,
    Shuffle,
    literal,
    one,
)
from quizapp.question_types.editing import ContentForm, LineField, MarkdownField, Rows, TickField
from quizapp.reading.folding import solid
from quizapp.reading.names import find_match

Accepted = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_ANSWER)]


@dataclass(frozen=True, config=CONTENT)
class Rejected:
    """A near miss that is never forgiven; `feedback` tells who typed it why it is wrong."""

    text: Accepted
    feedback: str = ""


NearMiss = Annotated[
    Rejected, BeforeValidator(lambda data: {"text": data} if isinstance(data, str) else data)
]
"""A `Rejected`, or just its text."""


def not_empty(accepted: list[str]) -> list[str]:
    if not accepted:
        raise ValueError("needs at least one answer")
    return accepted


def not_accepted_too(rejected: list[Rejected], accepted: Sequence[str]) -> list[Rejected]:
    taken = {solid(form) for form in accepted}
    for near_miss in rejected:
        if solid(near_miss.text) in taken:
            raise ValueError(f"has “{near_miss.text}”, which is accepted too")
    return rejected


@dataclass(frozen=True, config=CONTENT)
class ShortAnswerContent:
    """`accepted` begins with the form to show; `slips` tells whether typing slips are forgiven."""

    accepted: list[Accepted]
    rejected: list[NearMiss] = field(default_factory=list)
    slips: bool = True

    @field_validator("accepted")
    @classmethod
    def _some(cls, accepted: list[str]) -> list[str]:
        return not_empty(accepted)

    @field_validator("rejected")
    @classmethod
    def _wrong(cls, rejected: list[Rejected], info: ValidationInfo) -> list[Rejected]:
        return not_accepted_too(rejected, info.data.get("accepted", ()))


@plain_dataclass(frozen=True)
class TextField:
    longest: int = LONGEST_ANSWER


def judge(
    typed: str, accepted: Sequence[str], rejected: Sequence[Rejected], slips: bool = True
) -> Grade:
    """All or nothing. A near miss wins over an accepted form that is no nearer."""
    right = find_match(typed, accepted, slips)
    wrong = find_match(typed, [near_miss.text for near_miss in rejected], slips)
    if wrong and (not right or wrong.slips <= right.slips):
        feedback = rejected[wrong.index].feedback
        return Grade(0.0, (feedback,) if feedback else (), (False,))
    if not right:
        return Grade(0.0, (), (False,))
    written = Message("Accepted; it is written “{form}”.", {"form": accepted[right.index]})
    return Grade(1.0, (written,) if right.forgiven else (), (True,))


class NearMissRow(Fields):
    text = LineField(Message("What they write"))
    feedback = MarkdownField(Message("What to tell them"))


def accepted_rows(description: Message) -> Rows:
    return Rows(
        LineField(),
        Message("Right answers"),
        description=description,
        add=Message("Add another way to write it"),
        row=Message("right answer {number}"),
        start=1,
    )


def near_miss_rows() -> Rows:
    return Rows(
        FormField(NearMissRow),
        Message("Near misses"),
        description=Message("Wrong answers that look right, such as Iran for Iraq."),
        add=Message("Add a near miss"),
        row=Message("near miss {number}"),
    )


def slips_field() -> TickField:
    return TickField(
        Message("Accept small spelling slips"),
        description=Message("One wrong letter in a long word, for example."),
        default=True,
    )


MADE_UP = "–"
"""An answer that stands for one which is not written yet."""

TYPED_WORDS = (("needs at least one answer", Message("Write the right answer.")),)


class ShortAnswerEditor(ContentForm):
    accepted = accepted_rows(
        Message("The first is shown as the answer. Capitals, accents and dots never matter.")
    )
    slips = slips_field()
    rejected = near_miss_rows()
    words = TYPED_WORDS

    def sketch(self) -> dict[str, Any]:
        return {"accepted": [MADE_UP]}


class ShortAnswer(QuestionType[ShortAnswerContent, TextField, str]):
    """The answer is the text as typed. `quizapp.reading.names` says what is forgiven."""

    key = "short_answer"
    label = Message("Short answer")
    rule = Message(
        "A right answer earns the point. Capitals, accents, punctuation and a small slip in a "
        "long word do not matter."
    )
    shape = "text"
    content = ShortAnswerContent
    editor = ShortAnswerEditor
    sample = ShortAnswerContent(
        ["Reykjavík"], [Rejected("Akureyri", "That is the largest town in the north.")]
    )

    def present(self, content: ShortAnswerContent, shuffle: Shuffle) -> TextField:
        return TextField()

    def parse(self, form: Form, name: str, shown: TextField) -> str | None:
        return one(form, name) or None

    def grade(self, content: ShortAnswerContent, answer: str) -> Grade:
        return judge(answer, content.accepted, content.rejected, content.slips)

    def say_answer(self, content: ShortAnswerContent, answer: str) -> tuple[str, ...]:
        return (literal(answer),)

    def say_key(self, content: ShortAnswerContent) -> tuple[str, ...]:
        return (literal(content.accepted[0]),)

    def key_answer(self, content: ShortAnswerContent) -> str:
        return content.accepted[0]
