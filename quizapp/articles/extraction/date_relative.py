"""What “yesterday”, “last March” or “two years ago” mean on the day of publication."""

import re
from datetime import date, timedelta

from quizapp.articles.extraction.date_context import is_name, lies_ahead
from quizapp.articles.extraction.date_found import (
    SEASONS,
    UNKNOWN,
    Found,
    Place,
    Reader,
    as_partial,
    days_between,
    month_number,
    real_date,
    season_of,
    single,
    softener,
)
from quizapp.reading.dates import PartialDate
from quizapp.reading.number_words import read_number_words

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

PARTS_OF_MONTH = ("early", "mid", "late")
OTHER_WORDS = frozenset({"May", "March", "Mar", "Jan", "June", "April", "August"})
NO_SIGN_OF_MONTH = frozenset(
    {"to", "for", "by", "after", "the", "a", "an", "its", "their", "his", "her"}
)
"""Words that may come before Theresa May, June Jordan or a march as well."""

VAGUE_COUNTS = frozenset({"several", "some", "many"})


def _deictic(match: re.Match[str], place: Place) -> Found | None:
    word = " ".join(match["word"].lower().split()).removeprefix("the ")
    before = place.words[max(0, match.start() - 12) : match.start()]
    if match["word"][0].isupper() and re.search(r"[A-Z]\w*\s+$", before):
        return None
    if (
        place.today is None
        or place.quoted
        or re.search(r"\b(?:is|are|even|until|(?<!as )of)\s+$", before)
    ):
        return UNKNOWN
    steps = {"yesterday": -1, "last night": -1, "tomorrow": 1}
    steps |= {"day before yesterday": -2, "day after tomorrow": 2}
    return single(as_partial(place.today + timedelta(days=steps.get(word, 0))), relative=True)


def _weekday(match: re.Match[str], place: Place) -> Found | None:
    if is_name(place.words, *match.span("weekday")):
        return None
    name = match["weekday"].lower()
    if place.today is None or place.quoted or (match["rel"] or "").startswith("the "):
        return UNKNOWN
    rel = (match["rel"] or "").lower().split()
    back = (place.today.weekday() - WEEKDAYS.index(name)) % 7
    ahead = rel[:1] in (["next"], ["coming"]) or rel[-1:] == ["coming"]
    if ahead or (not rel and lies_ahead(place.words, *match.span())):
        return single(as_partial(place.today + timedelta(days=7 - back)), relative=True)
    if rel == ["last"] and back == 0:
        back = 7
    return single(as_partial(place.today - timedelta(days=back)), relative=True)


def _bare_month(match: re.Match[str], place: Place) -> Found | None:
    month, rel = month_number(match["m"]), match["rel"].lower()
    if match["m"] in OTHER_WORDS and rel in NO_SIGN_OF_MONTH:
        return None
    softened = match.groupdict().get("about")
    start = match.start("about") if softened else match.start("m")
    if rel.split()[0] in ("last", "next", "this", *PARTS_OF_MONTH):
        start = match.start()
    year = _year_of_month(month, rel, match, place)
    when = PartialDate(year, month) if year else None
    about = rel if rel in PARTS_OF_MONTH else softener(match)
    return Found(when, when, True, about, start)


def _year_of_month(month: int, rel: str, match: re.Match[str], place: Place) -> int | None:
    today = place.today
    if place.year_before and today and place.year_before < today.year:
        return place.year_before
    if today is None:
        return None
    past = today.year if month <= today.month else today.year - 1
    if rel == "last" and month == today.month:
        return today.year - 1
    if rel == "this":
        return today.year
    words = place.words
    if rel == "next" or rel in ("until", "till") or lies_ahead(words, *match.span()):
        same = rel != "next" and month == today.month
        return today.year if month > today.month or same else today.year + 1
    return past


def _count(text: str) -> int | None:
    """How many; `None` for “several”."""
    words = text.lower().split()
    if words[-1] in VAGUE_COUNTS or words == ["a", "few"]:
        return None
    if words[0] in ("a", "an"):
        return 2 if "couple" in words else 1
    if text.isdecimal():
        return int(text)
    read = read_number_words(words)
    return int(read.value) if read else None


