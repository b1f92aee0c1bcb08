"""Right answers and articles of our own for which wrong answers are asked."""

from collections.abc import Iterable
from decimal import Decimal

from quizapp.articles.extraction import read_article
from quizapp.articles.extraction.base import (
    DateMention,
    Entity,
    EntityKind,
    Extraction,
    FactKind,
    Mention,
    Quantity,
    Reading,
)
from quizapp.drafting.base import Bank, Option
from quizapp.drafting.distractors import Target, choose
from quizapp.reading.dates import PartialDate, iso_date

PUBLISHED = PartialDate(2021, 5, 4)
NO_BANK = Bank()
Sets = tuple[tuple[Option, ...], ...]


def texts(sets: Sets) -> list[list[str]]:
    return [[option.text for option in one] for one in sets]


def offered(sets: Sets) -> set[str]:
    return {option.text for one in sets for option in one}


def reasons(sets: Sets) -> dict[str, str]:
    return {option.text: option.why for one in sets for option in one}


def read(*sentences: str, published_on: PartialDate | None = PUBLISHED) -> Reading:
    return read_article(" ".join(sentences), published_on=published_on)


def entity(
    reading: Reading,
    id: int,
    kind: EntityKind,
    name: str,
    *,
    aliases: Iterable[str] = (),
    **more: str,
) -> Entity:
    """Named wherever its name or an alias stands in the article."""
    names = {name, *aliases}
    spans = sorted(
        (at, at + len(one))
        for one in names
        for at in range(len(reading.text))
        if reading.text.startswith(one, at)
    )
    found = [(span, reading.sentence_at(span[0])) for span in spans]
    mentions = tuple(Mention(*span, sentence.index) for span, sentence in found if sentence)
    return Entity(id, kind, name, frozenset(names), mentions, **more)


def about(
    extraction: Extraction, name: str, stem: str = "", kind: FactKind | None = None
) -> Target:
    """The first sentence that names it, with a gap; `stem` in its place if given."""
    key = next(one for one in extraction.entities if name in one.aliases)
    reading = extraction.reading
    sentence = reading.sentences[key.mentions[0].sentence]
    gapped = reading.words(sentence).replace(name, "___", 1)
    return Target(
        kind or key.kind, name, key.name, entity=key, stem=stem or gapped, sentence=sentence.index
    )


def ask(extraction: Extraction, name: str, stem: str = "", bank: Bank = NO_BANK) -> Sets:
    return choose(about(extraction, name, stem), extraction, bank)


def ask_number(
    shown: str,
    value: str,
    unit: str = "people",
    stem: str = "The report counts ___ people.",
    *,
    softened: str = "",
    extraction: Extraction | None = None,
) -> Sets:
    quantity = Quantity(0, 1, 0, Decimal(value), Decimal(value), unit, (0, 1), softened)
    target = Target("quantity", shown, value, unit, quantity=quantity, stem=stem, sentence=0)
    return choose(target, extraction or Extraction(read("Nothing else is told.")), Bank())


def ask_date(
    shown: str,
    when: str,
    stem: str = "The bridge fell on ___.",
    *,
    extraction: Extraction | None = None,
    published_on: PartialDate | None = PUBLISHED,
) -> Sets:
    reading = read("Nothing else is told.", published_on=published_on)
    target = Target("date", shown, when, date=iso_date(when), stem=stem, sentence=0)
    return choose(target, extraction or Extraction(reading), Bank())


def dated(reading: Reading, *dates: tuple[str, str, str]) -> tuple[DateMention, ...]:
    """Mentions of dates: their words, and from when to when."""
    found = []
    for words, first, last in dates:
        start = reading.text.index(words)
        sentence = reading.sentence_at(start)
        assert sentence
        span = (start, start + len(words), sentence.index)
        found.append(DateMention(*span, iso_date(first), iso_date(last)))
    return tuple(found)


def counted(reading: Reading, *numbers: tuple[str, str, str]) -> tuple[Quantity, ...]:
    """Numbers of the article: as written, their value and unit; a range has two values."""
    found = []
    for words, value, unit in numbers:
        start = reading.text.index(words)
        sentence = reading.sentence_at(start)
        assert sentence
        low, _, high = value.partition(" ")
        span = (start, start + len(words))
        values = Decimal(low), Decimal(high or low)
        found.append(Quantity(*span, sentence.index, *values, unit, span))
    return tuple(found)
