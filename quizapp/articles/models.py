"""Source texts and the facts taken from them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from quizapp.database import Model, UtcDateTime


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
    `quote` are the source's own words, which stand from `start` to `end` of the article's text.
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
    quote: Mapped[str] = mapped_column(Text, default="", server_default="")
    start: Mapped[int | None]
    end: Mapped[int | None]
    status: Mapped[str] = mapped_column(String(12), default="current", server_default="current")
    status_reason: Mapped[str] = mapped_column(Text, default="", server_default="")
    status_on: Mapped[str | None] = mapped_column(String(10))
    replaced_by_id: Mapped[int | None] = mapped_column(ForeignKey("facts.id"))
    replaced_by: Mapped["Fact | None"] = relationship(remote_side="Fact.id")
    article: Mapped[Article] = relationship(back_populates="facts")

    @property
    def in_use(self) -> "Fact":
        """Itself, or what has taken its place in other words."""
        return self.replaced_by if self.status == REWORDED and self.replaced_by else self

    @property
    def evidence(self) -> dict[str, Any]:
        """The fact as an edition carries it; with a quote only where there is one."""
        stated = {
            "kind": self.kind,
            "claim": self.claim,
            "value": self.value,
            "where": self.where,
            "as_of": self.as_of,
        }
        return stated | ({"quote": self.quote} if self.quote else {})


class ArticleText(Model):
    """What the article says, as the teacher gave it, and how far reading it has come.

    `state` is `queued`, `running`, `done` or `failed`; `done` of `total` steps are behind. Facts
    and drafts count their offsets in `text`, which is never changed. `trained` says whether a
    trained model read it, or the rules alone. `beat_at` is the last sign of life.
    """

    __tablename__ = "article_texts"
    __table_args__ = (Index(None, "state"),)

    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"), primary_key=True)
    text: Mapped[str] = mapped_column(Text, deferred=True)
    words: Mapped[int]
    file_name: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(10), default="queued")
    step: Mapped[str] = mapped_column(String(40), default="")
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    trained: Mapped[bool] = mapped_column(default=False)
    added_at: Mapped[datetime]
    beat_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    article: Mapped[Article] = relationship()


class FoundFact(Model):
    """A fact that was found in an article, or marked by hand, until a teacher decides.

    The columns say what `extraction.base.FactFound` and its entity say. The sentence around it goes
    from `sentence_start` to `sentence_end`; `edits` made the claim stand alone. `state` is `open`,
    `accepted` (then `fact` is what became of it), `merged` (into `merged_into_id`) or `rejected`,
    for a `reason`.
    """

    __tablename__ = "found_facts"
    __table_args__ = (Index(None, "article_id", "start"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id"))
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(Text)
    normalised: Mapped[str] = mapped_column(Text)
    unit: Mapped[str] = mapped_column(String(100))
    speaker: Mapped[str] = mapped_column(String(300))
    role: Mapped[str] = mapped_column(String(300))
    precision: Mapped[str] = mapped_column(String(20))
    subtype: Mapped[str] = mapped_column(String(40))
    country: Mapped[str] = mapped_column(String(10))
    aliases: Mapped[list[Any]] = mapped_column(JSON)
    start: Mapped[int]
    end: Mapped[int]
    sentence_start: Mapped[int]
    sentence_end: Mapped[int]
    confidence: Mapped[float]
    rule: Mapped[str] = mapped_column(String(40))
    claim: Mapped[str] = mapped_column(Text)
    edits: Mapped[list[Any]] = mapped_column(JSON)
    by_hand: Mapped[bool] = mapped_column(default=False)
    state: Mapped[str] = mapped_column(String(10), default="open")
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("users.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("found_facts.id"))
    fact_id: Mapped[int | None] = mapped_column(ForeignKey("facts.id"), index=True)
    fact: Mapped[Fact | None] = relationship()
    article: Mapped[Article] = relationship()
