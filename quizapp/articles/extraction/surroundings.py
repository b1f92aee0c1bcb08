"""What the words around a name say that it is: “the village of Arlo”, “the newspaper Corvo”."""

from typing import TYPE_CHECKING

from quizapp.articles.extraction.gazetteer import kinds
from quizapp.articles.extraction.people import SAYING
from quizapp.articles.extraction.tables.clues import (
    APPOSED_PLACES,
    LATIN,
    LOCATIVE,
    NOT_LATIN,
    ORGANISATION_NOUNS,
    ORGANISATIONS_AFTER,
    PLACE_NOUNS,
    PLACES_AFTER,
    THING_NOUNS,
    THINGS_AFTER,
    WITHIN,
)

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PUBLISHING = frozenset({"publish", "republish"})
LONGEST_LIST = 40
"""Members of a list that are looked at."""


def called(doc: "Doc", first: int, last: int) -> str:
    """“place”, “organisation” or “thing” by a common noun or a list; empty where nothing says."""
    return _by_neighbour(doc, first, last) or _by_preposition(doc[last - 1])


def is_located(doc: "Doc", first: int, last: int) -> bool:
    """Whether it stands where places stand: after “from” or “'s”, before “, Spain”."""
    _, prep = _list_head(doc[last - 1])
    if prep is not None and prep.text.lower() in LOCATIVE | {"of"}:
        return True
    before = doc[first - 1].text.lower() if first else ""
    if before in LOCATIVE or (before in {"'s", "’s"} and doc[last - 1].tag_ != "NNPS"):
        return True
    return (
        last + 1 < len(doc) and doc[last].text == "," and kinds().get(doc[last + 1].text) == "place"
    )


def is_in_list_of_parts(doc: "Doc", first: int) -> bool:
    """The second of “Ramsgate, Kent”."""
    if first < 2 or doc[first - 1].text != "," or doc[first - 2].ent_type_ == "PERSON":
        return False
    return doc[first - 2].ent_type_ in {"GPE", "LOC"} or is_located(doc, first - 2, first - 1)


def is_saying(doc: "Doc", first: int, last: int) -> bool:
    """Whether somebody of that name says something, maybe after words about them."""
    token = doc[last - 1]
    return token.dep_ == "nsubj" and token.head.text.lower() in SAYING


def _by_neighbour(doc: "Doc", first: int, last: int) -> str:
    before = doc[first - 1].text if first else ""
    after = doc[last].text if last < len(doc) else ""
    if before in APPOSED_PLACES or after in PLACES_AFTER:
        return "place"
    if before in ORGANISATION_NOUNS or after in ORGANISATIONS_AFTER:
        return "organisation"
    if before in THING_NOUNS or after in THINGS_AFTER:
        return "thing"
    return "thing" if last - first == 1 and _is_latin(after) else ""


def _is_latin(word: str) -> bool:
    return len(word) > 4 and word.islower() and word.endswith(LATIN) and word not in NOT_LATIN


def _by_preposition(token: "Token") -> str:
    names, prep = _list_head(token)
    if prep is None:
        return ""
    word, governor = prep.text.lower(), prep.head
    if word == "of" and (governor.text in PLACE_NOUNS or _comes_from(prep)):
        return "place"
    if word == "in" and governor.lemma_ in PUBLISHING:
        return "thing"
    listed = any(kinds().get(name.text) == "place" for name in names)
    return "place" if word in WITHIN and listed else ""


def _comes_from(prep: "Token") -> bool:
    """“of” in “Ann Lee, 43, of Arlo”."""
    doc, at = prep.doc, prep.i
    return at > 2 and doc[at - 1].text == "," and doc[at - 2].text.isdecimal()


def _list_head(token: "Token") -> "tuple[list[Token], Token | None]":
    """The earlier members of the list that the word is in, and the preposition before them."""
    names: list[Token] = []
    while token.dep_ == "conj" and token.head.pos_ == "PROPN" and len(names) < LONGEST_LIST:
        token = token.head
        names.append(token)
    return names, token.head if token.dep_ == "pobj" else None
