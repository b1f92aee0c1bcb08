"""Searching all questions that a teacher may see, by words and by index."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Select, func, select, union
from sqlalchemy.orm import aliased, contains_eager, joinedload, selectinload

from quizapp.accounts.models import User
from quizapp.articles.models import Article
from quizapp.bank.models import Question, QuestionSet, QuestionTag, Revision, SetTag
from quizapp.bank.queries.editable import editable, visible, visible_questions
from quizapp.bank.queries.word_index import unwanted_hits, wanted_hits
from quizapp.bank.search_text import Search
from quizapp.database import db

PAGE = 25
MOST_COUNTED = 1000
"""Hits that are counted and paged through; who has more should ask for less."""
MOST_OFFERED = 100
"""Tags and sources in the menus of the filters."""


@dataclass(frozen=True)
class Filters:
    """What narrows a search, each empty for all. `source` is the id of an article."""

    tag: str = ""
    type: str = ""
    set: str = ""
    source: int = 0
    state: str = ""
    difficulty: str = ""


@dataclass(frozen=True)
class Found:
    """A page of hits with whether each may be changed; `total` stops at `MOST_COUNTED`, plus 1."""

    questions: Sequence[tuple[Question, bool]]
    total: int

    @property
    def more_than_counted(self) -> bool:
        return self.total > MOST_COUNTED


def find_questions(user: User, search: Search, filters: Filters, page: int) -> Found:
    """The best first, or without words the latest; pages count from 1."""
    matching = _matching(user, search, filters)
    counted = matching.with_only_columns(Question.id).order_by(None).limit(MOST_COUNTED + 1)
    total = db.session.scalar(select(func.count()).select_from(counted.subquery())) or 0
    here = matching.offset((page - 1) * PAGE).limit(PAGE)
    ids = db.session.scalars(here).all()
    return Found(_load(user, ids), total)


def _matching(user: User, search: Search, filters: Filters) -> Select[int]:
    query = select(Question.id).where(Question.deleted_at.is_(None))
    if search.wanted:
        hits = wanted_hits(search)
        query = query.join(hits, hits.c.id == Question.id).order_by(hits.c.rank)
    for unwanted in unwanted_hits(search):
        query = query.where(Question.id.not_in(unwanted))
    if not user.is_admin:
        query = query.where(visible_questions(user))
    conditions = _conditions(filters)
    # A sum is in no index: with it the database looks up what is asked for and sorts that, instead
    # of going through all questions from the latest to the first.
    latest = Question.id + 0 if conditions else Question.id
    return query.where(*conditions).order_by(latest.desc())


def _in_sets(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Question.set_id.in_(select(QuestionSet.id).where(condition))


def _conditions(filters: Filters) -> list[ColumnElement[bool]]:
    found = []
    if filters.tag:
        found.append(_tagged(filters.tag))
    if filters.type:
        found.append(Question.type == filters.type)
    if filters.set:
        found.append(_in_sets(QuestionSet.slug == filters.set))
    if filters.source:
        found.append(_in_sets(QuestionSet.article_id == filters.source))
    if filters.difficulty:
        found.append(Question.difficulty == filters.difficulty)
    if filters.state == "archived":
        found.append(_in_sets(QuestionSet.state == "archived"))
    elif filters.state:
        found.append(Question.state == filters.state)
    return found


def _tagged(tag: str) -> ColumnElement[bool]:
    """A question's own tags and those of its set count alike."""
    own = select(QuestionTag.question_id).where(QuestionTag.tag == tag)
    of_sets = aliased(Question)
    inherited = (
        select(of_sets.id).join(SetTag, SetTag.set_id == of_sets.set_id).where(SetTag.tag == tag)
    )
    return Question.id.in_(union(own, inherited))


def _load(user: User, ids: Sequence[int]) -> list[tuple[Question, bool]]:
    """In the order of the ids."""
    query = (
        select(Question, editable(user))
        .join(Question.set)
        .options(
            contains_eager(Question.set),
            joinedload(Question.revision).selectinload(Revision.facts),
            selectinload(Question.tags),
        )
        .where(Question.id.in_(ids))
    )
    found = {question.id: (question, bool(may)) for question, may in db.session.execute(query)}
    return [found[id] for id in ids if id in found]


def offered_sources(user: User) -> Sequence[Article]:
    """Sources of sets that the user may see, the latest first."""
    query = (
        select(Article)
        .where(Article.id.in_(select(QuestionSet.article_id).where(visible(user))))
        .order_by(Article.id.desc())
    )
    return db.session.scalars(query.limit(MOST_OFFERED)).all()


def offered_tags(user: User) -> Sequence[str]:
    """Tags of sets that the user may see, by name."""
    query = (
        select(SetTag.tag)
        .join(QuestionSet, QuestionSet.id == SetTag.set_id)
        .where(visible(user))
        .distinct()
        .order_by(SetTag.tag)
    )
    return db.session.scalars(query.limit(MOST_OFFERED)).all()
