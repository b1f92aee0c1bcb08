"""Stretches of name words in a parsed sentence, which may hold more than one name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quizapp.articles.extraction.tables.adjectives import ADJECTIVES
from quizapp.articles.extraction.tables.heads import is_kind_word, organisation_heads
from quizapp.articles.extraction.tables.word_sets import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Inside = Mapping[int, int]
"""For each token in a surely known name, the number of that name."""

NAMING = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})
OTHER = frozenset({"EVENT", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"})
NEVER = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
LONGEST = 12
"""Words of a name that are looked at."""

PARTICLES = word_set("de da di du del della la le van von der den ter bin bint ibn al el ben abu")
JOINING = frozenset({"of", "for", "the", "and", "&", "on", "against", "in", "at"})
COMMON = frozenset({"NNS", "VBG", "RB", "JJ", "NN", "VB"})
"""Tags of words that have a capital only because they come first."""

GENERIC = word_set("people women children workers nations men farmers teachers world players")
"""What “'s” is part of a name after: “People's Bank”."""

ACTORS = word_set("Senate House Congress Parliament Democrats Republicans Kremlin Pentagon")
"""What the “and” before another body comes after."""

INNER = re.compile(
    r"(?:al|el|an|ar|as|ad|at|bin|de|le|la|d|l|i|e)[-’'][A-Z]|\d+[A-Z]|\d+(?:st|nd|rd|th)$"
)
PREFIXES = word_set("Co Anti Non Pro Inter Trans Multi Pan Post Pre Neo Self")
"""First halves of words that begin names: “Co-operative Bank”."""

OFFICIAL = word_set(
    """
    Committee Subcommittee Commission Department Ministry Administration Agency Institute Council
    Directorate Bureau Association Foundation Authority Board
    """
)
"""Bodies whose names tell several fields: “Food and Drug Administration”."""

DOTTED = word_set("mr mrs ms dr prof gen col maj capt lt sgt sen rep gov rev st jr sr")


def find_runs(doc: "Doc", inside: Inside) -> Iterator[tuple[int, int]]:
    """From the first to past the last token of every stretch of name words."""
    tokens = list(doc)
    place = 0
    while place < len(tokens):
        if not _is_name(tokens[place], inside):
            place += 1
            continue
        end = place + 1
        while (step := _step(tokens, end, inside)) > 0:
            end += step
        yield place, end
        place = end


def _is_name(token: "Token", inside: Inside) -> bool:
    text = token.text
    if token.i in inside:
        return True
    if token.ent_type_ in NEVER or not text[0].isalnum() or "]" in text or "[" in text:
        return False
    if token.pos_ == "ADJ" and text in ADJECTIVES:
        return False
    if token.i == 0 and token.tag_ in COMMON and not text.isupper():
        return len(token.doc) > 1 and token.doc[1].ent_iob_ == "I" and token.ent_type_ in NAMING
    if not (text[0].isupper() or text[1:2].isupper() or INNER.match(text)):
        return False
    if _is_prefix(token):
        return True
    if text in organisation_heads() and token.i and token.nbor(-1).pos_ == "PROPN":
        return True
    return token.pos_ == "PROPN" or token.ent_type_ in NAMING or token.ent_type_ in OTHER


def _step(tokens: "Sequence[Token]", at: int, inside: Inside) -> int:
    """How many tokens further the run goes; 0 where it ends."""
    if at >= len(tokens):
        return 0
    if _is_name(tokens[at], inside):
        return 1 if not _is_broken(tokens, at) else 0
    if _goes_on(tokens, at) or (tokens[at].text == "-" and _is_prefix(tokens[at - 1])):
        return 2
    if _tells_fields(tokens, at):
        return 2
    for length in (1, 2):
        if at + length >= len(tokens) or not _is_name(tokens[at + length], inside):
            continue
        between = tokens[at : at + length]
        whole = at - 1 in inside and between[0].text in {"and", "&"}
        if not whole and _joins(between, tokens[at - 1], tokens[at + length]):
            return length + 1
    return 0


def _is_prefix(token: "Token") -> bool:
    """Of a word in small letters with a name after it."""
    doc, at = token.doc, token.i
    return (
        token.text in PREFIXES
        and at + 3 < len(doc)
        and doc[at + 1].text == "-"
        and not token.whitespace_
        and doc[at + 2].text.islower()
        and doc[at + 3].text[0].isupper()
    )


def _tells_fields(tokens: "Sequence[Token]", at: int) -> bool:
    """“House Oversight and Reform Committee”: no name ends before the “and”."""
    left = tokens[at - 1]
    if tokens[at].text != "and" or is_kind_word(left.text) or left.ent_type_ in {"PERSON", "GPE"}:
        return False
    end = at + 1
    while end < len(tokens) and end - at < 4 and tokens[end].text[0].isupper():
        end += 1
    return end - at > 2 and tokens[end - 1].text in OFFICIAL and left.text not in ACTORS


def _goes_on(tokens: "Sequence[Token]", at: int) -> bool:
    """The small second half of a double name: “Jong-un”, “Al-arabiya”."""
    return (
        at + 1 < len(tokens)
        and tokens[at].text == "-"
        and not tokens[at - 1].whitespace_
        and not tokens[at].whitespace_
        and tokens[at + 1].text.isalpha()
        and (
            tokens[at + 1].ent_iob_ == "I"
            or tokens[at + 1].pos_ == "PROPN"
            or tokens[at - 1].ent_type_ == "PERSON"
        )
    )


def _is_broken(tokens: "Sequence[Token]", at: int) -> bool:
    return "\n" in tokens[at - 1].whitespace_


def _joins(between: "Sequence[Token]", left: "Token", right: "Token") -> bool:
    words = [token.text.lower() for token in between]
    if words == ["-"] or words == ["–"]:
        return not left.whitespace_ and not between[0].whitespace_
    if words[0] in PARTICLES and all(word in PARTICLES or word == "-" for word in words):
        return left.ent_type_ == "PERSON" or right.ent_type_ == "PERSON"
    if words == ["."]:
        return left.text.lower() in DOTTED
    if words[0] in {"'s", "’s", "'", "’"}:
        return left.text.lower() in GENERIC
    if not all(word in JOINING for word in words):
        return False
    if words[0] == "on" and left.text in {"Commission", "Committee", "Panel", "Council"}:
        return True
    if words[0] in {"of", "for"} and is_kind_word(left.text):
        company = organisation_heads().get(left.text) == "company"
        return words[0] == "of" or not company or left.text == "Corporation"
    if words == ["for"] and left.text == "State":
        return True
    one = all(token.ent_iob_ == "I" for token in (*between, right))
    if len(words) > 1 and "and" in words:
        return False
    if words[0] in {"the", "in", "at", "for", "on", "against"}:
        return one and left.ent_type_ in {"EVENT", "WORK_OF_ART", "LAW"}
    return one and left.ent_type_ in OTHER | {"ORG", "FAC"} and _has_head(right)


def _has_head(token: "Token") -> bool:
    """Whether its name says that it is an organisation’s or a place’s."""
    doc, end, start = token.doc, token.i + 1, token.i
    while end < len(doc) and doc[end].ent_iob_ == "I" and end - token.i < LONGEST:
        end += 1
    while start and doc[start].ent_iob_ == "I" and token.i - start < LONGEST:
        start -= 1
    if any(is_kind_word(one.text) for one in doc[token.i : end]):
        return True
    linked = any(one.text in {"of", "for", "on"} for one in doc[start : token.i])
    return token.ent_type_ in OTHER or (
        linked and any(is_kind_word(one.text) for one in doc[start : token.i])
    )
