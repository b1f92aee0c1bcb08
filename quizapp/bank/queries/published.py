"""Reads of the bank: published sets and the documents of their editions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from quizapp.bank.editions import Documents, EditionDocument
from quizapp.bank.models import Edition, QuestionSet, SetTag
from quizapp.database import db
from quizapp.errors import NotFound
from quizapp.messages import Message

TAGS_SHOWN = 30
BATCH = 100
"""Documents in one read."""

documents = Documents()
"""Decoded once a process."""


@dataclass(frozen=True)
class Page:
    """`number` counts from 1. One row more than shown is read to know whether there is a next."""

    number: int
    size: int

    @property
    def offset(self) -> int:
        return (self.number - 1) * self.size


def published() -> Select[QuestionSet]:
    """Sets on offer, ready to be shown as cards: documents are left unread."""
    return (
        select(QuestionSet)
        .join(QuestionSet.edition)
        .options(
            contains_eager(QuestionSet.edition).defer(Edition.document),
            joinedload(QuestionSet.article),
            selectinload(QuestionSet.tags),
        )
        .where(QuestionSet.state != "archived")
        .order_by(Edition.published_at.desc(), QuestionSet.id)
    )


def find_sets(text: str, tag: str, page: Page) -> tuple[Sequence[QuestionSet], bool]:
    """Published sets whose title, summary or tags hold every word; and whether more follow."""
    query = published()
    if tag:
        query = query.where(_tagged(SetTag.tag == tag))
    for word in text.split():
        query = query.where(_mentions(word))
    rows = db.session.scalars(query.offset(page.offset).limit(page.size + 1)).all()
    return rows[: page.size], len(rows) > page.size


def _tagged(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return QuestionSet.id.in_(select(SetTag.set_id).where(condition))


def _mentions(word: str) -> ColumnElement[bool]:
    return or_(
        QuestionSet.title.icontains(word, autoescape=True),
        QuestionSet.summary.icontains(word, autoescape=True),
        _tagged(SetTag.tag.icontains(word, autoescape=True)),
    )


def common_tags() -> list[tuple[str, int]]:
    """The tags with the most published sets, and how many each."""
    query = (
        select(SetTag.tag, func.count())
        .join(QuestionSet, QuestionSet.id == SetTag.set_id)
        .where(QuestionSet.edition_number.is_not(None), QuestionSet.state != "archived")
        .group_by(SetTag.tag)
        .order_by(func.count().desc(), SetTag.tag)
        .limit(TAGS_SHOWN)
    )
    return [(tag, count) for tag, count in db.session.execute(query)]


def all_sets() -> Sequence[QuestionSet]:
    """Every set by name, with its edition but not its document."""
    edition = joinedload(QuestionSet.edition).defer(Edition.document)
    return db.session.scalars(select(QuestionSet).options(edition).order_by(QuestionSet.slug)).all()


def get_published_set(slug: str) -> QuestionSet:
    """Raises `NotFound` for an unknown or unpublished set."""
    found = db.session.scalar(published().where(QuestionSet.slug == slug))
    if found is None:
        raise NotFound(Message("There is no quiz here. It may have been renamed or taken down."))
    return found


def next_set(after: int) -> QuestionSet | None:
    """The published set that follows in the order of ids, around the end."""
    in_order = published().order_by(None)
    following = in_order.where(QuestionSet.id > after).order_by(QuestionSet.id).limit(1)
    first = in_order.where(QuestionSet.id != after).order_by(QuestionSet.id).limit(1)
    return db.session.scalar(following) or db.session.scalar(first)


def edition_document(edition: Edition) -> EditionDocument:
    """The decoded document of an edition; one read the first time, none after."""
    return documents.get(edition.digest) or documents.add(edition.digest, edition.document)


def decoded(digests: Iterable[str]) -> dict[str, EditionDocument]:
    """Documents by the digests of their editions; those that this process knows are not read."""
    found = {name: documents.get(name) for name in digests}
    missing = sorted(name for name, document in found.items() if document is None)
    for start in range(0, len(missing), BATCH):
        batch = missing[start : start + BATCH]
        query = select(Edition.digest, Edition.document).where(Edition.digest.in_(batch))
        found |= {name: documents.add(name, data) for name, data in db.session.execute(query)}
    return {name: document for name, document in found.items() if document is not None}
