"""Days of study in a row, with a day off forgiven. Pure."""

from collections.abc import Collection


def streak(days: Collection[int], today: int) -> int:
    """How many days somebody studied without missing two in a row; today still has time.

    `days` are ordinals of study days.
    """
    studied = sorted((day for day in days if day <= today), reverse=True)
    count, last = 0, today
    for day in studied:
        if last - day > 2:
            break
        count, last = count + 1, day
    return count
