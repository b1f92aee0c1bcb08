"""Our own YAML: questions as `questions/` has them, alone or as a whole set.

A set file (`question_set`) must be complete, since it is published as it is. Here only what makes a
question is asked for; explanation, facts and source may come later, in the browser.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import to_json

from quizapp.errors import ContentError
from quizapp.formats.base import NOTHING, Format, FormatError
from quizapp.formats.giving import give
from quizapp.formats.items import NOWHERE, Evidence, Found, Item, Note, Written
from quizapp.formats.question_set import FactItem
from quizapp.formats.question_set_writer import as_yaml
from quizapp.formats.questions import PlainQuestion
from quizapp.formats.taking import LEVELS, NotTaken, take
from quizapp.formats.yaml_lines import Lines, YamlError, read_yaml
from quizapp.messages import Message
from quizapp.question_types import BY_KEY

MOST_BYTES = 20_000_000
BEGINNING = re.compile(rb"^(?:questions|facts|title|summary|level|source):", re.M)
QUESTIONS = re.compile(rb"^questions:", re.M)

LINE = Message("line {line}")
PICTURE = Message("The picture cannot stand in a text file.")
FIELDS = ("id", "type", "stem", "content", "facts", "explanation", "difficulty", "tags")

_fact: TypeAdapter[FactItem] = TypeAdapter(FactItem)


class OwnYaml(Format):
    """Keeps everything that our questions have, but for pictures."""

    key = "yaml"
    label = Message("quizapp YAML")
    endings = (".yaml", ".yml")
    media_type = "application/yaml"

    def recognises(self, data: bytes, name: str) -> bool:
        return bool(BEGINNING.search(data[:4000]) and QUESTIONS.search(data))

    def read(self, data: bytes) -> Found:
        try:
            plain, lines = read_yaml(data, MOST_BYTES)
        except YamlError as error:
            raise FormatError(
                Message("Line {line} {problem}.", {"line": error.line, "problem": error.text})
            ) from None
        listed = plain.get("questions") if isinstance(plain, dict) else None
        if not isinstance(listed, list):
            raise FormatError(Message("There is no list named “questions” in the file."))
        return _Reading(plain, lines).questions(listed)

    def write(
        self, items: Sequence[Item], title: str = "", files: Mapping[str, bytes] = NOTHING
    ) -> Written:
        skipped: list[Note] = []
        warnings: list[Note] = []
        facts: dict[str, dict[str, str]] = {}
        written = []
        for number, item in enumerate(items, 1):
            try:
                question = take(item)
            except NotTaken as error:
                skipped.append(Note(_place(item, number), error.message))
                continue
            written.append(_plain(question, number))
            facts.update({one.id: _fact_data(one) for one in question.evidence})
            lost = (*question.notes, *([PICTURE] if question.picture else ()))
            warnings += [Note(_place(item, number), message) for message in lost]
        plain = {"title": title, "facts": list(facts.values()), "questions": written}
        named = {key: value for key, value in plain.items() if value or key == "questions"}
        return Written(as_yaml(named), tuple(skipped), tuple(warnings))


def _place(item: Item, number: int) -> Message:
    if item.where != NOWHERE:
        return item.where
    return Message("question {number}", {"number": number})


def _plain(question: PlainQuestion, number: int) -> dict[str, Any]:
    data = {
        "id": question.id or f"question-{number}",
        "type": question.type,
        "stem": question.stem,
        "content": _shortened(question),
        "facts": [one.id for one in question.evidence],
        "explanation": question.explanation,
        "difficulty": question.difficulty,
        "tags": question.tags,
    }
    return {key: value for key, value in data.items() if value or key == "content"}


def _shortened(question: PlainQuestion) -> dict[str, Any]:
    type_ = BY_KEY[question.type]
    return type_.dump(type_.load(question.content))


def _fact_data(fact: Evidence) -> dict[str, str]:
    data = {
        "id": fact.id,
        "kind": fact.kind,
        "claim": fact.claim,
        "value": fact.value,
        "where": fact.where,
        "as_of": fact.as_of,
        "quote": fact.quote,
    }
    return {key: value for key, value in data.items() if value or key != "quote"}


class _Reading:
    """One file: its facts by id, and on which lines things stand."""

    def __init__(self, plain: dict[str, Any], lines: Lines) -> None:
        self._lines = lines
        self._warnings: list[Note] = []
        self._facts = dict(self._read_facts(plain.get("facts")))

    def questions(self, listed: list[Any]) -> Found:
        items: list[Item] = []
        skipped: list[Note] = []
        for place, one in enumerate(listed):
            where = self._at(place)
            try:
                items.append(self._item(one, where))
            except ContentError as error:
                for problem in error.problems:
                    line = self._lines.of(("questions", place, "content", *problem.where))
                    named = " ".join(str(part) for part in problem.where)
                    text = Message("{where} {problem}.", {"where": named, "problem": problem.text})
                    skipped.append(Note(LINE.fill(line=line), text))
            except NotTaken as error:
                skipped.append(Note(where, error.message))
        return Found(tuple(items), tuple(skipped), tuple(self._warnings))

    def _at(self, place: int) -> Message:
        return LINE.fill(line=self._lines.of(("questions", place)))

    def _read_facts(self, listed: Any) -> Iterator[tuple[str, Evidence]]:
        for place, one in enumerate(listed if isinstance(listed, list) else ()):
            try:
                fact = _fact.validate_json(to_json(one))
            except (ValidationError, ValueError):
                line = self._lines.of(("facts", place))
                text = Message("This fact is not complete and was left out.")
                self._warnings.append(Note(LINE.fill(line=line), text))
                continue
            yield (
                fact.id,
                Evidence(
                    fact.id, fact.kind, fact.claim, fact.value, fact.where, fact.as_of, fact.quote
                ),
            )

    def _item(self, one: Any, where: Message) -> Item:
        if not isinstance(one, dict):
            raise NotTaken(Message("A question must have fields such as type: and stem:."))
        type_ = BY_KEY.get(str(one.get("type", "")))
        if type_ is None:
            raise NotTaken(
                Message("Its type must be one of {types}.", {"types": ", ".join(BY_KEY)})
            )
        if not isinstance(one.get("content"), dict):
            raise NotTaken(Message("It has no content."))
        self._warn_of_others(one, where)
        question = PlainQuestion(
            id=str(one.get("id") or ""),
            type=type_.key,
            stem=_text(one, "stem"),
            content=one["content"],
            explanation=_text(one, "explanation"),
            difficulty=one["difficulty"] if one.get("difficulty") in LEVELS else "medium",
            tags=[str(tag) for tag in _list(one, "tags")],
            evidence=tuple(self._evidence(one, where)),
        )
        if not question.stem:
            raise NotTaken(Message("It has no question text."))
        return give(question, where=where)

    def _evidence(self, one: dict[str, Any], where: Message) -> Iterator[Evidence]:
        for id in _list(one, "facts"):
            if isinstance(id, str) and id in self._facts:
                yield self._facts[id]
            else:
                text = Message("There is no fact “{id}” in this file.", {"id": id})
                self._warnings.append(Note(where, text))

    def _warn_of_others(self, one: dict[str, Any], where: Message) -> None:
        for name in one:
            if name not in FIELDS:
                text = Message("The field “{name}” is not known and was left out.", {"name": name})
                self._warnings.append(Note(where, text))


def _text(one: dict[str, Any], name: str) -> str:
    value = one.get(name)
    return value.strip() if isinstance(value, str) else ""


def _list(one: dict[str, Any], name: str) -> list[Any]:
    value = one.get(name)
    return value if isinstance(value, list) else []
