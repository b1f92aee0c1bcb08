"""A statement that is true or false."""

from typing import Literal

from pydantic.dataclasses import dataclass

from quizapp.errors import InvalidInput
from quizapp.messages import Message
from quizapp.question_types.base import CONTENT, Form, Grade, QuestionType, Shuffle

Verdict = Literal["true", "false"]
VERDICTS: dict[str, bool] = {"true": True, "false": False}


@dataclass(frozen=True, config=CONTENT)
class TrueFalseContent:
    """`feedback` tells someone who judged it wrongly what is the case."""

    answer: bool
    feedback: str = ""


class TrueFalse(QuestionType[TrueFalseContent, list[Verdict], bool]):
    """The statement is the question's stem. Always shown true first, so the seed plays no part."""

    key = "true_false"
    label = Message("True or false")
    rule = Message("The right verdict earns the point.")
    shape = "choice"
    content = TrueFalseContent
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
