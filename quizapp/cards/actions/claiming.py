"""A guest's cards become part of an account's."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, select, update

from quizapp.cards.memory import Plan
from quizapp.cards.models import Card, Review, StudyDay, StudySettings
from quizapp.cards.queries.cards import as_entry, memory_values
from quizapp.cards.replay import IMPORTED, effective, recompute
from quizapp.database import db, upsert

COUNTS = ("ratings", "new", "asked", "recalled", "milliseconds", "more_new")


def claim_cards(guest_id: int, own_id: int, now: datetime) -> None:
    """Gives the guest's cards, their logs and days to the account.

    Where both have a card for a question, one is left with the ratings of both: its memory is
    computed anew from all of them, in the order of time.
    """
    plan = _claim_settings(guest_id, own_id)
    _merge_doubles(guest_id, own_id, plan, now)
    _add_days(guest_id, own_id)
    for model in (Card, Review):
        db.session.execute(
            update(model).where(model.learner_id == guest_id).values(learner_id=own_id)
        )


def _claim_settings(guest_id: int, own_id: int) -> Plan:
    """The account's own stay; the guest's are taken over where it has none."""
    rows = db.session.scalars(
        select(StudySettings).where(StudySettings.learner_id.in_((guest_id, own_id)))
    )
    found = {row.learner_id: row for row in rows}
    if own_id not in found and guest_id in found:
        found[guest_id].learner_id = own_id
        db.session.flush()
        return found[guest_id].plan
    return found[own_id].plan if own_id in found else Plan()


def _merge_doubles(guest_id: int, own_id: int, plan: Plan, now: datetime) -> None:
    pairs = _doubles(guest_id, own_id)
    if not pairs:
        return
    logs = _logs([card.id for pair in pairs for card in pair])
    guests = {guest.id: own.id for guest, own in pairs}
    merged = [(own, (logs[own.id], logs[guest.id])) for guest, own in pairs if guest.reps]
    rows = [_merged(own, both, plan, now) for own, both in merged]
    for guest_card, own_card in guests.items():
        db.session.execute(
            update(Review).where(Review.card_id == guest_card).values(card_id=own_card)
        )
    if rows:
        db.session.execute(insert(Review), rows)
    db.session.execute(delete(Card).where(Card.id.in_(guests)))


def _doubles(guest_id: int, own_id: int) -> list[tuple[Card, Card]]:
    """The guest's card and the account's, for each question of which both have one."""
    query = select(Card).where(Card.learner_id.in_((guest_id, own_id))).order_by(Card.id)
    by_question: dict[int, dict[int, Card]] = defaultdict(dict)
    for card in db.session.scalars(query.with_for_update()):
        by_question[card.question_id][card.learner_id] = card
    return [(both[guest_id], both[own_id]) for both in by_question.values() if len(both) == 2]


def _logs(card_ids: Sequence[int]) -> dict[int, list[Review]]:
    found: dict[int, list[Review]] = defaultdict(list)
    query = select(Review).where(Review.card_id.in_(card_ids)).order_by(Review.id)
    for review in db.session.scalars(query):
        found[review.card_id].append(review)
    return found


def _merged(
    card: Card, both: Iterable[Sequence[Review]], plan: Plan, now: datetime
) -> dict[str, Any]:
    """Brings the card up to date with the ratings of two; the entry that says so."""
    counting = [entry for log in both for entry in effective(as_entry(one) for one in log)]
    rated = [entry for entry in counting if entry.rating and entry.after.last_at]
    in_time = sorted(rated, key=lambda entry: (entry.after.last_at or now, entry.id))
    memory = recompute(in_time, plan)
    for name, value in memory_values(memory).items():
        setattr(card, name, value)
    own = {"card_id": card.id, "learner_id": card.learner_id, "kind": IMPORTED, "at": now}
    return {**own, "day": plan.clock.day(now), **memory_values(memory)}


def _add_days(guest_id: int, own_id: int) -> None:
    columns = (StudyDay.day, *(getattr(StudyDay, name) for name in COUNTS))
    days = db.session.execute(select(*columns).where(StudyDay.learner_id == guest_id)).mappings()
    rows = [{"learner_id": own_id, **row} for row in days]
    if not rows:
        return
    statement = upsert(StudyDay).values(rows)
    db.session.execute(
        statement.on_conflict_do_update(
            index_elements=["learner_id", "day"],
            set_={name: getattr(StudyDay, name) + statement.excluded[name] for name in COUNTS},
        )
    )
    db.session.execute(delete(StudyDay).where(StudyDay.learner_id == guest_id))
