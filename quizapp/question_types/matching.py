"""Things on the left, each with the answer on the right that belongs to it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from typing import Annotated, Any

from pydantic import AfterValidator, ValidationInfo, field_validator
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
    Text,
    counterparts,
    distinct,
    picked,
)
from quizapp.question_types.editing import ContentForm, MarkdownField, Rows, distinct_texts

OPEN = "–"
"""Stands where a pair was left open."""

MatchingAnswer = list[int | None]
"""For each pair the index into `MatchingContent.rights`, or `None` where it was left open."""


@dataclass(frozen=True, config=CONTENT)
class Pair:
    left: Text
    right: Text


def _pairs(pairs: list[Pair]) -> list[Pair]:
    distinct([pair.left for pair in pairs])
    if len(pairs) < 2:
        raise ValueError("needs at least two pairs")
    rights = list(dict.fromkeys(pair.right for pair in pairs))
    distinct(rights)
    if len(rights) < 2:
        raise ValueError("needs at least two different answers on the right")
    return pairs


@dataclass(frozen=True, config=CONTENT)
class MatchingContent:
    """One `right` may fit several pairs; `distractors` fit none."""

    pairs: Annotated[list[Pair], AfterValidator(_pairs)]
    distractors: list[Text] = field(default_factory=list)

    @field_validator("distractors")
    @classmethod
    def _fit_none(cls, distractors: list[str], info: ValidationInfo) -> list[str]:
        distinct([*dict.fromkeys(pair.right for pair in info.data.get("pairs", ())), *distractors])
        return distractors

    @property
    def rights(self) -> list[str]:
        """Every answer on the right once."""
        return list(dict.fromkeys([*(pair.right for pair in self.pairs), *self.distractors]))

    @property
    def key(self) -> list[int]:
        rights = self.rights
        return [rights.index(pair.right) for pair in self.pairs]


@plain_dataclass(frozen=True)
class MatchingShown:
    lefts: list[str]
    choices: list[Choice]


class PairRow(Fields):
    left = MarkdownField(Message("On the left"))
    right = MarkdownField(Message("What belongs to it"))


class MatchingEditor(ContentForm):
    pairs = Rows(
        FormField(PairRow),
        Message("Pairs"),
        description=Message("The same answer may belong to several pairs."),
        add=Message("Add a pair"),
        row=Message("pair {number}"),
        start=4,
    )
    distractors = Rows(
        MarkdownField(),
        Message("Answers that belong to nothing"),
        description=Message("They stand among the answers, so that the last pair is no gift."),
        add=Message("Add such an answer"),
        row=Message("extra answer {number}"),
    )
    words = (
        ("needs at least two pairs", Message("Write at least two pairs.")),
        ("needs at least two different.*", Message("Write at least two different answers.")),
    )

    def sketch(self) -> dict[str, Any]:
        """With the pairs that are whole."""
        data = self.to_data()
        whole = {row["left"]: row for row in data["pairs"] if row["left"] and row["right"]}
        taken = {row["right"] for row in whole.values()}
        others = [text for text in distinct_texts(data["distractors"]) if text not in taken]
        return {"pairs": list(whole.values()), "distractors": others}


class Matching(QuestionType[MatchingContent, MatchingShown, MatchingAnswer]):
    """Every pair counts the same, with partial credit.

    An answer used for more pairs than it fits earns nothing wherever it is used, so that giving
    one answer everywhere is worth nothing.
    """

    key = "matching"
    label = Message("Matching")
    rule = Message(
        "Each right pair earns its share of the point. An answer used more often than it fits "
        "earns nothing."
    )
    shape = "pairs"
    content = MatchingContent
    editor = MatchingEditor
    sample = MatchingContent(
        [Pair("Norway", "krone"), Pair("Poland", "zloty"), Pair("Ireland", "euro")],
        distractors=["forint"],
    )

    def present(self, content: MatchingContent, shuffle: Shuffle) -> MatchingShown:
        return MatchingShown([pair.left for pair in content.pairs], shuffle.choices(content.rights))

    def parse(self, form: Form, name: str, shown: MatchingShown) -> MatchingAnswer | None:
        """The fields are numbered from 1: `name-1` belongs to the first pair."""
        fields = [f"{name}-{number}" for number in range(1, len(shown.lefts) + 1)]
        answer = [_pick(form.get(field, ())[:1], shown.choices) for field in fields]
        return None if answer.count(None) == len(answer) else answer

    def grade(self, content: MatchingContent, answer: MatchingAnswer) -> Grade:
        overused = _overused(answer, content.key)
        parts = tuple(
            given == right and given not in overused
            for given, right in zip(answer, content.key, strict=True)
        )
        feedback = tuple(
            Message(
                "“{answer}” was used more often than it fits, so it earns nothing.",
                {"answer": content.rights[index]},
            )
            for index in overused
        )
        return Grade(sum(parts) / len(parts), feedback, parts)

    def say_answer(self, content: MatchingContent, answer: MatchingAnswer) -> tuple[str, ...]:
        said = (OPEN if index is None else content.rights[index] for index in answer)
        return tuple(
            f"{pair.left} → {right}" for pair, right in zip(content.pairs, said, strict=True)
        )

    def say_key(self, content: MatchingContent) -> tuple[str, ...]:
        return tuple(f"{pair.left} → {pair.right}" for pair in content.pairs)

    def key_answer(self, content: MatchingContent) -> MatchingAnswer:
        return list(content.key)

    def carry(
        self, old: MatchingContent, answer: MatchingAnswer, new: MatchingContent
    ) -> MatchingAnswer | None:
        """Pairs that are new, or whose answer is gone, are left open."""
        lefts = counterparts(_lefts(old), _lefts(new))
        rights = counterparts(old.rights, new.rights)
        given = {lefts[index]: right for index, right in enumerate(answer) if index in lefts}
        open_or_given = [given.get(index) for index in range(len(new.pairs))]
        carried = [None if right is None else rights.get(right) for right in open_or_given]
        return None if carried.count(None) == len(carried) else carried


def _lefts(content: MatchingContent) -> list[str]:
    return [pair.left for pair in content.pairs]


def _pick(ids: Sequence[str], choices: Sequence[Choice]) -> int | None:
    return next(iter(picked(ids, choices)), None)


def _overused(answer: MatchingAnswer, key: Sequence[int]) -> list[int]:
    """Answers given more often than they fit, unless they fit nowhere (just wrong then)."""
    used, fitting = Counter(answer), Counter(key)
    return [index for index in sorted(fitting) if used[index] > fitting[index]]
