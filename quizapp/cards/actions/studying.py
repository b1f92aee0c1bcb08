"""Making cards, rating them, and taking a rating back."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import bindparam, insert, update

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
    """Rates the card and adds it to the day; whether that made it a leech, which is held back.

    A rating that was here before changes nothing. `took` in milliseconds.
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
    held, learner_id = card.held, card.learner_id
    _set(card, after, held=LEECH if leech else held, corrected_at=None, buried_until=None)
    add_to_day(learner_id, day, tally(before, rating, took))
    return leech and held != LEECH


def _entry(card: Card, kind: str, now: datetime, day: int, **more: Any) -> dict[str, Any]:
    own = {"card_id": card.id, "learner_id": card.learner_id}
    return {**own, "kind": kind, "at": now, "day": day, **more}


def _log(entry: dict[str, Any], after: Memory) -> bool:
    values = {**entry, **memory_values(after)}
    return _run(_add_review, tuple(values), values).first() is not None


def _set(card: Card, memory: Memory, **more: Any) -> None:
    values = {**memory_values(memory), **more}
    _run(_change_card, tuple(values), {**values, "p_id": card.id})
    db.session.expire(card)


def add_to_day(learner_id: int, day: int, added: Tally) -> None:
    _run(_add_to_day, (), {"learner_id": learner_id, "day": day, "more_new": 0, **asdict(added)})


def _run(make: Callable[[str, tuple[str, ...]], Any], names: tuple[str, ...], values: Any) -> Any:
    """Straight through the connection: studying is the most frequent write there is, and building
    these statements takes longer than running them."""
    return db.session.connection().execute(make(db.engine.dialect.name, names), values)


@cache
def _add_review(dialect: str, names: tuple[str, ...]) -> Any:
    table: Any = Review.__table__
    values: dict[str, Any] = {name: bindparam(name) for name in names}
    return upsert(table).values(values).on_conflict_do_nothing().returning(table.c.id)


@cache
def _change_card(dialect: str, names: tuple[str, ...]) -> Any:
    table: Any = Card.__table__
    changed = update(table).values({name: bindparam(name) for name in names})
    return changed.where(table.c.id == bindparam("p_id"))


@cache
def _add_to_day(dialect: str, names: tuple[str, ...]) -> Any:
    table: Any = StudyDay.__table__
    counts = [field.name for field in fields(Tally)]
    keys = ("learner_id", "day", "more_new", *counts)
    statement = upsert(table).values({name: bindparam(name) for name in keys})
    changed = {name: table.c[name] + statement.excluded[name] for name in counts}
    return statement.on_conflict_do_update(index_elements=["learner_id", "day"], set_=changed)


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
