"""Scheduling agrees with FSRS, and keeps to the learner's days."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.days import DayClock
from quizapp.cards.memory import (
    AGAIN,
    EASY,
    GOOD,
    HARD,
    LEARNING,
    RATINGS,
    RELEARNING,
    REVIEW,
    Memory,
    Plan,
    interval,
    is_leech,
    rate,
    recall,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAIN = Plan(clock=DayClock("UTC", 0), fuzz=False)
GAPS = st.one_of(st.integers(1, 3600), st.integers(3600, 90 * 86400))


def history(ratings, plan=PLAIN, at=NOON, on_time=True):
    """Memories after each rating, given when due."""
    memory, found = Memory(), []
    for rating in ratings:
        memory = rate(memory, rating, at, plan)
        found.append(memory)
        at = max(at, memory.due_at) if on_time else at
    return found


def test_intervals_are_those_of_the_published_vector():
    at, memory, found = NOON, Memory(), []
    for rating in (GOOD,) * 6 + (AGAIN,) * 2 + (GOOD,) * 5:
        memory = rate(memory, rating, at, PLAIN)
        found.append(interval(memory, at, PLAIN.clock).days)
        at = max(at, memory.due_at)
    assert found == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@given(st.lists(st.tuples(st.sampled_from(RATINGS), GAPS), min_size=1, max_size=12))
def test_memory_is_that_of_the_library_where_nights_are_24_hours(ratings):
    """Reviews at noon of whole days, so that days by night and by the hour agree."""
    scheduler, card = Scheduler(enable_fuzzing=False), Card(card_id=1)
    memory, at = Memory(), NOON
    for rating, seconds in ratings:
        at += timedelta(days=seconds // 86400) if seconds >= 86400 else timedelta(seconds=1)
        card, _ = scheduler.review_card(card, Rating(rating), at)
        memory = rate(memory, rating, at, PLAIN)
        assert (memory.stability, memory.difficulty) == (card.stability, card.difficulty)
        assert (memory.state, memory.step) == (int(card.state), card.step)


def test_first_ratings_go_through_the_learning_steps():
    again, hard, good, easy = (rate(Memory(), rating, NOON, PLAIN) for rating in RATINGS)
    assert [one.state for one in (again, hard, good)] == [LEARNING] * 3
    assert again.due_at == NOON + timedelta(minutes=1)
    assert hard.due_at == NOON + timedelta(minutes=5.5)
    assert good.due_at == NOON + timedelta(minutes=10)
    assert easy.state == REVIEW


def test_learnt_cards_are_due_from_the_start_of_a_day():
    plan = Plan(clock=DayClock("Pacific/Auckland", 4), fuzz=False)
    easy = rate(Memory(), EASY, NOON, plan)
    assert easy.due_at == plan.clock.start(plan.clock.day(easy.due_at))


def test_a_night_counts_as_a_day_however_short():
    plan = Plan(clock=DayClock("UTC", 4), fuzz=False)
    late = datetime(2026, 11, 23, 3, 50, tzinfo=UTC)
    first = rate(Memory(), GOOD, late, plan)
    within = rate(first, GOOD, late + timedelta(minutes=5), plan)
    after = rate(first, GOOD, late + timedelta(minutes=15), plan)
    assert within.stability != after.stability


def test_forgetting_counts_only_what_had_been_learnt():
    learnt = history([EASY])[-1]
    lapsed = rate(learnt, AGAIN, NOON + timedelta(days=20), PLAIN)
    again = rate(lapsed, AGAIN, NOON + timedelta(days=20, minutes=10), PLAIN)
    assert (lapsed.state, lapsed.lapses, again.lapses) == (RELEARNING, 1, 1)


def test_clock_put_back_counts_as_no_time():
    first = rate(Memory(), GOOD, NOON, PLAIN)
    second = rate(first, GOOD, NOON - timedelta(days=400), PLAIN)
    assert second == rate(first, GOOD, NOON, PLAIN)


def test_other_button_never_gives_a_shorter_interval():
    memory = history([GOOD] * 4)[-1]
    plan = Plan(clock=DayClock("UTC", 4))
    for seed in map(str, range(50)):
        due = [
            rate(memory, rating, memory.due_at, plan, seed).due_at for rating in (HARD, GOOD, EASY)
        ]
        assert due == sorted(due)


def test_no_relearning_steps_keep_the_card_learnt():
    plan = Plan(clock=DayClock("UTC", 4), relearning_steps=(), fuzz=False)
    learnt = rate(Memory(), EASY, NOON, plan)
    assert rate(learnt, AGAIN, NOON + timedelta(days=9), plan).state == REVIEW


def test_higher_retention_asks_sooner():
    of = [
        rate(Memory(), EASY, NOON, Plan(retention=retention, fuzz=False)).due_at
        for retention in (0.97, 0.9, 0.8)
    ]
    assert of == sorted(of)
    assert len(set(of)) == 3


def test_recall_falls_to_the_retention_when_due():
    learnt = history([GOOD, GOOD])[-1]
    assert recall(Memory(), NOON, PLAIN) is None
    assert recall(learnt, learnt.last_at, PLAIN) == 1.0
    assert recall(learnt, learnt.due_at, PLAIN) == pytest.approx(0.9, abs=0.02)


def test_leech_is_told_of_at_the_threshold_and_each_half_of_it_on():
    told = [lapses for lapses in range(1, 21) if is_leech(Memory(lapses=lapses), 8)]
    assert told == [8, 12, 16, 20]
