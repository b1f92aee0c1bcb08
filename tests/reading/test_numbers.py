from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.reading.numbers import Number, read_number, say_number

BILLIONS = 100 * 10**9


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,700", 1700),
        ("1 700", 1700),
        ("1\u00a0700", 1700),
        ("1\u202f700", 1700),
        ("1'700", 1700),
        ("1’700", 1700),
        ("1700", 1700),
        ("1700.", 1700),
        ("1.700", "1.7"),
        ("1.700.000", 1_700_000),
        ("1.234,56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("1,00,000", 100_000),
        (".5", "0.5"),
        ("2½", "2.5"),
        ("¼", "0.25"),
        ("-5", -5),
        ("−5", -5),
        ("minus five", -5),
        ("1.5e3", 1500),
        ("1.5 × 10^3", 1500),
        ("1.5×10³", 1500),
        ("2 x 10⁻³", "0.002"),
        ("+5", 5),
        ("1 000 000,50", "1000000.5"),
        ("100 milliard", BILLIONS),
        ("10^11", BILLIONS),
        ("100 billion", BILLIONS),
        ("100bn", BILLIONS),
        ("100 B", BILLIONS),
        ("100-billion", BILLIONS),
        ("100 thousand million", BILLIONS),
        ("one hundred billion", BILLIONS),
        ("5m", 5_000_000),
        ("5k", 5000),
        ("3 crore", 30_000_000),
        ("two dozen", 24),
        ("hundred", 100),
        ("a million", 1_000_000),
        ("half a million", 500_000),
        ("forty", 40),
        ("ninety-nine", 99),
        ("one hundred and forty-five thousand", 145_000),
        ("one million two hundred thousand and five", 1_200_005),
        ("１７００", 1700),
        ("١٧٠٠", 1700),
    ],
)
def test_read_number_reads_what_people_write(text, value):
    assert read_number(text) == Number(Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "about 1,700",
        "~1,700",
        "some 1 700",
        "approx. 1700",
        "approximately 1,700",
        "around 1700",
        "more than 1700",
        "c. 1700",
        "at least 1,700",
        "no fewer than 1700",
        "an estimated 1,700",
        "1,700+",
        "1700 or so",
        "1,700ish",
    ],
)
def test_read_number_notes_what_is_approximate(text):
    assert read_number(text) == Number(Decimal(1700), approximate=True)


@pytest.mark.parametrize(
    ("text", "value"),
    [("40th", 40), ("1st", 1), ("2nd", 2), ("fourth", 4), ("twenty-first", 21), ("twelfth", 12)],
)
def test_read_number_notes_what_is_ordinal(text, value):
    assert read_number(text) == Number(Decimal(value), ordinal=True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$100bn", BILLIONS, "$"),
        ("US$ 100,000,000,000", BILLIONS, "us$"),
        ("USD 100 bn", BILLIONS, "usd"),
        ("100 billion US dollars", BILLIONS, "us dollars"),
        ("$100 billion dollars", BILLIONS, "$"),
        ("€5m", 5_000_000, "€"),
        ("US $5", 5, "us$"),
        ("5 HK$", 5, "hk$"),
        ("$5 m", 5_000_000, "$"),
        ("-$5", -5, "$"),
        ("66 %", 66, "%"),
        ("66 percent", 66, "percent"),
        ("66 per cent", 66, "per cent"),
        ("5 m", 5, "m"),
        ("5 km²", 5, "km2"),
        ("5 °C", 5, "°c"),
        ("seven countries", 7, "countries"),
        ("5 seconds", 5, "seconds"),
    ],
)
def test_read_number_leaves_the_unit(text, value, unit):
    assert read_number(text) == Number(Decimal(value), unit)


def test_read_number_prefers_an_expected_unit_to_a_scale():
    assert read_number("5m", ["metres"]) == Number(Decimal(5), "m")


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "-",
        "$",
        "%",
        "e3",
        "∞",
        "nan",
        "inf",
        "many",
        "1,7000",
        "1234,567",
        "1.2.3",
        "1,700,50",
        "40-50",
        "5²",
        "1,700 1,800",
        "7 or 8",
        "seven or eight",
        "one third",
        "two thirds",
        "1/2",
        "three point five",
        "nineteen forty-five",
        "four forty",
        "a few hundred",
        "2018-12-20",
        "100 bilion",
        "100 milions",
        "1e999999999",
        "1e9999999999",
        "1e-999999999",
    ],
)
def test_read_number_refuses_what_is_not_one_number(text):
    assert read_number(text) is None


def test_read_number_refuses_what_is_too_long():
    assert read_number("9" * 61) is None
    assert read_number("1 " + "k " * 200) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40) | st.text(alphabet="0123456789.,' e^x×-+$%kmbn", max_size=20))
def test_read_number_takes_any_text(text):
    number = read_number(text)
    assert number is None or number.value.is_finite()


@settings(max_examples=200, deadline=None)
@given(st.decimals(-(10**15), 10**15, allow_nan=False, places=3))
def test_read_number_reads_what_say_number_says(value):
    assert read_number(say_number(value)) == Number(value)


SPELT = st.integers(1, 999)


@settings(max_examples=100, deadline=None)
@given(SPELT, st.sampled_from([(" thousand", 3), ("bn", 9), (" million", 6), (" trillion", 12)]))
def test_read_number_scales_exactly(count, scale):
    suffix, power = scale
    assert read_number(f"{count}{suffix}") == Number(Decimal(count * 10**power))


def test_say_number_groups_digits():
    assert say_number(Decimal("1234567.50")) == "1,234,567.5"
    assert say_number(Decimal("1E+3")) == "1,000"
