"""Wrong options beside a right one, from the article, other articles and tables. Pure."""

from quizapp.articles.extraction.base import EntityKind, Extraction
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors import (
    agreements,
    dates,
    numbers,
    organisations,
    people,
    places,
)
from quizapp.drafting.distractors.base import Target

__all__ = ["Target", "choose"]

BY_KIND = {
    "person": people.choose,
    "organisation": organisations.choose,
    "place": places.choose,
    "agreement": agreements.choose,
}


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    """Complete sets of three wrong options, the best first; none if there are not three good."""
    if not target.value.strip():
        return ()
    if target.date:
        return dates.choose(target, extraction, bank)
    if target.quantity:
        return numbers.choose(target, extraction, bank)
    kind: EntityKind | None = target.entity.kind if target.entity else None
    return BY_KIND[kind](target, extraction, bank) if kind else ()
