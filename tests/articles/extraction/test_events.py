import pytest

from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.dates import find_dates
from quizapp.articles.extraction.entities import find_entities
from quizapp.articles.extraction.events import find_events
from quizapp.reading.dates import iso_date

TUESDAY = iso_date("2019-01-01")


def events(model, text):
    """Every event's clause, verb and date."""
    reading = read_article(text, "", TUESDAY, model)
    dates = find_dates(reading)
    return [
        (text[one.start : one.end], text[slice(*one.verb)], str(dates[one.date].first))
        for one in find_events(reading, dates, find_entities(reading))
    ]


def test_without_a_model_there_are_none():
    assert events(None, "The bridge collapsed in 2018.") == []


@pytest.mark.parametrize(
    ("clause", "verb", "when"),
    [
        ("The old bridge collapsed on 14 August 2018", "collapsed", "2018-08-14"),
        ("In March 2017, Norway signed a treaty with Japan", "signed", "2017-03"),
        ("The city council closed the factory last year", "closed", "2018"),
        ("The new museum will be opened on Friday", "opened", "2019-01-04"),
        ("A storm hit the coast on the morning of 3 May 2016", "hit", "2016-05-03"),
        ("The vote was held on Monday", "held", "2018-12-31"),
        ("The mayor announced his candidacy in 2013", "announced", "2013"),
        ("The king chose a teacher as his first minister in 2016", "chose", "2016"),
        ("Workers began clearing the road on Monday", "began", "2018-12-31"),
        ("The fire started at 3 a.m. on Monday", "started", "2018-12-31"),
    ],
)
def test_what_happened_at_a_date(model, clause, verb, when):
    assert events(model, f"{clause}.") == [(clause, verb, when)]


def test_the_root_is_surer_than_a_clause_within(model):
    text = "The ferry sank on Monday. Police said that the captain was arrested on Sunday."
    found = extract(read_article(text, "", TUESDAY, model)).events
    assert [one.confidence for one in found] == [0.8, 0.65]


def test_of_two_dates_of_one_verb_the_first_counts_for_less(model):
    text = "Adams ran for Congress in Texas in 2010 and in Ohio in 2014."
    found = extract(read_article(text, "", TUESDAY, model))
    ((date, confidence),) = [(one.date, one.confidence) for one in found.events]
    assert (str(found.dates[date].first), confidence) == ("2010", 0.65)


def test_a_verb_that_shares_its_subject_is_told_with_it(model):
    text = "Police closed the theatre and arrested the owner on 3 May 2016."
    assert events(model, text) == [(text[:-1], "arrested", "2016-05-03")]


def test_a_clause_joined_to_it_is_no_part_of_the_event(model):
    text = "The factory burned down in 2016, and the owner built a hotel."
    assert events(model, text) == [("The factory burned down in 2016", "burned", "2016")]


@pytest.mark.parametrize(
    "text",
    [
        "The company did not publish its accounts in 2017.",
        "Nobody visited the island in 2017.",
        "The union never called a strike in 2016.",
        "The airport might open on Friday.",
        "The team would move to Lisbon in 2020.",
        "If the court agrees, the trial will begin on Friday.",
        "Officials said on Monday that the road was safe.",
        "The mayor told reporters about the plan on Monday.",
        "Police denied that the man died on Sunday.",
        "The man who robbed the bank in 2016 is in prison.",
        "He criticised the winner of the 2016 election.",
        "After his visit to the island in 2016, the minister fell ill.",
        "The fair continues through 9 January 2019.",
        "The tunnel will be finished by 2020.",
        "The family lived there until 2015.",
        "Who opened the bridge in 2016?",
        "Officials said Monday the dam collapsed.",
        "Doctors treated more patients than there were in 2016.",
        "The map shows a contact with the ship on 6 May 2018.",
        "The governor has declared tomorrow a day of mourning.",
        "The singer said “the band played in Oslo in 2016” to a crowd.",
    ],
)
def test_what_is_no_event_of_that_date(model, text):
    assert events(model, text) == []


def test_a_heading_tells_of_no_event(model):
    text = "Bridge collapsed in 2018\n\nThe mayor of the town has resigned from office."
    assert events(model, text) == []


def test_the_fact_made_of_it(model):
    text = "Norway signed a treaty with Japan in March 2017."
    facts = extract(read_article(text, "", TUESDAY, model)).facts
    (fact,) = [one for one in facts if one.kind == "event"]
    assert (fact.value, fact.normalised) == (text[:-1], "2017-03")
    assert (fact.claim, fact.precision, fact.rule) == (text, "month", "“signed”")
