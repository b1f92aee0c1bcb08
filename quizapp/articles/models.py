"""Source texts and the facts taken from them."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.database import Model


class Article(Model):
    """A source. Dates are text at their own precision: `2018-12-20`, `2018-12` or `2018`.

    Without an owner it came from a file and is the site's: admins keep it.
    """

    __tablename__ = "articles"
    __table_args__ = (
        Index(
            "uq_articles_site",
            *("headline", "published_on"),
            unique=True,
            sqlite_where=text("owner_id IS NULL"),
            postgresql_where=text("owner_id IS NULL"),
        ),
        Index("uq_articles_owner", "owner_id", "headline", "published_on", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    headline: Mapped[str] = mapped_column(String(300))
    publisher: Mapped[str | None] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(String(1000))
    published_on: Mapped[str] = mapped_column(String(10))
    created_at: Mapped[datetime]
    owner_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
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


REWORDED = "reworded"


class Fact(Model):
    """One checkable statement of an article. `key` names it within the article.

    Its words never change once a question rests on it: `reworded` is one whose place a fact in
    other words has taken (`replaced_by`), kept for what rested on it.

    `status` is `current`, or after a correction `superseded` (true once, no more) or `wrong`
    (never true), from `status_on` on, for `status_reason`; another fact may have replaced it.
    """

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
    status: Mapped[str] = mapped_column(String(12), default="current", server_default="current")
    status_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    status_on: Mapped[str | None] = mapped_column(String(10))
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("facts.id"))
    replaced_by: Mapped["Fact | None"] = relationship(remote_side="Fact.id")
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
