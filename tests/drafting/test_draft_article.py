"""Invariants of all drafts, whatever the article."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction import extract, read_article
from quizapp.drafting import draft_article
from quizapp.drafting.ranking import FIRST, MOST_A_SENTENCE
from quizapp.question_types import BY_KEY
from quizapp.reading.folding import solid
from tests.drafting.articles import PUBLISHED, article

FLOOD = article(
    "The council of Marlow closed the valley road on 2 May 2021 because the river had risen.",
    "The Red Cross sheltered 1,250 people in the Marlow school during the flood.",
    "Anna Bell, the mayor of Marlow, opened the town hall to all families on 3 May 2021.",
    "Engineer Tom Reed said “we have never seen the river rise so quickly before”.",
    "Fire chief Lena Orr praised all volunteers of the Red Cross for their patience.",
    people={"Anna Bell": "the mayor of Marlow", "Tom Reed": "Engineer", "Lena Orr": "Fire chief"},
    organisations=["Red Cross"],
    numbers={"1,250": "people"},
    said={"we have never seen the river rise so quickly before": "Tom Reed"},
)
HOSTILE = ["", "word", "😀 😀😀", "<p>One <b>two", "١٢ ٣", "a\r\nb\r\rc", "no stop " * 50, "“" * 40]


def test_drafts_of_several_families_are_made():
    families = {draft.family for draft in draft_article(FLOOD).drafts}
    assert families >= {"choice", "numeric", "date", "true-false", "match-roles"}


def test_drafts_are_the_same_again():
    assert draft_article(FLOOD) == draft_article(FLOOD)


def test_content_of_every_draft_loads():
    for draft in draft_article(FLOOD).drafts:
        BY_KEY[draft.type].load(draft.content)


def test_exactly_one_option_is_right():
    chosen = [draft for draft in draft_article(FLOOD).drafts if draft.options]
    assert chosen
    for draft in chosen:
        for options in (draft.options, *draft.turns):
            assert [one.text for one in options if one.correct] == [draft.answer]
            assert len({solid(one.text) for one in options}) == len(options) == 4
            assert all(one.why for one in options if not one.correct)


def test_key_is_not_in_the_stem():
    for draft in draft_article(FLOOD).drafts:
        if draft.type in ("multiple_choice", "numeric", "short_answer"):
            assert draft.answer not in draft.stem


def test_evidence_holds_the_fact():
    for draft in draft_article(FLOOD).drafts:
        fact = FLOOD.facts[draft.fact]
        evidence = FLOOD.reading.text[draft.start : draft.end]
        assert FLOOD.reading.text[fact.start : fact.end] == fact.value
        assert fact.value in evidence


def test_ranks_count_from_one():
    drafts = draft_article(FLOOD).drafts
    assert [draft.rank for draft in drafts] == list(range(1, len(drafts) + 1))


def test_few_drafts_come_from_one_sentence():
    drafts = draft_article(FLOOD).drafts
    starts = [one.start for one in drafts if one.type not in ("matching", "ordering")]
    assert max(starts.count(start) for start in starts) <= MOST_A_SENTENCE


def test_first_drafts_have_answers_of_their_own():
    first = [one for one in draft_article(FLOOD).drafts[:FIRST] if one.type != "true_false"]
    answers = [solid(one.answer) for one in first]
    facts = [one.fact for one in first]
    fresh = draft_article(FLOOD).drafts
    if len(fresh) > FIRST:
        assert len(set(answers)) == len(answers) or len(set(facts)) < len(facts)


def test_dateline_makes_no_date_question():
    text = "Tuesday, May 4, 2021\n\nThe council of Marlow met in the old town hall of the village."
    found = extract(read_article(text, "Council meets in Marlow", PUBLISHED))
    assert [one for one in draft_article(found).drafts if one.kind == "date"] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_odd_text_gives_no_draft_and_no_error(text):
    assert draft_article(extract(read_article(text))).drafts == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300), st.text(max_size=40))
def test_no_text_fails(text, title):
    found = extract(read_article(text, title, PUBLISHED))
    for draft in draft_article(found).drafts:
        assert found.reading.text[draft.start : draft.end]
        BY_KEY[draft.type].load(draft.content)
