"""What happened, or was to happen, at a date the article gives."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import DateMention, Entity, Event, Reading, Sentence
from quizapp.articles.extraction.clauses import (
    Span,
    is_finite,
    quoted_spans,
    subject,
    touches,
    word_set,
)
from quizapp.articles.extraction.sayings import (
    DOUBTING,
    PLAIN_SAYING,
    SAYING,
    is_negated,
    is_uncertain,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_ROOT, OF_OTHER = 0.8, 0.65
UPWARDS = frozenset({"prep", "pobj", "npadvmod", "nmod", "advmod"})
PART_OF_DAY = UPWARDS | {"compound", "poss"}
VERBS = frozenset({"VERB", "AUX"})
NAMING = frozenset({"relcl", "acl", "csubj", "csubjpass"})
"""What a verb is to a clause that only says which thing is meant."""

NOT_AT = word_set("before after until till since by from to of for despite like than as into")
"""“by 2020” is not when it happened."""

TIMES = word_set(
    """
    morning afternoon evening night midnight noon dawn dusk hour hours day days week weekend month
    start beginning end middle half quarter summer winter spring autumn fall time
    """
)


def find_events(
    reading: Reading, dates: tuple[DateMention, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """In the order of the dates; none without a parse."""
    names = [(one.start, one.end) for entity in entities for one in entity.mentions]
    parses = {sentence.index: (sentence, doc) for sentence, doc in reading.parsed()}
    found = []
    for index, date in enumerate(dates):
        place = parses.get(date.sentence)
        if place and _is_usable(reading, date, place[0], names):
            found += _events(reading, *place, date, index)
    return tuple(found)


def _is_usable(reading: Reading, date: DateMention, sentence: Sentence, names: list[Span]) -> bool:
    if date.first is None or date.last is None or not reading.is_body(sentence):
        return False
    if reading.words(sentence).rstrip("\"”’')").endswith("?"):
        return False
    return not touches(names, date.start, date.end)


def _events(
    reading: Reading, sentence: Sentence, doc: "Doc", date: DateMention, index: int
) -> Iterator[Event]:
    start = sentence.start
    verb = _dated_verb(doc, (date.start - start, date.end - start))
    quoted = quoted_spans(reading.words(sentence))
    if verb is None or not _happens(verb) or touches(quoted, verb.idx, verb.idx + len(verb)):
        return
    clause = _clause(verb)
    if clause[0] <= date.start - start and date.end - start <= clause[1]:
        yield Event(
            start=start + clause[0],
            end=start + clause[1],
            sentence=sentence.index,
            verb=(start + verb.idx, start + verb.idx + len(verb)),
            date=index,
            confidence=OF_ROOT if verb.dep_ == "ROOT" else OF_OTHER,
        )


def _dated_verb(doc: "Doc", date: Span) -> "Token | None":
    """The verb that the date says the time of."""
    token = _head(doc, date)
    while token is not None and token.pos_ not in VERBS:
        token = token.head if _leads_on(token, date) else None
    return token


def _head(doc: "Doc", date: Span) -> "Token | None":
    inside = [one for one in doc if date[0] < one.idx + len(one) and one.idx < date[1]]
    return next((one for one in inside if one.head not in inside), None)


def _leads_on(token: "Token", date: Span) -> bool:
    if date[0] <= token.idx < date[1]:
        within_times = token.head.lower_ in TIMES and token.dep_ in PART_OF_DAY
        return within_times or (token.dep_ in UPWARDS and token.head.pos_ not in ("NOUN", "PROPN"))
    if token.pos_ in ("NOUN", "PROPN"):
        return token.dep_ in UPWARDS and token.lower_ in TIMES
    if token.dep_ == "prep":
        in_times = token.lower_ == "of" and token.head.lower_ in TIMES
        return in_times or (token.lower_ not in NOT_AT and token.head.pos_ not in ("NOUN", "PROPN"))
    return token.dep_ in UPWARDS


def _happens(verb: "Token") -> bool:
    """The article says so of the verb itself and of every clause around it."""
    if verb.dep_ in NAMING or not is_finite(verb) or subject(verb) is None or _is_saying(verb):
        return False
    around = [verb, *(one for one in verb.ancestors if one.pos_ in VERBS)]
    if any(is_negated(one) or is_uncertain(one) for one in around[:2]):
        return False
    return not any(one.lemma_ in DOUBTING for one in around[1:2])


def _is_saying(verb: "Token") -> bool:
    states = any(one.dep_ == "ccomp" for one in verb.children)
    return verb.lemma_ in PLAIN_SAYING or (states and verb.lemma_ in SAYING | DOUBTING)


def _clause(verb: "Token") -> Span:
    """The verb's words, without another clause joined to them or marks at their ends."""
    left_out = {
        inner.i
        for one in verb.children
        if one.dep_ in ("conj", "parataxis") and subject(one) is not None
        for inner in one.subtree
    }
    tokens = [one for one in verb.subtree if one.i not in left_out]
    while tokens and _is_loose(tokens[0], verb):
        tokens.pop(0)
    while tokens and _is_loose(tokens[-1], verb):
        tokens.pop()
    return tokens[0].idx, tokens[-1].idx + len(tokens[-1])


def _is_loose(token: "Token", verb: "Token") -> bool:
    joins = token.dep_ in ("cc", "mark") and token.head == verb
    return joins or token.is_space or (token.is_punct and token.text not in ")]\"”’'([“%")
