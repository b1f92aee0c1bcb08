"""The questions of one attempt as a page may show them. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from quizapp.bank.editions import EditionDocument, EditionQuestion
from quizapp.bank.items import Given, Item, grade, show_question
from quizapp.question_types.base import Shuffle

__all__ = ["Given", "Item", "Sheet", "arrange", "grade"]


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
        closed = self.finished or given.checked_at is not None
        return show_question(question, shuffle, given, closed)

    @property
    def answered(self) -> int:
        return sum(given.answer is not None for given in self.given.values())

    @property
    def missed(self) -> list[int]:
        """Question ids of what did not earn everything."""
        return [
            self.question(position).id
            for position in range(len(self.order))
            if (self.given_at(position).fraction or 0) < 1 and not self.given_at(position).dropped
        ]


def arrange(document: EditionDocument, places: Sequence[int], seed: bytes) -> list[int]:
    """The places in the attempt's own order."""
    shuffle = Shuffle(seed)
    return sorted(places, key=lambda place: shuffle.id(str(document.questions[place].id)))
