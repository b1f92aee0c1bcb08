"""How a date is written, so that others can be written in the same way. Pure."""

import re
from dataclasses import dataclass
from datetime import date

from quizapp.reading.dates import ENGLISH, MONTHS, PartialDate

WEEKDAYS: list[str] = [ENGLISH.days["format"]["wide"][number] for number in range(7)]
SHORT_MONTHS = [name[:3] for name in MONTHS]
PIECE = re.compile(
    rf"(?P<weekday>\b(?:{'|'.join(WEEKDAYS)})\b)"
    rf"|(?P<month>\b(?:{'|'.join(MONTHS)})\b)"
    rf"|(?P<short>\b(?:{'|'.join(SHORT_MONTHS)}|Sept)\b)"
    r"|(?P<iso>\b\d{4}-\d\d(?:-\d\d)?\b)|(?P<year>\b\d{4}\b)"
    r"|(?P<ordinal>\b\d{1,2}(?:st|nd|rd|th)\b)|(?P<day>\b\d{1,2}\b)"
)


@dataclass(frozen=True)
class DateStyle:
    """The words around a date and, by name, what of it stands between them."""

    around: tuple[str, ...]
    parts: tuple[str, ...]
    padded: bool = False

    def write(self, when: PartialDate) -> str:
        said = [_part(name, when, self.padded) for name in self.parts]
        pairs = zip(self.around, [*said, ""], strict=True)
        return "".join(before + part for before, part in pairs)

    @property
    def has_year(self) -> bool:
        return "year" in self.parts or "iso" in self.parts


def read_style(text: str, when: PartialDate) -> DateStyle | None:
    """`None` where the text does not just state that date in a way that can be copied."""
    found = list(PIECE.finditer(text))
    ends = [0, *(one.end() for one in found)]
    starts = [*(one.start() for one in found), len(text)]
    style = DateStyle(
        around=tuple(text[end:start] for end, start in zip(ends, starts, strict=True)),
        parts=tuple(one.lastgroup or "" for one in found),
        padded=any(one["day"] and one["day"][0] == "0" for one in found),
    )
    wanted = {1: {"year"}, 2: {"month"}, 3: {"day", "month"}}[when.precision]
    named = {_meaning(part) for part in style.parts}
    complete = "iso" in style.parts or (wanted <= named and len(named) == len(style.parts))
    return style if complete and style.write(when) == text else None


def _meaning(part: str) -> str:
    return {"short": "month", "ordinal": "day"}.get(part, part)


def _part(name: str, when: PartialDate, padded: bool) -> str:
    if name == "iso":
        return str(when)
    if name == "year":
        return str(when.year)
    month, day = when.month or 1, when.day or 1
    if name == "weekday":
        return WEEKDAYS[date(when.year, month, day).weekday()]
    if name == "month":
        return MONTHS[month - 1]
    if name == "short":
        return SHORT_MONTHS[month - 1]
    return ordinal(day) if name == "ordinal" else f"{day:02}" if padded else str(day)


def ordinal(day: int) -> str:
    ending = {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{'th' if 11 <= day <= 13 else ending}"
