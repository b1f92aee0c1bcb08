"""What is to be offered beside a right answer. Pure."""

from dataclasses import dataclass

from quizapp.articles.extraction.base import Entity, FactKind, Quantity
from quizapp.reading.dates import PartialDate


@dataclass(frozen=True)
class Target:
    """A right answer for which wrong ones are wanted.

    `value` is the right option just as it will be shown (“20 December 2018”, “1,200”, “Mary
    Holt”): wrong ones must be written in the same way, for they fill the same gap. `normalised` is
    the same for machines (`2018-12-20`, `1200`, the entity's full name); `unit` that of a
    quantity. Of `entity`, `date` and `quantity` the one that fits `kind` is there. `stem` is the
    question with “___” in place of the answer, or a question with “?”; nothing that stands in it
    may be offered. `sentence` is the index of the sentence that it comes from: what that sentence
    names may be just as true.
    """

    kind: FactKind
    value: str
    normalised: str
    unit: str = ""
    entity: Entity | None = None
    date: PartialDate | None = None
    quantity: Quantity | None = None
    stem: str = ""
    sentence: int = -1
