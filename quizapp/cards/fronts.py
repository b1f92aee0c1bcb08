"""A question as a flashcard: to be recalled, not recognised. Pure."""

from dataclasses import dataclass, replace

from quizapp.bank.checks.choices import plain
from quizapp.bank.editions import EditionQuestion
from quizapp.errors import ContentError
from quizapp.question_types.base import Shuffle
from quizapp.question_types.multiple_choice import MultipleChoice, MultipleChoiceContent
from quizapp.question_types.short_answer import ShortAnswer, ShortAnswerContent

LONGEST_RECALLED = 60
"""Characters of a right option that one may be asked to type."""


@dataclass(frozen=True)
class Front:
    """What is shown first. `options` may be looked at on demand where a question has some."""

    question: EditionQuestion
    options: tuple[str, ...] = ()


def front(question: EditionQuestion, seed: bytes, typed: bool) -> Front:
    """`typed` cards of one right option are answered in words instead, where these are few."""
    options: tuple[str, ...] = ()
    if question.type.shape == "choice" and question.type.key != "true_false":
        choices = question.type.present(question.content, Shuffle(seed))
        options = tuple(choice.text for choice in choices)
    return Front(in_words(question) if typed else question, options)


def in_words(question: EditionQuestion) -> EditionQuestion:
    """The question with a text to type instead of options, where that is fair; else as it is."""
    if not isinstance(question.type, MultipleChoice):
        return question
    content = _to_type(question.content)
    return replace(question, type=ShortAnswer(), content=content) if content else question


def _to_type(content: MultipleChoiceContent) -> ShortAnswerContent | None:
    key = plain(content.options[content.key].text)
    if not key or len(key) > LONGEST_RECALLED:
        return None
    wrong = [one for one in content.options if not one.correct]
    rejected = [{"text": plain(one.text)[:500], "feedback": one.feedback} for one in wrong]
    try:
        return ShortAnswer().load({"accepted": [key], "rejected": rejected})
    except ContentError:
        return None
