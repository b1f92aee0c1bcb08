"""The document of an edition: what it holds, and how it is read. Pure."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from quizapp.question_types import BY_KEY
from quizapp.question_types.base import QuestionType

SECONDS = {"choice": 25, "text": 30, "number": 30, "date": 30, "pairs": 50, "sequence": 50}
"""What one question of a shape takes, roughly; shapes not named here take a minute."""


@dataclass(frozen=True)
class Source:
    headline: str
    publisher: str | None
    url: str | None
    published_on: str


@dataclass(frozen=True)
class Evidence:
    """The fact behind an answer: `where` is its place in the source; dates are partial ISO.

    `quote` are the source's own words, where they are known.
    """

    kind: str
    claim: str
    value: str
    where: str
    as_of: str
    quote: str = ""


@dataclass(frozen=True)
class Picture:
    """An image by the digest of its bytes; width and height in pixels."""

    digest: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True)
class EditionQuestion:
    id: int
    revision: int
    type: QuestionType[Any, Any, Any]
    stem: str
    content: Any
    explanation: str
    difficulty: str
    tags: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    picture: Picture | None = None


@dataclass(frozen=True)
class EditionDocument:
    title: str
    source: Source
    questions: tuple[EditionQuestion, ...]

    def by_id(self) -> dict[int, int]:
        """Place in the document of each question id."""
        return {question.id: place for place, question in enumerate(self.questions)}


def digest(document: Mapping[str, Any]) -> str:
    """SHA-256 of the document, the same on every database."""
    text = json.dumps(document, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def read_document(data: Mapping[str, Any]) -> EditionDocument:
    return EditionDocument(
        title=data["title"],
        source=Source(**data["source"]),
        questions=tuple(read_question(question) for question in data["questions"]),
    )


def read_question(data: Mapping[str, Any]) -> EditionQuestion:
    type_ = BY_KEY[data["type"]]
    return EditionQuestion(
        id=data["id"],
        revision=data["revision"],
        type=type_,
        stem=data["stem"],
        content=type_.load(data["content"]),
        explanation=data["explanation"],
        difficulty=data["difficulty"],
        tags=tuple(data["tags"]),
        evidence=tuple(Evidence(**evidence) for evidence in data["evidence"]),
        picture=Picture(**data["image"]) if data.get("image") else None,
    )


def seconds(types: Iterable[str]) -> int:
    """What questions of these types take, roughly."""
    return sum(SECONDS.get(BY_KEY[key].shape, 60) for key in types)


class Documents:
    """Decoded documents by digest. Editions never change, so they may be kept for good."""

    def __init__(self, most: int = 64) -> None:
        self._kept: dict[str, EditionDocument] = {}
        self._most = most

    def get(self, name: str) -> EditionDocument | None:
        return self._kept.get(name)

    def add(self, name: str, data: Mapping[str, Any]) -> EditionDocument:
        document = read_document(data)
        while len(self._kept) >= self._most:
            self._kept.pop(next(iter(self._kept)), None)
        self._kept[name] = document
        return document
