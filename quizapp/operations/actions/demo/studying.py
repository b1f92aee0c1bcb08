"""Pupils who study flashcards, with ratings that a forgetful but willing person would give."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from random import Random

from sqlalchemy import or_, select

from quizapp.accounts.models import Learner
from quizapp.bank.models import QuestionSet
from quizapp.bank.queries.published import edition_document
from quizapp.cards.actions.studying import add_cards, keep_settings, rate_card
from quizapp.cards.memory import AGAIN, EASY, GOOD, HARD, NEW, REVIEW
from quizapp.cards.models import Card, StudySettings
from quizapp.cards.queries.cards import Rated
from quizapp.database import db

DAYS, SETS, CARDS_A_DAY = 30, 2, 12
STUDIOUS = 0.7
"""The chance that a pupil studies on a day."""

FIRST = ((AGAIN, 3), (HARD, 2), (GOOD, 6), (EASY, 1))
KNOWN = ((AGAIN, 1), (HARD, 1), (GOOD, 7), (EASY, 1))


def study(
    learners: Sequence[Learner], sets: Sequence[QuestionSet], end: datetime, chance: Random
) -> None:
    """Each learner has cards of some sets, and a month of ratings behind them."""
    for learner in learners:
        keep_settings(learner)
        for one in chance.sample(list(sets), min(SETS, len(sets))):
            _begin(learner, one, end - timedelta(days=DAYS))
        for days in range(DAYS, 0, -1):
            if chance.random() < STUDIOUS:
                at = end - timedelta(days=days) + timedelta(minutes=chance.randrange(960, 1260))
                _session(learner, at, chance)


def _begin(learner: Learner, of: QuestionSet, at: datetime) -> None:
    assert of.edition is not None, "only published sets are studied"
    questions = edition_document(of.edition).questions
    add_cards(learner.id, [(of.id, question.id) for question in questions], at)


def _session(learner: Learner, at: datetime, chance: Random) -> None:
    settings = db.session.get_one(StudySettings, learner.id)
    asked = or_(Card.state == NEW, Card.due_at <= at)
    query = select(Card).where(Card.learner_id == learner.id, Card.held == "", asked)
    cards = db.session.scalars(query.order_by(Card.due_at, Card.id).limit(CARDS_A_DAY)).all()
    for card in cards:
        ratings, weights = zip(*(KNOWN if card.state == REVIEW else FIRST), strict=True)
        (rating,) = chance.choices(ratings, weights)
        took = chance.randrange(3_000, 15_000)
        at += timedelta(milliseconds=took)
        key = f"demo-{card.id}-{card.reps}"
        rate_card(Rated(card, settings), rating, key, at, None, took)
