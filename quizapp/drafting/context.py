"""What the families of questions look up in an article. Pure."""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from quizapp.articles.extraction.base import (
    DateMention,
    Entity,
    Extraction,
    FactFound,
    Quantity,
    Sentence,
)
from quizapp.articles.extraction.lands import names_country
from quizapp.articles.extraction.tables.countries import demonyms
from quizapp.drafting.alignment import Alignment
from quizapp.drafting.base import Bank
from quizapp.drafting.leaks import date_leaks, names_leak, number_leaks
from quizapp.drafting.standing import fault
from quizapp.drafting.wording import GAP, LONGEST_TITLE, reported, source, without_stop
from quizapp.reading.dates import PartialDate, iso_date, say_date
from quizapp.reading.folding import solid

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENERS_WORDS = """
    a about according after all also although among an and another any around as at because
    before between both but by despite due during each earlier every few following for from he
    her his however if in instead it its last later like many more most much near no not of on
    one only or other over police several she since so some such than that the their then there
    these they this those though three through to two under until when where which while who
    with within without
"""
OPENERS = frozenset(OPENERS_WORDS.split())
"""Words that begin a sentence with a capital and are written small within it."""


NAMED = frozenset(
    ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW")
)
"""What the trained model calls names, with what is derived from them (“Cuban”)."""


PARTS = ("compound", "amod", "nmod")


@dataclass(frozen=True)
class Told:
    """A fact in a statement that stands alone: `text[start:end]` is what the fact is about.

    `shown` is how the answer is written, `date` and `quantity` its value where it has one; `part`
    says whether it only tells more of the noun behind it (“Oslo police”).
    """

    fact: FactFound
    index: int
    sentence: Sentence
    text: str
    start: int
    end: int
    shown: str
    entity: Entity | None = None
    date: PartialDate | None = None
    quantity: Quantity | None = None
    part: bool = False

    def leaks(self, text: str) -> bool:
        """Whether the text gives the answer away."""
        if self.date:
            return date_leaks(text, self.date)
        if self.quantity:
            return number_leaks(text, self.quantity.low) or number_leaks(text, self.quantity.high)
        names = self.entity.aliases if self.entity else frozenset()
        return names_leak(text, {self.shown, *names}) or self._names_the_country(text)

    def _names_the_country(self, text: str) -> bool:
        """“Polish town” gives Poland away."""
        entity = self.entity
        is_country = entity is not None and entity.subtype == "country" and entity.country
        return bool(entity and is_country and names_country(text, entity.country))

    @property
    def gapped(self) -> str:
        return self.text[: self.start] + GAP + self.text[self.end :]

    @property
    def before(self) -> str:
        return self.text[: self.start]

    @property
    def after(self) -> str:
        return self.text[self.end :]


