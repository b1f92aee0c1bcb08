"""What a teacher works on, in a fixed number of statements whatever there is of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, func, or_, select

from quizapp.accounts.models import Learner, User
from quizapp.articles.models import Fact
from quizapp.bank.models import (
    Comment,
    Edition,
    Question,
    QuestionSet,
    Review,
    Revision,
    RevisionFact,
)
from quizapp.bank.states import State, set_state
from quizapp.database import db

MOST_SETS = 200
"""On one page; the others are found in the bank."""


@dataclass(frozen=True)
class DeskSet:
    """A set as whoever keeps it finds it."""

    id: int
    slug: str
    title: str
    state: str
    edition_number: int | None
    published_at: datetime | None
    updated_at: datetime | None

    @property
    def shown_state(self) -> State:
        return set_state(self)

    @property
    def changed(self) -> bool:
        """Whether learners see an earlier edition, and nothing is under way to change that."""
        return self.edition_number is not None and self.state == "draft"

    @property
    def touched_at(self) -> datetime | None:
        """When anything last happened to it, as far as is known."""
        return max(filter(None, (self.updated_at, self.published_at)), default=None)


@dataclass(frozen=True)
class QuestionCounts:
    """Of a set: the questions on offer, those of them that want attention, open comments."""

    offered: int = 0
    bare: int = 0
    outdated: int = 0
    comments: int = 0


@dataclass(frozen=True)
class Returned:
    """A review whose reviewer wants something mended first."""

    review_id: int
    set_id: int
    reviewer: str


def _kept_by(user: User) -> ColumnElement[bool]:
    """Their own sets; admins keep those of the site as well."""
    own = QuestionSet.owner_id == user.id
    return or_(own, QuestionSet.owner_id.is_(None)) if user.is_admin else own


def desk_sets(user: User) -> list[DeskSet]:
    """The sets that the user keeps, what was worked on last first."""
    query = (
        select(
            QuestionSet.id,
            QuestionSet.slug,
            QuestionSet.title,
            QuestionSet.state,
            QuestionSet.edition_number,
            Edition.published_at,
            QuestionSet.updated_at,
        )
        .outerjoin(QuestionSet.edition)
        .where(_kept_by(user))
        .order_by(func.coalesce(QuestionSet.updated_at, Edition.published_at).desc())
        .order_by(QuestionSet.id.desc())
        .limit(MOST_SETS)
    )
    return [DeskSet(*row) for row in db.session.execute(query)]


def question_counts(set_ids: Collection[int]) -> dict[int, QuestionCounts]:
    """By set, in two statements; sets without questions are left out."""
    offered = _offered(set_ids).subquery()
    query = select(
        offered.c.set_id,
        func.count(),
        func.count().filter(offered.c.facts == 0),
        func.count().filter(offered.c.outdated > 0),
    ).group_by(offered.c.set_id)
    comments = _comment_counts(set_ids)
    return {
        row[0]: QuestionCounts(row[1], row[2], row[3], comments.get(row[0], 0))
        for row in db.session.execute(query)
    }


def _offered(set_ids: Collection[int]) -> Select[int, int, int]:
    """A row for each question on offer: its set, its facts, and how many hold no longer."""
    return (
        select(
            Question.set_id,
            func.count(Fact.id).label("facts"),
            func.count().filter(Fact.status != "current").label("outdated"),
        )
        .join(Question.revision)
        .outerjoin(RevisionFact, RevisionFact.revision_id == Revision.id)
        .outerjoin(Fact, Fact.id == RevisionFact.fact_id)
        .where(Question.set_id.in_(set_ids), _on_offer())
        .group_by(Question.id, Question.set_id)
    )


def _on_offer() -> ColumnElement[bool]:
    return Question.withdrawn.is_(False) & Question.deleted_at.is_(None)


def _comment_counts(set_ids: Collection[int]) -> dict[int, int]:
    query = (
        select(Question.set_id, func.count())
        .join(Comment, Comment.question_id == Question.id)
        .where(Question.set_id.in_(set_ids), _on_offer(), Comment.resolved_at.is_(None))
        .group_by(Question.set_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def open_comments(of: QuestionSet) -> dict[int, int]:
    """How many comments wait for an answer, by question of the set."""
    query = (
        select(Comment.question_id, func.count())
        .join(Question, Question.id == Comment.question_id)
        .where(Question.set_id == of.id, Comment.resolved_at.is_(None))
        .group_by(Comment.question_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}


def returned_reviews(sets: Sequence[DeskSet]) -> list[Returned]:
    """Those drafts whose latest review asks for something to be mended."""
    drafts = [one.id for one in sets if one.state == "draft"]
    latest = select(func.max(Review.id)).where(Review.set_id.in_(drafts)).group_by(Review.set_id)
    query = (
        select(
            Review.id,
            Review.set_id,
            func.coalesce(func.nullif(Learner.nickname, ""), User.username),
        )
        .join(User, User.id == Review.closed_by_id)
        .join(User.learner)
        .where(Review.id.in_(latest), Review.outcome == "returned")
        .order_by(Review.closed_at.desc())
    )
    return [Returned(*row) for row in db.session.execute(query)]
