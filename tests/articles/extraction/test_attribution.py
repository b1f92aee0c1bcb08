import pytest

from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.attribution import find_attributions
from quizapp.articles.extraction.entities import find_entities
from quizapp.reading.dates import iso_date

TUESDAY = iso_date("2019-01-01")


def attributions(model, text):
    """Everything stated, by whom and where that is said."""
    reading = read_article(text, "", TUESDAY, model)
    return [
        (text[one.start : one.end], text[slice(*one.speaker_span)], text[slice(*one.cue)])
        for one in find_attributions(reading, find_entities(reading), ())
    ]


def test_without_a_model_there_are_none():
    assert attributions(None, "Officials said that the road was closed.") == []


@pytest.mark.parametrize(
    ("text", "said", "speaker", "cue"),
    [
        (
            "Officials said that the road was closed.",
            "the road was closed",
            "Officials",
            "said",
        ),
        (
            "The hospital confirmed two patients had died.",
            "two patients had died",
            "The hospital",
            "confirmed",
        ),
        (
            "A lorry hit the wall of the school, police said.",
            "A lorry hit the wall of the school",
            "police",
            "said",
        ),
        (
            "Officials of the ministry, who met in Oslo, warned that food prices will rise.",
            "food prices will rise",
            "Officials of the ministry",
            "warned",
        ),
        (
            "Researchers found that the old wall was built in a hurry.",
            "the old wall was built in a hurry",
            "Researchers",
            "found",
        ),
        (
            "They met at the station, where officials claimed the line was safe.",
            "the line was safe",
            "officials",
            "claimed",
        ),
        (
            "According to the ministry, the dam is safe.",
            "the dam is safe",
            "the ministry",
            "According to",
        ),
        (
            "The dam was built by prisoners, according to local historians.",
            "The dam was built by prisoners",
            "local historians",
            "according to",
        ),
    ],
)
def test_who_stated_what(model, text, said, speaker, cue):
    assert attributions(model, text) == [(said, speaker, cue)]


@pytest.mark.parametrize(
    "text",
    [
        "Officials did not say that the road was closed.",
        "Officials could say that the road was closed.",
        "Officials did not say whether the road was closed.",
        "The guide explained how the old clock was repaired.",
        "It was reported that the road was closed.",
        "Did officials say that the road was closed?",
        "Officials said “the road to the north was closed”.",
        "The train left the station according to plan.",
        "The mayor spoke to a crowd in the town square.",
    ],
)
def test_what_is_no_reported_speech(model, text):
    assert attributions(model, text) == []


def test_an_entity_that_speaks_is_told(model):
    text = "Anna Lindqvist, the mayor of Oslo, said that the bridge was in danger."
    reading = read_article(text, "", TUESDAY, model)
    entities = find_entities(reading)
    (found,) = find_attributions(reading, entities, ())
    assert [one.name for one in entities if one.id == found.speaker] == ["Anna Lindqvist"]
    assert found.confidence == 0.85


def test_an_entity_named_beside_the_speaker_is_told(model):
    text = "The party's leader, Anna Lindqvist, said that the bridge was in danger."
    reading = read_article(text, "", TUESDAY, model)
    (found,) = find_attributions(reading, find_entities(reading), ())
    assert text[slice(*found.speaker_span)] == "Anna Lindqvist"
    assert found.speaker is not None


def test_when_it_was_said_is_not_what_was_said(model):
    closed = "the old road to Oslo was closed by snow"
    for text in (
        f"The police said yesterday morning {closed}.",
        f"The mayor said at a meeting yesterday morning {closed}.",
    ):
        assert [said for said, *_ in attributions(model, text)] == [closed]


def test_a_pronoun_is_no_sure_speaker(model):
    text = "She said that the bridge was in danger."
    reading = read_article(text, "", TUESDAY, model)
    (found,) = find_attributions(reading, (), ())
    assert (found.speaker, found.confidence) == (None, 0.6)


def test_the_fact_made_of_it(model):
    text = "Officials said that Norway was in danger."
    facts = extract(read_article(text, "", TUESDAY, model)).facts
    (fact,) = [one for one in facts if one.kind == "statement"]
    assert (fact.value, fact.speaker) == ("Norway was in danger", "Officials")
    assert (fact.claim, fact.rule) == (text, "“said”")
