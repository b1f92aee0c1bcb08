"""Intervals are spread a little, the same way each time."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from quizapp.cards.days import weekday
from quizapp.cards.fuzz import EVEN, chance, fuzzed, spread

MONDAY = date(2026, 11, 23).toordinal()
INTERVALS = st.integers(1, 36500)


def test_short_intervals_stay():
    assert [spread(days, 36500) for days in (1, 2)] == [(1, 1), (2, 2)]


def test_spread_grows_slower_than_the_interval():
    assert [spread(days, 36500) for days in (7, 20, 100)] == [(5, 9), (17, 23), (93, 107)]


def test_longest_interval_is_never_passed():
    assert spread(36500, 36500)[1] == 36500


@given(INTERVALS, INTERVALS, st.text(max_size=8))
def test_longer_interval_never_comes_out_shorter(one, other, seed):
    short, long = sorted((one, other))
    of = [fuzzed(days, MONDAY, seed, EVEN, 36500) for days in (short, long)]
    assert of == sorted(of)


@given(INTERVALS, st.text(max_size=8))
def test_same_seed_gives_the_same_day(interval, seed):
    first = fuzzed(interval, MONDAY, seed, EVEN, 36500)
    assert first == fuzzed(interval, MONDAY, seed, EVEN, 36500)
    low, high = spread(interval, 36500)
    assert low <= first <= high
    assert 0 <= chance(seed) < 1


@given(st.integers(20, 400), st.text(max_size=8))
def test_days_that_are_not_wanted_get_nothing(interval, seed):
    weekend_off = (1.0,) * 5 + (0.0, 0.0)
    days = fuzzed(interval, MONDAY, seed, weekend_off, 36500)
    assert weekday(MONDAY + days) < 5


def test_no_wanted_day_is_as_good_as_all():
    assert fuzzed(10, MONDAY, "x", (0.0,) * 7, 36500) == fuzzed(10, MONDAY, "x", EVEN, 36500)
