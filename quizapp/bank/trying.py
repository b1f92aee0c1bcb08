"""A question as a student will see it, while its author is still writing. Pure."""

from dataclasses import dataclass

from quizapp.bank.editions import EditionQuestion
from quizapp.bank.items import Given, Item, show_question
from quizapp.errors import InvalidInput
from quizapp.question_types.base import Form, Shuffle

SHUFFLE = Shuffle(b"preview")
"""One order for all previews, so that the options stay where they are while one writes."""


@dataclass(frozen=True)
class Trial:
    """The question with the answer that its author tried; `outdated` where that answer was to an
    earlier wording.

    What is not `complete` cannot be answered yet; without an `item` even its fields are unknown.
    """

    question: EditionQuestion
    item: Item | None
    outdated: bool = False
    complete: bool = True


def show_preview(question: EditionQuestion, form: Form, checked: bool) -> Trial:
    """The open question with the answer in the form, or the graded one when it is `checked`.

    As with students, an answer that cannot be understood is asked back and not graded.
    """
    blank = show_question(question, SHUFFLE, Given(0), closed=False)
    try:
        answer = question.type.parse(form, blank.name, blank.shown)
    except InvalidInput:
        return Trial(question, blank, outdated=True)
    asked = show_question(question, SHUFFLE, Given(0, answer), closed=False)
    if not checked or asked.problem:
        return Trial(question, asked)
    return Trial(question, show_question(question, SHUFFLE, Given(0, answer), closed=True))


def show_unfinished(question: EditionQuestion) -> Trial:
    """As much as can be shown of a question whose `content` is a sketch, or `None`."""
    if question.content is None:
        return Trial(question, None, complete=False)
    item = show_question(question, SHUFFLE, Given(0), closed=False)
    return Trial(question, item, complete=False)
