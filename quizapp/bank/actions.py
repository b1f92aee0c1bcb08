"""Writes of the bank: saving sets and publishing editions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from quizapp.articles.actions import save_article, save_facts
from quizapp.articles.models import Article, Fact
from quizapp.bank.editions import digest, seconds
from quizapp.bank.models import Edition, Question, QuestionSet, Revision, SetTag
from quizapp.database import db
from quizapp.formats.question_set import (
    QuestionItem,
    SetErrors,
    SetFile,
    check_sets,
    read_set,
)

REVISED = ("type", "stem", "content", "explanation", "difficulty", "tags")
"""What makes a revision, beside its facts."""


@dataclass(frozen=True)
class Publication:
    """What loading a set led to: the edition now published, and what it changed, in words.

    `changes` is empty where the set was as it is already.
    """

    slug: str
    edition: int
    questions: int
    changes: tuple[str, ...]


def load_files(files: Sequence[tuple[str, bytes]], now: datetime) -> list[Publication]:
    """Saves and publishes the sets in `(file name, bytes)` pairs; unchanged files change nothing.

    Raises `SetErrors` with the mistakes of all files before anything is written. Facts are shared
    by all sets of an article, so the others of a changed article are published anew where needed.
    """
    hashes = {name: sha256(data).hexdigest() for name, data in files}
    query = select(QuestionSet.slug, QuestionSet.file_hash)
    loaded = {row.slug: row.file_hash for row in db.session.execute(query)}
    changed = [one for one in files if loaded.get(Path(one[0]).stem) != hashes[one[0]]]
    if changed and (errors := check_sets(files)):
        raise SetErrors(errors)
    saved = [save_set(read_set(data, name), hashes[name], now) for name, data in changed]
    publications = {found.slug: publish(found, now) for found in [*saved, *_siblings(saved)]}
    asked = [Path(name).stem for name in hashes]
    others = [slug for slug, one in publications.items() if slug not in asked and one.changes]
    return [publications.get(slug) or _unchanged(slug) for slug in asked + others]


def _siblings(saved: Sequence[QuestionSet]) -> Sequence[QuestionSet]:
    articles = {one.article_id for one in saved}
    query = _whole().where(
        QuestionSet.article_id.in_(articles),
        QuestionSet.id.not_in([one.id for one in saved]),
        QuestionSet.edition_number.is_not(None),
    )
    return db.session.scalars(query).all()


def _unchanged(slug: str) -> Publication:
    query = (
        select(Edition.number, Edition.question_count)
        .select_from(QuestionSet)
        .join(QuestionSet.edition)
        .where(QuestionSet.slug == slug)
    )
    number, questions = db.session.execute(query).one()
    return Publication(slug, number, questions, ())


def save_set(file: SetFile, file_hash: str, now: datetime) -> QuestionSet:
    """Brings a set and its evidence to the state of the file. Publishes nothing."""
    body = file.body
    article = save_article(asdict(body.source), now)
    facts = save_facts(article, [(fact.id, asdict(fact)) for fact in body.facts])
    saved = _find(file.id) or _create(file.id, article)
    saved.title, saved.summary, saved.level = body.title, body.summary, body.level
    saved.article, saved.file_hash = article, file_hash
    _save_tags(saved, body.tags)
    _save_questions(saved, body.questions, facts, now)
    db.session.flush()
    return saved


def _whole() -> Select[QuestionSet]:
    """Sets with everything that publishing needs."""
    questions = selectinload(QuestionSet.questions).selectinload(Question.revisions)
    return select(QuestionSet).options(questions.selectinload(Revision.facts))


def _find(slug: str) -> QuestionSet | None:
    return db.session.scalar(_whole().where(QuestionSet.slug == slug))


def _create(slug: str, article: Article) -> QuestionSet:
    created = QuestionSet(slug=slug, title="", summary="", level="", article=article)
    db.session.add(created)
    return created


def _save_tags(saved: QuestionSet, tags: list[str]) -> None:
    kept = {tag.tag: tag for tag in saved.tags}
    saved.tags = [kept.get(tag) or SetTag(tag=tag) for tag in sorted(set(tags))]


def _save_questions(
    saved: QuestionSet, items: list[QuestionItem], facts: dict[str, Fact], now: datetime
) -> None:
    """Adds, revises and reorders; a question that is no longer listed is withdrawn, never lost."""
    known = {question.key: question for question in saved.questions}
    for position, item in enumerate(items):
        question = known.pop(item.id, None) or _add_question(saved, item.id)
        question.position, question.withdrawn = position, False
        _revise(question, item, [facts[id] for id in item.facts], now)
    for position, question in enumerate(known.values(), start=len(items)):
        question.position, question.withdrawn = position, True


def _add_question(saved: QuestionSet, key: str) -> Question:
    question = Question(key=key, withdrawn=False)
    saved.questions.append(question)
    return question


def _revise(question: Question, item: QuestionItem, facts: list[Fact], now: datetime) -> None:
    """A new revision, unless it would be the same as the latest."""
    state = {name: getattr(item, name) for name in REVISED}
    latest = question.revisions[-1] if question.revisions else None
    if latest and _state(latest) == (state, {fact.key for fact in facts}):
        return
    number = latest.number + 1 if latest else 1
    question.revisions.append(Revision(number=number, facts=facts, created_at=now, **state))


def _state(revision: Revision) -> tuple[dict[str, Any], set[str]]:
    state = {name: getattr(revision, name) for name in REVISED}
    return state, {fact.key for fact in revision.facts}


def publish(published: QuestionSet, now: datetime) -> Publication:
    """A new edition of the set as it stands, unless it would be the same as the published one."""
    document = build_document(published)
    name, before = digest(document), published.edition
    questions = document["questions"]
    number = before.number if before else 0
    changes: tuple[str, ...] = ()
    if before is None or before.digest != name:
        changes, number = differences(before.document if before else None, document), number + 1
        published.edition_number = number
        db.session.add(
            Edition(
                set_id=published.id,
                number=number,
                published_at=now,
                title=published.title,
                question_count=len(questions),
                seconds=seconds(question["type"] for question in questions),
                change="\n".join(changes),
                digest=name,
                document=document,
            )
        )
        db.session.flush()
        db.session.expire(published, ["edition"])
    return Publication(published.slug, number, len(questions), changes)


def build_document(of: QuestionSet) -> dict[str, Any]:
    """The set as one JSON document, in the shape that `editions.read_document` takes."""
    set_tags = [tag.tag for tag in of.tags]
    asked = sorted((q for q in of.questions if not q.withdrawn), key=lambda q: q.position)
    return {
        "title": of.title,
        "summary": of.summary,
        "level": of.level,
        "tags": sorted(set_tags),
        "source": of.article.source,
        "questions": [_question_data(question, set_tags) for question in asked],
    }


def _question_data(question: Question, set_tags: list[str]) -> dict[str, Any]:
    revision = question.revision
    return {
        "id": question.id,
        "key": question.key,
        "revision": revision.number,
        "type": revision.type,
        "stem": revision.stem,
        "content": revision.content,
        "explanation": revision.explanation,
        "difficulty": revision.difficulty,
        "tags": sorted({*set_tags, *revision.tags}),
        "evidence": [fact.evidence for fact in revision.facts],
    }


def differences(before: dict[str, Any] | None, after: dict[str, Any]) -> tuple[str, ...]:
    """What changed from one document to the next, a line each, by question key."""
    if before is None:
        return ("first edition",)
    old = {question["key"]: question for question in before["questions"]}
    new = {question["key"]: question for question in after["questions"]}
    changed = [key for key in new if key in old and new[key] != old[key]]
    lines = [f"added {key}" for key in new if key not in old]
    lines += [
        f"changed {key} ({', '.join(_changed_fields(old[key], new[key]))})" for key in changed
    ]
    lines += [f"withdrew {key}" for key in old if key not in new]
    lines += [
        f"{name} changed"
        for name in ("title", "summary", "level", "tags", "source")
        if before[name] != after[name]
    ]
    if not lines:
        lines = ["order changed"]
    return tuple(lines)


def _changed_fields(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    return [name for name in new if name not in ("revision", "id") and new[name] != old.get(name)]
