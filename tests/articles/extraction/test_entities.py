from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.entities import find_entities

PIECES = (
    *("Health Minister Anna Keller", "Keller", "the World Food Programme (WFP)", "WFP", "U.S."),
    *("Treaty of Rome", "Kim Jong-un", "Faisal al-Amr", "’s", "'s", ", 45,", ", the mayor of", "—"),
    *(
        "Bank of",
        "and",
        "New York Times",
        "MINISTER RESIGNS",
        "(",
        ")",
        '"',
        "[",
        "]",
        "said",
        "\n",
    ),
)
NAMES = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=20).map(" ".join)
ARTICLE = """Keller opens bridge in Porto

Portuguese Prime Minister Anna Keller opened a bridge in Porto on Monday. The Bureau of Old \
Bridges (BOB) paid for it, BOB director Tom van der Berg told The Guardian. "It is a Russian \
design," Keller said.

The United Kingdom and France signed the Treaty of Porto. Britain's ambassador, Mary Holt, \
praised Keller. Van der Berg thanked the European Union (EU), Microsoft and the EU's \
parliament."""


def found(text, model=None, title=""):
    return {one.name: one for one in find_entities(read_article(text, title, model=model))}


def test_everybody_and_everything_named_is_found_once(model):
    kinds = {name: one.kind for name, one in found(ARTICLE, model).items()}
    assert kinds == {
        "Anna Keller": "person",
        "Porto": "place",
        "Bureau of Old Bridges": "organisation",
        "Tom van der Berg": "person",
        "The Guardian": "organisation",
        "United Kingdom": "place",
        "France": "place",
        "Treaty of Porto": "agreement",
        "Mary Holt": "person",
        "European Union": "organisation",
        "Microsoft": "organisation",
    }


def test_mentions_are_clustered_with_their_names(model):
    entities = found(ARTICLE, model)
    assert entities["United Kingdom"].aliases == {"United Kingdom", "Britain"}
    assert entities["European Union"].aliases == {"European Union", "EU"}
    assert entities["Bureau of Old Bridges"].aliases == {"Bureau of Old Bridges", "BOB"}
    assert entities["Anna Keller"].aliases == {"Anna Keller", "Keller"}
    assert len(entities["Anna Keller"].mentions) == 4


def test_subtype_country_and_role_are_given(model):
    entities = found(ARTICLE, model)
    keller, porto = entities["Anna Keller"], entities["Porto"]
    assert keller.role == "Portuguese Prime Minister"
    assert (porto.subtype, porto.country) == ("city", "PT")
    assert entities["Bureau of Old Bridges"].subtype == "government body"


def test_people_of_a_country_are_neither_place_nor_organisation(model):
    entities = found("The Russian team met Germans and Muslims in Oslo. Russian fans sang.", model)
    assert set(entities) == {"Oslo"}


def test_a_place_in_a_name_is_no_place(model):
    entities = found("The Sydney Morning Herald and the Bank of Japan disagreed.", model)
    assert {one.kind for one in entities.values()} == {"organisation"}


def test_ships_and_storms_are_not_people(model):
    assert found("Hurricane Martha sank the USS Margaret on Sunday.", model) == {}


def test_georgia_is_a_state_among_states(model):
    text = "She won in Georgia and Texas."
    assert found(text, model)["Georgia"].country == "US"
    assert found("She went from Tbilisi, Georgia, to Texas.", model)["Georgia"].country == "GE"


def test_without_a_model_only_the_tables_speak():
    names = {name: one.kind for name, one in found(ARTICLE).items()}
    assert names == {
        "Porto": "place",
        "The Guardian": "organisation",
        "United Kingdom": "place",
        "France": "place",
        "Treaty of Porto": "agreement",
        "European Union": "organisation",
        "Microsoft": "organisation",
    }


def check(text, model):
    reading = read_article(text, model=model)
    entities = find_entities(reading)
    spans = sorted((m.start, m.end) for one in entities for m in one.mentions)
    assert [one.id for one in entities] == list(range(len(entities)))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for one in entities:
        for mention in one.mentions:
            sentence = reading.sentences[mention.sentence]
            assert reading.text[mention.start : mention.end] in one.aliases
            assert sentence.start <= mention.start < mention.end <= sentence.end
        assert one.name in one.aliases
        assert one.mentions


@settings(max_examples=60, deadline=None)
@given(NAMES)
def test_mentions_are_words_of_the_text(text):
    check(text, None)


@settings(max_examples=40, deadline=None)
@given(text=NAMES)
def test_mentions_are_words_of_the_text_with_a_model(model, text):
    check(text, model)


@pytest.mark.parametrize("piece", ["A", "Ann Lee ", "Bank and ", "President ", "Al-", "(AB) "])
def test_long_texts_take_no_long_time(piece):
    find_entities(read_article(piece * (200_000 // len(piece))))
