import time

import pytest
from hypothesis import given, settings

from quizapp.articles.extraction import extract, read_article
from quizapp.reading.dates import PartialDate
from tests.articles.extraction.strange import LONG, TEXTS

ARTICLE = """Lighthouse at Marlow Point reopens

Friday, January 4, 2019

The lighthouse at Marlow Point in Portugal reopened on Wednesday after repairs that cost
€3.5 million, officials said. More than 1,200 people came to the ceremony.

"We waited eleven years for this day," Mayor Ana Ferreira told reporters. Ferreira thanked the
Portuguese Navy. The tower was built in 1871.

—Ana Ferreira at the opening in 2019
"""


def facts(kind, model=None, text=ARTICLE):
    return [one for one in extract(read_article(text, model=model)).facts if one.kind == kind]


def test_title_and_day_are_taken_from_the_text():
    reading = read_article(ARTICLE)
    assert (reading.title, reading.published_on) == (
        "Lighthouse at Marlow Point reopens",
        PartialDate(2019, 1, 4),
    )


def test_given_title_and_day_win():
    reading = read_article(ARTICLE, "Reopened", PartialDate(2019, 1, 5))
    assert (reading.title, reading.published_on) == ("Reopened", PartialDate(2019, 1, 5))


def test_dates_are_facts_but_no_dateline_and_no_caption():
    assert [(one.value, one.normalised, one.precision) for one in facts("date")] == [
        ("Wednesday", "2019-01-02", "day"),
        ("1871", "1871", "year"),
    ]


def test_quantities_are_facts():
    assert [(one.normalised, one.unit, one.precision) for one in facts("quantity")] == [
        ("3500000", "EUR", "exact"),
        ("1200", "people", "more than"),
        ("11", "years", "exact"),
    ]


def test_a_person_is_one_fact_at_the_fullest_name(model):
    people = facts("person", model)
    assert [(one.value, one.normalised) for one in people] == [("Ana Ferreira", "Ana Ferreira")]
    assert ARTICLE.replace("\n", " ")[people[0].start :].startswith("Ana Ferreira told")


def test_surer_facts_have_more_confidence():
    by_value = {one.value: one.confidence for one in facts("date") + facts("quantity")}
    assert by_value["1871"] > by_value["Wednesday"]
    assert all(0 < confidence < 1 for confidence in by_value.values())


def check_anchors(found):
    text = found.reading.text
    for fact in found.facts:
        assert text[fact.start : fact.end] == fact.value
        sentence = found.reading.sentences[fact.sentence]
        assert sentence.start <= fact.start < sentence.end
        assert found.reading.is_body(sentence)
        assert 0 <= fact.confidence <= 1
    assert [one.start for one in found.facts] == sorted(one.start for one in found.facts)


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_facts_are_anchored_in_any_text(text):
    check_anchors(extract(read_article(text, published_on=PartialDate(2019, 1, 4))))


@settings(max_examples=20, deadline=None)
@given(text=TEXTS)
def test_parsed_facts_are_anchored_in_any_text(model, text):
    check_anchors(extract(read_article(text, "", PartialDate(2019, 1, 4), model)))


@pytest.mark.parametrize("name", LONG)
def test_long_text_takes_little_time(name):
    started = time.process_time()
    check_anchors(extract(read_article(LONG[name], published_on=PartialDate(2019, 1, 4))))
    assert time.process_time() - started < 20
