"""Questions that somebody had to leave unfinished. Nothing but the editor ever reads them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select

from quizapp.accounts.models import User
from quizapp.bank.models import Question, QuestionSet, UnfinishedQuestion
from quizapp.database import db


def keep_unfinished(
    user: User,
    of: QuestionSet | Question,
    form_key: str,
    fields: Mapping[str, Sequence[str]],
    now: datetime,
) -> UnfinishedQuestion:
    """Keeps what was typed, in place of what was kept of the same form before.

    It is for a new question `of` a set, or a change of a question; the caller has locked it.
    """
    query = select(UnfinishedQuestion).filter_by(user_id=user.id, form_key=form_key)
    kept = db.session.scalar(query) or UnfinishedQuestion(user_id=user.id, form_key=form_key)
    changed = of if isinstance(of, Question) else None
    kept.question_id = changed.id if changed else None
    kept.set_id = changed.set_id if changed else of.id
    kept.type, kept.fields, kept.saved_at = fields["type"][0], dict(fields), now
    db.session.add(kept)
    db.session.flush()
    return kept


def discard_unfinished(found: UnfinishedQuestion) -> None:
    db.session.delete(found)
    db.session.flush()


def finish(user: User, form_key: str) -> None:
    """What was kept of the form is no longer needed: it has been saved."""
    mine = UnfinishedQuestion.user_id == user.id
    db.session.execute(
        delete(UnfinishedQuestion).where(mine, UnfinishedQuestion.form_key == form_key)
    )
