"""Bringing the bank to the state of set files."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from sqlalchemy import select

from quizapp.articles.actions import save_article, save_facts
from quizapp.articles.models import Article, Fact
from quizapp.bank.actions.publishing import Publication, publish, whole_sets
from quizapp.bank.actions.revising import Revised, revise, tag_set
from quizapp.bank.models import Edition, Question, QuestionSet
from quizapp.database import db
from quizapp.errors import Conflict
from quizapp.formats.question_set import (
    QuestionItem,
    SetErrors,
    SetFile,
    check_sets,
    read_set,
)
from quizapp.messages import Message


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
    query = whole_sets().where(
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
    tag_set(saved, body.tags)
    _save_questions(saved, body.questions, facts, now)
    db.session.flush()
    return saved


def _find(slug: str) -> QuestionSet | None:
    """Raises `Conflict` where the name is that of a set which somebody wrote here."""
    found = db.session.scalar(whole_sets().where(QuestionSet.slug == slug))
    if found and found.owner_id:
        raise Conflict(
            Message(
                "{slug} is the name of a set that a teacher wrote here. Rename the file.",
                {"slug": slug},
            )
        )
    return found


def _create(slug: str, article: Article) -> QuestionSet:
    created = QuestionSet(slug=slug, title="", summary="", level="", article=article)
    db.session.add(created)
    return created


def _save_questions(
    saved: QuestionSet, items: list[QuestionItem], facts: dict[str, Fact], now: datetime
) -> None:
    """Adds, revises and reorders; a question that is no longer listed is withdrawn, never lost."""
    known = {question.key: question for question in saved.questions}
    for position, item in enumerate(items):
        question = known.pop(item.id, None) or _add_question(saved, item.id)
        question.position, question.withdrawn, question.deleted_at = position, False, None
        revise(question, _content(item, facts), None, now)
    for position, question in enumerate(known.values(), start=len(items)):
        question.position, question.withdrawn = position, True


def _content(item: QuestionItem, facts: dict[str, Fact]) -> Revised:
    return Revised(
        type=item.type,
        stem=item.stem,
        content=item.content,
        explanation=item.explanation,
        difficulty=item.difficulty,
        tags=tuple(item.tags),
        facts=tuple(facts[id] for id in item.facts),
    )


def _add_question(saved: QuestionSet, key: str) -> Question:
    question = Question(key=key, withdrawn=False, revision_number=0)
    saved.questions.append(question)
    return question
