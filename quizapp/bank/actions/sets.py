"""Making a set, and changing what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from quizapp.accounts.models import User
from quizapp.articles.actions import save_article
from quizapp.articles.models import Article
from quizapp.bank.actions.publishing import build_document
from quizapp.bank.actions.revising import tag_set
from quizapp.bank.editions import digest
from quizapp.bank.keys import as_key, free_key
from quizapp.bank.models import QuestionSet
from quizapp.database import db

RESERVED = {"new"}
"""What stands in addresses where the name of a set could."""
TRIES = 5


@dataclass(frozen=True)
class SetContent:
    """What a teacher says about a set; `source` as `Article.source`."""

    title: str
    summary: str
    level: str
    tags: tuple[str, ...]
    source: Mapping[str, Any]


def touch_set(changed: QuestionSet, now: datetime) -> None:
    """Notes that the working copy is no longer what was published.

    A review that is open goes on, and what was put away is not brought back by it.
    """
    if changed.state == "published":
        changed.state = "draft"
    changed.updated_at = now


def create_set(owner: User, content: SetContent, now: datetime) -> QuestionSet:
    """A set without questions, under a name made from its title that will not change."""
    # One at a time, so that pressing the button twice makes no second source.
    db.session.execute(select(User.id).where(User.id == owner.id).with_for_update())
    article = take_source(owner.id, content.source, now)
    for _ in range(TRIES - 1):
        try:
            with db.session.begin_nested():
                return _add_set(owner, content, article, now)
        except IntegrityError:
            # Somebody else took the name since it was looked up.
            continue
    return _add_set(owner, content, article, now)


def take_source(owner_id: int, source: Mapping[str, Any], now: datetime) -> Article:
    """The owner's article, made if there is none. What is left open here stays as it is known."""
    named = {name: source[name] for name in ("headline", "published_on")}
    known = db.session.scalar(select(Article).filter_by(owner_id=owner_id, **named))
    before = known.source if known else {}
    whole = before | {name: value for name, value in source.items() if value or name not in before}
    article = save_article(whole, now, owner_id)
    if known and whole != before:
        _touch_sets_from(article, now)
    return article


def _add_set(owner: User, content: SetContent, article: Article, now: datetime) -> QuestionSet:
    added = QuestionSet(
        slug=_free_slug(content.title), owner_id=owner.id, state="draft", updated_at=now
    )
    _describe(added, content)
    added.article = article
    db.session.add(added)
    db.session.flush()
    return added


def _free_slug(title: str) -> str:
    start = as_key(title)[:1] or "set"
    taken = select(QuestionSet.slug).where(QuestionSet.slug.startswith(start, autoescape=True))
    return free_key(title, "set", {*db.session.scalars(taken), *RESERVED})


def _describe(described: QuestionSet, content: SetContent) -> None:
    described.title, described.summary = content.title, content.summary
    described.level = content.level
    tag_set(described, content.tags)


def change_set(changed: QuestionSet, content: SetContent, now: datetime) -> bool:
    """Whether there was anything to change. The caller has locked the set."""
    if _content(changed) == content:
        return False
    if changed.article.source != content.source:
        changed.article = _change_source(changed, content.source, now)
    _describe(changed, content)
    touch_set(changed, now)
    db.session.flush()
    return True


def _content(of: QuestionSet) -> SetContent:
    tags = tuple(sorted(tag.tag for tag in of.tags))
    return SetContent(of.title, of.summary, of.level, tags, of.article.source)


def _change_source(of: QuestionSet, source: Mapping[str, Any], now: datetime) -> Article:
    """The article as described: the same one where it may be changed, so that it keeps its facts.

    Other sets from it are the owner's own, and are changed with it.
    """
    article = of.article
    named = {name: source[name] for name in ("headline", "published_on")}
    other = db.session.scalar(
        select(Article.id).filter_by(owner_id=of.owner_id, **named).where(Article.id != article.id)
    )
    if other or not _is_own(of, article):
        article = save_article(source, now, of.owner_id)
    else:
        for name, value in source.items():
            setattr(article, name, value)
    _touch_sets_from(article, now)
    return article


def _is_own(of: QuestionSet, article: Article) -> bool:
    """Whether the article belongs to the owner of the set, and no set of others is from it."""
    others = select(QuestionSet.id).where(
        QuestionSet.article_id == article.id, QuestionSet.owner_id.is_distinct_from(of.owner_id)
    )
    return article.owner_id == of.owner_id and not db.session.scalar(others.limit(1))


def _touch_sets_from(article: Article, now: datetime) -> None:
    published = update(QuestionSet).where(
        QuestionSet.article_id == article.id, QuestionSet.state == "published"
    )
    db.session.execute(published.values(state="draft", updated_at=now))


def archive_set(archived: QuestionSet, now: datetime) -> None:
    """Takes the set away from learners; attempts that were begun go on."""
    archived.state, archived.updated_at = "archived", now
    db.session.flush()


def unarchive_set(archived: QuestionSet, now: datetime) -> None:
    """Brings the set, which the caller has locked and read whole, back to learners too."""
    edition = archived.edition
    same = edition is not None and edition.digest == digest(build_document(archived))
    archived.state, archived.updated_at = "published" if same else "draft", now
    db.session.flush()
