"""Days of study: they turn over at an hour of the night, in the learner's own time zone. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class DayClock:
    """`rollover` is the hour, from 0 to 23, at which a new day begins; Anki's default is 4."""

    zone: str = "UTC"
    rollover: int = 4

    def day(self, at: datetime) -> int:
        """The study day of a moment, as a proleptic Gregorian ordinal."""
        local = at.astimezone(ZoneInfo(self.zone))
        return local.date().toordinal() - (local.hour < self.rollover)

    def start(self, day: int) -> datetime:
        """When a study day begins, in UTC. Where clocks jump over that hour, right after it."""
        local = datetime.combine(date.fromordinal(day), time(self.rollover))
        return local.replace(tzinfo=ZoneInfo(self.zone)).astimezone(UTC)

    def minutes_west(self, at: datetime) -> int:
        """How far the zone is behind UTC at that moment; below 0 east of Greenwich."""
        offset = at.astimezone(ZoneInfo(self.zone)).utcoffset() or timedelta(0)
        return -round(offset / timedelta(minutes=1))

    def seconds_left(self, at: datetime) -> float:
        """Until the study day of the moment ends."""
        return (self.start(self.day(at) + 1) - at) / timedelta(seconds=1)


def weekday(day: int) -> int:
    """0 for Monday to 6 for Sunday."""
    return date.fromordinal(day).weekday()
