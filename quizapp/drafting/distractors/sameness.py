"""Whether an article may say the same of another as of the right one. Pure."""

import re
from dataclasses import dataclass
from functools import cached_property

from quizapp.articles.extraction.base import Entity, Extraction
from quizapp.drafting.distractors.base import Target
from quizapp.drafting.distractors.stems import is_like

LINKS = frozenset({"and", "or", "as", "well", "with", "the", "of", "between", *",;/&–-()"})
"""What stands between two names of one list, beside other names."""

LONGEST_LIST = 120
PIECE = re.compile(r"[\w.’'-]+|[^\w\s]")


@dataclass(frozen=True)
class Sameness:
    target: Target
    extraction: Extraction

    def may_be_true_of(self, entity: Entity) -> bool:
        """Named in the same sentence, in one list with the right one, or where the same is told."""
        return (
            any(one.sentence == self.target.sentence for one in entity.mentions)
            or self._is_listed_with_key(entity)
            or any(one.sentence in self._like for one in entity.mentions)
        )

    def _is_listed_with_key(self, entity: Entity) -> bool:
        return any(
            self._in_one_list(ours.start, ours.end, theirs.start, theirs.end)
            for ours in (self.target.entity.mentions if self.target.entity else ())
            for theirs in entity.mentions
            if ours.sentence == theirs.sentence
        )

    def _in_one_list(self, start: int, end: int, other_start: int, other_end: int) -> bool:
        text = self.extraction.reading.text
        between = text[end:other_start] if end <= other_start else text[other_end:start]
        return len(between) <= LONGEST_LIST and all(
            piece in LINKS or piece[0].isupper() for piece in PIECE.findall(between)
        )

    @cached_property
    def _like(self) -> frozenset[int]:
        """Sentences that seem to tell what the question asks."""
        reading = self.extraction.reading
        return frozenset(
            one.index for one in reading.sentences if is_like(self.target.stem, reading.words(one))
        )
