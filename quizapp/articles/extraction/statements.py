"""Sentences of an article made to stand alone, or rejected where that cannot be done safely."""

import re
from collections.abc import Iterator

from quizapp.articles.extraction.anaphora import points_back
from quizapp.articles.extraction.base import DateMention, Entity, Reading, Sentence, Statement
from quizapp.articles.extraction.clauses import (
    Change,
    Named,
    Scene,
    apply,
    is_balanced,
    quoted_spans,
    shape_problem,
    touches,
)
from quizapp.articles.extraction.pronouns import resolve
from quizapp.articles.extraction.statement_times import tell_times
from quizapp.articles.extraction.tables.countries import demonyms

LEAST_WORDS, MOST_WORDS = 6, 45
LOOK_BACK = 2
CONNECTIVE = re.compile(
    r"(?:(?:However|Meanwhile|Also|In addition|Additionally|Moreover|Furthermore|Nevertheless"
    r"|Nonetheless|Besides|Similarly|Likewise|Consequently|As a result|Therefore|Thus|Hence"
    r"|For example|For instance|In contrast|By contrast|On the other hand|Indeed|In fact"
    r"|Of course|Notably|Finally|Still|Overall|In general|But|And|Yet|So),\s+"
    r"|(?:But|And|Yet|Meanwhile)\s+)(?=\S)"
)
GAP = re.compile(r"\s{2,}|[^\S ]|(?<=\S)\s+(?=[,;](?:\s|$))")
GOOD_ENDING = re.compile(r"(?<![.!?…])\.[\"”’')]?$")
OPENS_WELL = re.compile(r"[^\w\s]*(?:\d|(?![\d_])(?=\w)[^a-zß-öø-ÿ])")
ELSEWHERE = re.compile(r"\s*\([^()]*\b(?:UTC|GMT)\b[^()]*\)")
"""The same time on another clock."""

CAPTION = re.compile(r"\b(?:Image|Photo|Picture|File|Video):|^[A-Z]{1,3}: ")
"""A caption, or a turn of an interview (“NG: Members …”)."""

ET_AL = re.compile(r"\bet al\b")
TOUCHING = re.compile(r"\b(?:1[5-9]|20)\d\d \d")
"""A year before another number, with nothing between the two."""

TWICE = re.compile(r"\b((?:[a-z]+ )?[a-z]+) \1\b(?<!had had)(?<!that that)")
"""“into a into a”"""

TORN_VERB = re.compile(
    r"\b(?:was|were|is|are|has|have|had|been|both|all|each) on \d{1,2} [A-Z][a-z]+ \d{4} (?=[a-z])"
)
"""“was on 4 May 2021 rammed”, “both on 4 May 2021 asked”"""

APPOSED = re.compile(
    r"\b(?:in|from|to|at|of|near|outside|around) "
    r"(?=(?P<adjective>[A-Z][a-z]+) (?:capital|city|town|port|province|state|island) (?!of\b)[A-Z])"
)
"""“in French capital Paris”"""

QUESTION = re.compile(r"\?[\"”’')]*$")
"""A full stop before a closing quotation mark belongs to what was said, and ends the sentence."""


def make_statements(
    reading: Reading, entities: tuple[Entity, ...], dates: tuple[DateMention, ...]
) -> tuple[Statement, ...]:
    """One for every sentence of the running text, in their order."""
    body = [one for one in reading.sentences if reading.is_body(one)]
    if not reading.parses:
        return tuple(Statement(one.index, "", rejected="no-model") for one in body)
    return tuple(_all(reading, _by_sentence(entities), dates))


def _by_sentence(entities: tuple[Entity, ...]) -> dict[int, list[tuple[int, int, Entity]]]:
    found: dict[int, list[tuple[int, int, Entity]]] = {}
    for entity in entities:
        for one in entity.mentions:
            found.setdefault(one.sentence, []).append((one.start, one.end, entity))
    return found


def _all(
    reading: Reading,
    named: dict[int, list[tuple[int, int, Entity]]],
    dates: tuple[DateMention, ...],
) -> Iterator[Statement]:
    dated: dict[int, list[DateMention]] = {}
    for date in dates:
        dated.setdefault(date.sentence, []).append(date)
    before: list[Scene] = []
    for sentence, doc in reading.parsed():
        if not reading.is_body(sentence):
            continue
        start, words = sentence.start, reading.words(sentence)
        scene = Scene(
            words=words,
            doc=doc,
            quoted=quoted_spans(words),
            named=_named(sentence, named.get(sentence.index, [])),
            dated=tuple(
                ((one.start - start, one.end - start), one) for one in dated.get(sentence.index, [])
            ),
            today=reading.published_on,
        )
        yield _statement(sentence, scene, tuple(before[-LOOK_BACK:]))
        before.append(scene)


def _named(sentence: Sentence, found: list[tuple[int, int, Entity]]) -> tuple[Named, ...]:
    ordered = sorted(found, key=lambda one: one[:2])
    start = sentence.start
    return tuple(Named(first - start, last - start, entity) for first, last, entity in ordered)


