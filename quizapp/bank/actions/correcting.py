"""Facts that turn out to be no longer right, or never were."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import update

from quizapp.accounts.models import User
from quizapp.articles.models import REWORDED, Fact
from quizapp.bank.actions.questions import write_fact
from quizapp.bank.actions.revising import Revised, revise_all, revised
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.corrections import lock_citing, sets_citing
from quizapp.database import db

STATED = ("kind", "claim", "value", "where", "as_of")
CARRIED = ("status", "status_reason", "status_on", "replaced_by_id")
LONGEST_KEY = 80
"""Of a key with room behind it, so that the column still holds it."""


def reword_fact(fact: Fact, data: Mapping[str, str], author: User, now: datetime) -> Fact:
    """The fact in other words, or itself where nothing is different.

    What was approved or published rests on the words that were there, so those stay as they are,
    as a fact that is in use no more. Every question that rests on it gets a revision with the new
    one, which nobody has looked at yet.
    """
    if all(getattr(fact, name) == data[name] for name in STATED):
        return fact
    questions = lock_citing(fact)
    new = _take_over(fact, data)
    swapped = [(question, _with(revised(question.revision), fact, new)) for question in questions]
    revise_all(swapped, author, now)
    _touch({question.set_id for question in questions}, now)
    return new


def _take_over(fact: Fact, data: Mapping[str, str]) -> Fact:
    """The new fact, under the key of the old one, which goes out of use."""
    key = fact.key
    fact.key = f"{key[:LONGEST_KEY]}~{fact.id}"
    db.session.flush()
    new = Fact(article_id=fact.article_id, key=key)
    for name in (*CARRIED, *STATED):
        setattr(new, name, getattr(fact, name))
    for name in STATED:
        setattr(new, name, data[name])
    db.session.add(new)
    fact.status, fact.replaced_by = REWORDED, new
    db.session.flush()
    db.session.execute(
        update(Fact).where(Fact.replaced_by_id == fact.id).values(replaced_by_id=new.id)
    )
    return new


def _with(written: Revised, old: Fact, new: Fact) -> Revised:
    return replace(written, facts=tuple(new if one is old else one for one in written.facts))


def correct_fact(
    fact: Fact, status: str, reason: str, since: str, replacement: Mapping[str, str] | None
) -> None:
    """Marks it as `superseded` or `wrong`; `replacement` is what is right instead, if given."""
    fact.status, fact.status_reason, fact.status_on = status, reason, since
    fact.replaced_by = write_fact(fact.article, replacement) if replacement else None
    db.session.flush()


def reinstate_fact(fact: Fact) -> None:
    """Takes a correction back. A fact that was written as its replacement stays."""
    fact.status, fact.status_reason, fact.status_on = "current", "", None
    fact.replaced_by = None
    db.session.flush()


def touch_citing(fact: Fact, now: datetime) -> None:
    """Notes that the sets whose questions rest on the fact have something to publish."""
    _touch(db.session.scalars(sets_citing(fact)).all(), now)


def _touch(sets: Collection[int], now: datetime) -> None:
    db.session.execute(
        update(QuestionSet)
        .where(QuestionSet.id.in_(sets), QuestionSet.state == "published")
        .values(state="draft", updated_at=now)
    )
