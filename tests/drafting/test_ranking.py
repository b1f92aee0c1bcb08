"""Which drafts come first."""

from dataclasses import replace

import pytest

from quizapp.drafting.base import Draft
from quizapp.drafting.context import Context
from quizapp.drafting.ranking import GOOD_ENOUGH, MOST_A_SENTENCE, QUALITY, quality, rank
from tests.drafting.articles import article

SENTENCES = tuple(
    f"The council of Marlow closed the old bridge number {day} on {day} May 2020."
    for day in range(2, 16)
)
FOUND = article(*SENTENCES, title="")
CONTEXT = Context(FOUND)


def draft(number: int, **changed: object) -> Draft:
    fact = FOUND.facts[number]
    place = CONTEXT.sentence(fact)
    plain = Draft(
        type="multiple_choice",
        family="choice",
        kind="date",
        stem=f"The council of Marlow closed the bridge on ___ ({number}).",
        answer=fact.normalised,
        content={},
        fact=number,
        start=place.start,
        end=place.end,
    )
    return replace(plain, **changed)


def test_drafts_are_numbered_from_one():
    ranked = rank([draft(0), draft(1), draft(2)], CONTEXT)
    assert [one.rank for one in ranked] == [1, 2, 3]


def test_early_sentence_comes_first():
    ranked = rank([draft(9), draft(0), draft(5)], CONTEXT)
    assert [one.fact for one in ranked] == [0, 5, 9]


def test_short_stem_comes_first():
    long = draft(3, stem="The council of Marlow " + "and so on " * 10 + "on ___.")
    assert rank([long, draft(3)], CONTEXT)[0].stem == draft(3).stem


def test_sentence_gives_only_so_many_drafts():
    many = [draft(0, stem=f"Stem number {number} on ___.") for number in range(6)]
    assert len(rank(many, CONTEXT)) == MOST_A_SENTENCE


def test_no_answer_comes_twice_among_the_first():
    twins = [draft(0), draft(1, answer=FOUND.facts[0].normalised), draft(2)]
    assert [one.fact for one in rank(twins, CONTEXT)] == [0, 2, 1]


def test_families_are_mixed():
    mixed = [draft(0), draft(1), draft(2), draft(3, family="date", type="date")]
    assert [one.family for one in rank(mixed, CONTEXT)].index("date") < 3


@pytest.mark.parametrize(("family", "kind"), sorted(QUALITY, key=str))
def test_what_is_often_unusable_is_not_shown_first(family, kind):
    [ranked] = rank([draft(0, family=family, kind=kind or "date")], CONTEXT)
    assert (ranked.shown == "first") == (quality(ranked) >= GOOD_ENOUGH)


def test_what_is_held_back_comes_after_the_rest():
    held_back = draft(0, family="unknown")
    ranked = rank([held_back, draft(9)], CONTEXT)
    assert [one.shown for one in ranked] == ["first", "more"]


def test_fact_comes_again_only_in_another_type_and_after_the_others():
    choice, wh, typed = draft(0), draft(0, family="wh"), draft(0, family="date", type="date")
    ranked = rank([choice, wh, typed, draft(9)], CONTEXT)
    assert [(one.fact, one.type, one.shown) for one in ranked] == [
        (0, "multiple_choice", "first"),
        (9, "multiple_choice", "first"),
        (0, "date", "first"),
        (0, "multiple_choice", "more"),
    ]
