"""Source texts and the facts taken from them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.database import Model


class Article(Model):
    """A source. Dates are text at their own precision: `2018-12-20`, `2018-12` or `2018`."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("headline", "published_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    headline: Mapped[str] = mapped_column(String(300))
    publisher: Mapped[str | None] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(String(1000))
    published_on: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    facts: Mapped[list["Fact"]] = relationship(back_populates="article")

    @property
    def source(self) -> dict[str, Any]:
        """What pages say about where a question comes from."""
        return {
            "headline": self.headline,
            "publisher": self.publisher,
            "url": self.url,
            "published_on": self.published_on,
        }


class Fact(Model):
    """One checkable statement of an article. `key` names it within the article."""

    __tablename__ = "facts"
    __table_args__ = (UniqueConstraint("article_id", "key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    key: Mapped[str] = mapped_column(String(100))
    kind: Mapped[str] = mapped_column(String(40))
    claim: Mapped[str] = mapped_column(Text)
    value: Mapped[str] = mapped_column(String(500))
    where: Mapped[str] = mapped_column("place", String(200))
    as_of: Mapped[str] = mapped_column(String(10))
    article: Mapped[Article] = relationship(back_populates="facts")

    @property
    def evidence(self) -> dict[str, Any]:
        """The fact as an edition carries it."""
        return {
            "kind": self.kind,
            "claim": self.claim,
            "value": self.value,
            "where": self.where,
            "as_of": self.as_of,
        }
