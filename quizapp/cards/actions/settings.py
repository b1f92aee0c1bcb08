"""Changing how a learner studies."""

from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from quizapp.accounts.models import Learner
from quizapp.cards.actions.studying import keep_settings
from quizapp.cards.days import DayClock
from quizapp.cards.fitting import Fit, fit
from quizapp.cards.memory import REVIEW
from quizapp.cards.models import Card, StudySettings
from quizapp.cards.queries.progress import histories
from quizapp.database import db


def own_settings(learner: Learner) -> StudySettings:
    """The row of the learner, made where there is none, locked until the transaction ends."""
    keep_settings(learner)
    query = select(StudySettings).filter_by(learner_id=learner.id).with_for_update()
    return db.session.scalars(query).one()


def change_settings(learner: Learner, values: dict[str, Any]) -> None:
    """Days of cards stay the same days when these begin at another hour, or elsewhere."""
    settings = own_settings(learner)
    before = settings.plan.clock
    for name, value in values.items():
        setattr(settings, name, value)
    db.session.flush()
    if settings.plan.clock != before:
        _move_days(learner.id, before, settings.plan.clock)


def _move_days(learner_id: int, before: DayClock, after: DayClock) -> None:
    query = select(Card.id, Card.due_at).where(
        Card.learner_id == learner_id, Card.state == REVIEW, Card.due_at.is_not(None)
    )
    rows = [
        {"id": card_id, "due_at": after.start(before.day(due_at))}
        for card_id, due_at in db.session.execute(query)
        if due_at is not None
    ]
    if rows:
        db.session.execute(update(Card), rows)


def fit_parameters(learner: Learner, now: datetime) -> Fit | None:
    """Fits FSRS to the learner's reviews; `None` with too few. Kept only where it foretells
    better the reviews that were held back."""
    settings = own_settings(learner)
    found = fit(histories(learner.id), settings.plan.parameters)
    if found is None:
        return None
    settings.fitted_at = now
    settings.fit = {"reviews": found.reviews, "before": found.before, "after": found.after}
    if found.better:
        settings.parameters = list(found.parameters)
    db.session.flush()
    return found
