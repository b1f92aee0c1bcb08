"""Sets that a teacher is writing."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from quizapp.accounts.models import User
from quizapp.bank.actions.loading import save_set
from quizapp.bank.actions.publishing import publish
from quizapp.bank.actions.questions import change_question
from quizapp.bank.actions.revising import revised
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.clock import now
from quizapp.database import db
from quizapp.formats.question_set import read_set
from tests.factories.sets import SOURCE, choice_questions, set_file


def draft_set(owner: User | None, name: str = "harbour", count: int = 3, **others: Any) -> str:
    """The slug of a set that its owner wrote and nobody has published. Commits."""
    source = {**SOURCE, "headline": f"News of {name}"}
    questions = others.pop("questions", choice_questions(count))
    data = set_file(questions, source=source, **others)
    saved = save_set(read_set(data, f"{name}.yaml"), "", now())
    saved.file_hash, saved.state = None, "draft"
    saved.owner_id = saved.article.owner_id = owner.id if owner else None
    ids = select(Question.id).where(Question.set_id == saved.id)
    for revision in db.session.scalars(select(Revision).where(Revision.question_id.in_(ids))):
        revision.author_id = saved.owner_id
    db.session.commit()
    return name


def publish_draft(slug: str) -> None:
    """Publishes what there is without asking anybody. Commits."""
    publish(get_set(slug), now())
    db.session.commit()


def get_set(slug: str) -> QuestionSet:
    db.session.rollback()
    db.session.expire_all()
    return db.session.scalars(select(QuestionSet).where(QuestionSet.slug == slug)).one()


def get_question(slug: str, place: int = 0) -> Question:
    """A question of the set by its place, from 0."""
    return get_set(slug).questions[place]


def reword(question: Question, author: User, stem: str = "Worded anew?", **others: Any) -> None:
    """Saves a new revision. Commits."""
    change_question(
        question, replace(revised(question.revision), stem=stem, **others), author, now()
    )
    db.session.commit()
