"""A question as one person sees it: open, or closed with everything revealed. Pure."""

import json
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from quizapp.bank.editions import EditionQuestion, Evidence, Picture
from quizapp.messages import Message
from quizapp.question_types.base import Form, Grade, QuestionType, Shuffle


@dataclass(frozen=True)
class Given:
    """What is stored of a learner's answer at one position. `dropped` ones no longer count."""

    position: int
    answer: Any = None
    flagged: bool = False
    checked_at: datetime | None = None
    fraction: float | None = None
    dropped: bool = False


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
    """One question of an attempt, or of a preview. Holds nothing of the key, except in `reveal`.

    `said` is the answer in words; `problem` is what to ask back about it.
    """

    position: int
    type: QuestionType[Any, Any, Any]
    stem: str
    picture: Picture | None
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


def show_question(question: EditionQuestion, shuffle: Shuffle, given: Given, closed: bool) -> Item:
    """The question with what was answered; `closed` ones reveal the rest."""
    type_, answered = question.type, given.answer is not None
    return Item(
        position=given.position,
        type=type_,
        stem=question.stem,
        picture=question.picture,
        difficulty=question.difficulty,
        shown=type_.present(question.content, shuffle),
        shuffle=shuffle,
        given=given,
        said=type_.say_answer(question.content, given.answer) if answered else (),
        problem=type_.unclear(question.content, given.answer) if answered else None,
        reveal=_reveal(question, given) if closed else None,
    )


def grade(question: EditionQuestion, answer: Any) -> Grade:
    """Nothing given earns nothing."""
    return Grade(0.0) if answer is None else question.type.grade(question.content, answer)


def _reveal(question: EditionQuestion, given: Given) -> Reveal:
    """With the stored points, where there are any: a correction may have changed them."""
    graded = grade(question, given.answer)
    if given.fraction is not None:
        graded = replace(graded, fraction=given.fraction)
    return Reveal(
        content=question.content,
        grade=graded,
        key=question.type.say_key(question.content),
        explanation=question.explanation,
        evidence=question.evidence,
    )
