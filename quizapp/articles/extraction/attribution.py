"""What somebody is said to have stated, where their own words are not given."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import Attribution, Entity, Quotation, Reading, Sentence
from quizapp.articles.extraction.clauses import (
    QUESTION_WORDS,
    Span,
    is_balanced,
    is_finite,
    quoted_spans,
    subject,
    touches,
    word_set,
)
from quizapp.articles.extraction.sayings import (
    CONDITIONS,
    STATING,
    is_negated,
    is_uncertain,
)
from quizapp.reading.dates import WEEKDAYS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

STATED, STATED_BY_PRONOUN = 0.85, 0.6
LEAST_WORDS = 4
BREAKS = ('"', "“", "‘", "—", "–")
"""What cuts off the rest of what was stated."""

VERBS = frozenset({"VERB", "AUX"})
TIMES = set(WEEKDAYS) | word_set("earlier later today yesterday morning afternoon evening night")
NO_SOURCE = word_set("plan plans schedule law rules need needs tradition")


@dataclass(frozen=True)
class _Found:
    """Counted from the sentence's start; `speaker` is the noun that names who said it."""

    said: Span
    speaker: "Token"
    cue: Span


def find_attributions(
    reading: Reading, entities: tuple[Entity, ...], quotations: tuple[Quotation, ...]
) -> tuple[Attribution, ...]:
    """In the order of the text; none without a parse."""
    mentions: dict[int, list[tuple[Span, int]]] = {}
    for entity in entities:
        for one in entity.mentions:
            mentions.setdefault(one.sentence, []).append(((one.start, one.end), entity.id))
    direct = [(one.start, one.end) for one in quotations]
    made: list[Attribution] = []
    for sentence, doc in reading.parsed():
        if reading.is_body(sentence) and not reading.words(sentence).rstrip().endswith("?"):
            named = mentions.get(sentence.index, [])
            quoted = [*direct, *_quoted(reading, sentence)]
            made += _in_sentence(reading, sentence, doc, named, quoted)
    return tuple(made)


def _quoted(reading: Reading, sentence: Sentence) -> Iterator[Span]:
    for first, last in quoted_spans(reading.words(sentence)):
        yield first + sentence.start, last + sentence.start


def _in_sentence(
    reading: Reading,
    sentence: Sentence,
    doc: "Doc",
    named: list[tuple[Span, int]],
    quoted: list[Span],
) -> Iterator[Attribution]:
    start = sentence.start
    for one in _all(doc):
        first, last = one.said[0] + start, one.said[1] + start
        long = len(reading.text[first:last].split()) >= LEAST_WORDS
        whole = long and is_balanced(reading.text[first:last])
        whole = whole and not reading.text[last:].lstrip(" ,").startswith(BREAKS)
        if not whole or touches(quoted, first, last) or touches([one.cue], *one.said):
            continue
        span, speaker = _speaker(one.speaker, start, named)
        yield Attribution(
            start=first,
            end=last,
            sentence=sentence.index,
            speaker=speaker,
            speaker_span=span,
            cue=(one.cue[0] + start, one.cue[1] + start),
            confidence=STATED_BY_PRONOUN if one.speaker.pos_ == "PRON" else STATED,
        )


def _all(doc: "Doc") -> Iterator[_Found]:
    for token in doc:
        if token.lower_ == "according":
            yield from _according(token)
        elif token.lemma_ in STATING and token.pos_ == "VERB":
            yield from _stated(token)


def _stated(verb: "Token") -> Iterator[_Found]:
    """“Officials said that …”"""
    by = _sayer(verb)
    if by is None or not is_finite(verb) or is_negated(verb) or is_uncertain(verb):
        return
    for one in verb.children:
        if one.dep_ == "ccomp" and _is_statement(one):
            tokens = _without_time(_clause(one), verb)
            if tokens and _stands_beside(tokens, verb):
                yield _Found(_span(tokens), by, (verb.idx, verb.idx + len(verb)))


def _sayer(verb: "Token") -> "Token | None":
    """Who says it, named beside the verb or beside the one it is joined to."""
    by = subject(verb)
    if verb.dep_ == "acl" or (verb.dep_ == "relcl" and (by is None or by.tag_ in QUESTION_WORDS)):
        return None
    if by is None and verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        return _sayer(verb.head)
    usable = (
        by is not None
        and by.dep_ == "nsubj"
        and (by.tag_ not in QUESTION_WORDS or by.text == "WHO")
    )
    return by if usable and by is not None and by.lower_ not in ("it", "there") else None


