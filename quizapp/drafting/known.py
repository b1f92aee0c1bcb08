"""What one article can offer to the questions on another. Pure."""

from collections.abc import Iterable

from quizapp.articles.extraction.base import Extraction
from quizapp.articles.extraction.lands import home_of
from quizapp.drafting.base import Bank, KnownEntity


def known_from(extraction: Extraction) -> tuple[KnownEntity, ...]:
    """Its entities, with the day on which it was published."""
    return tuple(
        KnownEntity(
            kind=entity.kind,
            name=entity.name,
            aliases=entity.aliases,
            subtype=entity.subtype,
            role=entity.role,
            country=home_of(entity, extraction),
            published_on=extraction.reading.published_on,
        )
        for entity in extraction.entities
    )


def bank_of(extractions: Iterable[Extraction]) -> Bank:
    return Bank(tuple(known for one in extractions for known in known_from(one)))
