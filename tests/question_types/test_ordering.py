from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.errors import ContentError, InvalidInput, Problem
from quizapp.messages import Message
from quizapp.question_types.base import Shuffle
from quizapp.question_types.ordering import Ordering, OrderingContent

TYPE = Ordering()
CONTENT = OrderingContent(["Dawn", "Noon", "Dusk", "Midnight"], first="earliest", last="latest")
SHOWN = TYPE.present(CONTENT, Shuffle(b"seed"))
IDS = {choice.text: choice.id for choice in SHOWN.choices}

places = st.integers(3, 7).flatmap(lambda n: st.permutations(list(range(1, n + 1))))


def content_of(count):
    return OrderingContent([f"Item {number}" for number in range(count)])


def form_of(**typed):
    return {f"q1-{IDS[text]}": [place] for text, place in typed.items()}


def test_parse_keeps_a_place_for_each_item():
    form = form_of(Noon="1", Dawn="2", Midnight="3", Dusk="4")
    assert TYPE.parse(form, "q1", SHOWN) == [2, 1, 4, 3]


def test_parse_keeps_what_is_not_finished():
    assert TYPE.parse(form_of(Noon="2", Dawn="2", Dusk=""), "q1", SHOWN) == [2, 2, None, None]


def test_parse_of_an_untouched_order_is_none():
    assert TYPE.parse(form_of(Noon="", Dawn="", Dusk="", Midnight=""), "q1", SHOWN) is None


@pytest.mark.parametrize("place", ["0", "5", "-1", "1.0", "²", "one", "01"])
def test_parse_refuses_a_place_that_is_not_there(place):
    with pytest.raises(InvalidInput):
        TYPE.parse(form_of(Noon=place), "q1", SHOWN)


DOUBLED = Message("Several items share place {place}. Give each a place of its own.", {"place": 2})
MISSING = Message("Items without a place: {count}.", {"count": 2})


@pytest.mark.parametrize(
    ("answer", "message"),
    [([2, 2, None, 1], DOUBLED), ([2, 1, None, None], MISSING), ([4, 3, 2, 1], None)],
)
def test_unclear_asks_back_for_missing_and_doubled_places(answer, message):
    assert TYPE.unclear(CONTENT, answer) == message


@pytest.mark.parametrize(
    ("answer", "credit"),
    [
        ([1, 2, 3, 4], 1.0),
        ([2, 1, 3, 4], 4 / 6),
        ([4, 1, 2, 3], 0.0),
        ([4, 3, 2, 1], 0.0),
        ([1, 2, None, None], 1 / 6),
        ([1, 1, 1, 1], 0.0),
        ([1, None, None, None], 0.0),
    ],
)
def test_grade_weighs_pairs_in_order_against_the_others(answer, credit):
    assert TYPE.grade(CONTENT, answer).fraction == credit


@given(places)
@settings(max_examples=60)
def test_grade_is_the_clipped_tau(answer):
    pairs = list(combinations(answer, 2))
    right = sum(before < after for before, after in pairs)
    tau = (right - (len(pairs) - right)) / len(pairs)
    assert TYPE.grade(content_of(len(answer)), answer).fraction == max(0.0, tau)


@given(places)
@settings(max_examples=60)
def test_parts_mark_a_longest_run_in_order(answer):
    items = [answer.index(place) for place in range(1, len(answer) + 1)]
    parts = TYPE.grade(content_of(len(answer)), answer).parts
    run = [item for item, marked in zip(items, parts, strict=True) if marked]
    longest = max(
        size
        for size in range(len(items) + 1)
        if any(list(some) == sorted(some) for some in combinations(items, size))
    )
    assert run == sorted(run)
    assert len(run) == (longest if longest > 1 else 0)


def test_parts_of_an_unfinished_order_follow_its_places():
    assert TYPE.grade(CONTENT, [1, 2, 2, 3]).parts == (True, False, True, False)


def test_full_credit_is_for_the_right_order_alone():
    orders = [list(order) for order in permutations(range(1, 5))]
    assert [o for o in orders if TYPE.grade(CONTENT, o).fraction == 1.0] == [[1, 2, 3, 4]]


def test_say_answer_follows_the_places():
    assert TYPE.say_answer(CONTENT, [2, 1, None, 4]) == ("Noon", "Dawn", "–", "Midnight")
    assert TYPE.say_key(CONTENT) == ("Dawn", "Noon", "Dusk", "Midnight")


def test_arranged_shows_the_given_order_and_the_rest_as_shown():
    assert SHOWN.arranged(None) == SHOWN.choices
    assert [choice.text for choice in SHOWN.arranged([3, 1, 4, 2])] == [
        "Noon",
        "Midnight",
        "Dawn",
        "Dusk",
    ]
    rest = [choice.text for choice in SHOWN.choices if choice.text != "Dusk"]
    assert [choice.text for choice in SHOWN.arranged([None, None, 2, None])] == ["Dusk", *rest]


@pytest.mark.parametrize(
    ("items", "text"),
    [(["a", "b"], "needs at least three items"), (["a", "b", "A"], "has “A” twice")],
)
def test_load_refuses_what_cannot_be_ordered(items, text):
    with pytest.raises(ContentError) as raised:
        TYPE.load({"items": items})
    assert raised.value.problems == (Problem(("items",), text),)
