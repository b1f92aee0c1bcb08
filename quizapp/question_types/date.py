"""A date to be typed, as precise as the question asks for."""

import datetime
from dataclasses import dataclass as plain_dataclass
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator
from pydantic.dataclasses import dataclass

from quizapp.messages import Message
from quizapp.question_types.base import CONTENT, Form, Grade, QuestionType, Shuffle, literal, one
from quizapp.question_types.editing import ContentForm, LineField
from quizapp.reading.dates import DateRead, PartialDate, Unsure, iso_date, read_date, say_date

Precision = Literal["year", "month", "day"]
PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")

NOT_A_DATE = {
    1: Message("That could not be read as a year. Write it with four digits."),
    2: Message("That could not be read as a month and year. Write it like March 1998."),
    3: Message("That could not be read as a date. Write it like 5 March 1998."),
}
NO_YEAR = Message("Write the year too, with four digits.")
ASK_FOR_MORE = {
    (1, 2): Message("Give the month too."),
    (1, 3): Message("Give the day and the month too."),
    (2, 3): Message("Give the day too."),
}


def _as_text(data: Any) -> Any:
    """YAML writes years as numbers, and dates as dates."""
    number = isinstance(data, int) and not isinstance(data, bool)
    return str(data) if number or type(data) is datetime.date else data


def _real_date(text: str) -> str:
    return str(iso_date(text))


@dataclass(frozen=True, config=CONTENT)
class DateContent:
    """`answer` is `2018-12-20`, `2018-12` or `2018`: it asks for a day, a month or a year."""

    answer: Annotated[str, BeforeValidator(_as_text), AfterValidator(_real_date)]

    @property
    def key(self) -> PartialDate:
        return iso_date(self.answer)

    def read(self, text: str) -> DateRead:
        """The date, no more precise than asked for: 03/04/2018 is plain when it is the year."""
        found, precision = read_date(text), self.key.precision
        if isinstance(found, PartialDate):
            return found.cut(precision)
        if found and len({candidate.cut(precision) for candidate in found.candidates}) == 1:
            return found.candidates[0].cut(precision)
        return found


@plain_dataclass(frozen=True)
class DateField:
    precision: Precision


class DateEditor(ContentForm):
    answer = LineField(
        Message("Right date"),
        description=Message(
            "As exact as students shall give it: 20 December 2018, December 2018 or 2018."
        ),
    )
    words = (
        ("must be a real date.*", Message("Write a date like 5 March 1998, March 1998 or 1998.")),
    )

    def to_data(self) -> dict[str, Any]:
        """A date in words that can be read in one way only is taken as it is meant."""
        found = read_date(self.answer.data or "")
        return {"answer": str(found)} if isinstance(found, PartialDate) else super().to_data()


class Date(QuestionType[DateContent, DateField, str]):
    """The answer is the text as typed. `quizapp.reading.dates` says what can be read."""

    key = "date"
    label = Message("Date")
    rule = Message(
        "The date must be right as far as the question asks for it. How it is written does not "
        "matter."
    )
    shape = "date"
    content = DateContent
    editor = DateEditor
    sample = DateContent("1969-07-20")

    def present(self, content: DateContent, shuffle: Shuffle) -> DateField:
        return DateField(PRECISIONS[content.key.precision - 1])

    def parse(self, form: Form, name: str, shown: DateField) -> str | None:
        return one(form, name) or None

    def unclear(self, content: DateContent, answer: str) -> Message | None:
        found, precision = content.read(answer), content.key.precision
        if found is None:
            return NOT_A_DATE[precision]
        if isinstance(found, Unsure):
            return _ask_which(found, answer)
        return ASK_FOR_MORE.get((found.precision, precision))

    def grade(self, content: DateContent, answer: str) -> Grade:
        unclear = self.unclear(content, answer)
        if unclear:
            return Grade(0.0, (unclear,), (False,))
        found = content.read(answer)
        if found == content.key:
            return Grade(1.0, (), (True,))
        hint = _what_is_right(found, content.key) if isinstance(found, PartialDate) else None
        return Grade(0.0, (hint,) if hint else (), (False,))

    def say_answer(self, content: DateContent, answer: str) -> tuple[str, ...]:
        found = read_date(answer)
        return (say_date(found) if isinstance(found, PartialDate) else literal(answer),)

    def say_key(self, content: DateContent) -> tuple[str, ...]:
        return (say_date(content.key),)

    def key_answer(self, content: DateContent) -> str:
        return content.answer


def _ask_which(unsure: Unsure, typed: str) -> Message:
    if unsure.open == "year":
        return NO_YEAR
    first, second = map(say_date, unsure.candidates)
    return Message(
        "{typed} can be {first} or {second}. Write the month as a word.",
        {"typed": typed, "first": first, "second": second},
    )


def _what_is_right(given: PartialDate, key: PartialDate) -> Message | None:
    """For a wrong date of the precision asked for: which parts of it are right after all."""
    if given.year == key.year and given.month == key.month:
        return Message("The month and year are right, the day is not.")
    if given.year == key.year:
        return Message("Only the year is right.")
    if key.month and (given.month, given.day) == (key.month, key.day):
        return Message("All is right but the year.")
    return None
