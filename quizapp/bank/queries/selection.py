"""The questions that somebody chose, all of them or none."""

from collections.abc import Sequence

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload
from sqlalchemy.sql.base import ExecutableOption

from quizapp.accounts.models import User
from quizapp.articles.models import Fact
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.bank.queries.editable import editable, visible_questions
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message


def chosen_questions(user: User, ids: Sequence[int], writing: bool) -> Sequence[Question]:
    """In the order of the ids, with all that a revision holds; `writing` locks them and their sets.

    Raises `NotFound` where one of them is not there, or not theirs to change (`writing`) or see.
    """
    query = (
        select(Question)
        .join(Question.set)
        .where(
            Question.id.in_([id for id in ids if id <= LARGEST_ID]),
            Question.deleted_at.is_(None),
            editable(user) if writing else visible_questions(user),
        )
        .order_by(Question.id)
    )
    if writing:
        _lock(query.with_only_columns(Question.id, Question.set_id))
    found = db.session.scalars(query.options(*_whole())).all()
    if len(found) != len(ids):
        raise NotFound(
            Message(
                "Some of these questions are not there any more, or belong to somebody else. "
                "Nothing was done; search anew."
            )
        )
    return found


def _whole() -> list[ExecutableOption]:
    latest = joinedload(Question.revision)
    facts = latest.selectinload(Revision.facts)
    return [
        facts.joinedload(Fact.article),
        latest.joinedload(Revision.image),
        selectinload(Question.tags),
        joinedload(Question.set).selectinload(QuestionSet.tags),
        joinedload(Question.set).joinedload(QuestionSet.article),
    ]


def _lock(query: Select[int, int]) -> None:
    """Questions before sets, each by id, as everywhere."""
    rows = db.session.execute(query.with_for_update(of=Question, key_share=True)).all()
    sets = select(QuestionSet.id).where(QuestionSet.id.in_({row.set_id for row in rows}))
    db.session.execute(sets.order_by(QuestionSet.id).with_for_update(key_share=True))
