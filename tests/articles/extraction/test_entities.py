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


def kinds_of(text, model):
    return {one.name: one.kind for one in find_entities(read_article(text, "", model=model))}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Wolves were seen in the village of Kallaskote on Friday.", "Kallaskote", "place"),
        ("The road from Accra, Kent and Ghent was shut.", "Ghent", "place"),
        ("Police in Margate, Kent arrested three men.", "Kent", "place"),
        ("A court tried Darren Pugh, 43, of Ravelsea, on Monday.", "Ravelsea", "place"),
        ("Floods hit the towns of Beni, Butembo and Katwele in May.", "Katwele", "place"),
        ("Readers of the newspaper Veldpost were surprised.", "Veldpost", "organisation"),
        ("She lent Gáspár Toldi her boat, an old one.", "Gáspár Toldi", "person"),
        ("A film by Bang Soon-ho won the prize.", "Bang Soon-ho", "person"),
        ("The Roads and Bridges Committee sat.", "Roads and Bridges Committee", "organisation"),
        ("The Co-operative Harvest Federation met.", "Co-operative Harvest Federation", "any"),
        ("Survivor Anna Keller spoke to the court.", "Anna Keller", "person"),
        ("She is a friend of Trump, he said.", "Trump", "person"),
        ("The Queen Mary University of London is old.", "Queen Mary University of London", "any"),
        ("Soldiers of the Air Force Reserve came.", "Air Force Reserve", "organisation"),
        ("Nikki Holland spoke in Porto.", "Nikki Holland", "person"),
        ("Villarreal met Leicester City on Sunday.", "Leicester City", "organisation"),
    ],
)
def test_words_beside_a_name_and_its_shape_tell_its_kind(model, text, name, kind):
    found = kinds_of(text, model)
    if kind == "any":
        assert name in found
    else:
        assert found.get(name, "") == kind


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They grow Porella montanus and Calidea grandis in tanks.", "Porella"),
        ("The results were published in Nordic Biology by her team.", "Nordic Biology"),
        ("Rotting muscle disease (RMD) is rare, and RMD is not catching.", "RMD"),
        ("He opened Google Maps in Porto.", "Google Maps"),
        ("The film Halmaria was shown in Porto.", "Halmaria"),
        ("Egyptologists and Geologists agreed.", "Egyptologists"),
    ],
)
def test_things_with_a_capital_are_left_out(model, text, name):
    assert name not in kinds_of(text, model)


def test_a_body_with_its_country_is_one_name(model):
    found = found_names("The United States House of Representatives voted on Monday.", model)
    assert found == {"House of Representatives": "United States House of Representatives"}


def found_names(text, model):
    entities = find_entities(read_article(text, "", model=model))
    return {one.name: max(one.aliases, key=len) for one in entities}


def test_surnames_are_found_where_the_model_overlooks_them(model):
    text = "Jeff Waters spoke in Porto. Waters pointed out those features. Later Waters left."
    entities = find_entities(read_article(text, "", model=model))
    assert [len(one.mentions) for one in entities if one.name == "Jeff Waters"] == [3]


def test_a_family_name_that_is_a_title_stays_whole(model):
    found = kinds_of("They marched on Martin Luther King Jr. Day in Boston.", model)
    assert found == {"Boston": "place"}
