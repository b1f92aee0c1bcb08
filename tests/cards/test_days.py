"""Study days turn over at night, wherever the learner is."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from quizapp.cards.days import DayClock, weekday

AUCKLAND = ZoneInfo("Pacific/Auckland")
ZONES = st.sampled_from(sorted(available_timezones()))
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2060, 1, 1), timezones=st.just(UTC))


def test_before_four_it_is_still_yesterday_in_auckland():
    clock = DayClock("Pacific/Auckland", 4)
    late = datetime(2026, 11, 24, 3, 59, tzinfo=AUCKLAND)
    assert clock.day(late) == date(2026, 11, 23).toordinal()
    assert clock.day(late + timedelta(minutes=1)) == date(2026, 11, 24).toordinal()


def test_day_starts_at_the_hour_of_the_zone():
    clock = DayClock("Pacific/Auckland", 4)
    start = clock.start(date(2026, 11, 24).toordinal())
    assert start == datetime(2026, 11, 23, 15, tzinfo=UTC)


def test_nights_of_changing_clocks_are_one_day():
    clock = DayClock("Europe/Berlin", 4)
    for change in (date(2026, 3, 29), date(2026, 10, 25)):
        before = datetime(
            change.year, change.month, change.day, 1, tzinfo=ZoneInfo("Europe/Berlin")
        )
        after = before.replace(hour=12)
        assert clock.day(after) - clock.day(before) == 1


def test_hour_that_a_clock_jumps_over_still_starts_the_day():
    clock = DayClock("Europe/Berlin", 2)
    day = date(2026, 3, 29).toordinal()
    assert clock.day(clock.start(day)) == day


@settings(max_examples=150)
@given(ZONES, st.integers(0, 23), MOMENTS)
def test_days_follow_each_other_without_gap(zone, rollover, at):
    clock = DayClock(zone, rollover)
    day = clock.day(at)
    assert clock.day(at + timedelta(hours=50)) - day in (1, 2, 3)
    assert clock.start(day) <= at + timedelta(hours=2)
    assert at < clock.start(day + 1) + timedelta(hours=2)


def test_weekday_counts_from_monday():
    assert weekday(date(2026, 11, 23).toordinal()) == 0
