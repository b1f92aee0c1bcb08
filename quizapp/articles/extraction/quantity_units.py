"""What a number counts or measures: money, measures, percents, or the noun after it."""

import re
from dataclasses import dataclass
from functools import cache

from babel import Locale

from quizapp.reading.units import NAME_OF, SPELLINGS, is_currency_code, unit_name

CODES = {
    "%": "percent",
    "°c": "°C",
    "°f": "°F",
    "mt": "Mt",
    "mw": "MW",
    "kw": "kW",
    "gw": "GW",
    "kwh": "kWh",
}
NOUNS = frozenset({"s", "min", "h", "day", "week", "month", "year", "person"})
"""Units that are said like any counted noun."""

DOLLARS = {
    **dict.fromkeys(("$", "US$", "U.S.$", "USD", "$US"), "USD"),
    **dict.fromkeys(("A$", "AU$", "AUD$"), "AUD"),
    **dict.fromkeys(("C$", "CA$", "Can$", "CAD$"), "CAD"),
    **{"NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "MX$": "MXN"},
    **{"€": "EUR", "£": "GBP", "¥": "JPY", "CN¥": "CNY", "₹": "INR", "₽": "RUB", "₩": "KRW"},
    **{"₪": "ILS", "₺": "TRY", "₴": "UAH", "฿": "THB", "₦": "NGN", "₱": "PHP"},
}
SIGN = re.compile(
    r"((?:U\.S\.|[A-Z][A-Za-z]{0,2}|(?:NZ|US|HK|AU|CA|A|C)\s)?[$€£¥₹₽₩₪₺₴฿₦₱](?:US)?|\b[A-Z]{3})\s?$"
)
MONEY_WORDS = {
    **{"dollar": "USD", "euro": "EUR", "ruble": "RUB", "rouble": "RUB", "rupee": "INR"},
    **{"yen": "JPY", "yuan": "CNY", "renminbi": "CNY", "bitcoin": "BTC", "hryvnia": "UAH"},
    **{"shekel": "ILS", "baht": "THB", "zloty": "PLN", "forint": "HUF", "naira": "NGN"},
    **{"rand": "ZAR", "ringgit": "MYR", "rupiah": "IDR", "taka": "BDT"},
}
MONEY_AFTER = re.compile(
    r"[\s-](?:(?P<whose>U\.?S\.?|[A-Z][a-z]+(?:\s[A-Z][a-z]+)?)\s)?"
    r"(?P<name>dollar|euro|rubles?|rouble|rupee|yen|yuan|renminbi|pound|peso|franc|krona|krone|krono[r]|"
    r"won|lira|dinar|dirham|riyal|rial|real|shekel|hryvnia|zloty|forint|baht|naira|rand|ringgit|"
    r"rupiah|taka|bitcoin)s?\b(?P<sterling>\ssterling)?"
)
CODE_AFTER = re.compile(r"\s?([A-Z]{3})\b")
PERCENT = re.compile(r"\s?%|[\s-](?:percent|per\s?cent)\b")
POINTS = re.compile(r"(?:\s?%|\s(?:percent|per\s?cent))?[\s-](?:percentage|%)[\s-]points?\b")
SINGLE_LETTERS = frozenset({"m"})
BEFORE_NOUN = frozenset({"foot", "mile", "inch", "meter", "metre"})


@dataclass(frozen=True, slots=True)
class UnitAt:
    """`end` is where it ends, `start` where it starts if it stands before the number."""

    code: str
    end: int
    start: int | None = None


def measure_at(words: str, start: int, end: int, scaled: bool) -> UnitAt | None:
    """The money or measure of the number from `start` to `end`; nothing that is only counted."""
    return (
        _percent(words, end)
        or _sign_before(words, start, end)
        or _money_after(words, end, scaled)
        or _measure_after(words, end)
    )


def _percent(words: str, end: int) -> UnitAt | None:
    if found := POINTS.match(words, end):
        return UnitAt("percentage points", found.end())
    found = PERCENT.match(words, end)
    return UnitAt("percent", found.end()) if found else None


def _sign_before(words: str, start: int, end: int) -> UnitAt | None:
    found = SIGN.search(words[max(0, start - 6) : start])
    if not found:
        return None
    sign = "".join(found[1].split())
    bare = sign[-1] if not sign[-1].isalpha() else sign
    code = DOLLARS.get(sign) or DOLLARS.get(bare)
    if code is None and is_currency_code(sign):
        code = sign
    return UnitAt(code, end, start - (len(found[0]))) if code else None


def _money_after(words: str, end: int, scaled: bool) -> UnitAt | None:
    if found := MONEY_AFTER.match(words, end):
        name, whose = found["name"].removesuffix("s"), (found["whose"] or "")
        code = _currencies().get(f"{whose} {name}".casefold())
        code = code or ("USD" if name == "dollar" and whose in ("U.S.", "US") else None)
        code = code or (MONEY_WORDS.get(name) if not whose else None)
        code = code or ("GBP" if name == "pound" and (scaled or found["sterling"]) else None)
        code = code or ("KRW" if name == "won" and scaled else None)
        return UnitAt(code, found.end()) if code else None
    found = CODE_AFTER.match(words, end)
    is_code = found and is_currency_code(found[1]) and found[1] not in ("ALL", "TOP", "TRY", "MOP")
    return UnitAt(found[1], found.end()) if found and is_code else None


@cache
def _currencies() -> dict[str, str]:
    """Codes by the English names of today's currencies, one form of a name each."""
    names = Locale("en").currencies.items()
    return {str(name).casefold(): str(code) for code, name in names if "(" not in str(name)}


@cache
def _measures() -> re.Pattern[str]:
    spellings = [
        re.escape(spelling).replace(r"\ ", r"\s")
        for spelling, unit in NAME_OF.items()
        if unit in SPELLINGS
        and unit not in NOUNS
        and not is_currency_code(unit)
        and unit != "%"
        and (len(spelling) > 1 or spelling in SINGLE_LETTERS)
        and spelling not in ("in", "mt", "pc", "ha", "kn", "pct")
    ]
    spellings.sort(key=len, reverse=True)
    return re.compile(rf"[\s-]?(?P<unit>(?:{'|'.join(spellings)})s?)(?![\w/])", re.IGNORECASE)


def _measure_after(words: str, end: int) -> UnitAt | None:
    found = _measures().match(words, end)
    if not found or (found["unit"].isupper() and len(found["unit"]) == 1):
        return None
    name = unit_name(found["unit"].replace("\n", " "))
    code = CODES.get(name, name)
    return UnitAt(code, found.end()) if name in SPELLINGS else None
