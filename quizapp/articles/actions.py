"""Writes of articles and facts."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from quizapp.articles.models import Article, Fact
from quizapp.database import db


def save_article(source: Mapping[str, Any], now: datetime, owner_id: int | None = None) -> Article:
    """The owner's article with this headline and date, brought up to date or made."""
    named = {"headline": source["headline"], "published_on": source["published_on"]}
    query = select(Article).filter_by(owner_id=owner_id, **named)
    article = db.session.scalar(query) or Article(owner_id=owner_id, created_at=now, **named)
    article.publisher, article.url = source["publisher"], source["url"]
    db.session.add(article)
    db.session.flush()
    return article


def save_facts(article: Article, facts: Sequence[tuple[str, Mapping[str, Any]]]) -> dict[str, Fact]:
    """The facts by key, brought up to date or made; the article's others are left alone."""
    query = select(Fact).filter_by(article_id=article.id)
    known = {fact.key: fact for fact in db.session.scalars(query)}
    saved = {}
    for key, data in facts:
        fact = known.get(key) or Fact(article_id=article.id, key=key)
        for name in ("kind", "claim", "value", "where", "as_of"):
            setattr(fact, name, data[name])
        db.session.add(fact)
        saved[key] = fact
    db.session.flush()
    return saved
