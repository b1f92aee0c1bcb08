"""One right option among several."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from pydantic import AfterValidator
from pydantic.dataclasses import dataclass
from wtforms import Form as Fields
from wtforms import FormField

from quizapp.errors import InvalidInput
from quizapp.messages import Message
from quizapp.question_types.base import (
    CONTENT,
    Choice,
    Form,
    Grade,
    QuestionType,
    Shuffle,
    Text,
    counterparts,
    distinct,
    picked,
)
from quizapp.question_types.editing import (
    ContentForm,
    MarkdownField,
    PickField,
    Remark,
    Rows,
    distinct_texts,
)

WHY_WRONG = Message("Why it is wrong (shown to those who pick it)")
ADD_OPTION = Message("Add an option")
OPTION = Message("option {number}")


@dataclass(frozen=True, config=CONTENT)
class Option:
    """`feedback` tells someone who picked it why it is wrong (or what makes it right)."""

    text: Text
    correct: bool = False
    feedback: str = ""


def _one_correct(options: list[Option]) -> list[Option]:
    distinct([option.text for option in options])
    if len(options) < 2:
        raise ValueError("needs at least two options")
    if sum(option.correct for option in options) != 1:
        raise ValueError("needs exactly one option with correct: true")
    return options


def counterparts_of_options(old: Sequence[Option], new: Sequence[Option]) -> dict[int, int]:
    return counterparts([option.text for option in old], [option.text for option in new])


@dataclass(frozen=True, config=CONTENT)
class MultipleChoiceContent:
    options: Annotated[list[Option], AfterValidator(_one_correct)]

    @property
    def key(self) -> int:
        return next(index for index, option in enumerate(self.options) if option.correct)


class OptionRow(Fields):
    correct = PickField(Message("Right answer"))
    text = MarkdownField(Message("Text"))
    feedback = MarkdownField(WHY_WRONG)


class OptionsEditor(ContentForm):
    """What was written about a wrong option does not outlive its becoming a right one."""

    options: Rows

    def to_data(self) -> dict[str, Any]:
        data = super().to_data()
        told = [{**one, "feedback": ""} if self._turned(one) else one for one in data["options"]]
        return {"options": told}

    def sketch(self) -> dict[str, Any]:
        texts = distinct_texts([row["text"] or "" for row in self.options.data])
        return {"options": [{"text": text, "correct": not n} for n, text in enumerate(texts)]}

    def outdated(self) -> list[Remark]:
        rows = enumerate(self.options.entries, 1)
        turned = [(place, row.form.feedback) for place, row in rows if self._turned(row.data)]
        return [
            Remark(
                field,
                (self.options.row_name(place),),
                Message(
                    "This is a right answer now, so why it is wrong is left out on saving: "
                    "“{text}”",
                    {"text": field.data.strip()},
                ),
            )
            for place, field in turned
        ]

    def _turned(self, option: Mapping[str, Any]) -> bool:
        """Whether it is right, and its feedback is of when it was wrong."""
        feedback = (option["feedback"] or "").replace("\r\n", "\n").strip()
        if not option["correct"] or not feedback:
            return False
        before = [one for one in self.before.options if one.correct] if self.before else ()
        text = (option["text"] or "").strip()
        return all(one.text != text and one.feedback != feedback for one in before)


class MultipleChoiceEditor(OptionsEditor):
    options = Rows(
        FormField(OptionRow),
        Message("Options"),
        description=Message("Mark the right one. Each student sees them in another order."),
        add=ADD_OPTION,
        row=OPTION,
        start=4,
    )
    words = (
        ("needs at least two options", Message("Write at least two options.")),
        ("needs exactly one option with correct: true", Message("Mark one option as right.")),
    )


class MultipleChoice(QuestionType[MultipleChoiceContent, list[Choice], int]):
    """The answer is the index of the option picked."""

    key = "multiple_choice"
    label = Message("Multiple choice")
    rule = Message("One option is right and earns the point.")
    shape = "choice"
    content = MultipleChoiceContent
    editor = MultipleChoiceEditor
    sample = MultipleChoiceContent(
        [Option("Paris", correct=True), Option("Lyon"), Option("Nice", feedback="On the sea.")]
    )

    def present(self, content: MultipleChoiceContent, shuffle: Shuffle) -> list[Choice]:
        return shuffle.choices([option.text for option in content.options])

    def parse(self, form: Form, name: str, shown: list[Choice]) -> int | None:
        chosen = picked(form.get(name, ()), shown)
        if len(chosen) > 1:
            raise InvalidInput(Message("Only one option can be chosen here."))
        return chosen[0] if chosen else None

    def grade(self, content: MultipleChoiceContent, answer: int) -> Grade:
        option = content.options[answer]
        feedback = (option.feedback,) if option.feedback else ()
        return Grade(float(option.correct), feedback, (option.correct,))

    def say_answer(self, content: MultipleChoiceContent, answer: int) -> tuple[str, ...]:
        return (content.options[answer].text,)

    def say_key(self, content: MultipleChoiceContent) -> tuple[str, ...]:
        return (content.options[content.key].text,)

    def key_answer(self, content: MultipleChoiceContent) -> int:
        return content.key

    def carry(
        self, old: MultipleChoiceContent, answer: int, new: MultipleChoiceContent
    ) -> int | None:
        return counterparts_of_options(old.options, new.options).get(answer)
