"""Facts with the questions that rest on them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from quizapp.accounts.models import User
from quizapp.articles.models import REWORDED, Article, Fact
from quizapp.bank.models import Question, QuestionSet, Review, Revision, RevisionFact
from quizapp.bank.queries.editable import editable
from quizapp.database import LARGEST_ID, db
from quizapp.errors import Conflict, NotFound
from quizapp.messages import Message

FACTS_SHOWN = 300
QUESTIONS_SHOWN = 100
SETS_SHOWN = 5


_stands = (
    (Question.id == Revision.question_id)
    & or_(
        Question.revision_number == Revision.number,
        Question.published_revision == Revision.number,
    )
    & Question.deleted_at.is_(None)
)
"""That a revision is the latest of its question, or the one that learners see."""


def may_correct(user: User, article: Article) -> bool:
    """Facts belong to whoever keeps their source; those of the site to its admins."""
    return user.is_admin or article.owner_id == user.id


def get_own_fact(user: User, fact_id: int, writing: bool = False) -> Fact:
    """With its source. Raises `NotFound` also where the source is somebody else's.

    `writing` locks it until the transaction ends, and raises `Conflict` where it is in use no more.
    """
    query = (
        select(Fact)
        .join(Fact.article)
        .options(contains_eager(Fact.article), joinedload(Fact.replaced_by))
        .where(Fact.id == min(fact_id, LARGEST_ID))
    )
    found = db.session.scalar(query.with_for_update(of=Fact, key_share=True) if writing else query)
    if found is None or found.id != fact_id or not may_correct(user, found.article):
        raise NotFound(Message("There is no such fact, or it belongs to somebody else."))
    if writing and found.status == REWORDED:
        raise Conflict(Message("Somebody worded this fact anew meanwhile. Open it again."))
    return found


def facts_with_uses(of: QuestionSet) -> Sequence[tuple[Fact, int]]:
    """The facts of a set's source, and how many questions rest on each, in any set."""
    uses = (
        select(func.count(Question.id.distinct()))
        .select_from(RevisionFact)
        .join(Revision, Revision.id == RevisionFact.revision_id)
        .join(Question, _stands)
        .where(RevisionFact.fact_id == Fact.id)
        .correlate(Fact)
        .scalar_subquery()
    )
    query = (
        select(Fact, uses)
        .options(joinedload(Fact.replaced_by))
        .where(Fact.article_id == of.article_id, Fact.status != REWORDED)
        .order_by(Fact.id)
        .limit(FACTS_SHOWN)
    )
    return [(fact, count) for fact, count in db.session.execute(query)]


def sets_from(user: User, article: Article) -> Sequence[QuestionSet]:
    """The user's sets from a source, by whose lists its facts are reached; the latest first."""
    query = select(QuestionSet).where(QuestionSet.article_id == article.id, editable(user))
    return db.session.scalars(query.order_by(QuestionSet.id.desc()).limit(SETS_SHOWN)).all()


def citing(fact: Fact) -> Select[int]:
    """Ids of the questions that rest on the fact."""
    return (
        select(Question.id)
        .join(Revision, _stands)
        .join(RevisionFact, RevisionFact.revision_id == Revision.id)
        .where(RevisionFact.fact_id == fact.id)
    )


def sets_citing(fact: Fact) -> Select[int]:
    """Ids of the sets with a question that rests on the fact."""
    return select(Question.set_id).where(Question.id.in_(citing(fact)))


def lock_citing(fact: Fact) -> Sequence[Question]:
    """The questions whose latest revision rests on the fact, locked, ready for `revise_all`.

    Locked in the order that everybody keeps: open reviews, questions, sets.
    """
    ids = db.session.scalars(citing(fact)).all()
    sets = select(Question.set_id).where(Question.id.in_(ids))
    open_ = select(Review.id).where(Review.set_id.in_(sets), Review.closed_at.is_(None))
    for rows in (
        open_.order_by(Review.id),
        select(Question.id).where(Question.id.in_(ids)).order_by(Question.id),
        select(QuestionSet.id).where(QuestionSet.id.in_(sets)).order_by(QuestionSet.id),
    ):
        db.session.execute(rows.with_for_update(key_share=True))
    query = (
        select(Question)
        .options(
            joinedload(Question.revision).selectinload(Revision.facts),
            selectinload(Question.tags),
        )
        .where(Question.id.in_(ids))
        .order_by(Question.id)
    )
    found = db.session.scalars(query.execution_options(populate_existing=True)).unique().all()
    return [question for question in found if fact in question.revision.facts]


@dataclass(frozen=True)
class Concerned:
    """The questions that rest on a fact: those one may mend, and how many others there are.

    `mended` are ids of those whose latest revision rests on it no more, though the published one
    does.
    """

    questions: Sequence[Question]
    others: int
    mended: frozenset[int]


def questions_citing(user: User, fact: Fact) -> Concerned:
    query = (
        select(Question, editable(user))
        .join(Question.set)
        .options(
            contains_eager(Question.set),
            joinedload(Question.revision).selectinload(Revision.facts),
        )
        .where(Question.id.in_(citing(fact)))
        .order_by(QuestionSet.title, Question.position)
        .limit(QUESTIONS_SHOWN)
    )
    rows = db.session.execute(query).all()
    mine = [question for question, may in rows if may]
    return Concerned(
        questions=mine,
        others=len(rows) - len(mine),
        mended=frozenset(one.id for one in mine if fact not in one.revision.facts),
    )
