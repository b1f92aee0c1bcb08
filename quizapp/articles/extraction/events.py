"""What happened, or was to happen, at a date the article gives."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import DateMention, Entity, Event, Reading, Sentence
from quizapp.articles.extraction.clauses import (
    Span,
    is_balanced,
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
from quizapp.reading.dates import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

OF_ROOT, OF_OTHER = 0.8, 0.65
UPWARDS = frozenset({"prep", "pobj", "npadvmod", "nmod", "advmod"})
MERE_WORDS = PLAIN_SAYING | {"suggest", "deny"}
PART_OF_DAY = UPWARDS | {"compound", "poss"}
VERBS = frozenset({"VERB", "AUX"})
NAMING = frozenset({"relcl", "acl", "csubj", "csubjpass"})
"""What a verb is to a clause that only says which thing is meant."""

NOT_AT = word_set(
    "before after until till since by from to of for despite like than as into within over through"
)
"""“by 2020” is not when it happened."""

AT = word_set("in on at during")
APART = word_set("before after until till since despite")
ASPECTS = word_set("begin start continue resume stop cease finish")
OBJECTS = frozenset({"dobj", "attr", "oprd"})
FURTHEST = 4
HAPPENINGS = word_set(
    """
    election war attack crash summit conference referendum game match tournament championship
    season cup olympics festival massacre coup protest riot strike trial case census budget report
    study survey poll album film movie book song novel edition version model treaty deal accord
    law act ruling speech interview visit trip flight launch death birth murder assassination
    funeral marriage arrival departure collapse crisis fire flood earthquake hurricane storm event
    race debate vote campaign victory defeat outbreak raid rally march meeting series award
    incident disaster accident
    """
)
"""A date beside one of these is its own: “criticised the strike in 2016”."""

TIMES = word_set(
    """
    morning afternoon evening night midnight noon dawn dusk hour hours day days week weekend month
    start beginning end middle half quarter summer winter spring autumn fall time a.m. p.m.
    """
)


def find_events(
    reading: Reading, dates: tuple[DateMention, ...], entities: tuple[Entity, ...]
) -> tuple[Event, ...]:
    """In the order of the dates; none without a parse.

    Of two dates of one verb the later may be that of something left unsaid (“the first was
    closed in 1998 and the second in 2004”): the first one counts, and for less.
    """
    names = [(one.start, one.end) for entity in entities for one in entity.mentions]
    parses = {sentence.index: (sentence, doc) for sentence, doc in reading.parsed()}
    found: list[Event] = []
    for index, date in enumerate(dates):
        place = parses.get(date.sentence)
        if place and _is_usable(reading, date, place[0], names):
            found += _events(reading, *place, date, index)
    return tuple(_first_of_each_verb(found))


def _first_of_each_verb(found: list[Event]) -> Iterator[Event]:
    verbs = Counter(one.verb for one in found)
    for one in found:
        if verbs[one.verb] == 1:
            yield one
        elif verbs.pop(one.verb, 0):
            yield replace(one, confidence=OF_OTHER)


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
    if not _fits_tense(verb, date, reading.published_on):
        return
    clause = _clause(verb)
    whole = is_balanced(reading.words(sentence)[slice(*clause)])
    if whole and clause[0] <= date.start - start and date.end - start <= clause[1]:
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
    head = token = _head(doc, date)
    if token is not None and _follows_saying(token):
        return None
    while token is not None and token.pos_ not in VERBS:
        token = token.head if _leads_on(token, date) else None
    if token is None and head is not None:
        token = _over_nouns(head, date)
    if token is not None and token.dep_ == "xcomp" and token.head.lemma_ in ASPECTS:
        return token.head
    return token


def _over_nouns(token: "Token", date: Span) -> "Token | None":
    """“announced his candidacy in 2013”: the date ends the clause and is hardly the noun's own."""
    last = token.doc[max(one.i for one in token.doc if one.idx < date[1])]
    after = last.nbor(1) if last.i + 1 < len(token.doc) else None
    closed = after is None or after.is_punct or after.dep_ in ("prep", "cc")
    if token.dep_ == "pobj" and token.head.lower_ in AT:
        token = token.head
    noun = token.head
    steps = 0
    while closed and _is_thing(noun) and steps < FURTHEST:
        noun = noun.head if noun.dep_ in OBJECTS else noun.head.head
        steps += 1
    fits = closed and steps and noun.pos_ in VERBS and _tense(noun) == "past"
    return noun if fits else None


