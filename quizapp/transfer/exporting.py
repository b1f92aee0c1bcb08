"""Questions of the bank for a format to write. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from quizapp.bank.keys import as_key
from quizapp.formats.base import Format
from quizapp.formats.giving import give
from quizapp.formats.items import Evidence, Item, Note, Written
from quizapp.formats.questions import PlainQuestion
from quizapp.messages import Message

ENDINGS = {"image/png": ".png", "image/jpeg": ".jpg", "image/webp": ".webp", "image/gif": ".gif"}


@dataclass(frozen=True)
class Source:
    """A question as it is stored, with its number on the page and the bytes of its picture."""

    key: str
    number: int
    set_title: str
    revision: Any
    picture: bytes | None
    kind: str


def write_file(format: Format, sources: Iterable[Source], title: str) -> Written:
    """Everything in one file. What it could not carry is in its notes."""
    files: dict[str, bytes] = {}
    items = [_item(one, files) for one in sources]
    return format.write(items, title, files)


def _item(source: Source, files: dict[str, bytes]) -> Item:
    revision, picture = source.revision, ""
    if source.picture is not None:
        picture = f"{revision.image_digest[:16]}{ENDINGS.get(source.kind, '')}"
        files[picture] = source.picture
    question = PlainQuestion(
        id=source.key,
        type=revision.type,
        stem=revision.stem,
        content=revision.content,
        explanation=revision.explanation,
        difficulty=revision.difficulty,
        tags=list(revision.tags),
        picture=picture,
        alt=revision.image_alt or "",
        evidence=tuple(_evidence(fact.key, fact.evidence) for fact in revision.facts),
    )
    where = Message("question {number}", {"number": source.number})
    return give(question, category=source.set_title, where=where)


def _evidence(key: str, data: Mapping[str, Any]) -> Evidence:
    return Evidence(
        id=key,
        kind=data["kind"],
        claim=data["claim"],
        value=data["value"],
        where=data["where"],
        as_of=data["as_of"],
        quote=data.get("quote", ""),
    )


def grouped(notes: Iterable[Note]) -> list[tuple[Message, list[Message]]]:
    """What is said, once, with the places of which it is said."""
    found: dict[str, tuple[Message, list[Message]]] = {}
    for one in notes:
        found.setdefault(str(one.text), (one.text, []))[1].append(one.where)
    return list(found.values())


def file_name(title: str, format: Format) -> str:
    """Letters, digits and hyphens, so that every system takes it."""
    return f"{as_key(title)[:60].strip('-') or 'questions'}{format.endings[0]}"