def _back(today: date, count: int, unit: str) -> PartialDate | None:
    """That many days, weeks, months, years or decades before today, as precise as the unit."""
    if unit in ("day", "week"):
        try:
            return as_partial(today - timedelta(days=count * (7 if unit == "week" else 1)))
        except OverflowError:
            return None
    if unit == "month":
        months = today.year * 12 + today.month - 1 - count
        return real_date(months // 12, months % 12 + 1) if months > 12000 else None
    return real_date(today.year - count * (10 if unit == "decade" else 1))


def _ago(match: re.Match[str], place: Place) -> Found | None:
    count, unit = _count(match["count"]), match["units"].lower()
    if count is None or place.today is None or (place.quoted and unit not in ("year", "decade")):
        return UNKNOWN
    when = _back(place.today, count, unit)
    soft = softener(match) or ("about" if unit in ("week", "decade") or count % 10 == 0 else "")
    return single(when, relative=True, about=soft) or UNKNOWN


def _lately(match: re.Match[str], place: Place) -> Found | None:
    count = _count(match["count"])
    if count is None or place.today is None or place.quoted or match["way"] in ("next", "coming"):
        return UNKNOWN
    first = _back(place.today, count, match["units"])
    if first is None:
        return UNKNOWN
    return Found(first, as_partial(place.today).cut(first.precision), True, "past")


def _edge(match: re.Match[str], place: Place) -> Found | None:
    unit = match.groupdict().get("unit") or "year"
    which = match.groupdict().get("which") or "this"
    found = _period_at(unit, {"last": -1, "next": 1}.get(which, 0), place)
    about = softener(match) or "the end of"
    return Found(found.first, found.last, True, about) if found else UNKNOWN


def _period_at(unit: str, step: int, place: Place) -> Found | None:
    """This (0), the last (-1) or the next (1) week, month, year …"""
    today = place.today
    if today is None or (place.quoted and unit != "year"):
        return None
    if unit == "year":
        return single(PartialDate(today.year + step), relative=True)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return single(PartialDate(months // 12, months % 12 + 1), relative=True)
    if unit == "week":
        monday = today - timedelta(days=today.weekday() - 7 * step)
        return days_between(monday, monday + timedelta(days=6))
    return _season_at(unit, step, today) if unit in SEASONS else None


def _season_at(unit: str, step: int, today: date) -> Found:
    first, last = SEASONS[unit]
    year = today.year
    if step < 0 and today.month <= last:
        year -= 1
    if step > 0 and today.month >= first:
        year += 1
    return season_of(year, unit, relative=True)


def _later(match: re.Match[str], place: Place) -> Found | None:
    return UNKNOWN


def _period(match: re.Match[str], place: Place) -> Found | None:
    rel, unit = match["rel"].lower().split(), match["unit"]
    if unit == "weekend":
        return _weekend_at(rel, place)
    step = {"last": -1, "next": 1}.get(rel[-1], 0)
    if rel[-1] == "coming":
        step = 1
    if rel == ["this", "past"]:
        step = -1
    if rel[0] == "the" and rel[-1] not in ("current",):
        return UNKNOWN
    found = _period_at(unit, step, place)
    return (
        Found(found.first, found.last, True, softener(match) or found.about) if found else UNKNOWN
    )


def _weekend(match: re.Match[str], place: Place) -> Found | None:
    return _weekend_at([], place)


def _weekend_at(rel: list[str], place: Place) -> Found | None:
    if place.today is None or place.quoted:
        return UNKNOWN
    weekday = place.today.weekday()
    saturday = place.today + timedelta(days=5 - weekday)
    if rel[-1:] in (["next"], ["coming"]):
        saturday += timedelta(days=7 if rel[-1] == "next" and weekday >= 5 else 0)
    elif rel[-1:] == ["last"] or (weekday < 3 or (weekday < 5 and rel[-1:] != ["this"])):
        saturday -= timedelta(days=7)
    return days_between(saturday, saturday + timedelta(days=1))


READERS: dict[str, Reader] = {
    "deictic": _deictic,
    "weekday": _weekday,
    "bare month": _bare_month,
    "ago": _ago,
    "lately": _lately,
    "edge": _edge,
    "later": _later,
    "period": _period,
    "weekend": _weekend,
}
