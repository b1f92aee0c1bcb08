"""A statement that is true or false."""

from typing import Any, Literal

from pydantic.dataclasses import dataclass
from wtforms import RadioField
from wtforms.fields import SelectChoice

from quizapp.errors import InvalidInput
from quizapp.messages import Message
from quizapp.question_types.base import CONTENT, Form, Grade, QuestionType, Shuffle
from quizapp.question_types.editing import ContentForm, MarkdownField

Verdict = Literal["true", "false"]
VERDICTS: dict[str, bool] = {"true": True, "false": False}


@dataclass(frozen=True, config=CONTENT)
class TrueFalseContent:
    """`feedback` tells someone who judged it wrongly what is the case."""

    answer: bool
    feedback: str = ""


class TrueFalseEditor(ContentForm):
    answer = RadioField(
        Message("The statement is"),
        choices=[SelectChoice("true", Message("True")), SelectChoice("false", Message("False"))],
    )
    feedback = MarkdownField(Message("What is the case (shown to those who judge it wrongly)"))
    words = (("is missing", Message("Choose whether the statement is true or false.")),)

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> dict[str, Any]:
        return {**data, "answer": "true" if data["answer"] else "false"}

    def to_data(self) -> dict[str, Any]:
        data = super().to_data()
        verdict = VERDICTS.get(data.pop("answer"))
        return data if verdict is None else {"answer": verdict, **data}

    def sketch(self) -> dict[str, Any]:
        return {"answer": True}


class TrueFalse(QuestionType[TrueFalseContent, list[Verdict], bool]):
    """The statement is the question's stem. Always shown true first, so the seed plays no part."""

    key = "true_false"
    label = Message("True or false")
    rule = Message("The right verdict earns the point.")
    shape = "choice"
    content = TrueFalseContent
    editor = TrueFalseEditor
    sample = TrueFalseContent(answer=False, feedback="It is the other way round.")

    def present(self, content: TrueFalseContent, shuffle: Shuffle) -> list[Verdict]:
        return ["true", "false"]

    def parse(self, form: Form, name: str, shown: list[Verdict]) -> bool | None:
        chosen = {value for value in form.get(name, ()) if value}
        if not chosen:
            return None
        if len(chosen) > 1 or not chosen <= VERDICTS.keys():
            raise InvalidInput(Message("Choose either true or false."))
        return VERDICTS[chosen.pop()]

    def grade(self, content: TrueFalseContent, answer: bool) -> Grade:
        right = answer == content.answer
        feedback = (content.feedback,) if content.feedback and not right else ()
        return Grade(float(right), feedback, (right,))

    def say_answer(self, content: TrueFalseContent, answer: bool) -> tuple[str, ...]:
        return (str(Message("True") if answer else Message("False")),)

    def say_key(self, content: TrueFalseContent) -> tuple[str, ...]:
        return self.say_answer(content, content.answer)

    def key_answer(self, content: TrueFalseContent) -> bool:
        return content.answer
