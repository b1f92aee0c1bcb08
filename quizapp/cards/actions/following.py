"""Cards follow what happens elsewhere: quizzes that are handed in, editions that are published."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import insert, literal, select, update

from quizapp.attempts.queries.taking import AttemptState
from quizapp.attempts.scores import Graded
from quizapp.bank.models import QuestionSet
from quizapp.cards.actions.studying import add_cards, move_cards, rate_card
from quizapp.cards.memory import GOOD, NEW, REVIEW
from quizapp.cards.models import MEMORY, Card, Review, StudySettings
from quizapp.cards.queries.cards import Rated
from quizapp.cards.replay import MOVED
from quizapp.database import UtcDateTime, db

WITHDRAWN = "withdrawn"


def note_attempt(
    attempt: AttemptState, *, graded: Sequence[Graded], now: datetime, **_: object
) -> None:
    """A right answer counts as a review of its card when that was due; those who want it have
    cards made of what they missed. Whoever has never studied has no settings."""
    settings = db.session.get(StudySettings, attempt.learner_id)
    if settings is None:
        return
    counting = [one for one in graded if not one.given.dropped]
    cards = _cards_of(attempt.learner_id, [one.question.id for one in counting])
    for one in counting:
        card = cards.get(one.question.id)
        if card and one.fraction >= 1 and _was_due(card, now):
            key = f"attempt-{attempt.id}-{one.given.position}"
            rate_card(Rated(card, settings), GOOD, key, now, None, None)
    if settings.add_missed:
        learn_missed(attempt, counting, settings, now)


def _cards_of(learner_id: int, question_ids: Collection[int]) -> dict[int, Card]:
    query = select(Card).where(Card.learner_id == learner_id, Card.question_id.in_(question_ids))
    rows = db.session.scalars(query.order_by(Card.id).with_for_update())
    return {card.question_id: card for card in rows}


def _was_due(card: Card, now: datetime) -> bool:
    due = card.due_at is not None and card.due_at <= now
    return card.state == REVIEW and card.held == "" and due


def learn_missed(
    attempt: AttemptState, graded: Sequence[Graded], settings: StudySettings, now: datetime
) -> int:
    """Cards for what was missed, or flagged as a guess; how many."""
    weak = [one.question.id for one in graded if one.fraction < 1 or one.given.flagged]
    learn_these(attempt.learner_id, [(attempt.set_id, id) for id in weak], settings, now)
    return len(weak)


def learn_these(
    learner_id: int, wanted: Sequence[tuple[int, int]], settings: StudySettings, now: datetime
) -> None:
    """Cards for each (set id, question id); those there are already come due now."""
    before = _cards_of(learner_id, [question_id for _, question_id in wanted])
    add_cards(learner_id, [pair for pair in wanted if pair[1] not in before], now)
    later = [
        card for card in before.values() if card.state != NEW and card.due_at and card.due_at > now
    ]
    move_cards(later, [now] * len(later), now, settings.plan.clock.day(now))


def note_edition(
    published: QuestionSet,
    *,
    questions: Sequence[Mapping[str, Any]],
    rekeyed: Collection[int],
    now: datetime,
    **_: object,
) -> None:
    """Cards of withdrawn questions rest, those of corrected ones come due with the new answer."""
    ids = [question["id"] for question in questions]
    in_set = Card.set_id == published.id
    for statement in (
        update(Card).where(Card.question_id.in_(ids)).values(set_id=published.id),
        update(Card)
        .where(in_set, Card.question_id.not_in(ids), Card.held == "")
        .values(held=WITHDRAWN),
        update(Card).where(Card.question_id.in_(ids), Card.held == WITHDRAWN).values(held=""),
    ):
        db.session.execute(statement.execution_options(synchronize_session=False))
    if rekeyed:
        _bring_back(rekeyed, now)


def _bring_back(question_ids: Collection[int], now: datetime) -> None:
    """Two statements, however many learners have such cards."""
    known = (Card.question_id.in_(question_ids), Card.state != NEW)
    db.session.execute(
        update(Card)
        .where(*known)
        .values(due_at=now, corrected_at=now)
        .execution_options(synchronize_session=False)
    )
    same = ("learner_id", *MEMORY)
    moved = select(
        Card.id, literal(MOVED), literal(now, UtcDateTime), literal(now.toordinal())
    ).add_columns(*(getattr(Card, name) for name in same))
    names = ["card_id", "kind", "at", "day", *same]
    db.session.execute(insert(Review).from_select(names, moved.where(*known)))
