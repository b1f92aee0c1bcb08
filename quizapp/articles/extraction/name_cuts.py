"""Where, in a stretch of name words, one name ends and another begins."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from quizapp.articles.extraction.name_runs import JOINING, Inside
from quizapp.articles.extraction.people import SUFFIXES
from quizapp.articles.extraction.tables.adjectives import ADJECTIVES
from quizapp.articles.extraction.tables.countries import country_names, demonyms
from quizapp.articles.extraction.tables.heads import (
    is_kind_word,
    organisation_heads,
    place_heads,
)
from quizapp.articles.extraction.tables.organisations import organisations_by_name
from quizapp.articles.extraction.tables.titles import (
    GIVEN_NAMES,
    MODIFIERS,
    PERSON_NOUNS,
    is_title_word,
)
from quizapp.articles.extraction.tables.word_sets import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc

COMPASS = word_set(
    "North South East West Northern Southern Eastern Western Central Upper Lower Greater New"
)
FAMILIES = frozenset(
    {"King", "Bishop", "Pope", "Prince", "Judge", "Major", "Baron", "Earl", "Dean"}
)
"""Titles that are family names too."""

WHOLE = frozenset({"PERSON", "EVENT", "FAC", "ORG", "WORK_OF_ART", "PRODUCT", "LAW"})
"""Labels of what the model is believed to have found whole."""


def cut_run(doc: "Doc", first: int, last: int, inside: Inside) -> Iterator[tuple[int, int]]:
    """The run cut after titles and around names that are known."""
    for begin, end in _split_at_titles(doc, first, last, inside):
        start = _past_office(doc, begin, end, inside)
        if begin < start < end and begin in inside:
            yield begin, start
        for front, back in _split_at_person(doc, start, end):
            yield from _split_at_known(doc, front, back, inside)


def _past_office(doc: "Doc", first: int, last: int, inside: Inside) -> int:
    """Where the name begins in “(Minister of) Information Ann Lee” or “Republican Ann Lee”."""
    office = (
        first > 1
        and doc[first - 1].text in {"of", "for"}
        and is_title_word(doc[first - 2].text.lower())
    )
    at = first
    while at < last - 1 and (at in inside or doc[at].text.lower() in MODIFIERS) and office:
        at += 1
    if at == first and (_is_adjective(doc[first].text) or _is_trade(doc, first, last)):
        at += 1
    if at >= last or doc[last - 1].text in organisation_heads():
        return first
    person = doc[last - 1].ent_type_ == "PERSON" or doc[at].text in GIVEN_NAMES
    return at if person else first


def _is_trade(doc: "Doc", first: int, last: int) -> bool:
    """“Survivor” in “Survivor Ann Lee” at the start of a sentence."""
    return first == 0 and last > 2 and doc[0].text.lower() in PERSON_NOUNS


def _is_adjective(word: str) -> bool:
    return (word in ADJECTIVES or word in demonyms()) and word not in GIVEN_NAMES


def _split_at_person(doc: "Doc", first: int, last: int) -> Iterator[tuple[int, int]]:
    """“Refugee Council” and “Ann Lee” where both stand side by side."""
    for at in range(first + 1, last - 1):
        ended = doc[at - 1].text in organisation_heads()
        person = doc[at].text in GIVEN_NAMES or doc[last - 1].ent_type_ == "PERSON"
        if ended and person and 2 <= last - at <= 3 and at - first > 1:
            yield first, at
            first = at
    yield first, last


def _split_at_titles(
    doc: "Doc", first: int, last: int, inside: Inside
) -> Iterator[tuple[int, int]]:
    start = at = first
    while at < last:
        if not _is_title(doc, at, last, inside):
            at += 1
            continue
        end = at + 1
        back = at
        while back > start and doc[back - 1].text.lower() in MODIFIERS and back - 1 not in inside:
            back -= 1
        while end < last and (
            is_title_word(doc[end].text.lower())
            or (doc[end].text in {".", "-"} and end + 1 < last)
            or (doc[end].text.lower() in MODIFIERS and end not in inside and end + 2 < last)
        ):
            end += 1
        if back > start:
            yield start, back
        start = at = end
    if start < last:
        yield start, last


def _is_title(doc: "Doc", at: int, last: int, inside: Inside) -> bool:
    """A title with a name after it, or at the end of the run; not a word of a longer name."""
    token = doc[at]
    if not is_title_word(token.text.lower()) or at in inside:
        return False
    if _is_in_person(doc, at):
        return False
    if at + 1 >= last:
        return at == 0 or doc[at - 1].text not in GIVEN_NAMES
    if token.text in GIVEN_NAMES and at + 2 == last:
        return False
    following = doc[at + 1]
    if is_title_word(following.text.lower()) or following.text == ".":
        return True
    if following.text.lower() in JOINING or following.text in {"'s", "’s"}:
        return False
    rest = doc[at + 1 : last]
    headed = any(
        one.text in organisation_heads() and two.text == "of" for one, two in pairwise(rest)
    )
    if headed or rest[-1].text in organisation_heads() or rest[-1].text in place_heads():
        return False
    return following.ent_type_ == "PERSON" or following.text in GIVEN_NAMES or len(rest) <= 3


def _is_in_person(doc: "Doc", at: int) -> bool:
    """“King” in “Martin Luther King Jr.”, “St.” in “Ann St. Clair”."""
    if at == 0 or not doc[at - 1].text[0].isupper() or doc[at].ent_type_ != "PERSON":
        return False
    junior = at + 1 < len(doc) and doc[at + 1].text in SUFFIXES
    saint = doc[at].text in {"St.", "St"} and doc[at - 1].text in GIVEN_NAMES
    last = at + 1 == len(doc) or doc[at + 1].ent_iob_ != "I"
    king = doc[at].text in FAMILIES and last and doc[at].ent_iob_ == "I"
    return junior or saint or king


def _split_at_known(doc: "Doc", first: int, last: int, inside: Inside) -> Iterator[tuple[int, int]]:
    """A known name by itself, unless the whole piece is one longer name."""
    if not any(at in inside for at in range(first, last)) or _is_one_name(doc, first, last, inside):
        yield first, last
        return
    start = first
    for at in range(first + 1, last + 1):
        if at == last or inside.get(at) != inside.get(at - 1):
            yield start, at
            start = at


def _is_one_name(doc: "Doc", first: int, last: int, inside: Inside) -> bool:
    whole = {inside.get(at) for at in range(first, last)}
    if len(whole) == 1:
        return True
    outer = [at for at in range(first, last) if at not in inside]
    if _is_body_of_country(doc, first, last, inside):
        return True
    if last - 1 in outer and is_kind_word(doc[last - 1].text):
        return True
    words = [doc[at].text for at in outer]
    if any(is_kind_word(one) and two in {"of", "for", "on"} for one, two in pairwise(words)):
        return True
    if _labels_of(doc, first, last) == {"PERSON"} and first in inside:
        known = sum(inside.get(at) == inside[first] for at in range(first, last))
        return last - first - known < 2
    if first not in inside:
        start = [token.text for token in doc[first:last]]
        if start[0] in GIVEN_NAMES | COMPASS or "of" in start or "for" in start:
            return True
    labels = _labels_of(doc, first, last)
    begins = sum(token.ent_iob_ == "B" for token in doc[first + 1 : last])
    return len(labels) == 1 and begins == 0 and labels <= WHOLE


def _is_body_of_country(doc: "Doc", first: int, last: int, inside: Inside) -> bool:
    """“United States” and “House of Representatives” side by side."""
    cut = first
    while cut < last and inside.get(cut) == inside.get(first):
        cut += 1
    if not first < cut < last or len({inside.get(at) for at in range(cut, last)}) != 1:
        return False
    code = country_names().get(doc[first:cut].text)
    body = organisations_by_name().get(doc[cut:last].text)
    return body is not None and code == body.country


def _labels_of(doc: "Doc", first: int, last: int) -> set[str]:
    return {token.ent_type_ for token in doc[first:last]}
