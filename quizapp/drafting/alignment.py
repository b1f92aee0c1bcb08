"""Where the words of a sentence stand in the statement that was made of it. Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

WORD = re.compile(r"\w+|[^\w\s]")
MOST_CHARACTERS = 1500
"""Longer sentences make no question, and comparing them takes long."""

Span = tuple[int, int]


@dataclass(frozen=True)
class Alignment:
    """Two versions of one sentence."""

    before: str
    after: str

    def find(self, start: int, end: int) -> Span | None:
        """The span in `after` of the words from `start` to `end` of `before`.

        What replaced them counts as theirs, `None` where they were left out.
        """
        inside = [number for number, one in enumerate(self._old) if one[0] < end and one[1] > start]
        if not inside:
            return None
        first, last = self._place(inside[0], False), self._place(inside[-1], True)
        if first is None or last is None or first > last:
            return None
        return self._new[first][0], self._new[last][1]

    def _place(self, number: int, at_end: bool) -> int | None:
        """The new word for an old one; of several that replaced it the first or the last."""
        for tag, old, old_end, new, new_end in self._changes:
            if not old <= number < old_end or tag == "insert":
                continue
            if tag == "delete":
                return None
            if tag == "equal":
                return new + number - old
            return new_end - 1 if at_end else new
        return None

    @cached_property
    def _old(self) -> list[Span]:
        return [found.span() for found in WORD.finditer(self.before[:MOST_CHARACTERS])]

    @cached_property
    def _new(self) -> list[Span]:
        return [found.span() for found in WORD.finditer(self.after[:MOST_CHARACTERS])]

    @cached_property
    def _changes(self) -> list[tuple[str, int, int, int, int]]:
        old = [self.before[start:end].casefold() for start, end in self._old]
        new = [self.after[start:end].casefold() for start, end in self._new]
        return list(SequenceMatcher(None, old, new, autojunk=False).get_opcodes())
