"""Our own YAML format: a question set with its source and its facts. Loses nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass as plain_dataclass
from dataclasses import field
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
)
from pydantic.dataclasses import dataclass
from pydantic_core import to_json

from quizapp.errors import ContentError, Problem, QuizError
from quizapp.formats.yaml_lines import Lines, Where, YamlError, read_yaml
from quizapp.messages import Message
from quizapp.question_types import BY_KEY
from quizapp.question_types.base import CONTENT, Text, problems
from quizapp.reading.dates import iso_date

KEY = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def _a_date(text: str) -> str:
    """At the precision that is known; a bare year arrives as a number."""
    iso_date(text)
    return text


Key = Annotated[str, StringConstraints(pattern=KEY, max_length=100)]
Tag = Annotated[str, StringConstraints(pattern=KEY, max_length=50)]


def _an_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise ValueError("must begin with https:// or http://")
    return text


Plain = BeforeValidator(lambda value: str(value) if type(value) is int else value)
"""Text that may look like a whole number: a bare year, an age."""
DateText = Annotated[str, Plain, AfterValidator(_a_date)]
Kind = Literal[
    "quantity",
    "date",
    "person",
    "organisation",
    "agreement",
    "place",
    "statement",
    "quotation",
    "event",
]
Level = Literal["introductory", "standard", "advanced"]
Difficulty = Literal["easy", "medium", "hard"]


@dataclass(frozen=True, config=CONTENT)
class Source:
    headline: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    published_on: DateText
    publisher: str | None = None
    url: Annotated[str, StringConstraints(max_length=1000), AfterValidator(_an_address)] | None = (
        None
    )


@dataclass(frozen=True, config=CONTENT)
class FactItem:
    id: Key
    kind: Kind
    claim: Text
    value: Annotated[str, Plain, StringConstraints(min_length=1, max_length=500)]
    where: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    as_of: DateText
    quote: Annotated[str, StringConstraints(max_length=5000)] = ""


@dataclass(frozen=True, config=CONTENT)
class QuestionItem:
    """`content` is plain data that the type of the question has accepted."""

    id: Key
    type: str
    stem: Text
    content: dict[str, Any]
    facts: Annotated[list[Key], Field(min_length=1)]
    explanation: Text
    difficulty: Difficulty
    tags: list[Tag] = field(default_factory=list)


@dataclass(frozen=True, config=CONTENT)
class Body:
    """What stands in the file."""

    title: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    summary: Text
    tags: list[Tag]
    level: Level
    source: Source
    facts: Annotated[list[FactItem], Field(min_length=1)]
    questions: Annotated[list[QuestionItem], Field(min_length=1, max_length=500)]


@plain_dataclass(frozen=True)
class SetFile:
    """A set as its file gives it; `id` is the file's name without its ending."""

    id: str
    body: Body
    lines: Lines


@plain_dataclass(frozen=True, order=True)
class SetError:
    """One mistake: `line` counts from 1, `question` is its id where the mistake is in one."""

    file: str
    line: int
    question: str
    field: str
    text: str

    def __str__(self) -> str:
        question = f" question “{self.question}”," if self.question else ""
        named = f" {self.field}:" if self.field else ""
        return f"{self.file}:{self.line}:{question}{named} {self.text}"


class SetErrors(QuizError):
    """Every mistake of the files that were given."""

    def __init__(self, errors: Sequence[SetError]) -> None:
        super().__init__(Message("{mistakes}", {"mistakes": "\n".join(map(str, errors))}))
        self.errors = tuple(errors)


_BODY: TypeAdapter[Body] = TypeAdapter(Body)


def read_set(data: bytes, file: str) -> SetFile:
    """The set in a file. Raises `SetErrors` with all of its mistakes, in the order of lines."""
    try:
        plain, lines = read_yaml(data)
    except YamlError as error:
        raise SetErrors([SetError(file, error.line, "", "", error.text)]) from None
    found = [_located(problem, plain, lines, file) for problem in _problems(plain, Path(file).stem)]
    if found:
        raise SetErrors(sorted(set(found)))
    body = _BODY.validate_json(to_json(plain))
    return SetFile(Path(file).stem, body, lines)


