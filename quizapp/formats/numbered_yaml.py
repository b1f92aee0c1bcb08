"""YAML as plain data that remembers its line numbers, and refuses what data does not need.

Scalars follow YAML 1.2: only `true` and `false` are booleans, and dates stay text. Anchors,
aliases, tags and deep nesting are refused, so that a small file cannot become huge.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import Reader

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # PyYAML was built without libyaml
    from yaml import SafeLoader  # type: ignore[assignment]

LARGEST = 1_000_000
"""Bytes in one file."""

DEEPEST = 20

ODD = Reader.NON_PRINTABLE
"""What may stand in no file, and not as an escape either; databases refuse some of it."""

Path = tuple[str | int, ...]
CORE = "tag:yaml.org,2002:"


@dataclass(frozen=True)
class Mistake:
    """Something wrong at a line, counted from 1, in the value at `where`."""

    line: int
    where: Path
    text: str


@dataclass
class Numbered:
    """Plain data. `lines` has the line of everything in it by its path: a key's, or an item's."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=lambda: {(): 1})
    mistakes: list[Mistake] = field(default_factory=list)

    def line(self, where: Path) -> int:
        """The line of `where`, or of the nearest thing around it that is there."""
        return next(self.lines[where[:n]] for n in range(len(where), -1, -1) if where[:n] in self)

    def __contains__(self, where: Path) -> bool:
        return where in self.lines

    def report(self, where: Path, text: str) -> None:
        self.mistakes.append(Mistake(self.line(where), where, text))


class _Loader(SafeLoader):
    """Knows the scalars of YAML 1.2 only."""

    yaml_implicit_resolvers = {}


for _name, _pattern, _first in (
    ("bool", "true|false", "tf"),
    ("null", "null|~|", ["n", "~", ""]),
    # Longer ones are no quantities, and Python takes quadratic time for them.
    ("int", r"[-+]?[0-9]{1,18}", "-+0123456789"),
    (
        "float",
        r"[-+]?(?:\.[0-9]+|[0-9]{1,18}\.[0-9]*|[0-9]{1,18}(?=[eE]))(?:[eE][-+]?[0-9]{1,2})?",
        "-+.0123456789",
    ),
):
    _Loader.add_implicit_resolver(f"{CORE}{_name}", re.compile(f"(?:{_pattern})$"), list(_first))


class _Refused(Exception):
    def __init__(self, line: int, text: str) -> None:
        self.line, self.text = line, text


def read_yaml(data: bytes) -> Numbered:
    """The one document in the file. Where it cannot be read at all, `data` is None."""
    try:
        node = _compose(_text(data))
    except _Refused as refused:
        return Numbered(mistakes=[Mistake(refused.line, (), refused.text)])
    read = Numbered()
    read.data = _build(node, (), read)
    return read


def _text(data: bytes) -> str:
    if len(data) > LARGEST:
        raise _Refused(1, f"the file is larger than {LARGEST:,} bytes")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _Refused(line, "the file is not UTF-8 text") from None
    if odd := ODD.search(text):
        line = text.count("\n", 0, odd.start()) + 1
        raise _Refused(line, f"holds the control character U+{ord(odd.group()):04X}")
    return text


def _compose(text: str) -> yaml.Node:
    try:
        _inspect(text)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = ", ".join(part for part in (error.context, error.problem) if part)
        raise _Refused(mark.line + 1 if mark else 1, f"is not valid YAML: {problem}") from None
    if node is None:
        raise _Refused(1, "the file is empty")
    return node


def _inspect(text: str) -> None:
    """Refuses what is costly or dangerous before anything is built from it."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if fault := _fault(event, depth):
            raise _Refused(event.start_mark.line + 1, fault)


def _fault(event: Any, depth: int) -> str | None:
    if getattr(event, "anchor", None):
        return "anchors and aliases (& and *) are not allowed; repeat the value"
    if tag := getattr(event, "tag", None):
        return f"tags like {tag} are not allowed; write plain data"
    if depth > DEEPEST:
        return f"is nested more than {DEEPEST} levels deep"
    if odd := ODD.search(getattr(event, "value", "")):
        return f"holds the control character U+{ord(odd.group()):04X}"
    return None


def _build(node: yaml.Node, where: Path, read: Numbered) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, where, read)
    if isinstance(node, yaml.SequenceNode):
        for index, item in enumerate(node.value):
            read.lines[(*where, index)] = item.start_mark.line + 1
        return [_build(item, (*where, index), read) for index, item in enumerate(node.value)]
    return SCALARS[node.tag.removeprefix(CORE)](node.value)


def _mapping(node: yaml.MappingNode, where: Path, read: Numbered) -> dict[str, Any]:
    """The first of doubled keys stays, so that what it holds is checked as well."""
    built: dict[str, Any] = {}
    for key_node, value_node in node.value:
        line = key_node.start_mark.line + 1
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode):
            read.mistakes.append(Mistake(line, where, "has a key that is not plain text"))
        elif key in built:
            text = f"has “{key}” twice, first in line {read.lines[(*where, key)]}"
            read.mistakes.append(Mistake(line, where, text))
        else:
            read.lines[(*where, key)] = line
            built[key] = _build(value_node, (*where, key), read)
    return built


SCALARS: Mapping[str, Any] = {
    "str": str,
    "bool": lambda text: text == "true",
    "null": lambda text: None,
    "int": int,
    "float": float,
}
