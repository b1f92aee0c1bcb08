"""Reads the news of the GUM corpus: CoNLL-U with entities, dates, quotes and attribution in MISC.

Offsets are characters of `text`, which joins the sentences of a paragraph by a space and the
paragraphs by a blank line.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from quizapp.reading.dates import PartialDate, iso_date

OPENED_OR_CLOSED = re.compile(r"\((\d+)(?:\[\d+/\d+\])?-([^()]*)(\))?|(\d+)(?:\[\d+/\d+\])?\)")
TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
ATTRIBUTE = re.compile(r'(\w+):::"([^"]*)"')
SOURCE = re.compile(r"sem-atsrc-(\d+)(?:-(\d+))?")


@dataclass(frozen=True)
class GumToken:
    start: int
    end: int
    form: str
    upos: str
    xpos: str
    sentence: int
    misc: dict[str, str]


@dataclass(frozen=True)
class GumSentence:
    """`block` is what its paragraph is: head, p, quote, figure, caption, list …"""

    start: int
    end: int
    block: str


@dataclass(frozen=True)
class GumEntity:
    """`head` is where the head words stand, in a name all of it; `identity` its Wikipedia title.

    `named` says whether the head holds a proper noun.
    """

    id: int
    kind: str
    start: int
    end: int
    head: tuple[int, int]
    named: bool
    identity: str


@dataclass(frozen=True)
class GumDate:
    """From `first` to `last`; `given` is the attribute that said so: when, from or notBefore."""

    start: int
    end: int
    first: PartialDate
    last: PartialDate
    given: str


@dataclass(frozen=True)
class GumAttribution:
    """A sentence that holds an attribution; `source` is where the speaker and the verb stand."""

    sentence: int
    source: tuple[int, int] | None


@dataclass(frozen=True)
class GumArticle:
    name: str
    title: str
    created: str
    text: str
    sentences: tuple[GumSentence, ...]
    tokens: tuple[GumToken, ...]
    entities: tuple[GumEntity, ...]
    dates: tuple[GumDate, ...]
    quotes: tuple[tuple[int, int], ...]
    attributions: tuple[GumAttribution, ...]


@dataclass
class _Text:
    """A text under construction, with what stands where."""

    text: str = ""
    sentences: list[GumSentence] = field(default_factory=list)
    tokens: list[GumToken] = field(default_factory=list)


def read_folder(folder: Path) -> list[GumArticle]:
    return [read_gum(path) for path in sorted(folder.glob("*.conllu"))]


def read_gum(path: Path) -> GumArticle:
    lines = path.read_text(encoding="utf-8").splitlines()
    meta = dict(line[2:].split(" = ", 1) for line in lines if re.match(r"# \S+ = ", line))
    built = _build(lines)
    return GumArticle(
        name=path.stem,
        title=meta.get("meta::title", ""),
        created=meta.get("meta::dateCreated", ""),
        text=built.text,
        sentences=tuple(built.sentences),
        tokens=tuple(built.tokens),
        entities=tuple(sorted(_entities(built.tokens), key=lambda one: (one.start, -one.end))),
        dates=tuple(_dates(built.tokens)),
        quotes=tuple(span for _, _, span in _tagged(built.tokens, "q")),
        attributions=tuple(_attributions(built.tokens)),
    )


def _build(lines: Iterable[str]) -> _Text:
    built = _Text()
    block, gap = "p", ""
    rows: list[list[str]] = []
    for line in [*lines, ""]:
        if line.startswith("# newpar_block = "):
            block = line.removeprefix("# newpar_block = ").split()[0]
        elif line == "# newpar":
            block, gap = "p", "\n\n"
        elif line and line[0] != "#":
            rows.append(line.split("\t"))
        elif not line and rows:
            built.text += gap if built.text else ""
            _add_sentence(built, rows, block)
            rows, gap = [], " "
    return built


def _add_sentence(built: _Text, rows: list[list[str]], block: str) -> None:
    start, number = len(built.text), len(built.sentences)
    joined: tuple[int, int] = (0, 0)
    """First and last word of a contraction, whose form has been added for all of them."""
    at = start
    for row in rows:
        if "-" in row[0]:
            first, last = row[0].split("-")
            joined, at = (int(first), int(last)), len(built.text)
            built.text += row[1] + _space(row)
        elif row[0].isdecimal():
            inside = joined[0] <= int(row[0]) <= joined[1]
            at = at if inside else len(built.text)
            built.text += "" if inside else row[1] + _space(row)
            built.tokens.append(_token(row, at, number))
            at += len(row[1])
    built.text = built.text.rstrip()
    built.sentences.append(GumSentence(start, len(built.text), block))


def _misc(row: list[str]) -> dict[str, str]:
    return dict(part.split("=", 1) for part in row[9].split("|") if "=" in part)


def _space(row: list[str]) -> str:
    return "" if _misc(row).get("SpaceAfter") == "No" else " "


def _token(row: list[str], start: int, sentence: int) -> GumToken:
    return GumToken(start, start + len(row[1]), row[1], row[3], row[4], sentence, _misc(row))


def _entities(tokens: list[GumToken]) -> Iterator[GumEntity]:
    open_: dict[int, list[tuple[int, str]]] = {}
    for index, token in enumerate(tokens):
        for found in OPENED_OR_CLOSED.finditer(token.misc.get("Entity", "")):
            if found[4] is None:
                open_.setdefault(int(found[1]), []).append((index, found[2]))
            if found[3] or found[4]:
                id = int(found[4] or found[1])
                if open_.get(id):
                    first, said = open_[id].pop()
                    yield _entity(id, said, tokens[first : index + 1])


def _entity(id: int, said: str, words: list[GumToken]) -> GumEntity:
    kind, _, _, _, minspan, _, *identity = [*said.split("-", 6), *[""] * 6][:7]
    numbers = [int(one) for one in minspan.split(",") if one.isdecimal()]
    head = [words[one - 1] for one in numbers if one <= len(words)] or words
    return GumEntity(
        id=id,
        kind=kind,
        start=words[0].start,
        end=words[-1].end,
        head=(head[0].start, head[-1].end),
        named=any(word.upos == "PROPN" for word in head),
        identity="".join(identity),
    )


def _tagged(
    tokens: list[GumToken], tag: str
) -> Iterator[tuple[dict[str, str], list[GumToken], tuple[int, int]]]:
    """Every span within `<tag …>` and `</tag>`, with its attributes and its tokens."""
    open_: list[tuple[int, dict[str, str]]] = []
    for index, token in enumerate(tokens):
        for closing, name, rest in TAG.findall(token.misc.get("XML", "")):
            if name == tag and not closing:
                open_.append((index, dict(ATTRIBUTE.findall(rest))))
            elif name == tag and open_:
                first, attributes = open_.pop()
                words = tokens[first : index + 1]
                yield attributes, words, (words[0].start, words[-1].end)


def _dates(tokens: list[GumToken]) -> Iterator[GumDate]:
    for attributes, _, (start, end) in _tagged(tokens, "date"):
        pairs = (("when", "when"), ("from", "to"), ("notBefore", "notAfter"))
        for first, last in pairs:
            dates = [_read(attributes.get(name, "")) for name in (first, last)]
            if dates[0] and dates[1]:
                yield GumDate(start, end, dates[0], dates[1], first)


def _read(text: str) -> PartialDate | None:
    """A date; `None` for what has no year or is only a time of day."""
    found = re.match(r"\d{4}(?:-\d\d){0,2}(?![\d-])", text)
    try:
        return iso_date(found[0]) if found else None
    except ValueError:
        return None


def _attributions(tokens: list[GumToken]) -> Iterator[GumAttribution]:
    for token in tokens:
        for said in token.misc.get("Discourse", "").split(";"):
            if said.startswith("attribution-"):
                source = SOURCE.search(said)
                numbers = [int(one) for one in source.groups() if one] if source else []
                words = tokens[numbers[0] - 1 : numbers[-1]] if numbers else []
                span = (words[0].start, words[-1].end) if words else None
                yield GumAttribution(token.sentence, span)
