"""Dates at the precision that is known: `2018-12-20`, `2018-12` or `2018`."""

from datetime import date

from flask_babel import format_date


def say_partial_date(text: str) -> str:
    """“20 December 2018”, “December 2018” or “2018”, in the reader's language."""
    parts = [int(part) for part in text.split("-")]
    pattern = {1: "y", 2: "LLLL y", 3: "d MMMM y"}[len(parts)]
    return str(format_date(date(*[*parts, 1, 1][:3]), format=pattern))
