"""From the text of an article to the facts in it. Pure but for the trained model."""

from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.articles.extraction.attribution import find_attributions
from quizapp.articles.extraction.base import Extraction, Paragraph, Reading
from quizapp.articles.extraction.dates import find_dates
from quizapp.articles.extraction.entities import find_entities
from quizapp.articles.extraction.events import find_events
from quizapp.articles.extraction.facts import make_facts
from quizapp.articles.extraction.model import parse
from quizapp.articles.extraction.newlines import normalise
from quizapp.articles.extraction.paragraphs import cut_paragraphs, dateline_date
from quizapp.articles.extraction.quantities import find_quantities
from quizapp.articles.extraction.quotations import find_quotations
from quizapp.articles.extraction.sentences import cut_sentences
from quizapp.articles.extraction.statements import make_statements
from quizapp.reading.dates import PartialDate

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["Extraction", "Reading", "extract", "read_article"]


def read_article(
    text: str,
    title: str = "",
    published_on: PartialDate | None = None,
    model: "Language | None" = None,
) -> Reading:
    """The article cut into paragraphs and sentences, and parsed if a `model` is given.

    A dateline tells when it was published where `published_on` does not, and a heading at the top
    what it is called where `title` does not.
    """
    text = normalise(text)
    paragraphs = cut_paragraphs(text, title)
    sentences = cut_sentences(text, paragraphs)
    words = [text[one.start : one.end] for one in sentences]
    return Reading(
        text=text,
        title=title or _heading(text, paragraphs),
        published_on=published_on or dateline_date(text, paragraphs),
        paragraphs=paragraphs,
        sentences=sentences,
        parses=parse(words, model) if model else (),
    )


def _heading(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    first = paragraphs[0] if paragraphs else None
    return text[first.start : first.end] if first and first.kind == "heading" else ""


def extract(reading: Reading) -> Extraction:
    """Every stage in order; a stage that needs the parse finds nothing without one."""
    entities = find_entities(reading)
    dates = find_dates(reading)
    quotations = find_quotations(reading, entities)
    found = Extraction(
        reading=reading,
        entities=entities,
        dates=dates,
        quantities=find_quantities(reading, dates),
        quotations=quotations,
        attributions=find_attributions(reading, entities, quotations),
        events=find_events(reading, dates, entities),
        statements=make_statements(reading, entities, dates),
    )
    return replace(found, facts=make_facts(found))
