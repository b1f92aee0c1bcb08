import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction import extract, read_article
from quizapp.articles.extraction.base import Entity, Mention
from quizapp.articles.extraction.entities import find_entities
from quizapp.articles.extraction.quotations import find_quotations
from quizapp.reading.dates import iso_date

TUESDAY = iso_date("2019-01-01")
LEAD = "The mayor of Oslo, Anna Lindqvist, opened a new bridge in the harbour on Monday."
WORDS = "the bridge will last a century"


def quotations(model, text):
    """Every quotation with the name of its speaker, or the words for them, or nothing."""
    reading = read_article(text, "", TUESDAY, model)
    entities = find_entities(reading)
    names = {one.id: one.name for one in entities}
    return [
        (
            text[one.start : one.end],
            names.get(-1 if one.speaker is None else one.speaker)
            or (f"({text[slice(*one.speaker_span)]})" if one.speaker_span else ""),
        )
        for one in find_quotations(reading, entities)
    ]


def said(model, text):
    return [words for words, _speaker in quotations(model, text)]


@pytest.mark.parametrize(
    "quoted",
    [f'"{WORDS}"', f"“{WORDS}”", f"«{WORDS}»", f"„{WORDS}“", f"‘{WORDS},’", f"'{WORDS},'"],
)
def test_every_kind_of_marks(model, quoted):
    inside = quoted[1:-1]
    assert quotations(model, f"{LEAD} {quoted} Anna Lindqvist said.") == [
        (inside, "Anna Lindqvist")
    ]


@pytest.mark.parametrize(
    "told",
    [
        f"“{WORDS},” Anna Lindqvist said.",
        f"“{WORDS},” said Anna Lindqvist.",
        f"“{WORDS},” said Oslo mayor Anna Lindqvist after the ceremony.",
        f"“{WORDS},” Anna Lindqvist, a doctor, told reporters.",
        f"“{WORDS},” according to Anna Lindqvist.",
        f"According to Anna Lindqvist, “{WORDS}.”",
        f"Anna Lindqvist said: “{WORDS}.”",
        f"In a statement, Anna Lindqvist added that “{WORDS}”.",
        f"The mayor of Oslo, Anna Lindqvist, told the newspaper “{WORDS}”.",
        f"Anna Lindqvist called it a miracle, saying “{WORDS}”.",
        f"Anna Lindqvist spoke of the costs: “{WORDS}.”",
        f"“{WORDS},” the mayor of Oslo, Anna Lindqvist, explained to visitors.",
        f"The bridge was described by Anna Lindqvist as “{WORDS}”.",
        f"Anna Lindqvist was quoted as saying “{WORDS}”.",
        f"Anna Lindqvist, who said “{WORDS}”, left the room.",
        f"Anna Lindqvist said she hoped “{WORDS}”.",
    ],
)
def test_who_said_it(model, told):
    assert [one[1] for one in quotations(model, f"{LEAD} {told}")] == ["Anna Lindqvist"]


def test_who_is_not_named_is_described(model):
    assert quotations(model, f"“{WORDS},” a witness told reporters.") == [
        (f"{WORDS},", "(a witness)")
    ]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"{LEAD} She added: “{WORDS}.”", "Anna Lindqvist"),
        (f"{LEAD} He added: “{WORDS}.”", "Anna Lindqvist"),
        (f"Anna Lindqvist and Carla Meyer met in Oslo. She added: “{WORDS}.”", "(She)"),
        (f"Anna Lindqvist met her brother in Oslo. He added: “{WORDS}.”", "(He)"),
        (f"The bridge was opened in Oslo in 2016. She added: “{WORDS}.”", "(She)"),
    ],
)
def test_a_pronoun_is_the_only_one_named_before(model, text, speaker):
    assert quotations(model, text) == [(f"{WORDS}.", speaker)]


def test_a_quotation_alone_goes_on_from_the_one_before(model):
    text = f"{LEAD} “{WORDS},” said Anna Lindqvist. “Nobody has to pay for it at all.”"
    assert quotations(model, text) == [
        (f"{WORDS},", "Anna Lindqvist"),
        ("Nobody has to pay for it at all.", "Anna Lindqvist"),
    ]
    apart = text.replace(". “Nobody", ".\n\n“Nobody")
    assert quotations(model, apart)[1] == ("Nobody has to pay for it at all.", "")


def test_two_parts_of_one_sentence_have_one_speaker(model):
    text = f"{LEAD} Anna Lindqvist said “{WORDS}” and “nobody has to pay for it”."
    assert [one[1] for one in quotations(model, text)] == ["Anna Lindqvist", "Anna Lindqvist"]


