"""Wrong dates beside a right one: near it, as precise as it, and written like it. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

from quizapp.articles.extraction.base import DateMention, Extraction
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.date_steps import as_day, near
from quizapp.drafting.distractors.date_style import DateStyle, read_style
from quizapp.drafting.distractors.spread import spread
from quizapp.drafting.distractors.stems import after_gap, follows, is_like
from quizapp.drafting.leaks import date_leaks
from quizapp.drafting.standing import LEAD
from quizapp.reading.dates import MONTHS, PartialDate, read_date

WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?"
TO_LATER = "(?:by|before|no later than)"
TO_EARLIER = "(?:after|not before)"
FOURTH_YEARS = re.compile(r"^ [\w\s]{0,40}?(?:presidential|Olympic|Paralympic|World Cup)")
DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")
YEAR = re.compile(r"\b(?:1\d{3}|20\d\d)\b")
MOST_FROM_ARTICLE = 2
FARTHEST = {1: 15, 2: 3, 3: 0.25}
"""Years by which a date of the article may be away, by precision."""

DAYS_A_YEAR = 365


def choose(target: Target, extraction: Extraction, bank: Bank) -> tuple[tuple[Option, ...], ...]:
    style = read_style(target.value, target.date) if target.date else None
    if target.date is None or style is None:
        return ()
    return Dates(target, target.date, extraction, style).sets


@dataclass(frozen=True)
class Dates:
    """Wrong dates for one right one."""

    target: Target
    key: PartialDate
    extraction: Extraction
    style: DateStyle

    @property
    def sets(self) -> tuple[tuple[Option, ...], ...]:
        seed = f"{self.target.normalised}|{self.target.stem}"
        values = [*self._named, *near(self.key, self._published, self._every, seed)]
        possible = [value for value in dict.fromkeys(values) if self._fits(value)]
        return self._arranged(possible, seed)

    def _arranged(self, possible: list[PartialDate], seed: str) -> tuple[tuple[Option, ...], ...]:
        """On the same side of each year in the question, if that leaves enough."""
        for values in ([one for one in possible if self._same_side(one)], possible):
            sets = spread(
                seed,
                [one for one in values if one < self.key],
                [one for one in values if one > self.key],
                lambda one, other: self.style.write(one) != self.style.write(other),
            )
            if sets:
                return tuple(tuple(self._option(value) for value in one) for one in sets)
        return ()

    def _option(self, value: PartialDate) -> Option:
        text = self.style.write(value)
        why = f"The article gives {self.target.value}."
        if value in self._named:
            why = f"The article gives {self.target.value} here; {text} stands elsewhere in it."
        return Option(text, False, why)

    @property
    def _published(self) -> PartialDate | None:
        return self.extraction.reading.published_on

    @cached_property
    def _named(self) -> list[PartialDate]:
        """Dates that the article gives for something else."""
        found = (
            one.first
            for one in self.extraction.dates
            if one.first and one.first == one.last and self._may_serve(one, one.first)
        )
        return list(dict.fromkeys(found))[:MOST_FROM_ARTICLE]

    def _may_serve(self, mention: DateMention, when: PartialDate) -> bool:
        reading = self.extraction.reading
        sentence = reading.sentences[mention.sentence]
        return (
            when.precision == self.key.precision
            and when != self.key
            and self._years_away(when) <= FARTHEST[self.key.precision]
            and not mention.about
            and mention.sentence != self.target.sentence
            and not is_like(self.target.stem, reading.words(sentence))
        )

    def _years_away(self, when: PartialDate) -> float:
        if self.key.precision == 3:
            return abs((as_day(when) - as_day(self.key)).days) / DAYS_A_YEAR
        return abs(when.year - self.key.year)

    def _fits(self, value: PartialDate) -> bool:
        text = self.style.write(value)
        return (
            text != self.target.value
            and (self.style.has_year or value.year == self.key.year)
            and self._keeps_time(value)
            and not date_leaks(self.target.stem, value)
            and all((value < day) == (self.key < day) for day in self._days)
            and not self._is_given(value)
            and self._is_on_the_right_side_of_today(value)
            and self._is_not_implied(value)
        )

    @property
    def _every(self) -> int:
        """In which rhythm others are possible: weeks after “Monday”, fours before “Olympics”."""
        if self.key.precision == 3:
            return 7 if follows(self.target.stem, WEEKDAY) else 1
        fourth = self.key.precision == 1 and FOURTH_YEARS.match(after_gap(self.target.stem))
        return 4 if fourth else 1

    def _keeps_time(self, value: PartialDate) -> bool:
        if self.key.precision == 3:
            return (as_day(value) - as_day(self.key)).days % self._every == 0
        return (value.year - self.key.year) % self._every == 0

    def _is_given(self, value: PartialDate) -> bool:
        """Whether the article tells it of the same thing, or of a time that holds both."""
        return value in self._told_of_the_same or any(
            first.cut(value.precision) <= value <= last.cut(value.precision)
            for first, last in self._spans
        )

    @cached_property
    def _spans(self) -> list[tuple[PartialDate, PartialDate]]:
        """Times with a beginning and an end, at least as precise as what is asked."""
        found = ((one.first, one.last) for one in self.extraction.dates)
        return [
            (first, last)
            for first, last in found
            if first and last and first != last and first.precision >= self.key.precision
        ]

    @cached_property
    def _told_of_the_same(self) -> set[PartialDate]:
        """Dates that could be another answer to the question."""
        reading = self.extraction.reading
        return {
            one.first
            for one in self.extraction.dates
            if one.first
            and (
                one.sentence == self.target.sentence
                or is_like(self.target.stem, reading.words(reading.sentences[one.sentence]))
            )
        }

    def _is_on_the_right_side_of_today(self, value: PartialDate) -> bool:
        """What had happened lay in the past, and what was to come lay ahead."""
        today = self._published or self._latest
        ours = self.key.cut(min(self.key.precision, today.precision))
        theirs = value.cut(min(value.precision, today.precision))
        now = today.cut(min(today.precision, self.key.precision))
        return theirs >= now if ours > now else theirs <= now

    @cached_property
    def _latest(self) -> PartialDate:
        """The last date of the article, where it does not say when it was published."""
        dates = (one.last for one in self.extraction.dates if one.last)
        return max((*dates, self.key), key=as_day)

    def _is_not_implied(self, value: PartialDate) -> bool:
        """“By May” is true too of what was so by April."""
        if follows(self.target.stem, TO_LATER):
            return value < self.key
        return not follows(self.target.stem, TO_EARLIER) or value > self.key

    def _same_side(self, value: PartialDate) -> bool:
        return all(
            (value.year < year) == (self.key.year < year)
            for year in self._years
            if year != self.key.year
        )

    @cached_property
    def _days(self) -> list[PartialDate]:
        """Whole days in the question, which came before what is asked for or after it."""
        found = (read_date(one[0]) for one in DAY.finditer(LEAD.sub("", self.target.stem)))
        days = [one for one in found if isinstance(one, PartialDate) and self.key.precision == 3]
        return [day for day in days if day != self.key]

    @cached_property
    def _years(self) -> list[int]:
        return [int(found[0]) for found in YEAR.finditer(self.target.stem)]
