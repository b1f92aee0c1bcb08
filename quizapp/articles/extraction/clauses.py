"""What a sentence that is to stand alone is made of: its clauses, its quotations, its names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quizapp.articles.extraction.base import DateMention, Edit, Entity
from quizapp.reading.dates import PartialDate

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Span = tuple[int, int]

QUOTED = re.compile(
    r"\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|(?:(?<=[\s(\[—–])|^)‘[^‘]*?’(?!\w)"
    r"|(?:(?<=[\s(\[—–])|^)'[^']*(?:\w'\w[^']*)*'(?!\w)"
)
PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"))
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
QUESTION_WORDS = frozenset({"WDT", "WP", "WP$", "WRB"})


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


FIRST_PERSON = word_set(
    """
    i we me us my our ours mine myself ourselves you your yours yourself yourselves
    """
)


@dataclass(frozen=True)
class Named:
    """A place of the sentence where an entity is named, counted from the sentence's start."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True)
class Scene:
    """One sentence with all that is known of it; every offset is counted from its start.

    A date's own offsets are those of the article: `dated` holds where they stand here.
    """

    words: str
    doc: "Doc"
    quoted: tuple[Span, ...]
    named: tuple[Named, ...]
    dated: tuple[tuple[Span, DateMention], ...]
    today: PartialDate | None = None

    def is_quoted(self, start: int, end: int) -> bool:
        return touches(self.quoted, start, end)

    def free_tokens(self) -> Iterator["Token"]:
        """What the article says in its own words."""
        for token in self.doc:
            if not self.is_quoted(token.idx, token.idx + len(token)):
                yield token

    def name_at(self, token: "Token") -> Named | None:
        end = token.idx + len(token)
        return next((one for one in self.named if one.start < end and token.idx < one.end), None)


@dataclass(frozen=True, order=True)
class Change:
    """An edit and where it is made."""

    start: int
    end: int
    after: str
    reason: str

    def edit(self, words: str) -> Edit:
        return Edit(words[self.start : self.end], self.after, self.reason)


def touches(spans: Iterable[Span], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in spans)


def quoted_spans(words: str) -> tuple[Span, ...]:
    """What stands between quotation marks, with them."""
    return tuple(found.span() for found in QUOTED.finditer(words))


def is_balanced(words: str) -> bool:
    """Every quotation mark and bracket that opens closes."""
    even = words.count('"') % 2 == 0
    return even and all(words.count(one) == words.count(other) for one, other in PAIRS)


def roots(doc: "Doc") -> list["Token"]:
    return [one for one in doc if one.dep_ == "ROOT" and not one.is_punct and not one.is_space]


def is_finite(verb: "Token") -> bool:
    """The verb, or an auxiliary of it, has a tense."""
    helpers = [one for one in verb.children if one.dep_ in ("aux", "auxpass")]
    return any(one.tag_ in FINITE for one in [verb, *helpers])


def subject(verb: "Token") -> "Token | None":
    return next((one for one in verb.children if one.dep_ in SUBJECTS), None)


def shape_problem(scene: Scene) -> str:
    """Why the sentence is no whole statement, or nothing."""
    tops = roots(scene.doc)
    if not any(token.tag_ in FINITE for token in scene.free_tokens()):
        return "no-finite-verb"
    if not tops or not all(is_finite(one) and subject(one) for one in tops):
        return "fragment"
    if scene.words[:1].islower() or any(_hangs(one) for one in tops):
        return "fragment"
    return "first-person" if _first_person(scene) else ""


def _hangs(verb: "Token") -> bool:
    """“Because he left.”, “Which is why it failed.”"""
    before = [one for one in verb.children if one.i < verb.i]
    opening = verb.doc[0]
    by_whom = opening.tag_ in QUESTION_WORDS and opening.head == verb
    return by_whom or any(one.dep_ == "mark" for one in before)


def _first_person(scene: Scene) -> bool:
    return any(
        token.lower_ in FIRST_PERSON and token.tag_ in ("PRP", "PRP$") and token.text != "US"
        for token in scene.free_tokens()
    )


def apply(words: str, changes: Sequence[Change]) -> str:
    """The words with all changes made; of two that overlap the first one counts."""
    made = []
    place = 0
    for one in sorted(changes):
        if one.start >= place:
            made += [words[place : one.start], one.after]
            place = one.end
    return "".join([*made, words[place:]])
