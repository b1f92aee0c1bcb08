"""Any number of right options among several."""

from typing import Annotated

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass
from wtforms import Form as Fields
from wtforms import FormField

from quizapp.messages import Message
from quizapp.question_types.base import (
    CONTENT,
    Choice,
    Form,
    Grade,
    QuestionType,
    Shuffle,
    distinct,
    picked,
)
from quizapp.question_types.editing import MarkdownField, Rows, TickField
from quizapp.question_types.multiple_choice import (
    ADD_OPTION,
    OPTION,
    WHY_WRONG,
    Option,
    OptionsEditor,
    counterparts_of_options,
)


def _some_correct(options: list[Option]) -> list[Option]:
    distinct([option.text for option in options])
    if len(options) < 3:
        raise ValueError("needs at least three options")
    if not any(option.correct for option in options):
        raise ValueError("needs an option with correct: true")
    if all(option.correct for option in options):
        raise ValueError("needs an option that is wrong")
    return options


@dataclass(frozen=True, config=CONTENT)
class MultipleResponseContent:
    options: Annotated[list[Option], AfterValidator(_some_correct)]

    @property
    def key(self) -> list[int]:
        return [index for index, option in enumerate(self.options) if option.correct]


class TickedOptionRow(Fields):
    correct = TickField(Message("Right answer"))
    text = MarkdownField(Message("Text"))
    feedback = MarkdownField(WHY_WRONG)


class MultipleResponseEditor(OptionsEditor):
    options = Rows(
        FormField(TickedOptionRow),
        Message("Options"),
        description=Message("Tick every right one. Each student sees them in another order."),
        add=ADD_OPTION,
        row=OPTION,
        start=5,
    )
    words = (
        ("needs at least three options", Message("Write at least three options.")),
        ("needs an option with correct: true", Message("Tick at least one option as right.")),
        ("needs an option that is wrong", Message("Leave at least one option unticked.")),
    )


class MultipleResponse(QuestionType[MultipleResponseContent, list[Choice], list[int]]):
    """The answer is the indexes of the options picked, ascending.

    Credit is the share of the right options that were picked, less the share of the wrong ones
    that were picked, and never below 0. So picking everything earns nothing.
    """

    key = "multiple_response"
    label = Message("Multiple response")
    rule = Message(
        "Each right option you choose earns its share of the point, each wrong one costs "
        "its share. Choosing everything earns nothing."
    )
    shape = "choice"
    content = MultipleResponseContent
    editor = MultipleResponseEditor
    sample = MultipleResponseContent(
        [
            Option("Oslo", correct=True),
            Option("Helsinki", correct=True),
            Option("Bergen", feedback="A large port, but not a capital."),
            Option("Turku"),
        ]
    )

    def present(self, content: MultipleResponseContent, shuffle: Shuffle) -> list[Choice]:
        return shuffle.choices([option.text for option in content.options])

    def parse(self, form: Form, name: str, shown: list[Choice]) -> list[int] | None:
        return picked(form.get(name, ()), shown) or None

    def grade(self, content: MultipleResponseContent, answer: list[int]) -> Grade:
        chosen = [content.options[index] for index in answer]
        parts = tuple(option.correct for option in chosen)
        right, wrong = sum(parts), len(parts) - sum(parts)
        all_right = len(content.key)
        all_wrong = len(content.options) - all_right
        count = Message(
            "Right options chosen: {right} of {all}. Wrong ones: {wrong}.",
            {"right": right, "all": all_right, "wrong": wrong},
        )
        said = [option.feedback for option in chosen if option.feedback]
        return Grade(max(0.0, right / all_right - wrong / all_wrong), (count, *said), parts)

    def say_answer(self, content: MultipleResponseContent, answer: list[int]) -> tuple[str, ...]:
        return tuple(content.options[index].text for index in answer)

    def say_key(self, content: MultipleResponseContent) -> tuple[str, ...]:
        return self.say_answer(content, content.key)

    def key_answer(self, content: MultipleResponseContent) -> list[int]:
        return content.key

    def carry(
        self, old: MultipleResponseContent, answer: list[int], new: MultipleResponseContent
    ) -> list[int] | None:
        """Options that are gone count as not picked."""
        found = counterparts_of_options(old.options, new.options)
        return sorted({found[index] for index in answer if index in found}) or None
