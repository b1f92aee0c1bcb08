"""An answer to the old content, in terms of the corrected one."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.question_types import BY_KEY, TYPES
from quizapp.question_types.cloze import ClozeContent, Gap
from quizapp.question_types.date import DateContent
from quizapp.question_types.matching import MatchingContent, Pair
from quizapp.question_types.multiple_choice import MultipleChoiceContent, Option
from quizapp.question_types.multiple_response import MultipleResponseContent
from quizapp.question_types.numeric import NumericContent
from quizapp.question_types.ordering import OrderingContent
from quizapp.question_types.short_answer import ShortAnswerContent
from quizapp.question_types.true_false import TrueFalseContent

TOWNS = ["Oslo", "Bergen", "Turku", "Helsinki"]


def choice(*texts: str, right: str = "Oslo") -> MultipleChoiceContent:
    return MultipleChoiceContent([Option(text, text == right) for text in texts])


def response(*texts: str, right: tuple[str, ...] = ("Oslo",)) -> MultipleResponseContent:
    return MultipleResponseContent([Option(text, text in right) for text in texts])


def pairs(*lefts_and_rights: str, distractors: tuple[str, ...] = ()) -> MatchingContent:
    """From texts like “Norway krone”."""
    return MatchingContent([Pair(*text.split()) for text in lefts_and_rights], list(distractors))


def carry(key: str, old: Any, answer: Any, new: Any) -> Any:
    return BY_KEY[key].carry(old, answer, new)


def indexes(count: int) -> st.SearchStrategy[int]:
    return st.integers(0, count - 1)


def many(entries: st.SearchStrategy[Any], count: int) -> st.SearchStrategy[list[Any]]:
    """A list with an entry or nothing at each place, but somewhere an entry."""
    lists = st.lists(st.none() | entries, min_size=count, max_size=count)
    return lists.filter(lambda drawn: drawn.count(None) < count)


ANSWERS: dict[str, st.SearchStrategy[Any]] = {
    "multiple_choice": indexes(3),
    "multiple_response": st.sets(indexes(4), min_size=1).map(sorted),
    "true_false": st.booleans(),
    "short_answer": st.text(min_size=1, max_size=20),
    "numeric": st.integers().map(str) | st.text(min_size=1, max_size=20),
    "date": st.dates().map(str) | st.text(min_size=1, max_size=20),
    "matching": many(indexes(4), 3),
    "ordering": many(st.integers(1, 4), 4),
    "cloze": st.tuples(st.none() | st.text(min_size=1, max_size=9), indexes(3)).map(list),
}
"""To the sample of each type."""


@pytest.mark.parametrize("type_", TYPES, ids=lambda type_: type_.key)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_carry_between_equal_contents_changes_nothing(type_, data):
    answer = data.draw(ANSWERS[type_.key])
    again = type_.load(type_.dump(type_.sample))
    assert type_.carry(type_.sample, answer, again) == answer


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*ANSWERS]), st.data())
def test_carried_answer_can_always_be_graded(key, data):
    type_ = BY_KEY[key]
    new = data.draw(OTHERS[key])
    carried = type_.carry(type_.sample, data.draw(ANSWERS[key]), new)
    if carried is not None:
        assert 0 <= type_.grade(new, carried).fraction <= 1
        assert len(type_.say_answer(new, carried)) >= 1


OTHERS: dict[str, st.SearchStrategy[Any]] = {
    "multiple_choice": st.sampled_from([choice("Oslo", "Lyon"), choice("Oslo", "Nice", "Paris")]),
    "multiple_response": st.sampled_from(
        [response(*TOWNS), response("Oslo", "x", "Turku"), response("Oslo", "a", "b", "c", "d")]
    ),
    "true_false": st.builds(TrueFalseContent, st.booleans()),
    "short_answer": st.just(ShortAnswerContent(["Akureyri"])),
    "numeric": st.sampled_from(
        [NumericContent("9 m", unit="m", unit_required=True), NumericContent("1 %")]
    ),
    "date": st.sampled_from(["1969", "1969-07", "2020-02-29"]).map(DateContent),
    "matching": st.sampled_from(
        [pairs("Poland euro", "Norway forint"), pairs("a b", "c d", "Ireland euro", "Poland zloty")]
    ),
    "ordering": st.permutations(["Telephone", "Radio", "Telegraph", "World Wide Web", "Fax"]).map(
        lambda items: OrderingContent(items[:3])
    ),
    "cloze": st.sampled_from(
        [
            ClozeContent("{1}", [Gap(["0"])]),
            ClozeContent("{1} {2}", [Gap(["32"], options=["32", "0"]), Gap(["100"])]),
            ClozeContent("{1} {2} {3}", [Gap(["a"]), Gap(["b"]), Gap(["zero", "0"])]),
        ]
    ),
}
"""Corrected contents: with more, fewer and other parts than the samples."""


@given(st.permutations(TOWNS), indexes(4))
def test_multiple_choice_keeps_its_grade_in_another_order(order, answer):
    old, new = choice(*TOWNS), choice(*order)
    carried = carry("multiple_choice", old, answer, new)
    assert new.options[carried] == old.options[answer]


def test_multiple_choice_follows_a_changed_key():
    old, new = choice(*TOWNS, right="Oslo"), choice(*TOWNS, right="Bergen")
    carried = carry("multiple_choice", old, 1, new)
    assert BY_KEY["multiple_choice"].grade(old, 1).fraction == 0
    assert BY_KEY["multiple_choice"].grade(new, carried).fraction == 1


def test_multiple_choice_loses_an_option_that_is_gone():
    assert carry("multiple_choice", choice(*TOWNS), 1, choice("Oslo", "Turku", "Lahti")) is None


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ("constitutional comittee", "Constitutional committee", True),
        ("*Beta*", "Beta.", True),
        ("1,700", "1700", True),
        ("1,700", "1,800", False),
        ("Iran", "Iraq", False),
        ("legal", "illegal", False),
        ("They agreed", "They did not agree", False),
    ],
)
def test_option_whose_slip_was_mended_is_the_same(old, new, kept):
    carried = carry("multiple_choice", choice("Oslo", old), 1, choice("Oslo", "Rome", new))
    assert carried == (2 if kept else None)


def test_option_that_is_there_unchanged_is_no_other_ones_counterpart():
    old, new = choice("Oslo", "A.B.", "AB"), choice("Oslo", "AB")
    assert [carry("multiple_choice", old, index, new) for index in range(3)] == [0, None, 1]


@given(st.permutations(TOWNS), st.sets(indexes(4), min_size=1).map(sorted))
def test_multiple_response_keeps_its_grade_in_another_order(order, answer):
    type_ = BY_KEY["multiple_response"]
    old, new = (response(*texts, right=("Oslo", "Turku")) for texts in (TOWNS, order))
    carried = type_.carry(old, answer, new)
    assert type_.grade(new, carried).fraction == type_.grade(old, answer).fraction


def test_multiple_response_drops_options_that_are_gone():
    new = response("Helsinki", "Oslo", "Turku")
    assert carry("multiple_response", response(*TOWNS), [0, 1, 3], new) == [0, 1]
    assert carry("multiple_response", response(*TOWNS), [1], new) is None


def test_true_false_follows_a_changed_key():
    old, new = TrueFalseContent(True), TrueFalseContent(False)
    assert carry("true_false", old, False, new) is False
    assert BY_KEY["true_false"].grade(new, False).fraction == 1


@pytest.mark.parametrize(
    ("key", "old", "answer", "new"),
    [
        ("short_answer", ShortAnswerContent(["Oslo"]), "Bergen", ShortAnswerContent(["Bergen"])),
        ("numeric", NumericContent("9"), "10", NumericContent("10")),
        ("date", DateContent("1969"), "1970", DateContent("1970")),
    ],
)
def test_typed_answer_follows_a_changed_key(key, old, answer, new):
    carried = carry(key, old, answer, new)
    assert carried == answer
    assert BY_KEY[key].grade(old, answer).fraction == 0
    assert BY_KEY[key].grade(new, carried).fraction == 1


def test_numeric_takes_the_unit_along_that_was_shown():
    old = NumericContent("9", unit="km")
    new = NumericContent("9", unit="km", unit_required=True)
    assert carry("numeric", old, "9", new) == "9 km"
    assert carry("numeric", old, "9 miles", new) == "9 miles"
    assert carry("numeric", old, "nine or so km?", new) == "nine or so km?"
    assert carry("numeric", new, "9", new) == "9"


def test_matching_follows_both_sides():
    old = pairs("Norway krone", "Poland zloty", "Ireland euro", distractors=("forint",))
    new = pairs("Ireland euro", "Norway krone", "Poland zloty", distractors=("lira", "forint"))
    assert carry("matching", old, [0, 3, 2], new) == [0, 1, 4]
    assert carry("matching", old, [None, 1, None], new) == [None, None, 2]


def test_matching_leaves_new_pairs_and_lost_answers_open():
    old = pairs("Norway krone", "Poland zloty", "Ireland euro", distractors=("forint",))
    new = pairs("Norway krone", "Spain euro", "Poland zloty")
    assert carry("matching", old, [0, 3, 2], new) == [0, None, None]
    assert carry("matching", old, [3, None, 2], new) is None


@given(st.permutations(TOWNS))
def test_ordering_keeps_what_the_learner_saw_in_front(order):
    old, new = OrderingContent(TOWNS), OrderingContent(order)
    answer = [2, 4, 1, 3]
    carried = carry("ordering", old, answer, new)
    said = BY_KEY["ordering"].say_answer
    assert said(new, carried) == said(old, answer)


def test_ordering_follows_a_changed_key():
    new = OrderingContent(["Bergen", "Oslo", "Turku", "Helsinki"])
    carried = carry("ordering", OrderingContent(TOWNS), [2, 1, 3, 4], new)
    assert BY_KEY["ordering"].grade(new, carried).fraction == 1


def test_ordering_closes_up_where_items_are_gone():
    old = OrderingContent(TOWNS)
    assert carry("ordering", old, [4, 1, 2, 3], OrderingContent(TOWNS[1:])) == [1, 2, 3]
    assert carry("ordering", old, [4, 2, 2, None], OrderingContent(TOWNS[:3])) == [2, 1, 1]
    assert carry("ordering", old, [4, 1, 2, 3], OrderingContent([*"abc"])) is None
    assert carry("ordering", old, [None, 1, None, None], OrderingContent(["Oslo", *"ab"])) is None


def test_ordering_gives_new_items_no_place():
    new = OrderingContent(["Lahti", *TOWNS])
    assert carry("ordering", OrderingContent(TOWNS), [4, 3, 2, 1], new) == [None, 4, 3, 2, 1]


CAPITALS = ["Oslo", "Rome", "Bern"]


def gaps(*found: Gap) -> ClozeContent:
    return ClozeContent(" ".join(f"{{{number}}}" for number in range(1, len(found) + 1)), [*found])


def test_cloze_follows_options():
    old = gaps(Gap(["Oslo"], options=CAPITALS), Gap(["Rome"]))
    new = gaps(Gap(["Oslo"], options=["Bern", "Paris", "Oslo"]), Gap(["Rome"]))
    assert carry("cloze", old, [2, "Rome"], new) == [0, "Rome"]
    assert carry("cloze", old, [1, "Rome"], new) == [None, "Rome"]
    assert carry("cloze", old, [1, None], new) is None


def test_cloze_turns_options_to_text_and_back():
    typed, listed = gaps(Gap(["Oslo"])), gaps(Gap(["Oslo"], options=CAPITALS))
    assert carry("cloze", listed, [1], typed) == ["Rome"]
    assert carry("cloze", typed, ["rome"], listed) == [1]
    assert carry("cloze", typed, ["Paris"], listed) is None


def test_cloze_finds_gaps_that_moved():
    old = gaps(Gap(["Oslo"]), Gap(["Rome", "Roma"]))
    new = gaps(Gap(["Roma"]), Gap(["Bern"]), Gap(["Oslo"]))
    assert carry("cloze", old, ["a", "b"], new) == ["b", None, "a"]
    assert carry("cloze", old, ["a", "b"], gaps(Gap(["Rome"]))) == ["b"]


def test_cloze_follows_a_changed_key():
    old, new = gaps(Gap(["Oslo"]), Gap(["Rome"])), gaps(Gap(["Bern"]), Gap(["Rome"]))
    assert carry("cloze", old, ["Bern", None], new) == ["Bern", None]


def test_cloze_keeps_gaps_with_the_same_answer_apart():
    old = gaps(Gap(["Oslo"]), Gap(["Oslo"]))
    assert carry("cloze", old, ["a", "b"], gaps(Gap(["Oslo"]), Gap(["Oslo"]))) == ["a", "b"]
