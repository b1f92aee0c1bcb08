"""What a question offers to choose from, whatever its type."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from quizapp.question_types.cloze import ClozeContent
from quizapp.question_types.matching import MatchingContent
from quizapp.question_types.multiple_choice import MultipleChoiceContent
from quizapp.question_types.multiple_response import MultipleResponseContent
from quizapp.question_types.ordering import OrderingContent
from quizapp.question_types.short_answer import ShortAnswerContent

LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MARKS = re.compile(r"(?<!\\)[*`~]+|\b_+|_+\b|\\(?=\W)")


@dataclass(frozen=True)
class Choices:
    """Texts without Markdown. With `shown` they are what the learner picks from."""

    right: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    shown: bool = True

    @property
    def all(self) -> tuple[str, ...]:
        return self.right + self.wrong


def plain(text: str) -> str:
    """Without the signs of Markdown."""
    return " ".join(MARKS.sub("", LINK.sub(r"\1", text)).split())


def choices(content: Any) -> Iterator[Choices]:
    """Every list in which one text must not stand for two answers."""
    match content:
        case MultipleChoiceContent() | MultipleResponseContent():
            yield _split([(option.text, option.correct) for option in content.options])
        case MatchingContent():
            rights = dict.fromkeys(pair.right for pair in content.pairs)
            yield _split([(text, text in rights) for text in content.rights])
            yield _split([(pair.left, True) for pair in content.pairs])
        case OrderingContent():
            yield _split([(item, True) for item in content.items])
        case ShortAnswerContent():
            yield _typed(content.accepted, [near.text for near in content.rejected])
        case ClozeContent():
            for gap in content.gaps:
                yield _split([(text, text == gap.accepted[0]) for text in gap.options])
                yield _typed(gap.accepted, [near.text for near in gap.rejected])


def picked_from(content: Any) -> Iterator[Choices]:
    """Those lists in which the wrong ones stand beside the right ones."""
    return (one for one in choices(content) if one.shown and one.right and one.wrong)


def _split(texts: list[tuple[str, bool]]) -> Choices:
    right = tuple(plain(text) for text, is_right in texts if is_right)
    return Choices(right, tuple(plain(text) for text, is_right in texts if not is_right))


def _typed(accepted: list[str], rejected: list[str]) -> Choices:
    return Choices(tuple(accepted), tuple(rejected), shown=False)
