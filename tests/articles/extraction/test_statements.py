import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.base import Edit
from quizapp.articles.extraction.dates import find_dates
from quizapp.articles.extraction.entities import find_entities
from quizapp.articles.extraction.statements import make_statements
from quizapp.reading.dates import iso_date

TUESDAY = "2019-01-01"
LEAD = "Ministers from Norway met in Oslo in 2016."


def statements(model, *sentences, on=TUESDAY):
    reading = read_article(" ".join(sentences), "", iso_date(on) if on else None, model)
    return make_statements(reading, find_entities(reading), find_dates(reading))


def last(model, *sentences, on=TUESDAY):
    return statements(model, *sentences, on=on)[-1]


def test_without_a_model_every_sentence_is_rejected():
    found = statements(None, "Ministers met in Oslo on Monday. They agreed on a treaty.")
    assert [one.rejected for one in found] == ["no-model", "no-model"]
    assert [one.sentence for one in found] == [0, 1]


def test_a_sentence_that_stands_alone_is_not_changed(model):
    sentence = "The government of Norway signed a trade treaty with Japan in March 2017."
    found = last(model, sentence)
    assert (found.text, found.edits, found.rejected) == (sentence, (), "")


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Voters in Denmark elected a new parliament on Monday.",
            "Voters in Denmark elected a new parliament on 31 December 2018.",
        ),
        (
            "Yesterday, voters in Denmark elected a new parliament.",
            "On 31 December 2018, voters in Denmark elected a new parliament.",
        ),
        (
            "Voters in Denmark yesterday elected a new parliament.",
            "Voters in Denmark on 31 December 2018 elected a new parliament.",
        ),
        (
            "Fire destroyed a museum in Lisbon on Monday night.",
            "Fire destroyed a museum in Lisbon on the night of 31 December 2018.",
        ),
        (
            "Greece sold two airports to a German company last year.",
            "Greece sold two airports to a German company in 2018.",
        ),
        (
            "Greece has sold two airports to a German company since last year.",
            "Greece has sold two airports to a German company since 2018.",
        ),
        (
            "Critics in Lisbon praised yesterday's concert by Maria Silva.",
            "Critics in Lisbon praised the 31 December 2018 concert by Maria Silva.",
        ),
    ],
)
def test_relative_times_are_told(model, sentence, told):
    found = last(model, sentence)
    assert found.text == told
    assert {one.reason for one in found.edits} == {"relative time"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Voters in Denmark recently elected a new parliament.",
        "Voters in Denmark will elect a new parliament this summer.",
        "Later, voters in Denmark elected a new parliament.",
        "Voters in Denmark elected a new parliament the following day.",
        'Maria Silva told reporters in Lisbon, "Denmark will vote tomorrow".',
    ],
)
def test_unclear_times_are_rejected(model, sentence):
    assert last(model, sentence).rejected == "unresolved-time"


def test_a_day_to_come_is_not_told_as_past(model):
    found = last(model, "The king of Denmark was ill and resigned on February 21.")
    assert found.rejected == "unresolved-time"


def test_without_a_date_of_publication_no_time_is_told(model):
    sentence = "Voters in Denmark elected a new parliament on Monday."
    assert last(model, sentence, on=None).rejected == "unresolved-time"


def test_a_pronoun_becomes_the_only_person_named_before(model):
    found = last(
        model,
        "Maria Silva opened a large hospital in Lisbon in 2016.",
        "She studied medicine at the University of Coimbra.",
    )
    assert found.text == "Maria Silva studied medicine at the University of Coimbra."
    assert found.edits == (Edit("She", "Maria Silva", "pronoun"),)


def test_an_owner_becomes_a_name_too(model):
    found = last(
        model,
        "Maria Silva opened a large hospital in Lisbon in 2016.",
        "Her brother studied medicine at the University of Coimbra.",
    )
    assert found.text == "Maria Silva's brother studied medicine at the University of Coimbra."


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (
            "Maria Silva met Anna Larsen in Lisbon in 2016.",
            "She studied medicine at the University of Coimbra.",
        ),
        (
            "Maria Silva and a driver were hurt in Lisbon in 2016.",
            "She studied medicine at the University of Coimbra.",
        ),
        (
            "Maria Silva opened a large hospital in Lisbon in 2016.",
            "They studied medicine at the University of Coimbra.",
        ),
        (
            "Maria Silva opened a large hospital in Lisbon in 2016.",
            "Police in Coimbra arrested him on 3 May 2017.",
        ),
        (
            "The news came from his cousin, Carl Larsen.",
            "He studied medicine at the University of Coimbra.",
        ),
    ],
)
def test_a_pronoun_that_could_mean_several_is_rejected(model, before, sentence):
    assert last(model, before, sentence).rejected == "unresolved-pronoun"


def test_a_pronoun_with_its_noun_in_the_sentence_stays(model):
    sentence = "Maria Silva said she would leave Lisbon in May 2017."
    assert last(model, sentence).text == sentence


def test_a_pronoun_may_come_before_its_name_only_in_an_opening_phrase(model):
    sentence = "In his last speech, Carl Larsen praised nine doctors from Cyprus."
    assert last(model, sentence).text == sentence
    other = "He spent two years in Cyprus; Carl Larsen opened a hospital in 2017."
    assert last(model, other).rejected == "unresolved-pronoun"


def test_a_surname_becomes_the_full_name_once(model):
    found = last(
        model,
        "Maria Silva opened a large hospital in Lisbon in 2016.",
        "Silva left Lisbon in May 2017, and Silva returned in June 2018.",
    )
    assert found.text == "Maria Silva left Lisbon in May 2017, and Silva returned in June 2018."


