import pytest
from hypothesis import given, settings

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.dates import find_dates
from quizapp.reading.dates import PartialDate, iso_date
from tests.articles.extraction.strange import TEXTS

FRIDAY = PartialDate(2019, 1, 4)


def found(text, published_on=FRIDAY):
    """Each date as written, with what it means."""
    reading = read_article(text, published_on=published_on)
    return [(reading.text[one.start : one.end], said(one)) for one in find_dates(reading)]


def said(mention):
    if mention.first is None:
        return None
    both = str(mention.first), str(mention.last)
    return both[0] if both[0] == both[1] else "/".join(both)


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("It opened on 4 May 2017.", "4 May 2017", "2017-05-04"),
        ("It opened on May 4, 2017, and shut.", "May 4, 2017", "2017-05-04"),
        ("On Thursday, May 4th, 2017 it rained.", "Thursday, May 4th, 2017", "2017-05-04"),
        ("It opened on the 4th of May, 2017.", "the 4th of May, 2017", "2017-05-04"),
        ("It opened on 2017-05-04.", "2017-05-04", "2017-05-04"),
        ("It opened on 24/05/2017.", "24/05/2017", "2017-05-24"),
        ("It opened in May 2017.", "May 2017", "2017-05"),
        ("It opened in early May 2017.", "early May 2017", "2017-05"),
        ("It opened in 1998.", "1998", "1998"),
        ("The 1990 treaty ended it.", "1990", "1990"),
        ("They met between 3 and 5 May 2019.", "between 3 and 5 May 2019", "2019-05-03/2019-05-05"),
        ("The fair, May 3-5, 2019, was dry.", "May 3-5, 2019", "2019-05-03/2019-05-05"),
        ("It ran from 2015 to 2017.", "from 2015 to 2017", "2015/2017"),
        ("In the 2015–17 drought it shut.", "2015–17", "2015/2017"),
        ("It shut from March to June 2018.", "from March to June 2018", "2018-03/2018-06"),
        (
            "It shut from 28 December to 3 January.",
            "from 28 December to 3 January",
            "2018-12-28/2019-01-03",
        ),
        ("It was built in the 1960s.", "the 1960s", "1960/1969"),
        ("It was built in the late 19th century.", "the late 19th century", "1801/1900"),
        ("It was built in the first half of 2018.", "the first half of 2018", "2018-01/2018-06"),
        ("It began in summer 2018.", "summer 2018", "2018-06/2018-08"),
    ],
)
def test_date_is_found_and_read(text, written, meant):
    assert found(text) == [(written, meant)]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("It rained on Monday.", "Monday", "2018-12-31"),
        ("It rained on Friday.", "Friday", "2019-01-04"),
        ("It rained last Tuesday.", "last Tuesday", "2019-01-01"),
        ("The vote will be held on Monday.", "Monday", "2019-01-07"),
        ("The shop is to open next Monday.", "next Monday", "2019-01-07"),
        ("It rained yesterday.", "yesterday", "2019-01-03"),
        ("It rained this morning.", "this morning", "2019-01-04"),
        ("It rained on 28 December.", "28 December", "2018-12-28"),
        ("It rained on December 28.", "December 28", "2018-12-28"),
        ("The fair is due on 12 February.", "12 February", "2019-02-12"),
        ("It rained in December.", "December", "2018-12"),
        ("The law will change in March.", "March", "2019-03"),
        ("The shop shut last March.", "last March", "2018-03"),
        ("The shop opens next May.", "next May", "2019-05"),
        ("It rained last month.", "last month", "2018-12"),
        ("It rained last year.", "last year", "2018"),
        ("It rained last week.", "last week", "2018-12-24/2018-12-30"),
        ("It opened three years ago.", "three years ago", "2016"),
        ("It opened two days ago.", "two days ago", "2019-01-02"),
        ("It shut on 13 July of last year.", "13 July", "2018-07-13"),
    ],
)
def test_date_is_counted_from_publication(text, written, meant):
    assert (written, meant) in found(text)


@pytest.mark.parametrize(
    "text", ["It rained on Monday.", "It rained yesterday.", "It rained in May."]
)
def test_without_publication_it_is_found_and_left_open(text):
    assert [meant for _, meant in found(text, None)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "The next day it rained.",
        "It shut two weeks later.",
        "It opened on 3/4/2017.",
        'He said, "I was there yesterday."',
    ],
)
def test_what_cannot_be_known_is_left_open(text):
    assert [meant for _, meant in found(text)] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "It may rain, and they march on.",
        "The 2018 FIFA World Cup was dry.",
        "More than 2000 people came.",
        "It cost $1990 and weighed 1,990 kg.",
        "The Sunday Times said so, on Black Friday.",
        "He read USA Today at 20:15.",
        "Flight 1998 and Resolution 1701 were late.",
        "The Expo 2020 site is large.",
        "The score was 9/11 in the end.",
        "He was in his fifties.",
    ],
)
def test_what_is_no_date_is_not_found(text):
    assert found(text) == []


def test_softening_words_are_kept():
    reading = read_article("It opened around 1871.", published_on=FRIDAY)
    assert [(one.about, one.first) for one in find_dates(reading)] == [
        ("around", PartialDate(1871))
    ]


def test_year_named_before_goes_for_a_day_without_one():
    assert found("In 2014 the town voted on 18 March to leave.") == [
        ("2014", "2014"),
        ("18 March", "2014-03-18"),
    ]


def test_29_february_is_found_only_where_it_was():
    assert found("It rained on 29 February 2019.")[:1] != [("29 February 2019", "2019-02-29")]
    assert found("It rained on 29 February 2016.") == [("29 February 2016", "2016-02-29")]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_dates_stand_apart_in_their_sentences(text):
    reading = read_article(text, published_on=FRIDAY)
    last = 0
    for one in find_dates(reading):
        sentence = reading.sentences[one.sentence]
        assert last <= one.start < one.end
        assert sentence.start <= one.start < one.end <= sentence.end
        assert (one.first is None) == (one.last is None)
        if one.first:
            assert [iso_date(str(one.first)), iso_date(str(one.last))] == [one.first, one.last]
        last = one.end


def test_a_verb_is_no_word_of_time():
    assert found("The lamps would last 25 years.") == []
    assert [words for words, _ in found("Trade fell in the last 25 years.")] == [
        "the last 25 years"
    ]
