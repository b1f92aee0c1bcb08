"""Articles of our own writing, with what would be found in them."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from quizapp.articles.extraction.base import (
    Entity,
    EntityKind,
    Extraction,
    FactFound,
    Mention,
    Paragraph,
    Quantity,
    Quotation,
    Reading,
    Sentence,
    Statement,
)
from quizapp.articles.extraction.dates import find_dates
from quizapp.articles.extraction.facts import make_facts
from quizapp.reading.dates import PartialDate

TITLE = "Floods close the valley road"
PUBLISHED = PartialDate(2021, 5, 4)


def article(
    *sentences: str,
    people: dict[str, str] | None = None,
    organisations: Iterable[str] = (),
    title: str = TITLE,
    published_on: PartialDate | None = PUBLISHED,
    numbers: dict[str, str] | None = None,
    said: dict[str, str] | None = None,
) -> Extraction:
    """Sentences as they stand, each a statement.

    `people` maps names to roles, `numbers` figures to what they count, `said` quotations to the
    names of their speakers.
    """
    reading = read(sentences, title, published_on)
    entities = [
        *(
            named(reading, number, "person", name, role)
            for number, (name, role) in enumerate((people or {}).items())
        ),
        *(
            named(reading, 100 + number, "organisation", name)
            for number, name in enumerate(organisations)
        ),
    ]
    found = Extraction(
        reading=reading,
        entities=tuple(entities),
        dates=find_dates(reading),
        quantities=tuple(counted(reading, *pair) for pair in (numbers or {}).items()),
        quotations=tuple(quoted(reading, entities, *pair) for pair in (said or {}).items()),
        statements=tuple(Statement(one.index, reading.words(one)) for one in reading.sentences),
    )
    return replace(found, facts=make_facts(found))


def read(
    sentences: Iterable[str], title: str = TITLE, published_on: PartialDate | None = PUBLISHED
) -> Reading:
    text, spans = "", []
    for sentence in sentences:
        start = len(text) + bool(text)
        text = f"{text} {sentence}".strip()
        spans.append((start, len(text)))
    return Reading(
        text=text,
        title=title,
        published_on=published_on,
        paragraphs=(Paragraph("body", 0, len(text)),),
        sentences=tuple(Sentence(index, 0, *span) for index, span in enumerate(spans)),
    )


def where(reading: Reading, words: str) -> Mention:
    start = reading.text.index(words)
    sentence = reading.sentence_at(start)
    assert sentence is not None
    return Mention(start, start + len(words), sentence.index)


def named(reading: Reading, id: int, kind: EntityKind, name: str, role: str = "") -> Entity:
    return Entity(id, kind, name, frozenset({name}), (where(reading, name),), role=role)


def counted(reading: Reading, figure: str, unit: str) -> Quantity:
    place = where(reading, f"{figure} {unit}")
    number = (place.start, place.start + len(figure))
    value = Decimal(figure.replace(",", ""))
    return Quantity(place.start, place.end, place.sentence, value, value, unit, number)


def quoted(reading: Reading, entities: Iterable[Entity], words: str, speaker: str) -> Quotation:
    place = where(reading, words)
    entity = next(one for one in entities if one.name == speaker)
    return Quotation(place.start, place.end, place.sentence, entity.id, None, 0.9)


def fact_of(extraction: Extraction, kind: str) -> FactFound:
    return next(fact for fact in extraction.facts if fact.kind == kind)
