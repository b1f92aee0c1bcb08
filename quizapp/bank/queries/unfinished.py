"""What somebody left unfinished. To everybody else it looks as if it were not there."""

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from quizapp.accounts.models import User
from quizapp.bank.models import Question, QuestionSet, UnfinishedQuestion
from quizapp.bank.queries.editable import editable
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message

NOTHING_HERE = Message("There is nothing unfinished here; it may have been saved.")


def get_unfinished(user: User, unfinished_id: int) -> UnfinishedQuestion:
    """Raises `NotFound` also where it is somebody else's."""
    query = (
        select(UnfinishedQuestion)
        .options(joinedload(UnfinishedQuestion.set))
        .where(
            UnfinishedQuestion.id == min(unfinished_id, LARGEST_ID),
            UnfinishedQuestion.user_id == user.id,
        )
    )
    found = db.session.scalar(query)
    if found is None or found.id != unfinished_id:
        raise NotFound(NOTHING_HERE)
    return found


def get_unfinished_of(
    user: User, unfinished_id: int, of: QuestionSet | Question
) -> UnfinishedQuestion:
    """The same, of a change to that question or of a new one for that set."""
    found = get_unfinished(user, unfinished_id)
    changed = of.id if isinstance(of, Question) else None
    set_id = of.set_id if isinstance(of, Question) else of.id
    if found.question_id != changed or (changed is None and found.set_id != set_id):
        raise NotFound(NOTHING_HERE)
    return found


def own_unfinished(user: User, of: QuestionSet) -> Sequence[UnfinishedQuestion]:
    """Of new questions of the set, and of changes to those that stand in it now; latest first."""
    stands_in = func.coalesce(Question.set_id, UnfinishedQuestion.set_id)
    query = (
        select(UnfinishedQuestion)
        .outerjoin(Question, Question.id == UnfinishedQuestion.question_id)
        .where(UnfinishedQuestion.user_id == user.id, stands_in == of.id)
        .order_by(UnfinishedQuestion.saved_at.desc(), UnfinishedQuestion.id.desc())
    )
    return db.session.scalars(query).all()


def unfinished_changes(user: User, question: Question) -> Sequence[UnfinishedQuestion]:
    """What the user began to change in the question and has not saved yet, the latest first."""
    query = select(UnfinishedQuestion).filter_by(user_id=user.id, question_id=question.id)
    return db.session.scalars(query.order_by(UnfinishedQuestion.saved_at.desc())).all()


def find_made(user: User, form_key: str) -> int | None:
    """Id of the question that the user made with that form, where it may still be changed."""
    query = select(Question.id).join(Question.set).where(editable(user))
    return db.session.scalar(query.where(Question.form_key == form_key))
