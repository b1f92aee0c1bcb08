"""The options of a draft, and content made with them. Pure."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from quizapp.drafting.base import Option
from quizapp.reading.dates import PartialDate, read_date
from quizapp.reading.folding import solid
from quizapp.reading.numbers import read_number

Key = tuple[int, Decimal, str]


def with_options(
    type: str, content: Mapping[str, Any], options: tuple[Option, ...]
) -> dict[str, Any]:
    """The content with these options instead; types without options stay as they are."""
    if type != "multiple_choice":
        return dict(content)
    return {**content, "options": [_as_data(option) for option in options]}


def _as_data(option: Option) -> dict[str, Any]:
    return {"text": option.text, "correct": option.correct, "feedback": option.why}


def arrange(options: Iterable[Option]) -> tuple[Option, ...]:
    """In an order that does not tell which is right: by date, by size or by alphabet."""
    return tuple(sorted(options, key=lambda option: _order(option.text)))


def _order(text: str) -> Key:
    when = read_date(text)
    if isinstance(when, PartialDate):
        return 0, Decimal(when.year * 10000 + (when.month or 0) * 100 + (when.day or 0)), text
    number = read_number(text)
    return (1, number.value, text) if number else (2, Decimal(0), solid(text))
