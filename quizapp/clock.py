"""The time, for the layers that may know it; pure modules are handed a value."""

from datetime import UTC, datetime


def now() -> datetime:
    return datetime.now(UTC)
