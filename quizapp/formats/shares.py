"""Shares of the points as files write them, in percent."""

from fractions import Fraction

DENOMINATORS = (3, 6, 7, 9, 11, 12)
"""Whose shares have no end in percent; files cut them off after a few digits."""
NEAR = 6e-5


def read_percent(text: str) -> float:
    """“33.333” as a third. Raises `ValueError` for what is no number from -100 to 100."""
    share = float(text) / 100
    if not -1 - NEAR <= share <= 1 + NEAR:
        raise ValueError(text)
    return snap(share)


def snap(share: float) -> float:
    """The simple fraction that the share was rounded from, if it is near one."""
    for below in DENOMINATORS:
        whole = round(share * below)
        if abs(share - whole / below) < NEAR:
            return float(Fraction(whole, below))
    return min(1.0, max(-1.0, share))


def say_percent(share: float) -> str:
    """At most five places, no needless zeros: “33.33333”, “50”, “-100”."""
    return f"{share * 100:.5f}".rstrip("0").rstrip(".")
