"""The log of a card, from which its memory can be told at any time. Pure.

The log only grows. Undoing a rating adds an entry that takes it back.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from quizapp.cards.memory import Memory, Plan, rate

RATED, UNDONE, MOVED, IMPORTED = "rated", "undone", "moved", "imported"
"""Kinds of entries: a rating; one taken back; another date without a rating; brought along."""


@dataclass(frozen=True)
class Entry:
    """`after` is the memory that it left; `undoes` is the id of the entry that it takes back."""

    id: int
    kind: str
    after: Memory
    rating: int | None = None
    undoes: int | None = None


def effective(entries: Iterable[Entry]) -> list[Entry]:
    """What counts, in order: taking an entry back drops it, and what stood on it."""
    kept: list[Entry] = []
    for entry in entries:
        if entry.kind != UNDONE:
            kept.append(entry)
            continue
        places = [place for place, one in enumerate(kept) if one.id == entry.undoes]
        del kept[places[0] if places else len(kept) :]
    return kept


def replay(entries: Iterable[Entry]) -> Memory:
    """The memory that the log tells of; a new one for an empty log."""
    kept = effective(entries)
    return kept[-1].after if kept else Memory()


def recompute(entries: Iterable[Entry], plan: Plan) -> Memory:
    """The same from the ratings alone, as they would be scheduled with `plan`.

    Stability, difficulty, state and counts are those of `replay` where the plan has not changed;
    dates may differ, since they were spread and moved.
    """
    memory = Memory()
    for entry in effective(entries):
        if entry.rating is not None and entry.after.last_at is not None:
            memory = rate(memory, entry.rating, entry.after.last_at, plan)
    return memory
