"""Numbers as people write them: “about 1,700”, “US$ 100bn”, “forty”, “1.5e3”, “66 %”.

English conventions decide where countries differ: 1,700 has a thousands comma and 1.700 a decimal
point. What English cannot mean is read as meant elsewhere: 1.700.000 and 12,5.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Context, Decimal

from rapidfuzz.distance import OSA

from quizapp.reading.folding import modern
from quizapp.reading.number_words import ONES, ORDINALS, SCALES, TENS, read_number_words
from quizapp.reading.units import is_currency_code, tidy_unit, unit_name

EXACT = Context(prec=800)
"""Wide enough that sums and products of two numbers read here are never rounded."""

MOST_CHARACTERS, MOST_DIGITS, MOST_SCALES, LARGEST_EXPONENT = 200, 60, 2, 100

HEDGES = """
    about approximately approx around some roughly circa ca nearly almost over under exactly only
    just more less fewer than at least most up to no an estimated the his her their its
"""
HEDGE = re.compile(rf"\s*(?:(?:{'|'.join(HEDGES.split())})\b\.?|c\.|[~≈∼≃><≥≤±])(?=[\s\W\d])")
HEDGE_BEHIND = re.compile(r"(?:\s*\+|\s(?:or so|or more|or less|or thereabouts|approx\w*)|-?ish)$")
CERTAIN = frozenset({"exactly", "only", "just", "the", "his", "her", "their", "its"})

SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
RAISED = re.compile(r"(?<=\d)[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
VULGAR = {"½": ".5", "¼": ".25", "¾": ".75"}
WITH_VULGAR = re.compile(r"(\d*)\s?([½¼¾])")

SIGN = re.compile(r"\s*(?:(-|minus\b|negative\b)|\+)\s*")
CURRENCY = re.compile(r"\s*((?:[a-z]{1,3}\s?)?[$€£¥₽₹₩₪₺₴฿]|[a-z]{3}(?=[\s\d]))\s*")
DIGITS = re.compile(
    r"""
      (?P<point>    [1-9]\d{0,2} (?: [,' ] \d{3} )+ (?: \.\d+ )? (?![., ']?\d) )
    | (?P<indian>   \d{1,2} (?: ,\d{2} )+ ,\d{3} (?: \.\d+ )? (?!\d) )
    | (?P<european> \d{1,3} (?: (?: \.\d{3} ){2,} (?: ,\d+ )? | (?: [. ]\d{3} )+ ,\d+ ) (?![\d.]) )
    | (?P<comma>    (?: 0,\d+ | \d+,\d{1,2} ) (?![\d,.]) )
    | (?P<plain>    (?: \d+ (?:\.\d+)? | \.\d+ ) (?! [.,]?\d ) )
    """,
    re.VERBOSE,
)
EXPONENT = re.compile(r"e([-+]?\d{1,9})(?!\w)|\s*[×x*·]\s*10(?:\^|\*\*)?([-+]?\d{1,9})(?!\w)")
POWER_OF_TEN = re.compile(r"10(?:\^|\*\*)([-+]?\d{1,9})(?!\w)")
ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
SCALE = re.compile(r"(\s*)-?([a-z]+)\b\.?")
SHORT_SCALES = {
    "k": 3,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "mio": 6,
    "b": 9,
    "bn": 9,
    "bln": 9,
    "mrd": 9,
    "tn": 12,
    "trn": 12,
    "t": 12,
}
NUMBER_WORDS = frozenset({*ONES, *TENS, *SCALES, *ORDINALS, "half", "quarter"}) - {"second"}
UNIT = re.compile(r"[^\d]*(?:(?<=[a-z])\^?[23])?")


@dataclass(frozen=True)
class Number:
    """`unit` is what was left over, tidied: “us$”, “%”, “troops”, or nothing."""

    value: Decimal
    unit: str = ""
    approximate: bool = False
    ordinal: bool = False


@dataclass(frozen=True)
class _Amount:
    value: Decimal
    rest: str
    ordinal: bool = False


def read_number(text: str, units: Collection[str] = ()) -> Number | None:
    """The one number that the whole text states.

    `units` are the units that are expected: they win over a scale of the same letter, so that
    “5 m” is five metres rather than five million.
    """
    if len(text) > MOST_CHARACTERS:
        return None
    approximate, rest = _hedges(_tidy(text))
    minus, rest = _sign(rest)
    currency, rest = _currency(rest)
    minus, rest = (minus, rest) if minus else _sign(rest)
    amount = _digits(rest) or _worded(rest)
    if amount is None:
        return None
    amount = _scaled(amount, frozenset(map(unit_name, units)), bool(currency))
    unit = _unit(currency, amount.rest)
    if unit is None:
        return None
    value = amount.value.copy_negate() if minus and amount.value else amount.value
    return Number(value, unit, approximate, amount.ordinal)


def say_number(value: Decimal) -> str:
    """With thousands separators, without zeros at the end of a fraction."""
    said = f"{value:,f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _tidy(text: str) -> str:
    text = RAISED.sub(lambda raised: "^" + raised[0].translate(SUPERSCRIPTS), text)
    text = WITH_VULGAR.sub(lambda mixed: mixed[1] + VULGAR[mixed[2]], text)
    text = modern(text).replace("\u066c", ",").replace("\u066b", ".")
    text = re.sub(r"[−‒–—]", "-", re.sub(r"[’‘`´]", "'", text))
    return re.sub(r"\s+", " ", text).strip().rstrip(".!?,;")


def _hedges(text: str) -> tuple[bool, str]:
    """Whether words like “about” come first, and the text after them."""
    approximate = False
    while hedge := HEDGE.match(text):
        approximate |= hedge[0].strip() not in CERTAIN
        text = text[hedge.end() :]
    if hedge := HEDGE_BEHIND.search(text):
        return True, text[: hedge.start()]
    return approximate, text.strip()


def _sign(text: str) -> tuple[bool, str]:
    """Whether a minus comes first, and the text after the sign."""
    found = SIGN.match(text)
    return (bool(found[1]), text[found.end() :]) if found else (False, text)


def _currency(text: str) -> tuple[str, str]:
    """A currency sign or code in front, and the text after it."""
    found = CURRENCY.match(text)
    if not found or (found[1].isalpha() and not is_currency_code(found[1])):
        return "", text
    return found[1].replace(" ", ""), text[found.end() :]


def _digits(text: str) -> _Amount | None:
    if power := POWER_OF_TEN.match(text):
        return _raised(Decimal(1), power[1], text[power.end() :])
    found = DIGITS.match(text)
    if not found or len(found[0]) > MOST_DIGITS:
        return None
    value = Decimal(_with_decimal_point(found[0], found.lastgroup in {"european", "comma"}))
    rest = text[found.end() :]
    if exponent := EXPONENT.match(rest):
        return _raised(value, exponent[1] or exponent[2], rest[exponent.end() :])
    if ordinal := ORDINAL.match(rest):
        return _Amount(value, rest[ordinal.end() :], ordinal=True)
    return _Amount(value, rest)


def _with_decimal_point(digits: str, decimal_comma: bool) -> str:
    if decimal_comma:
        return re.sub(r"[. ]", "", digits).replace(",", ".")
    return re.sub(r"[,' ]", "", digits)


def _raised(value: Decimal, exponent: str, rest: str) -> _Amount | None:
    if abs(int(exponent)) > LARGEST_EXPONENT:
        return None
    return _Amount(value.scaleb(int(exponent), EXACT), rest)


def _worded(text: str) -> _Amount | None:
    words = re.findall(r"[a-z]+|[^a-z\s-]+", text)
    if words[:1] == ["half"]:
        return _half(words[2 if words[1:2] == ["a"] else 1 :])
    found = read_number_words(words)
    if not found:
        return None
    return _Amount(found.value, " ".join(words[found.length :]), found.ordinal)


def _half(words: list[str]) -> _Amount | None:
    """“half a million”, but no half of anything else."""
    scaled = bool(words) and (words[0] in SCALES or words[0] == "dozen")
    return _Amount(Decimal("0.5"), " ".join(words)) if scaled else None


def _scaled(amount: _Amount, units: frozenset[str], currency: bool) -> _Amount:
    """The amount times all the scales that follow it, as in “100 thousand million”."""
    for _ in range(MOST_SCALES):
        scale = SCALE.match(amount.rest)
        factor = _factor(scale[2], bool(scale[1]), units, currency) if scale else None
        if not scale or factor is None or amount.ordinal:
            break
        amount = _Amount(EXACT.multiply(amount.value, factor), amount.rest[scale.end() :])
    return amount


def _factor(word: str, apart: bool, units: frozenset[str], currency: bool) -> Decimal | None:
    """What a scale word or letter multiplies by; `None` when it is none here."""
    if word == "dozen":
        return Decimal(12)
    if word.removesuffix("s") in SCALES:
        return Decimal(10) ** SCALES[word.removesuffix("s")]
    if unit_name(word) in units or word not in SHORT_SCALES:
        return None
    if not currency and ((word == "m" and apart) or word == "t"):
        return None  # metres and tonnes
    return Decimal(10) ** SHORT_SCALES[word]


def _unit(currency: str, rest: str) -> str | None:
    """What is left around the number; `None` when that is more than a unit."""
    if not UNIT.fullmatch(rest) or _goes_on(rest):
        return None
    if currency and unit_name(currency) == unit_name(rest):
        return currency
    return tidy_unit(f"{currency} {rest}")


def _goes_on(rest: str) -> bool:
    """Whether the rest holds more of a number: “one third”, “7 or eight”, “100 bilion”."""
    words = re.findall(r"[a-z]+", rest)
    return any(word.removesuffix("s") in NUMBER_WORDS for word in words) or any(
        map(_is_misspelt_scale, words[:1])
    )


def _is_misspelt_scale(word: str) -> bool:
    singular = word.removesuffix("s")
    scales = (scale for scale in SCALES if len(scale) > 5)
    return any(OSA.distance(singular, scale, score_cutoff=1) <= 1 for scale in scales)
