"""What holds for wrong names of every kind, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.articles.extraction.base import Entity, Extraction, Mention
from quizapp.drafting.base import Bank, KnownEntity
from quizapp.drafting.distractors import Target, choose
from tests.drafting.distractors.asking import read

KINDS = st.sampled_from(["person", "organisation", "place", "agreement"])
SUBTYPES = st.sampled_from(["", "country", "city", "state", "sea", "party", "court", "accord"])
NAMES = st.text(min_size=1, max_size=20) | st.sampled_from(
    ["Yemen", "Oman", "UK", "New York", "FBI", "Reuters", "Mary Holt", "Holt", "Paris Agreement"]
)


@given(KINDS, SUBTYPES, st.lists(NAMES, min_size=1, max_size=6), NAMES, st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_names_give_whole_sets_without_the_right_one(kind, subtype, names, value, stem):
    reading = read("One is told here.", "Another is told there.")
    entities = tuple(
        Entity(id, kind, name, frozenset({name}), (Mention(0, 3, id % 2),), subtype, "mayor")
        for id, name in enumerate([value, *names])
    )
    known = tuple(KnownEntity(kind, name, frozenset({name}), subtype, "mayor") for name in names)
    target = Target(kind, value, value, entity=entities[0], stem=f"{stem} ___ {stem}", sentence=0)
    sets = choose(target, Extraction(reading, entities=entities), Bank(known))
    found = [option for one in sets for option in one]
    assert {len(one) for one in sets} <= {3}
    assert len({option.text for option in found} | {value}) == len(found) + 1
    assert [option for option in found if option.correct or not option.why] == []


@pytest.mark.parametrize("kind", ["person", "organisation", "place", "statement"])
def test_without_anything_to_go_by_there_is_none(kind):
    target = Target(kind, "Mary Holt", "Mary Holt", stem="___ came.")
    assert choose(target, Extraction(read("Mary Holt came.")), Bank()) == ()
