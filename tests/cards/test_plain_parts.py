"""The queue, the streak, the backlog and the words."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.backlog import shares
from quizapp.cards.fuzz import EVEN
from quizapp.cards.memory import AGAIN, GOOD, HARD, REVIEW, Memory
from quizapp.cards.queue import Done, Limits, Waiting, pick
from quizapp.cards.streak import streak
from quizapp.cards.tally import LONGEST, Tally, tally
from quizapp.cards.words import proposed, short_interval

LIMITS = Limits(new=20, reviews=200)
COUNTS = st.integers(0, 50)


def played(waiting, limits=LIMITS):
    """The kinds in the order in which a day asks them."""
    done, order = Done(), []
    while kind := pick(waiting.within(limits, done), done):
        order.append(kind)
        left = {**vars(waiting), kind: getattr(waiting, kind) - 1}
        waiting = Waiting(**left)
        done = Done(done.new + (kind == "new"), done.asked + (kind == "due"), done.more_new)
    return order


def test_learning_steps_come_first():
    assert pick(Waiting(learning=1, due=5, new=5), Done()) == "learning"


def test_new_cards_stand_evenly_between_those_due():
    order = played(Waiting(due=8, new=4))
    assert [place for place, kind in enumerate(order) if kind == "new"] == [1, 4, 7, 10]


def test_steps_that_end_soon_are_the_last_resort():
    assert pick(Waiting(soon=1), Done()) == "soon"
    assert pick(Waiting(soon=1, new=1), Done()) == "new"
    assert pick(Waiting(), Done()) is None


@given(COUNTS, COUNTS, st.integers(0, 30), st.integers(0, 30))
def test_a_day_asks_as_many_as_its_limits_let(due, new, most_due, most_new):
    order = played(Waiting(due=due, new=new), Limits(most_new, most_due))
    assert order.count("due") == min(due, most_due)
    assert order.count("new") == min(new, most_new)


def test_more_new_cards_were_asked_for():
    assert LIMITS.new_left(Done(new=20)) == 0
    assert LIMITS.new_left(Done(new=20, more_new=10)) == 10


@pytest.mark.parametrize(
    ("days", "length"),
    [((), 0), ((100,), 1), ((99, 100), 2), ((98, 100), 2), ((97, 100), 1), ((99,), 1), ((98,), 1)],
)
def test_streak_forgives_one_day(days, length):
    assert streak(days, 100) == length


def test_streak_ends_after_two_days_off():
    assert streak({90, 91, 92}, 95) == 0


@given(st.integers(0, 300), st.sampled_from((3, 7, 14, 30)), st.integers(700000, 740000))
def test_backlog_is_spread_evenly_and_keeps_its_order(cards, days, today):
    found = shares(cards, today, days, EVEN)
    assert len(found) == cards
    assert found == sorted(found)
    counts = [found.count(day) for day in range(today, today + days)]
    assert max(counts) - min(counts) <= 1


def test_backlog_leaves_easy_days_alone():
    monday = 739943  # 2026-11-23
    found = shares(50, monday, 7, (1.0,) * 5 + (0.0, 0.0))
    assert set(found) == set(range(monday, monday + 5))


def test_tally_counts_new_and_recalled():
    learnt = Memory(state=REVIEW, reps=3)
    assert tally(Memory(), GOOD, 1500) == Tally(ratings=1, new=1, milliseconds=1500)
    assert tally(learnt, HARD, None) == Tally(ratings=1, asked=1, recalled=1)
    assert tally(learnt, AGAIN, 10**9) == Tally(ratings=1, asked=1, milliseconds=LONGEST)
    assert -tally(learnt, HARD, 5) == Tally(-1, 0, -1, -1, -5)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(seconds=20), "< 1 min"),
        (timedelta(minutes=10), "10 min"),
        (timedelta(hours=5), "5 h"),
        (timedelta(days=4), "4 d"),
        (timedelta(days=76), "2.5 mo"),
        (timedelta(days=730), "2 y"),
    ],
)
def test_intervals_are_short_on_buttons(interval, words):
    assert str(short_interval(interval)) == words


def test_typed_answers_speak_for_a_rating():
    assert [proposed(fraction) for fraction in (1.0, 0.5, 0.0)] == [GOOD, HARD, AGAIN]