@dataclass(frozen=True)
class Context:
    """An article with all that was found in it, and what other articles offer."""

    extraction: Extraction
    bank: Bank = field(default_factory=Bank)

    @property
    def title(self) -> str:
        return self.extraction.reading.title

    @property
    def published_on(self) -> PartialDate | None:
        return self.extraction.reading.published_on

    @cached_property
    def entities(self) -> dict[int, Entity]:
        return {entity.id: entity for entity in self.extraction.entities}

    def entity(self, fact: FactFound) -> Entity | None:
        return None if fact.entity is None else self.entities.get(fact.entity)

    def sentence(self, fact: FactFound) -> Sentence:
        return self.extraction.reading.sentences[fact.sentence]

    def parse(self, sentence: Sentence) -> "Doc | None":
        parses = self.extraction.reading.parses
        return parses[sentence.index] if sentence.index < len(parses) else None

    def in_body(self, fact: FactFound) -> bool:
        return self.extraction.reading.is_body(self.sentence(fact))

    @cached_property
    def facts(self) -> tuple[tuple[int, FactFound], ...]:
        """The facts of the body, with their numbers."""
        return tuple(
            (index, fact) for index, fact in enumerate(self.extraction.facts) if self.in_body(fact)
        )

    @cached_property
    def first_facts(self) -> dict[int | None, int]:
        """The number of the first fact about each entity."""
        return {fact.entity: index for index, fact in reversed(self.facts)}

    @cached_property
    def names(self) -> dict[str, frozenset[str]]:
        """For each name, folded, all that the same entity is called, folded too."""
        found: dict[str, frozenset[str]] = {}
        for entity in self.extraction.entities:
            folded = frozenset(map(solid, entity.aliases | {entity.name}))
            for name in folded:
                found.setdefault(name, folded)
        return found

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """The facts that a statement tells, each with its place in it."""
        found = (
            self._tell(index, one)
            for index, fact in self.facts
            for one in self._mentioned(fact)
            if one.claim and not self._faults[one.claim]
        )
        return tuple(told for told in found if told)

    def _mentioned(self, fact: FactFound) -> Iterator[FactFound]:
        """The fact, and for an entity the same wherever else a statement names it."""
        yield fact
        entity = self.entity(fact)
        if entity is None or fact.kind != entity.kind:
            return
        for mention in entity.mentions:
            claim = self._claims.get(mention.sentence, "")
            if claim and mention.sentence != fact.sentence:
                value = self.extraction.reading.text[mention.start : mention.end]
                yield replace(
                    fact,
                    value=value,
                    start=mention.start,
                    end=mention.end,
                    sentence=mention.sentence,
                    claim=claim,
                )

    @cached_property
    def _claims(self) -> dict[int, str]:
        """What the statements of the body say, by sentence."""
        reading = self.extraction.reading
        return {
            one.sentence: one.text
            for one in self.extraction.statements
            if one.text and reading.is_body(reading.sentences[one.sentence])
        }

    @cached_property
    def _faults(self) -> dict[str, str]:
        claims = {fact.claim for _, fact in self.facts} | set(self._claims.values())
        return {claim: fault(claim) for claim in sorted(claims)}

    @cached_property
    def faults(self) -> Counter[str]:
        """Why statements were not used, with how many."""
        own = Counter(reason for claim, reason in self._faults.items() if claim and reason)
        given = (one.rejected for one in self.extraction.statements if not one.text)
        return own + Counter(reason for reason in given if reason)

    def _tell(self, index: int, fact: FactFound) -> Told | None:
        place = Place(self, fact)
        if fact.kind == "date":
            return place.date(index)
        if fact.kind == "quantity":
            return place.quantity(index)
        if fact.kind in ("person", "organisation", "place", "agreement"):
            return place.name(index)
        return None

    @cached_property
    def quantities_in(self) -> dict[int, list[Quantity]]:
        """The quantities of each sentence."""
        found: dict[int, list[Quantity]] = {}
        for quantity in self.extraction.quantities:
            found.setdefault(quantity.sentence, []).append(quantity)
        return found

    @cached_property
    def names_in(self) -> dict[int, tuple[Entity, ...]]:
        """For each sentence the entities that it names."""
        found: dict[int, list[Entity]] = {}
        for entity in self.extraction.entities:
            for mention in entity.mentions:
                found.setdefault(mention.sentence, []).append(entity)
        return {number: tuple(dict.fromkeys(names)) for number, names in found.items()}

    @cached_property
    def _first_names(self) -> frozenset[str]:
        """First words of names, which keep their capital everywhere."""
        names = (name for entity in self.extraction.entities for name in entity.aliases)
        return frozenset(name.split()[0] for name in names if name.split())

    def within(self, text: str, sentence: Sentence | None = None) -> str:
        """The statement as it is written after words of ours: without a capital of its own."""
        first = text.split(maxsplit=1)[0] if text.split() else ""
        bare = re.sub(r"\W.*$", "", first)
        if (bare.casefold() in OPENERS and bare[1:].islower()) or bare in ("A",):
            return text[:1].lower() + text[1:]
        if first in self._first_names or bare in self._first_names or not bare[1:].islower():
            return text
        key = ("common", bare, sentence)
        if key not in self.remembered:
            self.remembered[key] = self._is_common(bare, sentence)
        if self.remembered[key]:
            return text[:1].lower() + text[1:]
        return text

    def _is_common(self, word: str, sentence: Sentence | None) -> bool:
        """Whether it has its capital only because it begins a sentence."""
        doc = self.parse(sentence) if sentence else None
        if not word.isascii() or {word, word.removesuffix("s")} & demonyms().keys():
            return False
        tokens = [token for token in doc or () if token.text == word]
        name = any(token.pos_ == "PROPN" or token.ent_type_ in NAMED for token in tokens)
        text = self.extraction.reading.text
        if re.search(rf"[a-z,] {re.escape(word)}\b", text):
            return False
        return bool(tokens and not name) or bool(re.search(rf"\b{word.lower()}\b", text))

    @cached_property
    def remembered(self) -> dict[Hashable, Any]:
        """What several families ask for, by what it is asked of."""
        return {}

    def lead(self, leaks: Callable[[str], bool], hides_date: bool = True) -> str:
        """Says where a statement comes from without giving the answer away; else empty."""
        title, date = self.title, self.published_on
        if len(title.split()) > LONGEST_TITLE or leaks(title):
            title = ""
        if date and hides_date and leaks(say_date(date)):
            date = None
        if title:
            return f"According to {source(title, date)}"
        return f"As reported {reported(date)}" if date else ""


