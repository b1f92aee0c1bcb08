"""Questions as they stand on paper, and the right answers in words. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quizapp.question_types import BY_KEY
from quizapp.question_types.base import QuestionType, Shuffle
from quizapp.transfer.exporting import Source

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class PaperQuestion:
    """`shown` is what the type presents, in an order that depends on the question's key alone; so a
    paper printed twice is the same. `answer` are lines of Markdown."""

    number: int
    type: QuestionType[Any, Any, Any]
    stem: str
    shown: Any
    answer: tuple[str, ...]
    explanation: str
    picture: tuple[str, str] | None


def on_paper(sources: Iterable[Source]) -> list[PaperQuestion]:
    return [_question(source) for source in sources]


def _question(source: Source) -> PaperQuestion:
    revision = source.revision
    type_ = BY_KEY[revision.type]
    content = type_.load(revision.content)
    digest = revision.image_digest
    return PaperQuestion(
        number=source.number,
        type=type_,
        stem=revision.stem,
        shown=type_.present(content, Shuffle(source.key.encode()[:64])),
        answer=type_.say_key(content),
        explanation=revision.explanation,
        picture=(digest, revision.image_alt or "") if digest else None,
    )
