"""A text with gaps to fill in, by typing or from a list."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from itertools import product
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo, field_validator
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
    literal,
    one,
    picked,
)
from quizapp.question_types.editing import (
    ContentForm,
    MarkdownField,
    Rows,
    distinct_texts,
    find_move,
)
from quizapp.question_types.short_answer import (
    MADE_UP,
    TYPED_WORDS,
    Accepted,
    NearMiss,
    Rejected,
    accepted_rows,
    judge,
    near_miss_rows,
    not_accepted_too,
    not_empty,
    slips_field,
)
from quizapp.reading.folding import solid

OPEN = "–"
"""Stands for a gap that was left open."""

PLACE = re.compile(r"\{(\d{1,3})\}")
Filled = list[str | int | None]
"""For each gap the text typed, the index of the option picked, or `None` when left open."""


@dataclass(frozen=True, config=CONTENT)
class Gap:
    """With `options`, of which exactly one is accepted, it is filled from a list."""

    accepted: list[Accepted]
    rejected: list[NearMiss] = field(default_factory=list)
    options: list[Text] = field(default_factory=list)
    slips: bool = True

    @field_validator("accepted")
    @classmethod
    def _some(cls, accepted: list[str]) -> list[str]:
        return not_empty(accepted)

    @field_validator("rejected")
    @classmethod
    def _wrong(cls, rejected: list[Rejected], info: ValidationInfo) -> list[Rejected]:
        return not_accepted_too(rejected, info.data.get("accepted", ()))

    @field_validator("options")
    @classmethod
    def _one_right(cls, options: list[str], info: ValidationInfo) -> list[str]:
        accepted = info.data.get("accepted")
        distinct(options)
        if len(options) == 1:
            raise ValueError("needs at least two options")
        if options and accepted and [text for text in options if text in accepted] != accepted[:1]:
            raise ValueError("needs the first accepted answer among them, and no other one")
        return options

    def grade(self, filled: str | int | None) -> Grade:
        if filled is None:
            return Grade(0.0, (), (False,))
        if isinstance(filled, int):
            return self._grade_option(self.options[filled])
        return judge(filled, self.accepted, self.rejected, self.slips)

    def _grade_option(self, text: str) -> Grade:
        right = text == self.accepted[0]
        feedback = tuple(miss.feedback for miss in self.rejected if miss.text == text)
        return Grade(float(right), tuple(filter(None, feedback)), (right,))

    def say(self, filled: str | int | None) -> str:
        if isinstance(filled, int):
            return self.options[filled]
        return literal(filled) if filled else OPEN

    def key(self) -> str | int:
        return self.options.index(self.accepted[0]) if self.options else self.accepted[0]


def _some_gaps(gaps: list[Gap]) -> list[Gap]:
    if not gaps:
        raise ValueError("needs at least one gap")
    return gaps


@dataclass(frozen=True, config=CONTENT)
class ClozeContent:
    """`text` is Markdown in which `{1}`, `{2}` … stand for the gaps, which come in that order."""

    text: Text
    gaps: Annotated[list[Gap], AfterValidator(_some_gaps)]

    @field_validator("gaps")
    @classmethod
    def _in_text(cls, gaps: list[Gap], info: ValidationInfo) -> list[Gap]:
        found = sorted(int(number) for number in PLACE.findall(info.data.get("text", "")))
        if "text" in info.data and found != list(range(1, len(gaps) + 1)):
            places = ", ".join(f"{{{number}}}" for number in found) or "none"
            raise ValueError(
                f"has {len(gaps)} gaps, but the places in the text are: {places}; "
                "each of {1}, {2} … must stand there once"
            )
        return gaps


@plain_dataclass(frozen=True)
class GapField:
    """The field of gap `number`, from 1; a drop-down when it has choices."""

    number: int
    choices: tuple[Choice, ...] = ()


@plain_dataclass(frozen=True)
class ClozeShown:
    """Pieces of Markdown and the gaps between them, in the order of the text."""

    segments: tuple[str | GapField, ...]

    @property
    def fields(self) -> list[GapField]:
        """The gaps by number."""
        fields = (segment for segment in self.segments if isinstance(segment, GapField))
        return sorted(fields, key=lambda field: field.number)


class GapRow(Fields):
    accepted = accepted_rows(Message("The first is shown as the answer."))
    slips = slips_field()
    options = Rows(
        MarkdownField(),
        Message("Options to choose from"),
        description=Message(
            "Leave them out to let students type. If there are any, the first right answer must "
            "be one of them."
        ),
        add=Message("Add an option"),
        row=Message("option {number}"),
    )
    rejected = near_miss_rows()


class ClozeEditor(ContentForm):
    text = MarkdownField(
        Message("Text with gaps"),
        description=Message("Write {{1}} for the first gap, {{2}} for the second, and so on."),
    )
    gaps = Rows(
        FormField(GapRow),
        Message("Gaps"),
        description=Message("Each belongs to its number in the text."),
        add=Message("Add a gap"),
        row=Message("gap {number}"),
        start=2,
    )
    words = (
        *TYPED_WORDS,
        ("needs at least two options", Message("Write at least two options, or none.")),
        (
            "needs the first accepted answer among them.*",
            Message("The first right answer must be one of the options, and the only right one."),
        ),
        ("needs at least one gap", Message("Write at least one gap.")),
        (
            "has (?P<count>.*) gaps, but the places in the text are: (?P<places>.*); each.*",
            Message(
                "There are {count} gaps here. In the text there are: {places}. Each number must "
                "stand in the text once."
            ),
        ),
    )

    def sketch(self) -> dict[str, Any]:
        """With a gap for each number in the text."""
        data = self.to_data()
        count = len(PLACE.findall(data["text"]))
        gaps = [distinct_texts(gap["options"]) for gap in data["gaps"]][:count]
        gaps += [[]] * (count - len(gaps))
        return {"text": data["text"], "gaps": [_sketched(options) for options in gaps]}

    def press(self, button: str) -> bool:
        """The text follows: a gap keeps its place in it, one that is gone leaves its answer."""
        move, before = find_move(self, button.removeprefix(self._prefix)), self.gaps.data
        if not super().press(button):
            return False
        if move and move.rows is self.gaps and move.at is not None:
            gone = next(filter(None, before[move.at]["accepted"]), "")
            text = self.text.data or ""
            self.text.data = _renumbered(text, len(before), move.at, move.to, gone)
        return True


def _sketched(options: list[str]) -> dict[str, Any]:
    if len(options) < 2:
        return {"accepted": [MADE_UP]}
    return {"accepted": options[:1], "options": options}


def _renumbered(text: str, count: int, at: int, to: int | None, gone: str) -> str:
    """The text after gap `at` of `count`, from 0, went to place `to`, or away."""
    order = list(range(count))
    order.pop(at)
    if to is not None:
        order.insert(to, at)
    new = {str(old + 1): f"{{{place}}}" for place, old in enumerate(order, 1)}
    new.setdefault(str(at + 1), gone)
    return PLACE.sub(lambda found: new.get(found[1], found[0]), text)


class Cloze(QuestionType[ClozeContent, ClozeShown, Filled]):
    """The share of gaps filled rightly. Typed gaps are compared as short answers are."""

    key = "cloze"
    label = Message("Fill in the gaps")
    rule = Message("Each gap that is filled rightly earns an equal share of the point.")
    shape = "gaps"
    content = ClozeContent
    editor = ClozeEditor
    sample = ClozeContent(
        "Water boils at {1} degrees Celsius and freezes at {2}.",
        [Gap(["100", "one hundred"]), Gap(["0"], options=["-32", "0", "32"])],
    )

    def present(self, content: ClozeContent, shuffle: Shuffle) -> ClozeShown:
        return ClozeShown(tuple(_segments(content, shuffle)))

    def parse(self, form: Form, name: str, shown: ClozeShown) -> Filled | None:
        filled = [_filled(form, f"{name}-{field.number}", field) for field in shown.fields]
        return None if all(entry is None for entry in filled) else filled

    def grade(self, content: ClozeContent, answer: Filled) -> Grade:
        grades = [gap.grade(entry) for gap, entry in zip(content.gaps, answer, strict=True)]
        return Grade(
            fraction=sum(grade.fraction for grade in grades) / len(grades),
            feedback=tuple(text for grade in grades for text in grade.feedback),
            parts=tuple(grade.fraction == 1 for grade in grades),
        )

    def say_answer(self, content: ClozeContent, answer: Filled) -> tuple[str, ...]:
        return tuple(gap.say(entry) for gap, entry in zip(content.gaps, answer, strict=True))

    def say_key(self, content: ClozeContent) -> tuple[str, ...]:
        return tuple(gap.say(gap.key()) for gap in content.gaps)

    def key_answer(self, content: ClozeContent) -> Filled:
        return [gap.key() for gap in content.gaps]

    def carry(self, old: ClozeContent, answer: Filled, new: ClozeContent) -> Filled | None:
        """Gaps that are new, or whose chosen option is gone, are left open."""
        carried: Filled = [None] * len(new.gaps)
        for before, after in _gap_counterparts(old.gaps, new.gaps).items():
            carried[after] = _refilled(old.gaps[before], answer[before], new.gaps[after])
        return None if all(entry is None for entry in carried) else carried


def _gap_counterparts(old: Sequence[Gap], new: Sequence[Gap]) -> dict[int, int]:
    """Gaps with an answer in common, best at the same place; else those at the same place."""
    same = [(index, index) for index in range(min(len(old), len(new)))]
    everywhere = list(product(range(len(old)), range(len(new))))
    akin = [pair for pair in same + everywhere if _are_akin(old[pair[0]], new[pair[1]])]
    found: dict[int, int] = {}
    for before, after in akin + (same if len(old) == len(new) else []):
        if before not in found and after not in found.values():
            found[before] = after
    return found


def _are_akin(one: Gap, other: Gap) -> bool:
    return not {solid(form) for form in one.accepted}.isdisjoint(map(solid, other.accepted))


def _refilled(old: Gap, entry: str | int | None, new: Gap) -> str | int | None:
    text = old.options[entry] if isinstance(entry, int) else entry
    if text is None or not new.options:
        return text
    return counterparts([text], new.options).get(0)


def _segments(content: ClozeContent, shuffle: Shuffle) -> Iterator[str | GapField]:
    for index, piece in enumerate(PLACE.split(content.text)):
        if index % 2:
            number = int(piece)
            yield GapField(number, tuple(shuffle.choices(content.gaps[number - 1].options)))
        elif piece:
            yield piece


def _filled(form: Form, name: str, field: GapField) -> str | int | None:
    if not field.choices:
        return one(form, name) or None
    chosen = picked(form.get(name, ()), field.choices)
    if len(chosen) > 1:
        raise InvalidInput(Message("Only one option can be chosen here."))
    return chosen[0] if chosen else None