def _is_thing(noun: "Token") -> bool:
    """Nothing that itself happens at a time."""
    preposition = (
        noun.head if noun.dep_ == "pobj" and noun.head.dep_ in ("prep", "dative") else None
    )
    below = noun.dep_ in OBJECTS or (preposition is not None and preposition.lower_ not in APART)
    if not below or noun.pos_ not in ("NOUN", "PROPN"):
        return False
    happens = noun.lemma_.lower() in HAPPENINGS or noun.lower_.endswith(("tion", "sion", "ing"))
    return noun.pos_ == "PROPN" or not happens


def _head(doc: "Doc", date: Span) -> "Token | None":
    inside = [one for one in doc if date[0] < one.idx + len(one) and one.idx < date[1]]
    return next((one for one in inside if one.head not in inside), None)


def _follows_saying(token: "Token") -> bool:
    """“told reporters Monday the road …”, where the parser may take what was said for dated"""
    before = token.doc[max(0, token.left_edge.i - 2) : token.left_edge.i]
    return any(one.pos_ in VERBS and one.lemma_ in SAYING and _is_saying(one) for one in before)


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
    by = _doer(verb)
    if by is None or by.dep_ == "expl" or verb.dep_ in NAMING:
        return False
    if any(one.tag_ in ("WP", "WDT") for one in verb.children):
        return False
    if not is_finite(verb) or _is_saying(verb):
        return False
    around = [verb, *(one for one in verb.ancestors if one.pos_ in VERBS)]
    if any(is_negated(one) or is_uncertain(one) for one in around[:2]):
        return False
    return not any(one.lemma_ in DOUBTING for one in around[1:2])


def _doer(verb: "Token") -> "Token | None":
    """Its subject, or that of the verb which it is joined to."""
    joined = verb.dep_ == "conj" and verb.head.pos_ in VERBS and verb.head.dep_ not in NAMING
    return subject(verb) or (subject(verb.head) if joined else None)


def _fits_tense(verb: "Token", date: DateMention, today: PartialDate | None) -> bool:
    """Not “the map shows … in 2016” nor “declared tomorrow a day of mourning”."""
    tense = _tense(verb)
    if date.first is None or date.last is None or tense == "MD":
        return True
    if today is None:
        return tense == "past"
    if tense == "past":
        return not _is_before(today, date.first)
    return not _is_before(date.last, today)


def _tense(verb: "Token") -> str:
    helpers = [one for one in verb.children if one.dep_ in ("aux", "auxpass")]
    first = min([verb, *helpers], key=lambda one: one.i)
    if first.tag_ == "MD":
        return "MD"
    perfect = first != verb and first.lemma_ == "have"
    return "past" if first.tag_ == "VBD" or perfect else "present"


def _is_before(one: PartialDate, other: PartialDate) -> bool:
    """As far as both are told."""
    precision = min(one.precision, other.precision)
    return str(one.cut(precision)) < str(other.cut(precision))


def _is_saying(verb: "Token") -> bool:
    states = any(one.dep_ == "ccomp" for one in verb.children)
    return verb.lemma_ in MERE_WORDS or (states and verb.lemma_ in SAYING | DOUBTING)


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
    first = tokens[0].idx if subject(verb) is not None else _clause(verb.head)[0]
    return first, tokens[-1].idx + len(tokens[-1])


def _is_loose(token: "Token", verb: "Token") -> bool:
    joins = token.head == verb and (token.dep_ in ("cc", "mark") or token.lower_ == "when")
    return joins or token.is_space or (token.is_punct and token.text not in ")]\"”’'([“%")