def _statement(sentence: Sentence, scene: Scene, before: tuple[Scene, ...]) -> Statement:
    made = _changes(scene, before)
    if isinstance(made, str):
        return Statement(sentence.index, "", rejected=made)
    text = apply(scene.words, made)
    problem = _text_problem(text)
    if problem:
        return Statement(sentence.index, "", rejected=problem)
    return Statement(sentence.index, text, tuple(one.edit(scene.words) for one in made))


def _changes(scene: Scene, before: tuple[Scene, ...]) -> tuple[Change, ...] | str:
    """What is to be changed, in order, or why the sentence must be rejected."""
    problem = _words_problem(scene) or shape_problem(scene)
    if problem:
        return problem
    times = tell_times(scene)
    if times is None:
        return "unresolved-time"
    people = resolve(scene, before)
    if people is None:
        return "unresolved-pronoun"
    opening = _opening(scene)
    if points_back(scene, (*times, *opening)):
        return "anaphora"
    elsewhere = list(_elsewhere(scene))
    aside = [(one.start, one.end) for one in elsewhere]
    kept = [one for one in (*times, *people) if not touches(aside, one.start, one.end)]
    told = [*opening, *elsewhere, *kept]
    for one in (*_full_names(scene, people), *_gaps(scene), *_articles(scene)):
        if not touches([(made.start, made.end) for made in told], one.start, one.end):
            told.append(one)
    return _with_capital(scene, tuple(sorted(told)))


def _words_problem(scene: Scene) -> str:
    if QUESTION.search(scene.words):
        return "question"
    if CAPTION.search(scene.words):
        return "caption"
    if ET_AL.search(scene.words):
        return "et-al"
    if not is_balanced(scene.words):
        return "unbalanced"
    if any(GAP.search(scene.words, *span) for span in scene.quoted):
        return "unbalanced"
    if scene.words.startswith(("(", "[")) or not GOOD_ENDING.search(scene.words):
        return "bad-ending"
    return ""


def _text_problem(text: str) -> str:
    count = len(text.split())
    if count < LEAST_WORDS:
        return "too-short"
    if count > MOST_WORDS:
        return "too-long"
    if TOUCHING.search(text) or TORN_VERB.search(text) or TWICE.search(text):
        return "rough"
    return "" if OPENS_WELL.match(text) else "fragment"


def _opening(scene: Scene) -> tuple[Change, ...]:
    found = CONNECTIVE.match(scene.words)
    if found is None or touches(scene.quoted, *found.span()):
        return ()
    return (Change(*found.span(), "", "connective"),)


def _gaps(scene: Scene) -> Iterator[Change]:
    for found in GAP.finditer(scene.words):
        if not scene.is_quoted(*found.span()):
            after = "" if scene.words[found.end() :][:1] in ",;" else " "
            yield Change(*found.span(), after, "spaces")


def _elsewhere(scene: Scene) -> Iterator[Change]:
    for found in ELSEWHERE.finditer(scene.words):
        if not scene.is_quoted(*found.span()):
            yield Change(*found.span(), "", "other clock")


def _articles(scene: Scene) -> Iterator[Change]:
    """“in the French capital Paris”"""
    for found in APPOSED.finditer(scene.words):
        if found["adjective"] in demonyms() and not scene.is_quoted(*found.span()):
            yield Change(*found.span(), f"{found[0]}the ", "article")


def _full_names(scene: Scene, people: tuple[Change, ...]) -> Iterator[Change]:
    """A person's full name where the sentence first names them."""
    told = {one.after for one in people}
    for one in scene.named:
        name = one.entity.name
        if one.entity.kind != "person" or name in told or scene.is_quoted(one.start, one.end):
            continue
        told.add(name)
        short = scene.words[one.start : one.end]
        if _is_shorter(short, name) and not _is_attribute(scene, one):
            start = _with_particles(scene.words, one.start, name.removesuffix(short))
            yield Change(start, one.end, name, "full name")


def _is_shorter(short: str, name: str) -> bool:
    """A surname, not a nickname or a spelling of the whole name."""
    words = name.split()
    return len(short.split()) < len(words) and name.endswith(f" {short}")


def _with_particles(words: str, start: int, before: str) -> int:
    """Where the name really starts, if words such as “van” stand there that belong to it."""
    for part in reversed(before.split()):
        if not words[:start].endswith(f"{part} "):
            break
        start -= len(part) + 1
    return start


def _is_attribute(scene: Scene, named: Named) -> bool:
    """“the Trump administration”"""
    tokens = [one for one in scene.doc if named.start <= one.idx < named.end]
    last = tokens[-1] if tokens else None
    return last is not None and last.dep_ == "compound" and last.head.i > last.i


def _with_capital(scene: Scene, changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """The first word with a capital, after what was dropped before it."""
    start = changes[0].end if changes and changes[0].reason == "connective" else 0
    first = next((one for one in changes if one.start == start and one.end > start), None)
    if first is not None:
        return tuple(_raised(one) if one is first else one for one in changes)
    letter = scene.words[start : start + 1]
    if not start or not letter.islower():
        return changes
    return tuple(sorted((*changes, Change(start, start + 1, letter.upper(), "capital"))))


def _raised(change: Change) -> Change:
    after = change.after[:1].upper() + change.after[1:]
    return Change(change.start, change.end, after, change.reason)
