"""Wrong numbers beside a right one: near it, as round as it, and written like it. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from quizapp.articles.extraction.base import Extraction, Quantity
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.fractions import other_parts
from quizapp.drafting.distractors.number_limits import Limits, limits
from quizapp.drafting.distractors.number_steps import AGES, near
from quizapp.drafting.distractors.number_style import NumberStyle, read_style
from quizapp.drafting.distractors.spread import spread
from quizapp.drafting.distractors.stems import a_or_an_fits, is_like
from quizapp.drafting.leaks import numbers_in

SCANT = Decimal("0.05")
"""What makes two numbers different to the eye, as a share of the right one."""

MOST_FROM_ARTICLE = 2
WIDEST = 4
"""How many times larger or smaller a number of the article may be."""


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    if target.quantity is None or target.quantity.low != target.quantity.high:
        return ()
    if target.quantity.unit == "share":
        return other_parts(target)
    style = read_style(target.value, "," in _thousands(extraction.reading.text))
    if style is None or style.count <= 0:
        return ()
    return Numbers(target, target.quantity, extraction, style).sets


def _thousands(text: str) -> str:
    """A number of the article that shows whether it parts thousands by commas."""
    style = next((part for part in text.split() if part[:1].isdigit() and len(part) > 4), "")
    return style or ","


@dataclass(frozen=True)
class Numbers:
    """Wrong numbers for one right one; all are counted in steps of its last digit."""

    target: Target
    quantity: Quantity
    extraction: Extraction
    style: NumberStyle

    @property
    def sets(self) -> tuple[tuple[Option, ...], ...]:
        for bounds in limits(self.target, self.quantity, self.style):
            found = self._within(bounds)
            if found:
                return found
        return ()

    def _within(self, bounds: Limits) -> tuple[tuple[Option, ...], ...]:
        key = self.style.count
        values = list(dict.fromkeys([*self._named(bounds), *self._near(bounds)]))
        fitting = [value for value in values if self._fits(value)]
        sets = spread(
            f"{self.target.normalised}|{self.target.stem}",
            [value for value in fitting if value < key],
            [value for value in fitting if value > key],
            self._apart,
        )
        return tuple(tuple(self._option(value) for value in one) for one in sets)

    def _option(self, value: int) -> Option:
        text = self.style.write(value)
        why = f"The article gives {self.target.value.strip()}."
        if value in self._elsewhere:
            why = f"{why[:-1]} here; {text.strip()} stands elsewhere in it."
        return Option(text, False, why)

    @cached_property
    def _elsewhere(self) -> frozenset[int]:
        return frozenset(count for _, count in self._others())

    def _others(self) -> Iterator[tuple[Quantity, int]]:
        """What else of the unit the article counts, in the same style."""
        text = self.extraction.reading.text
        for one in self.extraction.quantities:
            if one.unit != self.quantity.unit or one.low != one.high:
                continue
            style = read_style(text[slice(*one.number)], self.style.commas)
            if style and self._is_alike(style):
                yield one, style.count

    def _is_alike(self, style: NumberStyle) -> bool:
        ours, theirs = self.style, style
        return (
            ours.worded == theirs.worded
            and ours.decimals == theirs.decimals
            and ours.after.strip() == theirs.after.strip()
            and (ours.commas == theirs.commas or ours.worded)
        )

    def _named(self, bounds: Limits) -> list[int]:
        """Numbers that the article gives for something else."""
        found = [
            count
            for one, count in self._others()
            if bounds.low <= count <= bounds.high
            and abs(count - self.style.count) >= bounds.gap
            and (not bounds.age or abs(count - self.style.count) <= AGES)
            and self.style.count < count * WIDEST < self.style.count * WIDEST**2
            and not one.about
            and not self._tells_the_same(one)
        ]
        return found[:MOST_FROM_ARTICLE]

    def _tells_the_same(self, one: Quantity) -> bool:
        if one.sentence == self.target.sentence:
            return True
        reading = self.extraction.reading
        return is_like(self.target.stem, reading.words(reading.sentences[one.sentence]))

    def _near(self, bounds: Limits) -> Iterable[int]:
        return (
            value
            for value in near(self.style, bounds, self.target.normalised + self.target.stem)
            if value not in self._elsewhere
        )

    def _fits(self, value: int) -> bool:
        text = self.style.write(value)
        return (
            not numbers_in(text) & numbers_in(self.target.stem)
            and a_or_an_fits(self.target.stem, text)
            and not self._in_a_range(value)
        )

    def _in_a_range(self, value: int) -> bool:
        """Whether it lies within a range that the article gives for the same unit."""
        scale = self.quantity.low / self.style.value(self.style.count)
        real = self.style.value(value) * scale
        return any(
            one.low <= real <= one.high
            for one in self.extraction.quantities
            if one.unit == self.quantity.unit and one.low != one.high
        )

    def _apart(self, one: int, other: int) -> bool:
        return abs(one - other) >= max(Decimal(1), self.style.count * SCANT)
