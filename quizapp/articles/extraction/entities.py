"""Who and what an article names.

The trained model proposes; tables, the shape of a name, the words beside it and the rest of the
article decide. A name is of one kind in the whole article, and what no evidence supports is left
out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from quizapp.articles.extraction import aliases, organisations, people, places, roles
from quizapp.articles.extraction.agreements import agreement_subtype, find_agreements
from quizapp.articles.extraction.base import Entity, EntityKind, Mention, Reading, Sentence
from quizapp.articles.extraction.candidates import Candidate, find_candidates
from quizapp.articles.extraction.evidence import judge
from quizapp.articles.extraction.gazetteer import Known, find_known, kinds

CAUCASUS = frozenset({"Russia", "Tbilisi", "Armenia", "Azerbaijan", "South Ossetia", "Abkhazia"})


@dataclass(frozen=True, slots=True)
class Named:
    """A place in the text with the kind of thing that is named there."""

    start: int
    end: int
    sentence: int
    words: str
    kind: EntityKind


def find_entities(reading: Reading) -> tuple[Entity, ...]:
    """Everybody and everything named, in the order of first mention."""
    named = _without_overlaps([*_agreements(reading), *_names(reading)])
    names = aliases.full_names(reading, [(one.words, one.kind) for one in named])
    grouped: dict[tuple[str, EntityKind], list[Named]] = defaultdict(list)
    for one, name in zip(named, names, strict=True):
        if name is not None:
            grouped[name, one.kind].append(one)
    found = [
        _entity(id, name, kind, group) for id, ((name, kind), group) in enumerate(grouped.items())
    ]
    return roles.with_roles(reading, _placed(found))


def _placed(entities: Sequence[Entity]) -> list[Entity]:
    """Georgia is the state where the article names other states and nothing of the Caucasus."""
    names = {one.name for one in entities}
    american = any(one.subtype == "state" and one.country == "US" for one in entities)
    if not american or names & CAUCASUS:
        return list(entities)
    return [
        replace(one, subtype="state", country="US") if one.name == "Georgia" else one
        for one in entities
    ]


def _entity(id: int, name: str, kind: EntityKind, group: Sequence[Named]) -> Entity:
    subtype, country = describe(name, kind)
    return Entity(
        id=id,
        kind=kind,
        name=name,
        aliases=frozenset({name, *(one.words for one in group)}),
        mentions=tuple(Mention(one.start, one.end, one.sentence) for one in group),
        subtype=subtype,
        country=country,
    )


def describe(name: str, kind: EntityKind) -> tuple[str, str]:
    """Subtype and country."""
    if kind == "place":
        return places.place_subtype(name), places.place_country(name)
    if kind == "organisation":
        return organisations.organisation_subtype(name), organisations.organisation_country(name)
    return (agreement_subtype(name), "") if kind == "agreement" else ("", "")


def _agreements(reading: Reading) -> Iterator[Named]:
    for sentence in reading.sentences:
        words = reading.words(sentence)
        for start, end in find_agreements(words):
            yield Named(
                sentence.start + start,
                sentence.start + end,
                sentence.index,
                words[start:end],
                "agreement",
            )


def _names(reading: Reading) -> list[Named]:
    known = {one.index: _known(reading.words(one), one.start) for one in reading.sentences}
    if not reading.parses:
        return [
            Named(one.start, one.end, index, reading.text[one.start : one.end], one.kind)
            for index, found in known.items()
            for one in found
            if one.sure
        ]
    candidates = [
        candidate
        for sentence, doc in reading.parsed()
        for candidate in find_candidates(
            sentence, doc, _names_whole(reading, sentence, known[sentence.index])
        )
    ]
    acronyms = aliases.find_acronyms(reading, [one.words for one in candidates])
    small = _small_words(reading)
    verdicts = judge(candidates, _headlines(reading), small, acronyms)
    for short in aliases.short_for_common_words(reading.text):
        verdicts.pop(short, None)
    named = [
        Named(one.start, one.end, one.sentence, one.words, kind)
        for one in candidates
        if (kind := verdicts.get(one.words))
    ]
    return named + list(_again(reading, verdicts | _families(verdicts, small), candidates))


def _families(verdicts: dict[str, EntityKind], small: frozenset[str]) -> dict[str, EntityKind]:
    """The surnames of people, which the model overlooks most often at the start of a sentence."""
    found = {
        people.surname(words)
        for words, kind in verdicts.items()
        if kind == "person" and " " in words and people.is_shaped_as_person(words)
    }
    return {
        words: "person"
        for words in found
        if words not in verdicts
        and words not in kinds()
        and words.lower() not in small
        and len(words) > 2
    }


def _small_words(reading: Reading) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w-])[a-z]+\b", reading.text))


def _again(
    reading: Reading, verdicts: dict[str, EntityKind], candidates: Sequence[Candidate]
) -> Iterator[Named]:
    """Names that were found elsewhere, where the model overlooked them."""
    taken = {at for one in candidates for at in range(one.start, one.end)}
    first: dict[str, list[str]] = defaultdict(list)
    for words in sorted(verdicts, key=len, reverse=True):
        if words[0].isupper() and (word := re.match(r"\w+", words)):
            first[word[0]].append(words)
    for sentence in reading.sentences:
        for found in re.finditer(r"(?<![\w-])[A-Z]\w*", reading.words(sentence)):
            start = sentence.start + found.start()
            if start in taken:
                continue
            for words in first.get(found[0], ()):
                end = start + len(words)
                if (
                    reading.text.startswith(words, start)
                    and not reading.text[end : end + 1].isalnum()
                ):
                    yield Named(start, end, sentence.index, words, verdicts[words])
                    break


def _headlines(reading: Reading) -> frozenset[int]:
    return frozenset(
        one.index
        for one in reading.sentences
        if reading.paragraphs[one.paragraph].kind == "heading"
    )


def _known(words: str, start: int) -> list[Known]:
    return [
        Known(one.start + start, one.end + start, one.kind, one.sure) for one in find_known(words)
    ]


def _names_whole(reading: Reading, sentence: Sentence, known: Sequence[Known]) -> list[Known]:
    """Names that are surely of one piece: of the tables, or spelt out before their letters."""
    spelt = [
        Known(sentence.start + start, sentence.start + end, "organisation", True)
        for start, end in aliases.spelt_out(reading.words(sentence))
    ]
    sure = [
        one
        for one in known
        if one.sure and not any(two.start <= one.start < two.end for two in spelt)
    ]
    return sorted([*spelt, *sure], key=lambda one: one.start)


def _without_overlaps(named: Iterable[Named]) -> list[Named]:
    """The longer of two that overlap; in the order of the text."""
    kept: list[Named] = []
    for one in sorted(named, key=lambda one: (one.start, one.start - one.end)):
        if kept and one.start < kept[-1].end:
            if one.end - one.start > kept[-1].end - kept[-1].start:
                kept[-1] = one
        else:
            kept.append(one)
    return kept
