"""Questions as their author works on them: the one to change, its past, and others like it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from quizapp.accounts.models import User
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.bank.queries.editable import editable, visible_questions
from quizapp.bank.queries.published import Page
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message


def past_revisions(question: Question, page: Page) -> Sequence[Revision]:
    """The page's revisions, the latest first, and the one before them to compare the last with."""
    query = (
        select(Revision)
        .options(joinedload(Revision.author).joinedload(User.learner), selectinload(Revision.facts))
        .where(Revision.question_id == question.id)
        .order_by(Revision.number.desc())
        .offset(page.offset)
        .limit(page.size + 1)
    )
    return db.session.scalars(query).all()


def get_revision(question: Question, number: int) -> Revision:
    """Raises `NotFound` for one that there never was."""
    query = (
        select(Revision)
        .options(selectinload(Revision.facts), joinedload(Revision.author).joinedload(User.learner))
        .where(Revision.question_id == question.id, Revision.number == min(number, LARGEST_ID))
    )
    found = db.session.scalar(query)
    if found is None:
        raise NotFound(Message("This question has no such revision."))
    return found


@dataclass(frozen=True)
class Namesake:
    """A question elsewhere in the bank: in which set, and whether the user may change it."""

    id: int
    set_slug: str
    set_title: str
    own: bool


def find_namesakes(user: User, ids: Collection[int]) -> dict[int, Namesake]:
    """Those of the ids that the user may see."""
    query = (
        select(Question.id, QuestionSet.slug, QuestionSet.title, editable(user).label("own"))
        .join(Question.set)
        .where(Question.id.in_(ids), visible_questions(user))
    )
    return {row.id: Namesake(*row) for row in db.session.execute(query)} if ids else {}
