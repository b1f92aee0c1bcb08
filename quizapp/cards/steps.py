"""Learning steps as people write them: “1m 10m 1d”. Pure."""

import re

STEP = re.compile(r"(\d{1,5}(?:\.\d)?)\s?(s|sec|m|min|h|d)?")
MINUTES = {"s": 1 / 60, "sec": 1 / 60, "m": 1.0, "min": 1.0, "": 1.0, "h": 60.0, "d": 1440.0}
MOST_STEPS = 6
LONGEST = 7 * 1440.0


def read_steps(text: str) -> list[float]:
    """Minutes, which may be none at all. Raises `ValueError` for what is no list of steps."""
    found = []
    for part in text.replace(",", " ").split():
        step = STEP.fullmatch(part.lower())
        if step is None:
            raise ValueError(part)
        minutes = round(float(step[1]) * MINUTES[step[2] or ""], 2)
        if not 0 < minutes <= LONGEST:
            raise ValueError(part)
        found.append(minutes)
    if len(found) > MOST_STEPS or found != sorted(found):
        raise ValueError(text)
    return found


def say_steps(steps: list[float]) -> str:
    return " ".join(_say(step) for step in steps)


def _say(minutes: float) -> str:
    for unit, size in (("d", 1440), ("h", 60)):
        if minutes >= size and minutes % size == 0:
            return f"{minutes / size:g}{unit}"
    return f"{minutes:g}m"
