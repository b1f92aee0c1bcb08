"""The facts that may be the evidence of a question."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import contains_eager

from quizapp.articles.models import REWORDED, Article, Fact
from quizapp.bank.models import QuestionSet
from quizapp.database import db

MOST_OF_ARTICLE, MOST_FOUND = 300, 30
MOST_WORDS = 6
"""In a search."""


def _usable(of: QuestionSet) -> ColumnElement[bool]:
    """Facts of the set's source, of others of its owner, and of the site's."""
    return or_(
        Fact.article_id == of.article_id,
        Article.owner_id.is_(None),
        Article.owner_id == of.owner_id,
    )


def article_facts(of: QuestionSet) -> Sequence[Fact]:
    """What is known from the set's source, in the order in which it was written down."""
    query = select(Fact).where(Fact.article_id == of.article_id, Fact.status != REWORDED)
    query = query.order_by(Fact.id)
    return db.session.scalars(query.limit(MOST_OF_ARTICLE)).all()


def find_facts(of: QuestionSet, words: str) -> Sequence[Fact]:
    """Facts of other sources that the set may use, with all of the words; the latest first."""
    asked = words.split()[:MOST_WORDS]
    if not asked:
        return ()
    query = select(Fact).join(Fact.article).options(contains_eager(Fact.article))
    for word in asked:
        texts = (Fact.claim, Fact.value, Article.headline)
        query = query.where(or_(*(text.icontains(word, autoescape=True) for text in texts)))
    query = query.where(_usable(of), Fact.article_id != of.article_id, Fact.status != REWORDED)
    return db.session.scalars(query.order_by(Fact.id.desc()).limit(MOST_FOUND)).all()


def pick_facts(of: QuestionSet, ids: Collection[int], used: Collection[Fact]) -> Sequence[Fact]:
    """Those of the ids that the set may use, or that its question has `used` already."""
    known = Fact.id.in_([fact.id for fact in used])
    query = (
        select(Fact)
        .join(Fact.article)
        .options(contains_eager(Fact.article))
        .where(Fact.id.in_(ids), or_(_usable(of) & (Fact.status != REWORDED), known))
    )
    return db.session.scalars(query.order_by(Fact.id)).all()
