"""Articles with their texts, and what was found in them."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, func, select, true
from sqlalchemy.orm import joinedload, undefer

from quizapp.accounts.models import User
from quizapp.articles.models import Article, ArticleText, FoundFact
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message

NOT_THERE = Message("There is no such article, or it belongs to somebody else.")
UNDER_WAY = ("queued", "running")


def readable(user: User) -> ColumnElement[bool]:
    """Articles whose text and drafts the user may work with."""
    return true() if user.is_admin else Article.owner_id == user.id


def get_own_text(user: User, article_id: int, writing: bool = False) -> ArticleText:
    """The text with its article. Raises `NotFound` also where it is somebody else's.

    `writing` locks it until the transaction ends.
    """
    query = (
        select(ArticleText)
        .join(ArticleText.article)
        .options(joinedload(ArticleText.article), undefer(ArticleText.text))
        .where(ArticleText.article_id == _id(article_id), readable(user))
    )
    if writing:
        query = query.with_for_update(of=ArticleText, key_share=True)
    found = db.session.scalar(query)
    if found is None:
        raise NotFound(NOT_THERE)
    return found


def _id(number: int) -> int:
    return number if 0 < number <= LARGEST_ID else 0


def get_own_found(user: User, article_id: int, found_id: int) -> FoundFact:
    """A fact of an article that the user works with; its article's text is locked."""
    get_own_text(user, article_id, writing=True)
    query = select(FoundFact).filter_by(id=_id(found_id), article_id=_id(article_id))
    found = db.session.scalar(query)
    if found is None:
        raise NotFound(NOT_THERE)
    return found


def found_facts(article_id: int) -> Sequence[FoundFact]:
    """All of them, in the order of the text."""
    order = (FoundFact.start, FoundFact.end.desc(), FoundFact.id)
    return db.session.scalars(
        select(FoundFact).filter_by(article_id=article_id).order_by(*order)
    ).all()


def own_texts(user: User) -> Sequence[tuple[ArticleText, int, int]]:
    """The user's articles, the latest first: each with how many facts were found and accepted."""
    accepted = func.count().filter(FoundFact.state == "accepted")
    counts = (
        select(FoundFact.article_id, func.count().label("found"), accepted.label("accepted"))
        .group_by(FoundFact.article_id)
        .subquery()
    )
    query = (
        select(ArticleText, func.coalesce(counts.c.found, 0), func.coalesce(counts.c.accepted, 0))
        .join(ArticleText.article)
        .outerjoin(counts, counts.c.article_id == ArticleText.article_id)
        .options(joinedload(ArticleText.article))
        .where(Article.owner_id == user.id)
        .order_by(ArticleText.added_at.desc(), ArticleText.article_id.desc())
        .limit(MOST_LISTED)
    )
    return [(text, found, taken) for text, found, taken in db.session.execute(query)]


MOST_LISTED = 200


def unread() -> Sequence[int]:
    """Ids of the articles whose reading was asked for and has not ended."""
    return db.session.scalars(
        select(ArticleText.article_id).where(ArticleText.state.in_(UNDER_WAY))
    ).all()