def test_a_quotation_over_several_paragraphs(model):
    text = (
        f"{LEAD} Anna Lindqvist said: “The bridge is safe now.\n\n"
        "“It has cost us a great deal of money.\n\n“We are proud of it, all of us.”"
    )
    assert quotations(model, text) == [
        ("The bridge is safe now.", "Anna Lindqvist"),
        ("It has cost us a great deal of money.", "Anna Lindqvist"),
        ("We are proud of it, all of us.", "Anna Lindqvist"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Critics spoke of a “tax trap” for families with children in Norway.",
        "The band played a song called “Nine Doors to the Old Town Hall” in Oslo.",
        "The film “The Lord of the Northern Lights” was shown in Oslo on Monday.",
        "Protesters held a sign that read “we want our bridge back now” in Oslo.",
        "The players' union and the teachers' union met in the 'Green Room' in Oslo.",
        "The shelf is 6' 2\" high and the door is 3' 11\" wide, as in other houses.",
        "It was the summer of '68 and the band's best, the fans' favourite in the '70s.",
    ],
)
def test_what_is_no_quotation(model, text):
    assert quotations(model, text) == []


@pytest.mark.parametrize("mark", ['"', "“", "«", "‘"])
def test_a_mark_that_is_never_closed_swallows_nothing(model, mark):
    text = (
        f"{LEAD} Anna Lindqvist saw the {mark}new bridge in the harbour of the town.\n\n"
        f"“{WORDS},” said Anna Lindqvist.\n\nThe sun shone."
    )
    assert said(model, text) == [f"{WORDS},"]
    beside = f"{LEAD} Visitors saw the {mark}new bridge. Anna Lindqvist said “{WORDS}.”"
    assert said(model, beside)[-1:] == [f"{WORDS}."]


def test_marks_within_marks(model):
    text = "Anna Lindqvist said: “My father asked ‘who needs a bridge?’ and “why here?” to us.”"
    assert said(model, text) == [text[text.index("“") + 1 : -1]]


def test_a_heading_or_caption_quotes_nothing(model):
    text = f"‘A century’: “{WORDS}” in Oslo\n\n{LEAD}"
    assert quotations(model, text) == []


def given_names(text):
    """What is named, as if somebody had told it."""
    name = "Anna Lindqvist"
    start = text.index(name)
    mention = Mention(start, start + len(name), 0)
    return (Entity(7, "person", name, frozenset({name}), (mention,)),)


@pytest.mark.parametrize(
    "text",
    [
        f"“{WORDS},” said Anna Lindqvist.",
        f"“{WORDS},” Anna Lindqvist, a doctor, told reporters.",
        f"Anna Lindqvist said: “{WORDS}.”",
        f"According to Anna Lindqvist, “{WORDS}.”",
    ],
)
def test_without_a_model_the_words_beside_it_tell(text):
    (found,) = find_quotations(read_article(text), given_names(text))
    assert (found.speaker, text[slice(*found.speaker_span)]) == (7, "Anna Lindqvist")


def test_without_a_model_a_name_further_off_does_not():
    text = f"A friend of Anna Lindqvist said: “{WORDS}.”"
    (found,) = find_quotations(read_article(text), given_names(text))
    assert (found.speaker, found.speaker_span, found.confidence) == (None, None, 0.5)


def test_the_fact_made_of_it(model):
    text = f"{LEAD} “{WORDS},” Anna Lindqvist said."
    facts = extract(read_article(text, "", TUESDAY, model)).facts
    (fact,) = [one for one in facts if one.kind == "quotation"]
    assert (fact.value, fact.speaker) == (f"{WORDS},", "Anna Lindqvist")


PIECES = st.sampled_from(
    ['"', "“", "”", "«", "»", "‘", "’", "'", "Smith said", ", ", ". ", "\n\n", "we go ", "6'2", "…"]
)


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=40).map("".join))
def test_quotations_stand_between_marks_whatever_the_text(model, text):
    reading = read_article(text, "", TUESDAY, model)
    end = 0
    for one in find_quotations(reading, find_entities(reading)):
        assert end <= one.start < one.end <= len(reading.text)
        assert reading.text[one.start - 1] in "\"“„«”‘'"
        assert "\n\n" not in reading.text[one.start : one.end]
        end = one.end


@pytest.mark.parametrize("piece", ['"', '"a ', "“a ", '"a" ', "‘a’ ", "“a” said Smith. ", "' "])
def test_long_texts_take_no_longer_for_their_length(piece):
    times = []
    for size in (20_000, 200_000):
        reading = read_article(piece * (size // len(piece)))
        rounds = []
        for _ in range(3):
            before = time.perf_counter()
            find_quotations(reading, ())
            rounds.append(time.perf_counter() - before)
        times.append(min(rounds))
    assert times[1] < max(0.5, 30 * times[0])
