"""Chosen questions as files in our own format, one for each set that they are from."""

import io
import zipfile
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from quizapp.articles.models import Fact
from quizapp.bank.models import Question, QuestionSet
from quizapp.formats.question_set import Body, FactItem, QuestionItem, Source
from quizapp.formats.question_set_writer import write_set

Files = list[tuple[str, bytes]]


def set_files(chosen: Sequence[Question]) -> tuple[Files, list[str]]:
    """Name and bytes of each file; and the stems of what no file can hold: without evidence.

    A file has one source, so facts of other sources come along as facts of it.
    """
    usable = [one for one in chosen if one.revision.facts and one.revision.explanation]
    by_set = groupby(sorted(usable, key=lambda one: (one.set_id, one.position)), _set_of)
    files = [(f"{of.slug}.yaml", write_set(_body(of, list(found)))) for of, found in by_set]
    return files, [one.revision.stem for one in chosen if one not in usable]


def _set_of(question: Question) -> QuestionSet:
    return question.set


def _body(of: QuestionSet, questions: Sequence[Question]) -> Body:
    facts = {fact.id: fact for question in questions for fact in question.revision.facts}
    keys = _keys(list(facts.values()))
    return Body(
        title=of.title,
        summary=of.summary or of.title,
        tags=[tag.tag for tag in of.tags],
        level=of.level,  # type: ignore[arg-type]
        source=Source(**of.article.source),
        facts=[FactItem(id=keys[fact.id], **_fact(fact)) for fact in facts.values()],
        questions=[_item(question, keys) for question in questions],
    )


def _keys(facts: Sequence[Fact]) -> dict[int, str]:
    """By id; facts of different sources may have the same one."""
    taken: dict[str, int] = {}
    for fact in facts:
        key = fact.key if fact.key not in taken else f"{fact.key}-{fact.id}"
        taken[key] = fact.id
    return {id: key for key, id in taken.items()}


def _fact(fact: Fact) -> dict[str, Any]:
    return fact.evidence


def _item(question: Question, keys: dict[int, str]) -> QuestionItem:
    revision = question.revision
    return QuestionItem(
        id=question.key,
        type=revision.type,
        stem=revision.stem,
        content=revision.content,
        facts=[keys[fact.id] for fact in revision.facts],
        explanation=revision.explanation,
        difficulty=revision.difficulty,  # type: ignore[arg-type]
        tags=list(revision.tags),
    )


def pack(files: Files) -> bytes:
    """Several files as one archive."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return packed.getvalue()
