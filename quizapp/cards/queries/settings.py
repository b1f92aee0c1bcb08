"""How a learner studies, and what they did today."""

from flask import current_app
from flask_babel import get_timezone
from sqlalchemy import select

from quizapp.accounts.models import Learner
from quizapp.cards.models import StudyDay, StudySettings
from quizapp.cards.queue import Done, Limits
from quizapp.database import db


def default_settings(learner_id: int) -> StudySettings:
    """What holds for somebody who never chose anything, in the zone of their browser."""
    return StudySettings(
        learner_id=learner_id,
        retention=0.9,
        new_a_day=20,
        reviews_a_day=200,
        zone=str(get_timezone() or current_app.config["BABEL_DEFAULT_TIMEZONE"]),
        rollover=4,
        steps=[1, 10],
        relearning_steps=[10],
        leech_lapses=8,
        fuzz=True,
        easy_days=[1.0] * 7,
        two_buttons=False,
        typed=False,
        add_missed=False,
    )


def study_settings(learner: Learner) -> StudySettings:
    """The learner's own, or the defaults, which are not stored by reading them."""
    return db.session.get(StudySettings, learner.id) or default_settings(learner.id)


def limits(settings: StudySettings) -> Limits:
    return Limits(settings.new_a_day, settings.reviews_a_day)


def done_on(learner_id: int, day: int) -> Done:
    query = select(StudyDay.new, StudyDay.asked, StudyDay.more_new).filter_by(
        learner_id=learner_id, day=day
    )
    row = db.session.execute(query).first()
    return Done(*row) if row else Done()