@dataclass(frozen=True)
class Place:
    """Finds a fact's words in its statement."""

    context: Context
    fact: FactFound

    @cached_property
    def span(self) -> tuple[int, int] | None:
        sentence, fact = self.context.sentence(self.fact), self.fact
        before = self.context.extraction.reading.words(sentence)
        aligned = Alignment(before, fact.claim)
        return aligned.find(fact.start - sentence.start, fact.end - sentence.start)

    def date(self, index: int) -> Told | None:
        """The whole date as the statement writes it, so that nothing of it is left beside."""
        try:
            when = iso_date(self.fact.normalised)
        except ValueError:
            return None
        span = self._date_span(when)
        return span and self._told(index, span, say_date(when), date=when)

    def _date_span(self, when: PartialDate) -> tuple[int, int] | None:
        claim = self.fact.claim
        for written in (*date_forms(when), self.fact.value):
            if claim.count(written) == 1:
                start = claim.index(written)
                return start, start + len(written)
        return None

    def quantity(self, index: int) -> Told | None:
        near = self.context.quantities_in.get(self.fact.sentence, ())
        found = next((one for one in near if self._same(one)), None)
        if found is None:
            return None
        sentence = self.context.sentence(self.fact)
        text = self.context.extraction.reading.text
        number = text[found.number[0] : found.number[1]]
        aligned = Alignment(self.context.extraction.reading.words(sentence), self.fact.claim)
        span = aligned.find(found.number[0] - sentence.start, found.number[1] - sentence.start)
        if span is None or self.fact.claim[span[0] : span[1]] != number:
            return None
        shown = number if span[0] or not number.replace("-", "").isalpha() else number.lower()
        return self._told(index, span, shown, quantity=found)

    def _same(self, one: "Quantity | DateMention") -> bool:
        return one.start < self.fact.end and one.end > self.fact.start

    def name(self, index: int) -> Told | None:
        """The name as it is written, with all of it that the statement has."""
        if self.span is None:
            return None
        start, end = self.span
        shown = self.fact.claim[start:end]
        entity = self.context.entity(self.fact)
        if entity and shown in entity.aliases | {entity.name}:
            return replace(self._told(index, (start, end), shown), part=self._is_part())
        return None

    def _is_part(self) -> bool:
        sentence = self.context.sentence(self.fact)
        doc = self.context.parse(sentence)
        last = self.fact.end - sentence.start
        token = next((one for one in doc or () if one.idx + len(one.text) >= last), None)
        return token is not None and token.dep_ in PARTS and token.head.i > token.i

    def _told(
        self,
        index: int,
        span: tuple[int, int],
        shown: str,
        date: PartialDate | None = None,
        quantity: Quantity | None = None,
    ) -> Told:
        return Told(
            self.fact,
            index,
            self.context.sentence(self.fact),
            without_stop(self.fact.claim),
            *span,
            shown,
            self.context.entity(self.fact),
            date,
            quantity,
        )


def date_forms(when: PartialDate) -> tuple[str, ...]:
    """The ways in which English writes a date."""
    said = say_date(when)
    if not when.day:
        return (said,)
    day, month, year = said.split()
    return (
        said,
        f"{month} {day}, {year}",
        f"{month} {day} {year}",
        f"{day} {month}",
        f"{month} {day}",
    )
