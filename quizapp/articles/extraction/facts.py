"""Everything that was found, as facts to check: one a thing, in the order of the text."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from quizapp.articles.extraction.base import (
    DateMention,
    Entity,
    Extraction,
    FactFound,
    Mention,
    Quantity,
    Reading,
)
from quizapp.reading.dates import PartialDate

PRECISIONS = ("", "year", "month", "day")
CONFIDENCE = {"person": 0.85, "organisation": 0.8, "place": 0.9, "agreement": 0.85}
BORNE_OUT = 0.08
"""What a role, or a second mention, adds to the confidence in an entity."""

EXACT_DATE, RELATIVE_DATE, VAGUE_DATE = 0.97, 0.92, 0.8
WITH_UNIT, WITHOUT_UNIT, SHARE = 0.92, 0.6, 0.8
PRONOUNS_WORDS = "he she they it we i who that which him her them this these those"
PRONOUNS = frozenset(PRONOUNS_WORDS.split())


def make_facts(found: Extraction) -> tuple[FactFound, ...]:
    """Facts of the running text only: a heading, a caption or a dateline states none."""
    claims = {one.sentence: one.text for one in found.statements if not one.rejected}
    names = {entity.id: entity.name for entity in found.entities}
    made = [
        *_of_entities(found.reading, found.entities, claims),
        *_of_dates(found.reading, found.dates, claims),
        *_of_quantities(found.reading, found.quantities, claims),
        *_of_quotations(found, names),
        *_of_attributions(found, names, claims),
        *_of_events(found, claims),
    ]
    merged = {_same(one): one for one in reversed(made)}
    return tuple(sorted(merged.values(), key=lambda one: (one.start, one.end, one.kind)))


def _same(fact: FactFound) -> tuple[object, ...]:
    return fact.kind, fact.normalised, fact.unit, fact.speaker, fact.sentence


def say_span(first: PartialDate, last: PartialDate) -> str:
    """A date, or two parted by a slash."""
    return str(first) if first == last else f"{first}/{last}"


def plain_number(value: Decimal) -> str:
    said = f"{value:f}"
    return said.rstrip("0").rstrip(".") if "." in said else said


def _is_body(reading: Reading, sentence: int) -> bool:
    return reading.is_body(reading.sentences[sentence])


def _of_entities(
    reading: Reading, entities: tuple[Entity, ...], claims: Mapping[int, str]
) -> Iterator[FactFound]:
    for entity in entities:
        mentions = [one for one in entity.mentions if _is_body(reading, one.sentence)]
        if not mentions:
            continue
        best = _best_mention(reading, entity, mentions)
        borne_out = bool(entity.role) + (len(entity.mentions) > 1)
        yield FactFound(
            kind=entity.kind,
            value=reading.text[best.start : best.end],
            normalised=entity.name,
            start=best.start,
            end=best.end,
            sentence=best.sentence,
            confidence=round(min(0.97, CONFIDENCE[entity.kind] + BORNE_OUT * borne_out), 2),
            rule=f"name of {entity.subtype}" if entity.subtype else "name",
            claim=claims.get(best.sentence, ""),
            role=entity.role,
            entity=entity.id,
        )


def _best_mention(reading: Reading, entity: Entity, mentions: list[Mention]) -> Mention:
    """Where the role stands beside the name, else the first of the fullest name."""

    def rank(mention: Mention) -> tuple[bool, int, int]:
        words = reading.words(reading.sentences[mention.sentence])
        with_role = bool(entity.role) and entity.role.casefold() in words.casefold()
        full = reading.text[mention.start : mention.end] == entity.name
        return (with_role and full, mention.end - mention.start, -mention.start)

    return max(mentions, key=rank)


def _of_dates(
    reading: Reading, dates: tuple[DateMention, ...], claims: Mapping[int, str]
) -> Iterator[FactFound]:
    for one in dates:
        if one.first is None or one.last is None or not _is_body(reading, one.sentence):
            continue
        sure = VAGUE_DATE if one.about else RELATIVE_DATE if one.relative else EXACT_DATE
        yield FactFound(
            kind="date",
            value=reading.text[one.start : one.end],
            normalised=say_span(one.first, one.last),
            start=one.start,
            end=one.end,
            sentence=one.sentence,
            confidence=sure,
            rule="date counted from publication" if one.relative else "date",
            claim=claims.get(one.sentence, ""),
            precision=_precision(one),
        )


def _precision(mention: DateMention) -> str:
    if mention.first is None:
        return ""
    if mention.first != mention.last:
        return "range"
    return PRECISIONS[mention.first.precision]


def _of_quantities(
    reading: Reading, quantities: tuple[Quantity, ...], claims: Mapping[int, str]
) -> Iterator[FactFound]:
    for one in quantities:
        if not _is_body(reading, one.sentence):
            continue
        numbers = (one.low,) if one.low == one.high else (one.low, one.high)
        sure = SHARE if one.unit == "share" else WITH_UNIT if one.unit else WITHOUT_UNIT
        yield FactFound(
            kind="quantity",
            value=reading.text[one.start : one.end],
            normalised="/".join(map(plain_number, numbers)),
            start=one.start,
            end=one.end,
            sentence=one.sentence,
            confidence=sure,
            rule="number",
            claim=claims.get(one.sentence, ""),
            unit=one.unit,
            precision=one.about or ("range" if len(numbers) > 1 else "exact"),
        )


def _speaker(
    found: Extraction, names: Mapping[int, str], speaker: int | None, span: tuple[int, int] | None
) -> str:
    """The name of who spoke, else the words that refer to them unless those are a pronoun."""
    if speaker is not None:
        return names.get(speaker, "")
    words = found.reading.text[span[0] : span[1]] if span else ""
    return "" if words.casefold() in PRONOUNS else words


def _of_quotations(found: Extraction, names: Mapping[int, str]) -> Iterator[FactFound]:
    for one in found.quotations:
        words = found.reading.text[one.start : one.end]
        if _is_body(found.reading, one.sentence):
            yield FactFound(
                kind="quotation",
                value=words,
                normalised=" ".join(words.split()),
                start=one.start,
                end=one.end,
                sentence=one.sentence,
                confidence=one.confidence,
                rule="words in quotation marks",
                speaker=_speaker(found, names, one.speaker, one.speaker_span),
                entity=one.speaker,
            )


def _of_attributions(
    found: Extraction, names: Mapping[int, str], claims: Mapping[int, str]
) -> Iterator[FactFound]:
    for one in found.attributions:
        words = found.reading.text[one.start : one.end]
        if _is_body(found.reading, one.sentence):
            yield FactFound(
                kind="statement",
                value=words,
                normalised=" ".join(words.split()),
                start=one.start,
                end=one.end,
                sentence=one.sentence,
                confidence=one.confidence,
                rule=f"“{found.reading.text[one.cue[0] : one.cue[1]]}”",
                claim=claims.get(one.sentence, ""),
                speaker=_speaker(found, names, one.speaker, one.speaker_span),
                entity=one.speaker,
            )


def _of_events(found: Extraction, claims: Mapping[int, str]) -> Iterator[FactFound]:
    for one in found.events:
        when = found.dates[one.date]
        if when.first is None or when.last is None or not _is_body(found.reading, one.sentence):
            continue
        yield FactFound(
            kind="event",
            value=found.reading.text[one.start : one.end],
            normalised=say_span(when.first, when.last),
            start=one.start,
            end=one.end,
            sentence=one.sentence,
            confidence=one.confidence,
            rule=f"“{found.reading.text[one.verb[0] : one.verb[1]]}”",
            claim=claims.get(one.sentence, ""),
            precision=_precision(when),
        )
