"""What can go wrong in the domain. `error_pages.py` maps each to an HTTP status, once."""

from collections.abc import Sequence
from dataclasses import dataclass

from quizapp.messages import Message


class QuizError(Exception):
    """Base of all errors that a person may be shown; `message` says what to do next."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class NotFound(QuizError):
    """It does not exist, or is not this learner's: the two must look alike."""


class InvalidInput(QuizError):
    """A form was sent that our pages cannot produce."""


class Conflict(QuizError):
    """The request came too late: submitted already, or the time was up."""


@dataclass(frozen=True)
class Problem:
    """One mistake in written material: `where` is the path of keys and indexes to it."""

    where: tuple[str | int, ...]
    text: str


class ContentError(QuizError):
    """Material that does not hold together, with every problem found, not just the first."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(Message("{count} problems in the material.", {"count": len(problems)}))
        self.problems = tuple(problems)
