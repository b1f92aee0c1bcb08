"""What nobody needs any more is deleted, in small transactions of their own."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from flask import current_app
from sqlalchemy import ColumnElement, and_, delete, exists, func, or_, select

from quizapp.accounts.models import Learner, Link, SignIn, Visit
from quizapp.attempts.models import Attempt, Response
from quizapp.bank.models import UnfinishedQuestion
from quizapp.cards.models import Card, Review
from quizapp.database import db
from quizapp.transfer.models import Import

AT_ONCE = 200
"""Rows that one transaction looks at: others wait for no more than that."""


class Leftover(NamedTuple):
    """One kind of what is deleted: which rows, once `setting` (in days) says how old."""

    name: str
    model: Any
    setting: str | None
    which: Callable[[datetime], ColumnElement[bool]]

    def condition(self, now: datetime) -> ColumnElement[bool]:
        days = current_app.config[self.setting] if self.setting else 0
        return self.which(now - timedelta(days=days))


def _unused_guest(before: datetime) -> ColumnElement[bool]:
    """No visit, answer or card of theirs is younger."""
    own_attempts = Attempt.learner_id == Learner.id
    answered = and_(own_attempts, Response.attempt_id == Attempt.id)
    signs = (
        exists().where(Visit.learner_id == Learner.id, Visit.started_at >= before),
        exists().where(own_attempts, Attempt.started_at >= before),
        exists().where(own_attempts, Attempt.submitted_at >= before),
        exists().where(answered, Response.answered_at >= before),
        exists().where(Card.learner_id == Learner.id, Card.added_at >= before),
        exists().where(Review.learner_id == Learner.id, Review.at >= before),
    )
    return and_(Learner.token_hash.is_not(None), Learner.created_at < before, ~or_(*signs))


def _empty_visit(before: datetime) -> ColumnElement[bool]:
    used = exists().where(Attempt.visit_id == Visit.id) | exists().where(
        Review.visit_id == Visit.id
    )
    return and_(Visit.started_at < before, ~used)


def _old_import(before: datetime) -> ColumnElement[bool]:
    """Questions that were taken stay; only taking them back is no longer possible."""
    last = [func.coalesce(one, Import.added_at) for one in (Import.taken_at, Import.undone_at)]
    at_rest = Import.state.in_(("failed", "ready", "taken", "undone"))
    return and_(at_rest, Import.added_at < before, *(one < before for one in last))


LEFTOVERS = (
    Leftover("guests without use", Learner, "KEEP_GUESTS_DAYS", _unused_guest),
    Leftover("visits without attempts", Visit, "KEEP_LEFTOVERS_DAYS", _empty_visit),
    Leftover(
        "sign-ins without use",
        SignIn,
        "KEEP_SIGN_INS_DAYS",
        lambda before: SignIn.seen_at < before,
    ),
    Leftover(
        "links that no longer work",
        Link,
        None,
        lambda now: or_(Link.expires_at < now, Link.uses_left <= 0),
    ),
    Leftover(
        "unfinished questions",
        UnfinishedQuestion,
        "KEEP_LEFTOVERS_DAYS",
        lambda before: UnfinishedQuestion.saved_at < before,
    ),
    Leftover("imported files", Import, "KEEP_LEFTOVERS_DAYS", _old_import),
)


def count_leftovers(now: datetime) -> dict[str, int]:
    return {
        of.name: db.session.scalar(
            select(func.count()).select_from(of.model).where(of.condition(now))
        )
        or 0
        for of in LEFTOVERS
    }


def purge(now: datetime) -> dict[str, int]:
    """How many of each kind are gone. Commits as it goes: if stopped, the rest is for later."""
    return {of.name: sum(_delete(of, now)) for of in LEFTOVERS}


def _delete(of: Leftover, now: datetime) -> Iterator[int]:
    """A few neighbours at a time, so that nobody waits for long while all rows are gone through.

    Who is just coming back is locked, and left alone.
    """
    model, last = of.model, 0
    while first := db.session.scalar(select(func.min(model.id)).where(model.id > last)):
        last = first + AT_ONCE - 1
        query = select(model.id).where(model.id.between(first, last), of.condition(now))
        ids = db.session.scalars(query.with_for_update(skip_locked=True, of=model)).all()
        if ids:
            db.session.execute(delete(model).where(model.id.in_(ids)))
        db.session.commit()
        yield len(ids)
