"""How much annotated reported speech is found, for `tests.benchmarks.extraction`.

An attribution counts by its sentence: the annotation marks one that says what somebody stated,
thinks or wrote, in their own words or not. It is found where a quotation or a statement is given
with a speaker who is named there, and the speaker is right where those words touch the ones
annotated as the source. Credits of pictures (“Image: Name”) are annotated too: they count in
`sentences`, as they did for the prototype, and not in `in_text`.
"""

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from quizapp.articles.extraction import Reading
from quizapp.articles.extraction.attribution import find_attributions
from quizapp.articles.extraction.base import Entity
from quizapp.articles.extraction.quotations import find_quotations
from tests.benchmarks.gum import GumArticle

OUTSIDE_TEXT = frozenset({"figure", "caption", "head", "list", "table"})


@dataclass(frozen=True)
class AttributionScore:
    """Sentences there are, those in running text, found, given; speakers given and right."""

    gold: int = 0
    gold_in_text: int = 0
    found: int = 0
    given: int = 0
    speakers: int = 0
    speakers_right: int = 0

    def __add__(self, other: "AttributionScore") -> "AttributionScore":
        sums = (one + two for one, two in zip(astuple(self), astuple(other), strict=True))
        return AttributionScore(*sums)

    @property
    def sentences(self) -> str:
        return f"{_part(self.found, self.gold)}/{_part(self.found, self.given)}"

    @property
    def in_text(self) -> str:
        return f"{_part(self.found, self.gold_in_text)}/{_part(self.found, self.given)}"

    @property
    def sources(self) -> str:
        return _part(self.speakers_right, self.speakers)


def _part(some: int, of: int) -> str:
    return f"{some / of:.2f}" if of else "–"


def score_attributions(
    article: GumArticle, reading: Reading, entities: tuple[Entity, ...]
) -> AttributionScore:
    quotations = find_quotations(reading, entities)
    attributions = find_attributions(reading, entities, quotations)
    given: dict[int, list[tuple[int, int]]] = {}
    spans = [one.speaker_span for one in attributions] + [one.speaker_span for one in quotations]
    for span in spans:
        if span is not None:
            given.setdefault(_sentence(article, span[0]), []).append(span)
    sources: dict[int, list[tuple[int, int]]] = {}
    for one in article.attributions:
        sources.setdefault(one.sentence, []).extend([one.source] if one.source else [])
    told = [number for number in given if sources.get(number)]
    return AttributionScore(
        gold=len(sources),
        gold_in_text=sum(article.sentences[one].block not in OUTSIDE_TEXT for one in sources),
        found=len(sources.keys() & given.keys()),
        given=len(given),
        speakers=len(told),
        speakers_right=sum(_meet(given[number], sources[number]) for number in told),
    )


def _sentence(article: GumArticle, place: int) -> int:
    """The number of the sentence that a character stands in, or −1."""
    numbered = enumerate(article.sentences)
    return next((number for number, one in numbered if one.start <= place < one.end), -1)


def _meet(spans: Iterable[tuple[int, int]], sources: list[tuple[int, int]]) -> bool:
    return any(one[0] < two[1] and two[0] < one[1] for one in spans for two in sources)
