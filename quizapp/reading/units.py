"""The same unit however it is written."""

import re
from functools import lru_cache

from babel import Locale

KILOMETRES = ("kilometre", "kilometres", "kilometer", "kilometers")

SPELLINGS: dict[str, tuple[str, ...]] = {
    "%": ("%", "percent", "per cent", "percents", "pct", "pc", "prozent"),
    "usd": ("$", "us$", "usd", "dollar", "us dollar", "u.s. dollar", "american dollar", "$us"),
    "eur": ("€", "eur", "euro"),
    "gbp": ("£", "gbp", "pound sterling", "british pound", "pounds sterling"),
    "jpy": ("¥", "jpy", "yen", "japanese yen"),
    "cny": ("cny", "rmb", "yuan", "chinese yuan", "renminbi", "cn¥"),
    "rub": ("₽", "rub", "rouble", "ruble", "russian ruble", "russian rouble"),
    "inr": ("₹", "inr", "rupee", "indian rupee"),
    "krw": ("₩", "krw", "won", "south korean won"),
    "aud": ("a$", "aud", "au$", "australian dollar"),
    "cad": ("c$", "cad", "ca$", "canadian dollar"),
    "chf": ("chf", "sfr", "swiss franc"),
    "mm": ("mm", "millimetre", "millimeter"),
    "cm": ("cm", "centimetre", "centimeter"),
    "m": ("m", "metre", "meter"),
    "km": ("km", "kilometre", "kilometer"),
    "mi": ("mi", "mile"),
    "ft": ("ft", "foot", "feet"),
    "in": ("inch", "inches"),
    "yd": ("yd", "yard"),
    "km²": ("km²", "km2", "km^2", "sq km", "square kilometre", "square kilometer"),
    "m²": ("m²", "m2", "m^2", "sq m", "square metre", "square meter"),
    "sq mi": ("sq mi", "square mile"),
    "sq ft": ("sq ft", "square foot", "square feet"),
    "ha": ("ha", "hectare"),
    "acre": ("acre",),
    "km/h": ("km/h", "kph", "kmh", *(f"{name} per hour" for name in KILOMETRES)),
    "mph": ("mph", "miles per hour", "mile per hour"),
    "m/s": ("m/s", "metres per second", "meters per second"),
    "kn": ("kn", "knot"),
    "g": ("g", "gram", "gramme"),
    "kg": ("kg", "kilo", "kilogram", "kilogramme"),
    "t": ("t", "tonne", "metric ton"),
    "lb": ("lb", "lbs"),
    "l": ("l", "litre", "liter"),
    "s": ("s", "sec", "second"),
    "min": ("min", "minute"),
    "h": ("h", "hr", "hour"),
    "day": ("day",),
    "week": ("week", "wk"),
    "month": ("month",),
    "year": ("year", "yr", "years old", "year old", "years of age"),
    "person": ("person", "people"),
    "°c": ("°c", "degree celsius", "degrees celsius", "celsius", "c"),
    "°f": ("°f", "degree fahrenheit", "degrees fahrenheit", "fahrenheit"),
    "kt": ("kt", "kiloton", "kilotonne"),
    "mt": ("mt", "megaton", "megatonne"),
    "kw": ("kw", "kilowatt"),
    "mw": ("mw", "megawatt"),
    "gw": ("gw", "gigawatt"),
    "kwh": ("kwh", "kilowatt hour", "kilowatt-hour"),
}
MONEY = re.compile(r"[$€£¥₽₹₩₪₺₴฿]")
NAME_OF = {spelling: name for name, spellings in SPELLINGS.items() for spelling in spellings}


def tidy_unit(text: str) -> str:
    """Lower case, single spaces, no punctuation around it."""
    return " ".join(text.casefold().split()).strip(" .,;:!?()[]-\"'“”")


@lru_cache(maxsize=4096)
def unit_name(text: str) -> str:
    """One name for all ways to write a unit; one that is not known names itself."""
    unit = tidy_unit(text)
    singular = unit if len(unit) < 3 else unit.removesuffix("s")
    return NAME_OF.get(unit) or NAME_OF.get(singular) or singular


def is_measure(text: str) -> bool:
    """Whether it is a unit known here, or a currency code: not just the thing counted."""
    return unit_name(text) in SPELLINGS or is_currency_code(text) or bool(MONEY.search(text))


@lru_cache(maxsize=1)
def _currency_codes() -> frozenset[str]:
    return frozenset(str(code).casefold() for code in Locale("en").currencies)


def is_currency_code(text: str) -> bool:
    return tidy_unit(text) in _currency_codes()
