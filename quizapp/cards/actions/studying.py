"""Making cards, rating them, and taking a rating back."""

from collections.abc import Sequence
from dataclasses import astuple, fields
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update

from quizapp.accounts.models import Learner
from quizapp.cards.memory import Memory, is_leech, rate
from quizapp.cards.models import Card, Review, StudyDay, StudySettings
from quizapp.cards.queries.cards import Rated, as_entry, card_log, lock_card, memory_values
from quizapp.cards.queries.settings import default_settings
from quizapp.cards.replay import MOVED, RATED, UNDONE, effective, replay
from quizapp.cards.tally import LONGEST, Tally, tally
from quizapp.database import db, upsert
from quizapp.errors import Conflict
from quizapp.messages import Message

LEECH = "leech"
RATED_SINCE = Message(
    "This card was rated again in the meantime, perhaps on another device. Undo that rating there "
    "first."
)


def keep_settings(learner: Learner) -> None:
    """Stores the defaults, with the zone of this browser, for somebody who begins to study."""
    row = default_settings(learner.id)
    values = {
        column.key: getattr(row, column.key)
        for column in StudySettings.__table__.columns
        if getattr(row, column.key) is not None
    }
    db.session.execute(upsert(StudySettings).values(values).on_conflict_do_nothing())


def add_cards(learner_id: int, wanted: Sequence[tuple[int, int]], now: datetime) -> None:
    """A card for each (set id, question id) that has none yet, in this order."""
    rows = [
        {
            "learner_id": learner_id,
            "set_id": set_id,
            "question_id": question_id,
            "added_at": now,
            "position": position,
            "held": "",
            "starred": False,
            **memory_values(Memory()),
        }
        for position, (set_id, question_id) in enumerate(wanted)
    ]
    if rows:
        db.session.execute(upsert(Card).on_conflict_do_nothing(), rows)


def rate_card(
    rated: Rated, rating: int, key: str, now: datetime, visit_id: int | None, took: int | None
) -> bool:
    """Rates the card and adds it to the day; False where this rating was here before.

    `took` in milliseconds. A leech is held back when it becomes one.
    """
    card, plan = rated.card, rated.settings.plan
    before = card.memory
    after = rate(before, rating, now, plan, f"{card.id}-{before.reps}")
    day = plan.clock.day(after.last_at or now)
    duration = min(took, LONGEST) if took is not None else None
    entry = _entry(card, RATED, now, day, visit_id=visit_id)
    if not _log({**entry, "key": key, "rating": rating, "duration": duration}, after):
        return False
    leech = after.lapses > before.lapses and is_leech(after, plan.leech_lapses)
    _set(card, after, held=LEECH if leech else card.held, corrected_at=None, buried_until=None)
    add_to_day(card.learner_id, day, tally(before, rating, took))
    return True


def _entry(card: Card, kind: str, now: datetime, day: int, **more: Any) -> dict[str, Any]:
    own = {"card_id": card.id, "learner_id": card.learner_id}
    return {**own, "kind": kind, "at": now, "day": day, **more}


def _log(entry: dict[str, Any], after: Memory) -> bool:
    statement = upsert(Review).values(**entry, **memory_values(after))
    inserted = db.session.execute(statement.on_conflict_do_nothing().returning(Review.id))
    return inserted.first() is not None


def _set(card: Card, memory: Memory, **more: Any) -> None:
    values = {**memory_values(memory), **more}
    db.session.execute(update(Card).where(Card.id == card.id).values(values))
    db.session.expire(card)


def add_to_day(learner_id: int, day: int, added: Tally) -> None:
    names = [field.name for field in fields(Tally)]
    values = dict(zip(names, astuple(added), strict=True))
    statement = upsert(StudyDay).values(learner_id=learner_id, day=day, more_new=0, **values)
    changed = {name: getattr(StudyDay, name) + statement.excluded[name] for name in names}
    db.session.execute(
        statement.on_conflict_do_update(index_elements=["learner_id", "day"], set_=changed)
    )


def undo_rating(learner: Learner, review: Review, now: datetime, visit_id: int | None) -> bool:
    """Takes a rating back by another entry; False where that was done already.

    Raises `Conflict` when the card was rated after it, which would be lost.
    """
    card, settings = lock_card(learner, review.card_id)
    log = [as_entry(one) for one in card_log(card.id)]
    latest = [one.id for one in effective(log) if one.kind == RATED]
    if review.id not in latest:
        return False
    if review.id != latest[-1]:
        raise Conflict(RATED_SINCE)
    restored = replay(one for one in log if one.id < review.id)
    entry = _entry(card, UNDONE, now, review.day, visit_id=visit_id)
    if not _log({**entry, "undoes_id": review.id}, restored):
        return False
    freed = card.held == LEECH and restored.lapses < settings.leech_lapses
    _set(card, restored, held="" if freed else card.held)
    add_to_day(learner.id, review.day, -tally(restored, review.rating or 0, review.duration))
    return True


def move_cards(cards: Sequence[Card], due: Sequence[datetime], now: datetime, day: int) -> None:
    """Gives cards other dates, with an entry in their logs."""
    rows = []
    for card, at in zip(cards, due, strict=True):
        card.due_at = at
        rows.append({**_entry(card, MOVED, now, day), **memory_values(card.memory)})
    db.session.flush()
    if rows:
        db.session.execute(insert(Review), rows)
