"""Who said a quotation, as far as that is certain."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import Entity
from quizapp.articles.extraction.clauses import Named, Span, roots, subject
from quizapp.articles.extraction.pronouns import FEMALE, HE, MALE, PERSONS, SHE, THEY, THIRD
from quizapp.articles.extraction.speaker_syntax import find_sayer
from quizapp.articles.extraction.speaker_words import find_named_sayer
from quizapp.articles.extraction.speech import Line, Speech

if TYPE_CHECKING:
    from spacy.tokens import Token

NAMED, DESCRIBED, MEANT = 0.92, 0.8, 0.78


HYPHENS = tuple("-–‑")
IN_TITLE = frozenset({"NOUN", "PROPN", "ADJ"})
LONGEST_TITLE = 8


@dataclass(frozen=True)
class Speaker:
    """`span` is counted in the article; `entity` is `None` where it names nobody it knows."""

    span: Span
    entity: Entity | None
    confidence: float


def find_speaker(speech: Speech) -> Speaker | None:
    """The one named with the quotation, in its own sentence."""
    if beside := find_named_sayer(speech):
        return _by_name(*beside, NAMED)
    found = find_sayer(speech)
    return None if found is None else _speaker(*found, speech)


def _by_name(line: Line, named: Named, confidence: float) -> Speaker:
    return Speaker(_moved((named.start, named.end), line), named.entity, confidence)


def _speaker(line: Line, noun: "Token", speech: Speech) -> Speaker | None:
    place = _moved((noun.idx, noun.idx + len(noun)), line)
    word = noun.lower_
    if word in THIRD:
        entity = _meant(line, noun, speech.earlier)
        return Speaker(place, entity, MEANT)
    if noun.pos_ == "PRON" and not any(one.lower_ == "of" for one in noun.children):
        return None
    named = _titled(line, noun) or _named(line, noun)
    if named is not None:
        return _by_name(line, named, NAMED) if _may_speak(named.entity) else None
    start, end = _phrase(noun)
    if line.words[end : end + 1] in HYPHENS or noun.ent_type_ in ("DATE", "TIME"):
        return None
    return Speaker(_moved((start, end), line), None, DESCRIBED)


def _may_speak(entity: Entity) -> bool:
    """Not a town whose name ends that of a university."""
    return entity.kind != "place" or entity.subtype == "country"


def _moved(span: Span, line: Line) -> Span:
    return span[0] + line.start, span[1] + line.start


def _titled(line: Line, noun: "Token") -> Named | None:
    """“bank president Ada Smith”, where another word of it was taken for the subject"""
    _start, end = _phrase(noun)
    for one in line.named:
        apart = line.words[end : one.start]
        if one.entity.kind == "person" and apart == ", " and line.words[one.end :][:1] == ",":
            return one
    for token in noun.doc[noun.i : noun.i + LONGEST_TITLE]:
        named = line.name_at(token)
        if named is not None and named.entity.kind == "person":
            return named
        if token.pos_ not in IN_TITLE and token.text not in (",", "-", "–", "'s", "’s"):
            return None
    return None


def _named(line: Line, noun: "Token") -> Named | None:
    """The name that the noun belongs to, or one put beside it: “the bishop, Allan Smith,”"""
    for one in _same(noun):
        named = line.name_at(one)
        if named is not None:
            return named
    return None


def _same(noun: "Token") -> Iterator["Token"]:
    """The noun, and what stands for the same thing."""
    beside = [one for one in noun.children if one.dep_ == "appos"]
    yield from sorted((noun, *beside), key=lambda one: one.pos_ != "PROPN")
    if noun.dep_ == "appos":
        yield noun.head


def _phrase(noun: "Token") -> Span:
    """“officials of the ministry”, up to a comma or a clause"""
    inside = {one.i for one in noun.subtree}
    last = noun
    while last.i + 1 in inside and _goes_on(last.nbor(1)):
        last = last.nbor(1)
    return noun.left_edge.idx, last.idx + len(last)


def _goes_on(token: "Token") -> bool:
    clause = token.dep_ in ("relcl", "acl", "appos") or token.tag_ in ("WDT", "WP", "WRB")
    return not token.is_punct and not token.is_space and not clause


def _meant(line: Line, pronoun: "Token", earlier: Sequence[Line]) -> Entity | None:
    """Whom a pronoun means, if that is one of those named just before."""
    word = pronoun.lower_
    here = [one for one in line.own_names() if one.end <= pronoun.idx]
    fitting = _fitting([*_names(earlier), *here], _kinds(word))
    last = earlier[-1:]
    acting = _subject(last[0]) if last else None
    named = _acting_name(last[0], acting) if acting is not None else None
    if word in HE | SHE and len(fitting) == 1 and not _speaks_against(word, earlier):
        return None if named is None and _is_person(acting) else fitting[0]
    if here or named is None or named.entity not in fitting or _speaks_against(word, last):
        return None
    return None if _others_act(last[0], named) else named.entity


def _acting_name(line: Line, noun: "Token") -> Named | None:
    """The one name of the subject, if it is not that of two."""
    if any(one.dep_ == "conj" for one in noun.children):
        return None
    return _titled(line, noun) or _named(line, noun)


def _kinds(word: str) -> tuple[str, ...]:
    if word in HE | SHE:
        return ("person",)
    return ("organisation",) if word in THEY else ("organisation", "place")


def _names(lines: Sequence[Line]) -> Iterator[Named]:
    return (one for each in lines for one in each.own_names())


def _fitting(named: Iterable[Named], kinds: tuple[str, ...]) -> list[Entity]:
    return list({one.entity.id: one.entity for one in named if one.entity.kind in kinds}.values())


def _subject(line: Line) -> "Token | None":
    tops = roots(line.doc) if line.doc is not None else []
    return subject(tops[0]) if tops else None


def _is_person(noun: "Token | None") -> bool:
    """“One of the victims”, “a neighbour”"""
    return noun is not None and (noun.lower_ == "one" or noun.lemma_.lower() in PERSONS)


def _speaks_against(word: str, earlier: Sequence[Line]) -> bool:
    """The other kind of pronoun, or of noun, stands there for somebody."""
    if word not in HE | SHE:
        return False
    other = SHE | FEMALE if word in HE else HE | MALE
    return any(
        token.lower_ in other and not line.is_quoted(token.idx, token.idx + 1)
        for line in earlier
        for token in line.doc or ()
    )


def _others_act(line: Line, named: Named) -> bool:
    """Somebody else does something in the same sentence."""
    for token in line.doc or ():
        acts = token.dep_ in ("nsubj", "nsubjpass") and not line.is_quoted(token.idx, token.idx + 1)
        other = line.name_at(token) if acts else None
        if other is not None and other.entity.id != named.entity.id:
            return True
    return False
