"""Drafts, and what other articles offer to them."""

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from quizapp.accounts.models import User
from quizapp.articles.extraction.base import EntityKind
from quizapp.articles.models import Article, FoundFact
from quizapp.articles.queries import get_own_text
from quizapp.bank.models import Question, QuestionSet
from quizapp.bank.queries.editable import editable
from quizapp.database import LARGEST_ID, db
from quizapp.drafting.base import Bank, KnownEntity
from quizapp.drafting.models import Draft
from quizapp.errors import NotFound
from quizapp.messages import Message
from quizapp.reading.dates import iso_date

ENTITY_KINDS: tuple[EntityKind, ...] = ("person", "organisation", "place", "agreement")
NEAR = timedelta(days=3 * 366)
"""Articles further apart name people in other offices."""
MOST_KNOWN = 2000


def drafts_of(article_id: int) -> Sequence[Draft]:
    """All drafts of the article with what they test, the best first."""
    query = (
        select(Draft)
        .options(joinedload(Draft.found_fact), joinedload(Draft.question).joinedload(Question.set))
        .filter_by(article_id=article_id)
        .order_by(Draft.rank, Draft.id)
    )
    return db.session.scalars(query).all()


def get_own_draft(user: User, article_id: int, draft_id: int) -> Draft:
    """The draft, its article locked. Raises `NotFound` also where it is somebody else's."""
    text = get_own_text(user, article_id, writing=True)
    known = draft_id if 0 < draft_id <= LARGEST_ID else 0
    query = select(Draft).filter_by(id=known, article_id=text.article_id)
    found = db.session.scalar(query.options(joinedload(Draft.found_fact)))
    if found is None:
        raise NotFound(Message("There is no such draft, or it belongs to somebody else."))
    return found


def sets_from(user: User, article_id: int) -> Sequence[QuestionSet]:
    """The sets that the user may add questions on this article to, the latest changed first."""
    query = (
        select(QuestionSet)
        .where(QuestionSet.article_id == article_id, QuestionSet.state != "archived")
        .where(editable(user))
        .order_by(QuestionSet.updated_at.desc(), QuestionSet.id.desc())
    )
    return db.session.scalars(query).all()


def known_entities(article: Article) -> Bank:
    """Whom and what the owner's other articles of the same years name."""
    near = _near(article.published_on)
    query = (
        select(FoundFact, Article.published_on)
        .join(FoundFact.article)
        .where(Article.owner_id == article.owner_id, Article.id != article.id)
        .where(Article.published_on.between(*near), FoundFact.kind.in_(ENTITY_KINDS))
        .where(FoundFact.state.in_(("open", "accepted")))
        .order_by(FoundFact.id.desc())
        .limit(MOST_KNOWN)
    )
    return Bank(tuple(_known(row, day) for row, day in db.session.execute(query)))


def _near(published_on: str) -> tuple[str, str]:
    """The first and last day, as text that sorts as dates do."""
    known = iso_date(published_on)
    day = date(known.year, known.month or 7, known.day or 1)
    last = day + NEAR if day < date.max - NEAR else date.max
    return str(day - NEAR), f"{last}~"


def _known(row: FoundFact, published_on: str) -> KnownEntity:
    kind = next(kind for kind in ENTITY_KINDS if kind == row.kind)
    return KnownEntity(
        kind=kind,
        name=row.normalised,
        aliases=frozenset(row.aliases),
        subtype=row.subtype,
        role=row.role,
        country=row.country,
        published_on=iso_date(published_on),
    )


def draft_counts(article_ids: Sequence[int]) -> dict[int, tuple[int, int]]:
    """For each article with drafts: how many there are, and how many became questions."""
    taken = func.count(Draft.question_id)
    query = (
        select(Draft.article_id, func.count(), taken)
        .where(Draft.article_id.in_(article_ids))
        .group_by(Draft.article_id)
    )
    return {article: (all_, used) for article, all_, used in db.session.execute(query)}
