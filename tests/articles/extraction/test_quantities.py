import pytest
from hypothesis import given, settings

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.dates import find_dates
from quizapp.articles.extraction.quantities import find_quantities
from quizapp.reading.dates import PartialDate
from tests.articles.extraction.strange import TEXTS

PUBLISHED = PartialDate(2019, 1, 4)


def quantities(text, model=None):
    reading = read_article(text, published_on=PUBLISHED, model=model)
    return reading, find_quantities(reading, find_dates(reading))


def found(text, model=None):
    """Each as written, with its number and what it counts."""
    reading, all_of_them = quantities(text, model)
    return [(reading.text[one.start : one.end], number(one), one.unit) for one in all_of_them]


def number(one):
    return float(one.low) if one.low == one.high else (float(one.low), float(one.high))


SURE = [
    ("It cost €3.5 million.", "€3.5 million", 3_500_000, "EUR"),
    ("It cost US$12bn.", "US$12bn", 12_000_000_000, "USD"),
    ("It cost two million rubles.", "two million rubles", 2_000_000, "RUB"),
    ("It cost 20 million Mexican pesos.", "20 million Mexican pesos", 20_000_000, "MXN"),
    ("It cost 500 CHF.", "500 CHF", 500, "CHF"),
    ("Prices rose by 4.5%.", "4.5%", 4.5, "percent"),
    ("Prices rose by four per cent.", "four per cent", 4, "percent"),
    ("It fell by 2 percentage points.", "2 percentage points", 2, "percentage points"),
    ("The tower is 46 metres tall.", "46 metres", 46, "m"),
    ("The tower is 150 ft tall.", "150 ft", 150, "ft"),
    ("Winds reached 120 miles per hour.", "120 miles per hour", 120, "mph"),
    ("It covers 12 square kilometres.", "12 square kilometres", 12, "km²"),
    ("Twelve people came.", "Twelve people", 12, "people"),
    ("More than 1,200 people came.", "More than 1,200 people", 1200, "people"),
    ("Half a million people came.", "Half a million people", 500_000, "people"),
    ("A dozen officers came.", "A dozen officers", 12, "officers"),
    ("It took 15 to 20 minutes.", "15 to 20 minutes", (15, 20), "minutes"),
    ("It took between 15 and 20 minutes.", "15 and 20 minutes", (15, 20), "minutes"),
    ("It cost $2 to 3 million.", "$2 to 3 million", (2_000_000, 3_000_000), "USD"),
    ("A 34-year-old woman came.", "34-year-old", 34, "years"),
    ("Ana Ferreira, 49, came.", "49", 49, "years"),
    ("Her son, aged nine, came.", "nine", 9, "years"),
    ("She is serving a three-year term.", "three-year", 3, "years"),
    ("A ten-storey house fell.", "ten-storey", 10, "storeys"),
    ("Two-thirds of the members agreed.", "Two-thirds of the members", 0.6667, "share"),
    ("Six of the murders were solved.", "Six of the murders", 6, "murders"),
]


@pytest.mark.parametrize(("text", "written", "value", "unit"), SURE)
def test_quantity_is_found_without_a_model(text, written, value, unit):
    assert found(text) == [(written, value, unit)]


@pytest.mark.parametrize(("text", "written", "value", "unit"), SURE)
def test_quantity_is_found_with_a_model(model, text, written, value, unit):
    assert found(text, model) == [(written, value, unit)]


def test_parse_tells_the_noun_with_its_compounds(model):
    text = "Police rescued 48 exhausted young asylum seekers from 16 other fishing boats."
    assert found(text, model) == [
        ("48 exhausted young asylum seekers", 48, "asylum seekers"),
        ("16 other fishing boats", 16, "fishing boats"),
    ]


def test_one_counts_where_it_is_stressed(model):
    assert found("At least one shell fell; one MP saw it.", model) == [
        ("At least one shell", 1, "shells")
    ]


def test_number_without_a_noun_counts_nothing_named(model):
    assert found("The crash killed seven.", model) == [("seven", 7, "")]


def test_change_is_two_numbers_and_no_range():
    assert found("It rose from 5% to 8%.") == [("5%", 5, "percent"), ("8%", 8, "percent")]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("More than 1,200 people came.", "more than"),
        ("At least ten people came.", "at least"),
        ("Nearly 300 people came.", "nearly"),
        ("Some 300 people came.", "some"),
        ("As many as 300 people came.", "as many as"),
        ("In 30+ years it was quiet.", "+"),
        ("Only 300 people came.", ""),
    ],
)
def test_words_that_soften_or_bound_are_kept(text, about):
    assert [one.about for one in quantities(text)[1]] == [about]


@pytest.mark.parametrize(
    "text",
    [
        "It began at 6am and ended at 20:30 on 3 May 2019.",
        "Article 50 was used; phase two is next.",
        "The Boeing 737 left from gate 12.",
        "The 22nd amendment came third.",
        "Call +44 20 7946 0958.",
        "The drug mAb114 works.",
        "Dozens came, and hundreds of thousands more.",
        "It won 3-0 and 2–1.",
        "One in five agreed.",
        "It flew at half mast.",
        "The 2018 FIFA World Cup was dry.",
        "It lasted a few hundred years.",
    ],
)
def test_what_counts_nothing_is_not_found(text):
    assert found(text) == []


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_quantities_stand_apart_in_their_sentences(text):
    reading, all_of_them = quantities(text)
    last = 0
    for one in all_of_them:
        sentence = reading.sentences[one.sentence]
        assert last <= one.start <= one.number[0] < one.number[1] <= one.end
        assert sentence.start <= one.start < one.end <= sentence.end
        assert one.low <= one.high
        last = one.end
