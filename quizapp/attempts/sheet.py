"""The questions of one attempt as a page may show them. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from quizapp.bank.editions import EditionDocument, EditionQuestion, Evidence
from quizapp.messages import Message
from quizapp.question_types.base import Form, Grade, QuestionType, Shuffle


@dataclass(frozen=True)
class Given:
    """What is stored of a learner's answer at one position."""

    position: int
    answer: Any = None
    flagged: bool = False
    checked_at: datetime | None = None
    fraction: float | None = None


@dataclass(frozen=True)
class Reveal:
    """What a page may show only once the answer can no longer be changed."""

    content: Any
    grade: Grade
    key: tuple[str, ...]
    explanation: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class Item:
    """One question of an attempt. Holds nothing of the key, except in `reveal`.

    `said` is the answer in words; `problem` is what to ask back about it.
    """

    position: int
    type: QuestionType[Any, Any, Any]
    stem: str
    difficulty: str
    shown: Any
    shuffle: Shuffle
    given: Given
    said: tuple[str, ...]
    problem: Message | None
    reveal: Reveal | None = None

    @property
    def number(self) -> int:
        return self.position + 1

    @property
    def name(self) -> str:
        """What the names of the question's form fields begin with."""
        return f"q{self.number}"

    @property
    def answer(self) -> Any:
        return self.given.answer

    @property
    def answered(self) -> bool:
        return self.given.answer is not None

    @property
    def checked(self) -> bool:
        return self.given.checked_at is not None

    def fingerprint(self, answer: Any) -> str:
        """Names an answer without telling it: the secret of the shuffle goes into it."""
        return self.shuffle.id(json.dumps(answer, sort_keys=True))

    @property
    def before(self) -> str:
        """Names the stored answer, so that a form tells whether it was changed in this tab."""
        return self.fingerprint(self.answer)

    def changed(self, form: Form) -> Given | None:
        """The answer in the form, if it differs from the one the form was shown with.

        A stale tab that nobody typed in thus never overwrites what another one saved. Raises
        `InvalidInput` for a form that our pages cannot send.
        """
        answer = self.type.parse(form, self.name, self.shown)
        before = (form.get(f"{self.name}-before") or ("",))[0]
        if self.checked or self.fingerprint(answer) in (before, self.before):
            return None
        return replace(self.given, answer=answer)


@dataclass(frozen=True)
class Sheet:
    """The questions of an attempt in its order, with what was answered so far."""

    document: EditionDocument
    order: Sequence[int]
    seed: bytes
    given: Mapping[int, Given]
    finished: bool

    @cached_property
    def items(self) -> list[Item]:
        return [self.item(position) for position in range(len(self.order))]

    def question(self, position: int) -> EditionQuestion:
        return self.document.questions[self.order[position]]

    def given_at(self, position: int) -> Given:
        return self.given.get(position) or Given(position)

    def item(self, position: int) -> Item:
        question, given = self.question(position), self.given_at(position)
        shuffle = Shuffle(sha256(self.seed + str(question.id).encode()).digest())
        answered = given.answer is not None
        closed = self.finished or given.checked_at is not None
        return Item(
            position=position,
            type=question.type,
            stem=question.stem,
            difficulty=question.difficulty,
            shown=question.type.present(question.content, shuffle),
            shuffle=shuffle,
            given=given,
            said=question.type.say_answer(question.content, given.answer) if answered else (),
            problem=question.type.unclear(question.content, given.answer) if answered else None,
            reveal=_reveal(question, given) if closed else None,
        )

    @property
    def answered(self) -> int:
        return sum(given.answer is not None for given in self.given.values())

    @property
    def missed(self) -> list[int]:
        """Question ids of what did not earn everything."""
        return [
            self.question(position).id
            for position in range(len(self.order))
            if (self.given_at(position).fraction or 0) < 1
        ]


def grade(question: EditionQuestion, answer: Any) -> Grade:
    """Nothing given earns nothing."""
    return Grade(0.0) if answer is None else question.type.grade(question.content, answer)


def _reveal(question: EditionQuestion, given: Given) -> Reveal:
    return Reveal(
        content=question.content,
        grade=grade(question, given.answer),
        key=question.type.say_key(question.content),
        explanation=question.explanation,
        evidence=question.evidence,
    )


def arrange(document: EditionDocument, places: Sequence[int], seed: bytes) -> list[int]:
    """The places in the attempt's own order."""
    shuffle = Shuffle(seed)
    return sorted(places, key=lambda place: shuffle.id(str(document.questions[place].id)))
