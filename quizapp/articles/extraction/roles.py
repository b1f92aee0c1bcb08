"""What an article says that a person is: an office, a trade, a relation to somebody.

Four ways of saying it are read: “Health Minister Ann Lee”, “Ann Lee, the mayor of Porto,”,
“the mayor of Porto, Ann Lee,” and “Ann Lee is the mayor of Porto”. The words are those of the
article, without “the” in front.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import Entity, Mention, Reading
from quizapp.articles.extraction.tables.titles import (
    HONORIFICS,
    MODIFIERS,
    OFFICES,
    PERSON_NOUNS,
    RANKS,
)
from quizapp.articles.extraction.tables.word_sets import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

LONGEST = 14
"""Words of the longest role that is believed."""

MOST_BEFORE = 6
"""Words of a title in front of a name."""

CLERICAL = word_set("professor bishop archbishop cardinal pope king queen emeritus")
COURTESY = HONORIFICS - CLERICAL - PERSON_NOUNS - OFFICES
NOUNS = OFFICES | RANKS | PERSON_NOUNS | CLERICAL
ENDINGS = ("er", "or", "ist", "man", "woman", "ian", "eer")
UNLIKE = word_set(
    """
    number matter letter computer another newspaper center river cluster tower theater chapter
    character sector vector factor mirror corridor tractor reactor carrier border corner summer
    winter weather disorder disaster barrier soccer cancer murder dollar october november december
    september however whether together either neither rather further container counter-terror
    motor-racer supporters encounter parameter transfer trailer thriller poster register shelter
    charter quarter semester minister-led chamber timber lumber fibre server router printer
    scanner helicopter freighter tanker destroyer cruiser steamer schooner cutter bomber labor
    harbor
    """
)
DROPPED = word_set("the a an one another fellow also its our my your own - now")
STOPS = word_set(
    """
    , ; . — – - ( ) [ ] ! ? : " “ ” who which whose that where when while as
    """
)
PHRASAL = word_set("NOUN PROPN ADJ ADP DET PART CCONJ NUM PRON ADV")
NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})


def with_roles(reading: Reading, entities: Sequence[Entity]) -> tuple[Entity, ...]:
    """The same, people with what the article calls them."""
    docs = {sentence.index: (sentence.start, doc) for sentence, doc in reading.parsed()}
    return tuple(
        replace(one, role=_best([*_all_roles(one, docs)])) if one.kind == "person" else one
        for one in entities
    )


def _all_roles(entity: Entity, docs: "dict[int, tuple[int, Doc]]") -> Iterator[str]:
    for mention in entity.mentions:
        if mention.sentence in docs:
            yield from _roles(mention, *docs[mention.sentence])


def _best(roles: Sequence[str]) -> str:
    """The first, unless it is one word and a later one says more."""
    first = roles[0] if roles else ""
    if " " in first:
        return first
    return next((role for role in roles if " " in role), first)


def _roles(mention: Mention, start: int, doc: "Doc") -> Iterator[str]:
    span = doc.char_span(mention.start - start, mention.end - start, alignment_mode="expand")
    if span is None:
        return
    yield from roles_at(doc, span.start, span.end)


def roles_at(doc: "Doc", first: int, last: int) -> Iterator[str]:
    """What the sentence says that the bearer of the name at these tokens is."""
    while first and doc[first - 1].text.lower() in COURTESY:
        first -= 1
    for find in (_title, _apposition_after, _apposition_before, _after_copula):
        role = find(doc, first, last)
        if role and len(role.split()) <= LONGEST:
            yield role


def _is_noun_of_person(token: "Token") -> bool:
    word = token.text.lower().rstrip(".")
    if word in NOUNS or word.rpartition("-")[2] in OFFICES:
        return True
    return (
        token.tag_ == "NN"
        and word.endswith(ENDINGS)
        and len(word) > 5
        and word not in UNLIKE
        and token.text.islower()
    )


def _title(doc: "Doc", first: int, last: int) -> str:
    """“former Health Minister” in front, or “Minister of Health”."""
    first = _before_brackets(doc, first)
    if not first:
        return ""
    front = _with_of(doc, first)
    if front is None:
        word = doc[first - 1].text.lower()
        if word.endswith("s") and word.removesuffix("s") in OFFICES:
            return doc[first - 1].text.removesuffix("s")
        if not _is_noun_of_person(doc[first - 1]):
            return ""
        front = first - 1
    start = front
    while start and front - start < MOST_BEFORE and _is_part_of_title(doc, start - 1):
        start -= 1
    return _role(doc, start, first)


def _before_brackets(doc: "Doc", first: int) -> int:
    """“MP (Member of Parliament) Ann Lee”."""
    if not first or doc[first - 1].text != ")":
        return first
    at = first - 1
    while at and doc[at].text != "(":
        at -= 1
    return at


def _with_of(doc: "Doc", first: int) -> int | None:
    """Where the title stands in “Secretary of State Ann Lee”."""
    at = first - 1
    while at > 0 and first - at < MOST_BEFORE and doc[at].text != "of":
        if not (doc[at].text[0].isupper() or doc[at].text in {"the", "and"}):
            return None
        at -= 1
    titled = 0 < at < first - 1 and doc[at].text == "of"
    return at - 1 if titled and doc[at - 1].text.lower() in NOUNS else None


def _is_part_of_title(doc: "Doc", at: int) -> bool:
    token = doc[at]
    if token.text == "and":
        return at > 0 and doc[at - 1].text.islower() and doc[at - 1].pos_ == "NOUN"
    if token.text == "-":
        return not token.whitespace_ and at > 0 and not doc[at - 1].whitespace_
    verb = at > 0 and doc[at - 1].text == "to" and token.text.islower()
    dated = token.ent_type_ in {"DATE", "TIME", "CARDINAL"}
    return token.pos_ in NOMINAL and not dated and not verb


def _apposition_after(doc: "Doc", first: int, last: int) -> str:
    """“, 45, the mayor of Porto,”."""
    at = last
    if at >= len(doc) or doc[at].text not in {",", "—", "–"}:
        return ""
    at += 1
    if at + 1 < len(doc) and doc[at].like_num and doc[at + 1].text == ",":
        at += 2
    return _phrase(doc, at)


def _after_copula(doc: "Doc", first: int, last: int) -> str:
    """“is the mayor of Porto”."""
    if last + 1 >= len(doc) or doc[last].text not in {"is", "was"}:
        return ""
    return _phrase(doc, last + 1) if doc[last + 1].pos_ == "DET" else ""


def _phrase(doc: "Doc", start: int) -> str:
    """The noun phrase that begins here and goes on to a stop, if it says what somebody is."""
    if start >= len(doc):
        return ""
    end = start
    while end < len(doc) and not _is_stop(doc, end):
        if doc[end].pos_ not in PHRASAL:
            return ""
        end += 1
    head = _head(doc, start, end)
    listed = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].text in {"and", "or"}
    if listed or doc[start].pos_ == "ADV" or doc[start].text.lower() in {"and", "or", "but", "its"}:
        return ""
    if head is None or not _is_noun_of_person(doc[head]) or doc[start].pos_ == "ADP":
        return ""
    return _role(doc, start, end)


def _is_stop(doc: "Doc", at: int) -> bool:
    if doc[at].text == "-":
        return bool(doc[at].whitespace_)
    return doc[at].text in STOPS


def _head(doc: "Doc", start: int, end: int) -> int | None:
    """The last word before the first preposition."""
    at = start
    while at < end and doc[at].pos_ != "ADP":
        at += 1
    return at - 1 if at > start else None


def _apposition_before(doc: "Doc", first: int, last: int) -> str:
    """“The mayor of Porto, Ann Lee, …”."""
    closed = last >= len(doc) or doc[last].text in {",", ".", ";", ":", ")"}
    if not closed or first < 2 or doc[first - 1].text != ",":
        return ""
    start = first - 1
    while start and doc[start - 1].pos_ in PHRASAL and not _is_stop(doc, start - 1):
        start -= 1
    heads = [
        at
        for at in range(start, first - 1)
        if _is_noun_of_person(doc[at]) and (at + 2 == first or doc[at + 1].pos_ == "ADP")
    ]
    if not heads:
        return ""
    begin = heads[0]
    while begin > start and _is_before_head(doc, begin - 1):
        begin -= 1
    return _role(doc, begin, first - 1) if _opens(doc, begin) else ""


def _is_before_head(doc: "Doc", at: int) -> bool:
    return doc[at].pos_ in NOMINAL or doc[at].tag_ == "POS" or doc[at].tag_ == "PRP$"


def _opens(doc: "Doc", at: int) -> bool:
    """Whether a phrase about one certain person begins here."""
    before = doc[at - 1] if at else None
    definite = before is not None and before.text.lower() in {"the", "one"}
    return definite or any(token.tag_ in {"POS", "PRP$"} for token in doc[at : at + 5])


def _is_loose(token: "Token", length: int) -> bool:
    """Whether a role cannot end so."""
    courtesy = length > 1 and token.text.lower().rstrip(".") in COURTESY | {"professor"}
    return courtesy or token.pos_ in {"ADP", "DET", "CCONJ", "PUNCT"}


def _role(doc: "Doc", start: int, end: int) -> str:
    """The words, without “the” in front and joining words at either end."""
    while start < end and doc[start].text.lower() in DROPPED:
        start += 1
    while end > start and _is_loose(doc[end - 1], end - start):
        end -= 1
    words = str(doc[start:end].text)
    lone = " " not in words and (words.lower().rstrip(".") in COURTESY | MODIFIERS)
    return "" if lone else words
