"""The log alone tells what a card knows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.memory import GOOD, RATINGS, Memory, Plan, rate
from quizapp.cards.replay import MOVED, RATED, UNDONE, Entry, effective, recompute, replay

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAN = Plan(fuzz=False)


def rated(id, memory, rating=GOOD, days=0):
    return Entry(id, RATED, rate(memory, rating, NOON + timedelta(days=days), PLAN), rating)


def test_empty_log_is_a_new_card():
    assert replay([]) == Memory() == recompute([], PLAN)


def test_undone_rating_leaves_what_was_before():
    first = rated(1, Memory())
    second = rated(2, first.after, days=1)
    undo = Entry(3, UNDONE, first.after, undoes=2)
    assert replay([first, second]) == second.after
    assert replay([first, second, undo]) == first.after
    assert [entry.id for entry in effective([first, second, undo])] == [1]


def test_moving_changes_the_date_alone():
    first = rated(1, Memory())
    moved = Entry(2, MOVED, replace(first.after, due_at=NOON))
    assert replay([first, moved]).due_at == NOON
    assert recompute([first, moved], PLAN) == first.after


@given(st.lists(st.one_of(st.sampled_from(RATINGS), st.just("undo")), max_size=15))
def test_ratings_and_undos_in_any_order_replay_to_the_same(steps):
    log, stack = [], [Memory()]
    for number, step in enumerate(steps, 1):
        if step != "undo":
            stack.append(rate(stack[-1], step, NOON + timedelta(days=number), PLAN))
            log.append(Entry(number, RATED, stack[-1], step))
        elif len(stack) > 1:
            stack.pop()
            undone = effective(log)[-1].id
            log.append(Entry(number, UNDONE, stack[-1], undoes=undone))
    assert replay(log) == stack[-1] == recompute(log, PLAN)
