import pytest
from hypothesis import given, settings

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.sentences import LONGEST
from tests.articles.extraction.strange import LONG, TEXTS


def sentences(text):
    reading = read_article(text)
    return [reading.words(sentence) for sentence in reading.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["The U.S. Senate met.", "It voted."],
        ["She lives in the U.S.", "The law changed."],
        ["Dr. J. R. Hale spoke.", "He left."],
        ["It cost $3.5 million.", "Nobody paid."],
        ["It began at 6 a.m. on Monday.", "It ended soon."],
        ["“We will go,” she said.", "“Now.”"],
        ['He said "We go. They stay." and left.', "Then it rained."],
        ['She asked, "Why?"', "Nobody knew."],
        ['"Stop!" Hale said.', "Nobody did."],
        ["Acme Inc. bought the mine.", "It paid little."],
        ["See No. 4 of the list.", "It is short."],
        ["They met … and parted.", "It was late!", "Was it?", "Yes."],
        ["John F. Kennedy came.", "Lt. Gen. Ann Lee did not."],
        ["He won 2.5 percent (see p. 4).", "She won more."],
    ],
)
def test_text_is_cut_at_sentence_ends(parts):
    assert sentences(" ".join(parts)) == parts


def test_no_sentence_crosses_a_paragraph():
    assert sentences("It began (at\n\nnoon). It went on.") == [
        "It began (at",
        "noon).",
        "It went on.",
    ]


@pytest.mark.parametrize(
    "prefix", ["PARIS, 4 January — ", "LISBON (AP) — ", "Rome, Jan. 4 - ", "NEW YORK – "]
)
def test_sentence_starts_after_the_place_and_day(prefix):
    text = prefix.replace(" - ", " -- ") + "The bridge opened on Monday."
    assert sentences(text) == ["The bridge opened on Monday."]


def test_dash_in_a_sentence_is_no_dateline():
    text = "The bridge — An old one — opened on Monday."
    assert sentences(text) == [text]


def test_quotation_that_never_closes_does_not_join_everything():
    assert sentences('He said "We go. They stay. We rest.') == [
        'He said "We go.',
        "They stay.",
        "We rest.",
    ]


@pytest.mark.parametrize("name", LONG)
def test_long_text_is_cut_in_bounded_pieces(name):
    reading = read_article(LONG[name])
    assert all(0 < one.end - one.start <= LONGEST for one in reading.sentences)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_sentences_stand_in_order_within_their_paragraphs(text):
    reading = read_article(text)
    places = [place for one in reading.sentences for place in (one.start, one.end)]
    assert places == sorted(places)
    for index, one in enumerate(reading.sentences):
        paragraph = reading.paragraphs[one.paragraph]
        assert one.index == index
        assert paragraph.start <= one.start < one.end <= paragraph.end
        assert reading.words(one) == reading.words(one).strip()