def _is_statement(verb: "Token") -> bool:
    asks = any(
        one.lower_ in CONDITIONS or one.tag_ in QUESTION_WORDS
        for one in verb.children
        if one.dep_ != "advcl"
    )
    states = verb.pos_ in VERBS and is_finite(verb) and subject(verb) is not None
    return states and not asks


def _clause(verb: "Token") -> list["Token"]:
    """The words of what is stated, without “that” before or “adding …” after them."""
    adding = {
        inner.i
        for one in verb.children
        if one.dep_ == "advcl" and one.lemma_ in STATING and one.tag_ == "VBG" and one.i > verb.i
        for inner in one.subtree
    }
    tokens = [one for one in verb.subtree if one.i not in adding]
    while tokens and (_is_loose(tokens[0]) or _is_that(tokens[0], verb)):
        tokens.pop(0)
    return _without_marks(tokens)


def _without_time(clause: list["Token"], verb: "Token") -> list["Token"]:
    """“said yesterday morning the road …” tells when it was said; “said that yesterday …” not."""
    if not clause or clause[0].i < verb.i or clause[0].nbor(-1).lower_ == "that":
        return clause
    at = 0
    while at < len(clause) and clause[at].lower_ in TIMES:
        at += 1
    goes_on = at < len(clause) and not clause[at].is_punct and clause[at].dep_ != "case"
    return clause[at:] if goes_on else clause


def _stands_beside(clause: list["Token"], verb: "Token") -> bool:
    """No other clause stands between, as where the parser took the wrong one."""
    between = [*verb.doc[verb.i + 1 : clause[0].i], *verb.doc[clause[-1].i + 1 : verb.i]]
    return not any(one.pos_ in VERBS or one.text in (";", ":") for one in between)


def _is_that(token: "Token", verb: "Token") -> bool:
    return token.dep_ == "mark" and token.head == verb and token.lower_ == "that"


def _without_marks(tokens: list["Token"]) -> list["Token"]:
    first, last = 0, len(tokens)
    while first < last and _is_loose(tokens[first]):
        first += 1
    while first < last and _is_loose(tokens[last - 1]):
        last -= 1
    return tokens[first:last]


def _is_loose(token: "Token") -> bool:
    return token.is_space or (token.is_punct and token.text not in "()[]%")


def _span(tokens: list["Token"]) -> Span:
    return (tokens[0].idx, tokens[-1].idx + len(tokens[-1])) if tokens else (0, 0)


def _according(token: "Token") -> Iterator[_Found]:
    """“According to the ministry, …” at either end of what is stated"""
    to = next((one for one in token.children if one.lower_ == "to"), None)
    source = next((one for one in to.children if one.dep_ == "pobj"), None) if to else None
    clause = token.head
    while clause.pos_ not in VERBS and clause.head != clause:
        clause = clause.head
    if to is None or source is None or source.lower_ in NO_SOURCE or not _is_statement(clause):
        return
    phrase = {one.i for one in token.subtree}
    tokens = _without_marks([one for one in clause.subtree if one.i not in phrase])
    if tokens and not tokens[0].i < token.i < tokens[-1].i:
        yield _Found(_span(tokens), source, (token.idx, to.idx + len(to)))


def _speaker(noun: "Token", start: int, named: list[tuple[Span, int]]) -> tuple[Span, int | None]:
    """Where the speaker is named, and which entity that is."""
    for one in (noun, *(other for other in noun.children if other.dep_ == "appos")):
        place = (one.idx + start, one.idx + len(one) + start)
        for span, entity in named:
            if touches([span], *place):
                return span, entity
    first, last = _span(_noun_phrase(noun))
    return (first + start, last + start), None


def _noun_phrase(noun: "Token") -> list["Token"]:
    """“officials of the ministry”, up to a comma or a clause"""
    inside = {one.i for one in noun.subtree}
    end = noun.i + 1
    while end in inside and not noun.doc[end].is_punct and not _opens_clause(noun.doc[end]):
        end += 1
    return _without_marks(list(noun.doc[noun.left_edge.i : end]))


def _opens_clause(token: "Token") -> bool:
    return token.tag_ in QUESTION_WORDS or token.dep_ in ("relcl", "acl", "appos")