def _problems(plain: Any, name: str) -> Iterable[Problem]:
    if not isinstance(plain, dict):
        yield Problem((), "must begin with fields such as title: and questions:")
        return
    try:
        TypeAdapter(Key).validate_python(name)
    except ValidationError:
        yield Problem((), "must be called lower-case-words.yaml: the name is the set's address")
    try:
        _BODY.validate_json(to_json(plain))
    except ValidationError as error:
        yield from problems(error)
    known = set(_ids(plain, "facts"))
    for place, question in _entries(plain, "questions"):
        yield from _question_problems(question, ("questions", place), known)
    yield from _repeated(plain, "questions")
    yield from _repeated(plain, "facts")


def _entries(plain: dict[str, Any], name: str) -> list[tuple[int, dict[str, Any]]]:
    """The list of that name by place, less what has no fields; that is complained about before."""
    listed = plain.get(name)
    places = enumerate(listed if isinstance(listed, list) else ())
    return [(place, one) for place, one in places if isinstance(one, dict)]


def _ids(plain: dict[str, Any], name: str) -> list[str]:
    return [one["id"] for _, one in _entries(plain, name) if isinstance(one.get("id"), str)]


def _repeated(plain: dict[str, Any], name: str) -> Iterable[Problem]:
    seen: set[str] = set()
    for place, one in _entries(plain, name):
        id = one.get("id")
        if isinstance(id, str) and id in seen:
            yield Problem((name, place, "id"), f"“{id}” is used twice")
        seen.add(str(id))


def _question_problems(
    question: dict[str, Any], where: Where, facts: set[str]
) -> Iterable[Problem]:
    facts_listed = question.get("facts")
    listed = facts_listed if isinstance(facts_listed, list) else []
    for place, fact in enumerate(listed):
        if isinstance(fact, str) and fact not in facts:
            yield Problem((*where, "facts", place), f"there is no fact “{fact}” in this file")
        elif fact in listed[:place]:
            yield Problem((*where, "facts", place), f"“{fact}” is named twice")
    type_ = BY_KEY.get(str(question.get("type", "")))
    if "type" in question and type_ is None:
        yield Problem((*where, "type"), f"must be one of {', '.join(BY_KEY)}")
    if type_ and isinstance(question.get("content"), dict):
        try:
            type_.load(question["content"])
        except ContentError as error:
            for problem in error.problems:
                yield Problem((*where, "content", *problem.where), problem.text)


def _located(problem: Problem, plain: Any, lines: Lines, file: str) -> SetError:
    where, question = problem.where, ""
    if len(where) > 1 and where[0] == "questions" and isinstance(where[1], int):
        place = where[1]
        one = plain["questions"][place]
        question = str(one.get("id", place + 1)) if isinstance(one, dict) else str(place + 1)
        where = where[2:]
    named = ".".join(str(part + 1) if isinstance(part, int) else part for part in where)
    return SetError(file, lines.of(problem.where), question, named, problem.text)


def check_sets(files: Iterable[tuple[str, bytes]]) -> list[SetError]:
    """Every mistake in `(file name, bytes)` pairs, those between files too."""
    read: list[tuple[str, SetFile]] = []
    errors: list[SetError] = []
    for name, data in files:
        try:
            read.append((name, read_set(data, name)))
        except SetErrors as found:
            errors += found.errors
    return [*errors, *_same_ids(read), *_conflicts(read)]


def _same_ids(read: Sequence[tuple[str, SetFile]]) -> Iterable[SetError]:
    first: dict[str, str] = {}
    for name, one in read:
        if one.id in first:
            yield SetError(name, 1, "", "", f"has the same name as {first[one.id]}")
        first.setdefault(one.id, name)


def _conflicts(read: Sequence[tuple[str, SetFile]]) -> Iterable[SetError]:
    """Headline and date name a source, and facts belong to it: all files must say the same."""
    sources: dict[tuple[str, str], tuple[str, Source]] = {}
    facts: dict[tuple[str, str, str], tuple[str, FactItem]] = {}
    for name, one in read:
        source = one.body.source
        key = (source.headline, source.published_on)
        elsewhere, other = sources.setdefault(key, (name, source))
        if other != source:
            text = f"has another publisher or address than in {elsewhere}"
            yield SetError(name, one.lines.of(("source",)), "", "source", text)
        for place, fact in enumerate(one.body.facts):
            elsewhere, known = facts.setdefault((*key, fact.id), (name, fact))
            if known != fact:
                text = f"fact “{fact.id}” reads otherwise in {elsewhere}"
                line = one.lines.of(("facts", place))
                yield SetError(name, line, "", f"facts.{place + 1}", text)
