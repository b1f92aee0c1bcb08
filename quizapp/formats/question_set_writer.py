"""Our own YAML format, written: what `question_set.read_set` takes back as it was."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import yaml

from quizapp.formats.question_set import Body

ORDER = ("title", "summary", "tags", "level", "source", "facts", "questions")
WIDTH = 100


class _Dumper(yaml.SafeDumper):
    """Long texts are folded, so that people can read them; nothing is written as an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and text == text.strip() else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text)


def write_set(body: Body) -> bytes:
    """The set as the bytes of its file, in UTF-8."""
    data = asdict(body)
    plain = {name: data[name] for name in ORDER}
    plain["facts"] = [_without_empty(fact, "quote") for fact in plain["facts"]]
    plain["questions"] = [_without_empty(question, "tags") for question in plain["questions"]]
    return as_yaml(plain)


def as_yaml(plain: Mapping[str, Any]) -> bytes:
    """Plain data in the order given, for people to read, in UTF-8."""
    text = yaml.dump(plain, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return str(text).encode()


def _without_empty(data: Mapping[str, Any], name: str) -> dict[str, Any]:
    """All of it but the named value, where there is none."""
    return {key: value for key, value in data.items() if key != name or value}
