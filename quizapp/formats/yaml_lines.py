"""YAML as plain data that remembers on which line each value stands.

Scalars are read as in YAML 1.2: only `true` and `false` are booleans, and dates stay text, so that
`no` and `2018-12` are what people meant. Aliases are refused: a few lines of them can unfold to
gigabytes.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.reader import Reader

MOST_BYTES = 1_000_000
DEEPEST = 20

Where = tuple[str | int, ...]
"""The keys and indexes that lead to a value."""

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
ODD = Reader.NON_PRINTABLE
"""Characters that are refused, written as escapes too: not every database takes them."""


class YamlError(Exception):
    """It cannot be read at all, or holds something that is refused; `line` counts from 1."""

    def __init__(self, line: int, text: str) -> None:
        super().__init__(text)
        self.line = line
        self.text = text


@dataclass(frozen=True)
class Lines:
    """Where values stand, by their path."""

    known: dict[Where, int]

    def of(self, where: Where) -> int:
        """The line of the value, or of the nearest thing around it that is there."""
        while where and where not in self.known:
            where = where[:-1]
        return self.known.get(where, 1)


def read_yaml(data: bytes, most: int = MOST_BYTES) -> tuple[Any, Lines]:
    """Raises `YamlError` for the first thing that keeps the file from being read."""
    if len(data) > most:
        raise YamlError(1, f"is larger than {most // 1000} kB")
    text = _decode(data)
    if odd := ODD.search(text):
        raise YamlError(text.count("\n", 0, odd.start()) + 1, _refusal(odd))
    try:
        _refuse_dangers(text)
        node = yaml.compose(text, Loader=Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(mark.line + 1 if mark else 1, f"is not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise YamlError(1, f"is not YAML: {error}") from None
    if node is None:
        raise YamlError(1, "is empty")
    lines: dict[Where, int] = {}
    return _plain(node, (), lines), Lines(lines)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise YamlError(line, "is not UTF-8 text; save the file as UTF-8") from None


def _refuse_dangers(text: str) -> None:
    """Looks at the events first: nothing is built before it is known to be harmless."""
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        line = event.start_mark.line + 1 if event.start_mark else 1
        if depth > DEEPEST:
            raise YamlError(line, "is nested too deeply")
        if odd := ODD.search(getattr(event, "value", "")):
            raise YamlError(line, _refusal(odd))
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None):
            raise YamlError(line, "uses an anchor or alias (& or *); write the text out instead")


def _refusal(odd: re.Match[str]) -> str:
    return f"holds the control character U+{ord(odd.group()):04X}"


def _plain(node: Node, where: Where, lines: dict[Where, int]) -> Any:
    """A value stands where its field name stands, an item of a list where the item begins."""
    lines.setdefault(where, node.start_mark.line + 1)
    if isinstance(node, MappingNode):
        entries = list(_entries(node))
        lines.update({(*where, key): line for key, line, _ in entries})
        return {key: _plain(value, (*where, key), lines) for key, _, value in entries}
    if isinstance(node, SequenceNode):
        return [_plain(value, (*where, place), lines) for place, value in enumerate(node.value)]
    return _scalar(node)


def _entries(node: MappingNode) -> Iterator[tuple[str, int, Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        line = key.start_mark.line + 1
        if not isinstance(key, ScalarNode):
            raise YamlError(line, "has a field name that is not plain text")
        if key.value in seen:
            raise YamlError(line, f"has the field “{key.value}” twice")
        seen.add(key.value)
        yield key.value, line, value


def _scalar(node: Node) -> Any:
    text: str = node.value
    if not isinstance(node, ScalarNode) or node.style in ("'", '"', "|", ">"):
        return text
    if text in WORDS:
        return WORDS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text
