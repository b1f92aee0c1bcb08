"""What a date means that names its day, month or year: one reader for each form."""

import re
from datetime import date

from quizapp.articles.extraction.date_context import is_year, lies_ahead
from quizapp.articles.extraction.date_found import (
    UNKNOWN,
    Found,
    Place,
    Reader,
    day_number,
    month_number,
    real_date,
    season_of,
    single,
    softener,
)
from quizapp.reading.dates import PartialDate, Unsure, read_date
from quizapp.reading.number_words import read_number_words

DECADES_IN_WORDS = "twenties thirties forties fifties sixties seventies eighties nineties"

DECADE_WORDS = {word: 1920 + 10 * place for place, word in enumerate(DECADES_IN_WORDS.split())}

PARTS = {"first": 1, "second": 2, "third": 3, "fourth": 4}

OF_YEAR = re.compile(r",?\s+(?:of\s+)?(last|this|next|that)\s+year\b")


def _is_open(match: re.Match[str]) -> bool:
    """Whether “and” joins two dates of which no “between” makes a range."""
    return bool(match["and"]) and (match["lead"] or "").lower() != "between"


def _ordered(first: PartialDate | None, last: PartialDate | None, relative: bool) -> Found | None:
    if (
        not first
        or not last
        or (first.year, first.month or 0, first.day or 0)
        >= (
            last.year,
            last.month or 12,
            last.day or 31,
        )
    ):
        return None
    return Found(first, last, relative)


def _days_of_a_month(match: re.Match[str], place: Place) -> Found | None:
    if _is_open(match):
        return None
    month, days = month_number(match["m2"]), (day_number(match["d1"]), day_number(match["d2"]))
    if match["y2"]:
        year: int | None = int(match["y2"])
    else:
        year = _nearest_year(month, days[1], match, place)
    if year is None:
        return UNKNOWN if days[0] < days[1] else None
    return _ordered(
        real_date(year, month, days[0]), real_date(year, month, days[1]), not match["y2"]
    )


def _from_day_to_day(match: re.Match[str], place: Place) -> Found | None:
    if _is_open(match):
        return None
    (month1, day1), (month2, day2) = (
        (month_number(match[f"m{n}"]), day_number(match[f"d{n}"])) for n in (1, 2)
    )
    year2 = int(match["y2"]) if match["y2"] else None
    year1 = int(match["y1"]) if match["y1"] else None
    if year2 is None:
        year2 = year1 or _nearest_year(month2, day2, match, place)
    if year2 is None:
        return UNKNOWN
    year1 = year1 or (year2 if (month1, day1) < (month2, day2) else year2 - 1)
    given = bool(match["y1"] or match["y2"])
    return _ordered(real_date(year1, month1, day1), real_date(year2, month2, day2), not given)


def _from_month_to_month(match: re.Match[str], place: Place) -> Found | None:
    if _is_open(match) or not (match["lead"] or match["y2"]):
        return None
    month1, month2 = month_number(match["m1"]), month_number(match["m2"])
    year2 = int(match["y2"]) if match["y2"] else None
    if year2 is None:
        year2 = _nearest_year(month2, 15, match, place)
    if year2 is None:
        return UNKNOWN
    year1 = int(match["y1"]) if match["y1"] else year2 if month1 < month2 else year2 - 1
    return _ordered(PartialDate(year1, month1), PartialDate(year2, month2), not match["y2"])


def _from_year_to_year(match: re.Match[str], place: Place) -> Found | None:
    if _is_open(match):
        return None
    first, last = int(match["y1"]), int(match["y2"])
    short = last < 100
    last = first - first % 100 + last if short else last
    tight = not match["lead"] and (short or "-" in match[0] or "–" in match[0])
    if not match["lead"] and not tight and not is_year(place.words, *match.span("y1"), first):
        return None
    if first >= last or not 1400 <= first <= last <= 2150 or (short and last - first > 30):
        return None
    return Found(PartialDate(first), PartialDate(last))


