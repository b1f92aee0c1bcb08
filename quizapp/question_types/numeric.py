"""A number to be typed, with or without a unit."""

from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, model_validator
from pydantic.dataclasses import dataclass

from quizapp.messages import Message
from quizapp.question_types.base import (
    CONTENT,
    Form,
    Grade,
    QuestionType,
    Shuffle,
    Text,
    literal,
    one,
)
from quizapp.question_types.editing import ContentForm, LineField, Rows, TickField
from quizapp.reading.numbers import EXACT, Number, read_number, say_number
from quizapp.reading.units import is_measure, unit_name

NOT_A_NUMBER = Message("That could not be read as a number. Write it like 2,500 or 3.5 million.")
UNIT_MISSING = Message("Give the unit too.")


def _as_text(data: Any) -> Any:
    """YAML writes plain numbers without quotes."""
    return str(data) if isinstance(data, int | float) and not isinstance(data, bool) else data


def _number(text: str) -> str:
    if read_number(text) is None:
        raise ValueError(f"has “{text}”, which cannot be read as a number")
    return text


def _tolerance(text: str) -> str:
    number = read_number(_number(text))
    if number and (number.value < 0 or unit_name(number.unit) not in {"", "%"}):
        raise ValueError("must be a number from 0, or a percentage like 5 %")
    return text


@dataclass(frozen=True, config=CONTENT)
class NumericContent:
    """`tolerance` is absolute (“50”) or a share of the answer (“5 %”), both ends included.

    `unit` is shown after the field; `unit_forms` are other ways to write it. With `unit_required`
    the unit is part of the answer and not shown.
    """

    answer: Annotated[str, BeforeValidator(_as_text), AfterValidator(_number)]
    tolerance: Annotated[str, BeforeValidator(_as_text), AfterValidator(_tolerance)] = "0"
    unit: str = ""
    unit_forms: list[Text] = field(default_factory=list)
    unit_required: bool = False

    @model_validator(mode="after")
    def _unit_is_there(self) -> "NumericContent":
        number = self.read(self.in_words())
        if self.unit_required and (number is None or not number.unit):
            raise ValueError("has unit_required, which needs a unit without digits")
        return self

    @property
    def units(self) -> frozenset[str]:
        """Names of the units that are right; empty when there is none."""
        own = read_number(self.answer)
        named = (self.unit, *self.unit_forms, own.unit if own else "")
        return frozenset(unit_name(unit) for unit in named if unit)

    @property
    def value(self) -> Decimal:
        return self.read(self.answer).value  # type: ignore[union-attr]

    @property
    def margin(self) -> Decimal:
        tolerance = read_number(self.tolerance) or Number(Decimal(0))
        if not tolerance.unit:
            return tolerance.value
        return EXACT.multiply(self.value.copy_abs(), tolerance.value).scaleb(-2, EXACT)

    def read(self, text: str) -> Number | None:
        return read_number(text, self.units)

    def in_words(self) -> str:
        """The answer as its author wrote it, with its unit."""
        digits_only = self.answer.removeprefix("-").isdecimal()
        text = say_number(Decimal(self.answer)) if digits_only else self.answer
        own = read_number(self.answer)
        return text if not self.unit or (own and own.unit) else f"{text} {self.unit}"


@plain_dataclass(frozen=True)
class NumberField:
    """`unit` stands after the field, if any; with `unit_required` it is to be typed."""

    unit: str
    unit_required: bool


class NumericEditor(ContentForm):
    answer = LineField(
        Message("Right number"), description=Message("Such as 2,500, -3.5 or 3.5 million.")
    )
    tolerance = LineField(
        Message("How far off may it be?"),
        description=Message("Such as 50, or 5 %. With 0 it must be exact."),
        default="0",
    )
    unit = LineField(Message("Unit"), description=Message("Such as metres. May be left empty."))
    unit_required = TickField(
        Message("Students must write the unit"),
        description=Message("If not ticked, it stands beside the field."),
    )
    unit_forms = Rows(
        LineField(),
        Message("Other ways to write the unit"),
        description=Message("Such as m for metres."),
        add=Message("Add a way to write it"),
        row=Message("way {number} to write the unit"),
    )
    whole = "unit"
    words = (
        (r"has “\s*”, which cannot be.*", Message("Write the right number.")),
        (
            "has “(?P<text>.*)”, which cannot be read as a number",
            Message("“{text}” cannot be read as a number. Write it like 2,500 or 3.5 million."),
        ),
        ("must be a number from 0.*", Message("Write a number from 0, or a share like 5 %.")),
        ("has unit_required.*", Message("Write the unit that students must give, without digits.")),
    )

    def to_data(self) -> dict[str, Any]:
        """Left blank, the tolerance is the usual one."""
        data = super().to_data()
        return data if data["tolerance"].strip() else {**data, "tolerance": "0"}

    def sketch(self) -> dict[str, Any]:
        return {"answer": "0", "unit": self.unit.data, "unit_required": self.unit_required.data}


