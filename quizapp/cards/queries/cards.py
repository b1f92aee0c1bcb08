"""Reads of single cards: to show one, to rate one."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from quizapp.accounts.models import Learner
from quizapp.bank.editions import EditionDocument, EditionQuestion
from quizapp.bank.models import Edition, EditionEntry, QuestionSet
from quizapp.bank.queries.published import decoded
from quizapp.cards.memory import Memory
from quizapp.cards.models import MEMORY, Card, Review, StudySettings
from quizapp.cards.queries.settings import default_settings
from quizapp.cards.replay import RATED, Entry
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message

NO_CARD = Message("There is no such card, or it belongs to somebody else.")


@dataclass(frozen=True)
class CardState:
    """A card with the question as it was last published."""

    id: int
    question_id: int
    set_id: int
    held: str
    buried_until: datetime | None
    starred: bool
    corrected_at: datetime | None
    memory: Memory
    slug: str
    document: EditionDocument
    question: EditionQuestion


class Rated(NamedTuple):
    """A card that is being written, locked until the transaction ends."""

    card: Card
    settings: StudySettings


def get_card(learner: Learner | None, card_id: int) -> CardState:
    """The learner's own. Raises `NotFound` for any other."""
    found = card_state(Card.id == card_id, Card.learner_id == learner.id) if learner else None
    if card_id > LARGEST_ID or found is None:
        raise NotFound(NO_CARD)
    return found


_entry = aliased(EditionEntry)
_LATEST = (
    select(func.max(_entry.edition_id))
    .where(_entry.question_id == Card.question_id)
    .correlate(Card)
    .scalar_subquery()
)
_WITH_QUESTION = (
    select(Card, QuestionSet.slug, EditionEntry.place, Edition.digest)
    .join(QuestionSet, QuestionSet.id == Card.set_id)
    .join(EditionEntry, EditionEntry.question_id == Card.question_id)
    .join(Edition, Edition.id == EditionEntry.edition_id)
    .where(EditionEntry.edition_id == _LATEST)
)
"""Cards with the latest edition that has the question: a withdrawn one is shown as it was."""


def card_state(*conditions: Any) -> CardState | None:
    """In one read; the document takes another where this process has not decoded it yet."""
    row = db.session.execute(_WITH_QUESTION.where(*conditions)).first()
    if row is None:
        return None
    card, slug, place, digest = row
    document = decoded([digest])[digest]
    return CardState(
        id=card.id,
        question_id=card.question_id,
        set_id=card.set_id,
        held=card.held,
        buried_until=card.buried_until,
        starred=card.starred,
        corrected_at=card.corrected_at,
        memory=card.memory,
        slug=slug,
        document=document,
        question=document.questions[place],
    )


def lock_card(learner: Learner | None, card_id: int) -> Rated:
    """The learner's own card and how they study, in one read. Raises `NotFound` for any other."""
    row = None
    if learner is not None and card_id <= LARGEST_ID:
        query = (
            select(Card, StudySettings)
            .outerjoin(StudySettings, StudySettings.learner_id == Card.learner_id)
            .where(Card.id == card_id, Card.learner_id == learner.id)
            .with_for_update(of=Card)
        )
        row = db.session.execute(query).first()
    if row is None:
        raise NotFound(NO_CARD)
    return Rated(row[0], row[1] or default_settings(row[0].learner_id))


def card_log(card_id: int) -> list[Review]:
    """All entries of a card, in order."""
    return list(db.session.scalars(select(Review).filter_by(card_id=card_id).order_by(Review.id)))


def as_entry(review: Review) -> Entry:
    return Entry(review.id, review.kind, review.memory, review.rating, review.undoes_id)


def last_rating(learner: Learner, visit_id: int | None) -> Review | None:
    """What undoing would take back: the latest rating of this visit that still counts."""
    if visit_id is None:
        return None
    undoing = select(Review.undoes_id).where(
        Review.learner_id == learner.id, Review.undoes_id.is_not(None)
    )
    query = (
        select(Review)
        .where(Review.learner_id == learner.id, Review.visit_id == visit_id)
        .where(Review.kind == RATED, Review.id.not_in(undoing))
        .order_by(Review.id.desc())
        .limit(1)
    )
    return db.session.scalar(query)


def memory_values(memory: Memory) -> dict[str, Any]:
    """The columns of a card, or of an entry, that say this."""
    return {name: getattr(memory, name) for name in MEMORY}