@pytest.mark.parametrize(
    "opening", ["However, ", "Meanwhile, ", "Also, ", "In addition, ", "But ", "And "]
)
def test_a_leading_connective_is_dropped(model, opening):
    found = last(model, f"{opening}voters in Denmark elected a new parliament in 2017.")
    assert found.text == "Voters in Denmark elected a new parliament in 2017."
    assert found.edits[0] == Edit(opening, "", "connective")


@pytest.mark.parametrize(
    "sentence",
    [
        "The document was signed by nine countries in May 2017.",
        "The two men were arrested in Lisbon in May 2017.",
        "This treaty was signed by nine countries in May 2017.",
        "Another treaty was signed by nine countries in May 2017.",
        "The latter was signed by nine countries in May 2017.",
        "Such treaties were signed by nine countries in May 2017.",
        "The same treaty was signed by nine countries in May 2017.",
        "Three were arrested by police in Lisbon in May 2017.",
    ],
)
def test_what_points_back_is_rejected(model, sentence):
    assert last(model, sentence).rejected == "anaphora"


@pytest.mark.parametrize(
    "sentence",
    [
        "The United Nations sent nine observers to Cyprus in May 2017.",
        "The French government sent nine observers to Cyprus in May 2017.",
        "The president of France sent nine observers to Cyprus in May 2017.",
        "Denmark and Norway sent observers such as doctors to Cyprus in May 2017.",
    ],
)
def test_what_says_which_one_is_kept(model, sentence):
    assert last(model, sentence).text == sentence


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Did voters in Denmark elect a new parliament in 2017?", "question"),
        ("Voters in Denmark elected a new parliament in 2017!", "bad-ending"),
        ("Voters in Denmark (and Norway elected new parliaments in 2017.", "unbalanced"),
        ("We elected a new parliament in Denmark in 2017.", "first-person"),
        ("A large hospital in Lisbon with nine hundred beds.", "no-finite-verb"),
        ("Voters in Denmark elected a new parliament in 2017...", "bad-ending"),
        ("Because voters in Denmark elected a new parliament in 2017.", "fragment"),
        ("Denmark elected a parliament.", "too-short"),
        ("Image: A visitor photographs the parliament in Denmark in 2017.", "caption"),
        ("AB: The parliament in Denmark elected a new speaker in 2017.", "caption"),
        ("Larsen et al published a study of the parliament in 2017.", "et-al"),
        ("Voters from Norway told Denmark in 2017 908 farms had closed.", "rough"),
        ("Carl Larsen was on 3 May 2017 arrested in Denmark.", "rough"),
        ("Carl Larsen was put into a into a hospital in Denmark in 2017.", "rough"),
        ("Today, thousands of people in Denmark live on farms.", "unresolved-time"),
        ("Denmark has farms" + ", farms and more farms" * 12 + ".", "too-long"),
    ],
)
def test_what_is_no_statement_is_rejected(model, sentence, reason):
    found = statements(model, LEAD, sentence, LEAD)[1]
    assert (found.text, found.edits, found.rejected) == ("", (), reason)


def test_the_time_on_another_clock_is_left_out(model):
    found = last(
        model,
        LEAD,
        "A storm reached Lisbon at 7:37 p.m. (1137 UTC) on 3 May 2017 and closed roads.",
    )
    assert found.text == "A storm reached Lisbon at 7:37 p.m. on 3 May 2017 and closed roads."
    assert [one.reason for one in found.edits] == ["other clock"]


def test_a_date_on_another_clock_is_left_out_with_it(model):
    found = last(
        model, LEAD, "A storm reached Lisbon on 3 May 2017 (on Friday, UTC) and closed roads."
    )
    assert found.text == "A storm reached Lisbon on 3 May 2017 and closed roads."


def test_a_city_named_by_what_it_is_gets_its_article(model):
    found = last(model, LEAD, "A storm closed roads in French capital Paris on 3 May 2017.")
    assert found.text == "A storm closed roads in the French capital Paris on 3 May 2017."


def test_a_month_before_the_past_is_of_no_known_year(model):
    papers = "Carl Larsen found papers that showed a storm had closed the road in late February."
    assert last(model, LEAD, papers).rejected == "unresolved-time"


OPENINGS = st.sampled_from(["", "However, ", "But ", "Yesterday, ", "On Monday, "])
SPEAKERS = st.sampled_from(["Silva", "she", "Maria Silva", "Denmark"])
MARKS = st.sampled_from(['""', "“”"])
QUOTES = st.text("abc SilvaMonday ,’", min_size=1, max_size=40)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(OPENINGS, SPEAKERS, MARKS, QUOTES, st.sampled_from(["on Monday", "yesterday", "in 2017"]))
def test_no_quotation_is_changed(model, opening, speaker, marks, said, when):
    sentence = f"{opening}{speaker} told reporters {marks[0]}{said}{marks[1]} in Lisbon {when}."
    sentence = sentence[0].upper() + sentence[1:]
    reading = read_article(
        f"Maria Silva opened a hospital in Lisbon in 2016. {sentence}", "", iso_date(TUESDAY), model
    )
    for one in make_statements(reading, find_entities(reading), find_dates(reading)):
        if one.text:
            words = reading.words(reading.sentences[one.sentence])
            quoted = re.compile(r'"[^"]*"|“[^”]*”')
            assert quoted.findall(one.text) == quoted.findall(words)
            assert "  " not in one.text
            assert one.text[0].isupper()
            assert re.search(r"[^.]\.[\"”]?$", one.text)
            assert not re.search(r"\b(on|in) (on|in)\b", one.text)