class Numeric(QuestionType[NumericContent, NumberField, str]):
    """The answer is the text as typed. `quizapp.reading.numbers` says what can be read."""

    key = "numeric"
    label = Message("Number")
    rule = Message(
        "The number must be right, or within the tolerance if there is one, and in the unit "
        "asked for. How it is written does not matter."
    )
    shape = "number"
    content = NumericContent
    editor = NumericEditor
    sample = NumericContent("8,849", tolerance="1 %", unit="metres")

    def present(self, content: NumericContent, shuffle: Shuffle) -> NumberField:
        return NumberField("" if content.unit_required else content.unit, content.unit_required)

    def parse(self, form: Form, name: str, shown: NumberField) -> str | None:
        return one(form, name) or None

    def unclear(self, content: NumericContent, answer: str) -> Message | None:
        number = content.read(answer)
        if number is None:
            return NOT_A_NUMBER
        if content.unit_required:
            return None if number.unit else UNIT_MISSING
        if content.unit and not _unit_fits(content, number.unit) and not is_measure(number.unit):
            return Message("Give the number in {unit}.", {"unit": content.unit})
        return None

    def grade(self, content: NumericContent, answer: str) -> Grade:
        number = content.read(answer)
        if number is None:
            return _wrong(NOT_A_NUMBER)
        if content.unit_required and not number.unit:
            return _wrong(UNIT_MISSING)
        if not _unit_fits(content, number.unit):
            return _wrong(_other_unit(content, number.unit))
        return _grade_value(content, number.value)

    def say_answer(self, content: NumericContent, answer: str) -> tuple[str, ...]:
        number = content.read(answer)
        shown = content.unit if number and not number.unit and not content.unit_required else ""
        return (literal(f"{answer} {shown}".strip()),)

    def say_key(self, content: NumericContent) -> tuple[str, ...]:
        return (literal(content.in_words()),)

    def key_answer(self, content: NumericContent) -> str:
        return content.in_words() if content.unit_required else content.answer

    def carry(self, old: NumericContent, answer: str, new: NumericContent) -> str | None:
        """With the unit that stood after the field, where it has now to be typed."""
        number, shown = old.read(answer), "" if old.unit_required else old.unit
        if new.unit_required and shown and number and not number.unit:
            return f"{answer} {shown}"
        return answer


def _wrong(*feedback: Message) -> Grade:
    return Grade(0.0, feedback, (False,))


def _unit_fits(content: NumericContent, given: str) -> bool:
    """No unit always fits; where none was asked for, so does the name of what was counted."""
    if not given or unit_name(given) in content.units:
        return True
    return not content.units and not is_measure(given)


def _other_unit(content: NumericContent, given: str) -> Message:
    if content.unit:
        values = {"asked": content.unit, "given": given}
        return Message("The unit asked for is {asked}, not {given}.", values)
    return Message("The answer is not in {given}.", {"given": given})


def _grade_value(content: NumericContent, given: Decimal) -> Grade:
    value, margin = content.value, content.margin
    distance = _distance(given, value)
    if distance == 0:
        return Grade(1.0, (), (True,))
    if distance <= margin:
        close = Message("Close enough; the figure is {number}.", {"number": content.in_words()})
        return Grade(1.0, (close,), (True,))
    if _same_digits(given, value, margin):
        return _wrong(Message("The digits are right, but the scale is not."))
    return _wrong()


def _distance(one: Decimal, other: Decimal) -> Decimal:
    return EXACT.subtract(one, other).copy_abs()


def _same_digits(given: Decimal, value: Decimal, margin: Decimal) -> bool:
    """Whether a power of ten makes them equal, or nearly so where the tolerance allows it."""
    if not given or not value:
        return False
    nearly = min(margin, EXACT.multiply(value.copy_abs(), Decimal("0.05")))
    shift = value.adjusted() - given.adjusted()
    shifted = (given.scaleb(shift + more, EXACT) for more in (-1, 0, 1))
    return any(_distance(number, value) <= nearly for number in shifted)