def _nearest_year(month: int, day: int, match: re.Match[str], place: Place) -> int | None:
    """The year of a day without one: that named before, or the nearest to publication."""
    if place.year_before and place.today and place.year_before < place.today.year:
        return place.year_before
    today = place.today
    if today is None:
        return None
    if said := OF_YEAR.match(place.words, match.end()):
        return today.year + {"last": -1, "next": 1}.get(said[1], 0) if said[1] != "that" else None
    years = [
        year for year in (today.year - 1, today.year, today.year + 1) if real_date(year, month, day)
    ]
    days = [date(year, month, day) for year in years]
    if lies_ahead(place.words, *match.span()):
        return next((one.year for one in days if one >= today), None)
    near = [one for one in days if (one - today).days <= 120]
    return min(near, key=lambda one: abs((one - today).days)).year if near else None


def _day(match: re.Match[str], place: Place) -> Found | None:
    return single(real_date(int(match["y"]), month_number(match["m"]), day_number(match["d"])))


def _day_in_digits(match: re.Match[str], place: Place) -> Found | None:
    read = read_date(match["digits"])
    if isinstance(read, Unsure):
        return UNKNOWN
    return single(read) if read and 1400 <= read.year <= 2150 else None


def _part_of_a_year(match: re.Match[str], place: Place) -> Found | None:
    year = int(match["y"])
    groups = match.groupdict()
    if groups.get("season"):
        return season_of(year, match["season"].lower(), relative=False)
    part = int(groups["q"]) if groups["q"] else PARTS.get(groups["part"], 0)
    size = 6 if groups["size"] == "half" else 3
    part = part or 12 // size
    if part * size > 12:
        return None
    return Found(PartialDate(year, part * size - size + 1), PartialDate(year, part * size))


def _month_of_year(match: re.Match[str], place: Place) -> Found | None:
    return single(PartialDate(int(match["y"]), month_number(match["m"])), about=softener(match))


def _month_and_day(match: re.Match[str], place: Place) -> Found | None:
    month, day = month_number(match["m"]), day_number(match["d"])
    if not real_date(2000, month, day):
        return None
    year = _nearest_year(month, day, match, place)
    return single(real_date(year, month, day), relative=True) if year else UNKNOWN


def _decade(match: re.Match[str], place: Place) -> Found | None:
    groups = match.groupdict()
    if groups.get("decade"):
        year = int(groups["decade"])
    elif groups.get("short"):
        year = 1900 + int(groups["short"])
    else:
        year = DECADE_WORDS[match["word"].lower()]
    about = softener(match) or next(iter(re.findall(r"\b(?:early|mid|late)\b", match[0])), "")
    return Found(PartialDate(year), PartialDate(year + 9), False, about)


def _century(match: re.Match[str], place: Place) -> Found | None:
    said = match["nth"].lower()
    read = read_number_words(said.replace("-", " ").split())
    nth = day_number(said) if said[0].isdigit() else int(read.value) if read else 0
    if not 11 <= nth <= 22:
        return UNKNOWN
    return Found(PartialDate(nth * 100 - 99), PartialDate(nth * 100), False, softener(match))


def _year(match: re.Match[str], place: Place) -> Found | None:
    year = int(match["y"])
    about = softener(match)
    if not is_year(place.words, match.start("y"), match.end("y"), year):
        return None
    return single(PartialDate(year), about=about)


HOLIDAYS = {
    "new year day": (1, 1),
    "valentine day": (2, 14),
    "patrick day": (3, 17),
    "halloween": (10, 31),
    "christmas eve": (12, 24),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year eve": (12, 31),
}


def _holiday(match: re.Match[str], place: Place) -> Found | None:
    name = re.sub(r"[’']s", "", match["name"].lower()).removeprefix("saint ")
    month, day = HOLIDAYS[re.sub(r"^st\.? ", "", name)]
    year = int(match["y"]) if match["y"] else _nearest_year(month, day, match, place)
    if year is None:
        return UNKNOWN
    return single(real_date(year, month, day), relative=not match["y"])


READERS: dict[str, Reader] = {
    "days of a month": _days_of_a_month,
    "from day to day": _from_day_to_day,
    "from month to month": _from_month_to_month,
    "from year to year": _from_year_to_year,
    "day": _day,
    "day in digits": _day_in_digits,
    "part of a year": _part_of_a_year,
    "month": _month_of_year,
    "month and day": _month_and_day,
    "holiday": _holiday,
    "decade": _decade,
    "century": _century,
    "year": _year,
}
