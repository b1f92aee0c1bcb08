"""Writing questions in the browser: new ones, changes, facts made on the way, old revisions."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import func, select

from quizapp.accounts.models import User
from quizapp.articles.actions import save_facts
from quizapp.articles.models import REWORDED, Article, Fact
from quizapp.bank.actions.revising import Revised, revise, revised
from quizapp.bank.actions.sets import touch_set
from quizapp.bank.keys import free_key
from quizapp.bank.models import Question, QuestionSet, Revision
from quizapp.bank.signals import question_changed
from quizapp.database import db


def add_question(
    to: QuestionSet, written: Revised, author: User, now: datetime, form_key: str | None = None
) -> Question:
    """A new question at the end of the set, which the caller has locked."""
    rows = select(Question.key).where(Question.set_id == to.id)
    last = select(func.max(Question.position)).where(Question.set_id == to.id)
    added = Question(
        set=to,
        key=free_key(written.stem, written.type.replace("_", "-"), set(db.session.scalars(rows))),
        position=(db.session.scalar(last) or 0) + 1,
        revision_number=0,
        form_key=form_key,
    )
    db.session.add(added)
    revise(added, written, author, now)
    touch_set(to, now)
    return added


def change_question(question: Question, to: Revised, author: User, now: datetime) -> bool:
    """Whether there was anything to change. The caller has locked the question."""
    changed = revise(question, to, author, now)
    if changed:
        touch_set(question.set, now)
        question_changed.send(question)
    return changed


def restore_revision(question: Question, old: Revision, author: User, now: datetime) -> bool:
    """Makes the question again what it was; whether it was anything else meanwhile."""
    return change_question(question, revised(old), author, now)


def write_fact(article: Article, data: Mapping[str, str]) -> Fact:
    """A fact of the article; the same one again if it has been written before."""
    known = db.session.scalars(select(Fact).where(Fact.article_id == article.id)).all()
    used = (fact for fact in known if fact.status != REWORDED)
    same = next((fact for fact in used if fact.evidence == data), None)
    if same:
        return same
    key = free_key(data["claim"], data["kind"], {fact.key for fact in known})
    return save_facts(article, [(key, data)])[key]
