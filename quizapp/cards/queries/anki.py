"""All of a learner's cards at once, for a package."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased, undefer

from quizapp.bank.editions import EditionDocument, EditionQuestion
from quizapp.bank.models import Edition, EditionEntry, Image, Question, QuestionSet
from quizapp.bank.queries.published import decoded
from quizapp.cards.anki import KINDS, Rating, interval_days
from quizapp.cards.days import DayClock
from quizapp.cards.memory import GOOD, NEW, Memory
from quizapp.cards.models import MEMORY, Card, Review
from quizapp.cards.replay import RATED
from quizapp.database import db
from quizapp.formats.anki_study import LogRow

MOST_CARDS = 20_000
BATCH = 500


@dataclass(frozen=True)
class Kept:
    """A card with its question as it was last published."""

    id: int
    memory: Memory
    held: str
    starred: bool
    question: EditionQuestion
    title: str
    published_at: datetime
    set_id: int
    key: str


def all_cards(learner_id: int) -> list[Kept]:
    """In the order in which they were added."""
    rows = db.session.execute(_cards(learner_id)).all()
    found = decoded({row.digest for row in rows})
    return [_kept(row, found[row.digest]) for row in rows]


def _cards(learner_id: int) -> Any:
    entry = aliased(EditionEntry)
    latest = (
        select(func.max(entry.edition_id))
        .where(entry.question_id == Card.question_id)
        .correlate(Card)
        .scalar_subquery()
    )
    columns = (Card.id, Card.held, Card.starred, *(getattr(Card, name) for name in MEMORY))
    return (
        select(*columns, Question.set_id, Question.key, EditionEntry.place)
        .add_columns(Edition.digest, Edition.published_at)
        .join(Question, Question.id == Card.question_id)
        .join(EditionEntry, EditionEntry.question_id == Card.question_id)
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .where(Card.learner_id == learner_id, EditionEntry.edition_id == latest)
        .order_by(Card.id)
        .limit(MOST_CARDS)
    )


def _kept(row: Any, document: EditionDocument) -> Kept:
    return Kept(
        id=row.id,
        memory=Memory(*(getattr(row, name) for name in MEMORY)),
        held=row.held,
        starred=row.starred,
        question=document.questions[row.place],
        title=document.title,
        published_at=row.published_at,
        set_id=row.set_id,
        key=row.key,
    )


def _ratings(learner_id: int, *columns: Any) -> Any:
    """Those that count, in the order in which they were made."""
    undone = select(Review.undoes_id).where(
        Review.learner_id == learner_id, Review.undoes_id.is_not(None)
    )
    return (
        select(Review.card_id, Review.rating, Review.duration, *columns)
        .where(Review.learner_id == learner_id, Review.kind == RATED, Review.id.not_in(undone))
        .order_by(Review.last_at, Review.id)
    )


def all_ratings(learner_id: int) -> dict[int, list[Rating]]:
    """Those that count, by card, in the order in which they were made."""
    found: dict[int, list[Rating]] = defaultdict(list)
    rows = db.session.execute(_ratings(learner_id, *(getattr(Review, name) for name in MEMORY)))
    for card_id, rating, duration, *memory in rows:
        found[card_id].append(Rating(rating or GOOD, Memory(*memory), duration))
    return found


def all_logs(learner_id: int, clock: DayClock) -> dict[int, list[LogRow]]:
    """The same as Anki keeps it. Read without what makes of 50,000 rows as many objects more."""
    columns = (Review.state, Review.difficulty, Review.due_at, Review.last_at)
    found: dict[int, list[LogRow]] = defaultdict(list)
    states: dict[int, int] = {}
    for card_id, rating, took, state, difficulty, due, last in db.session.execute(
        _ratings(learner_id, *columns)
    ):
        log = found[card_id]
        log.append(
            LogRow(
                at=round(last.timestamp() * 1000),
                rating=rating,
                kind=KINDS[states.get(card_id, NEW)],
                interval=interval_days(state, due, last, clock),
                last_interval=log[-1].interval if log else 0,
                difficulty=difficulty,
                took=took or 0,
            )
        )
        states[card_id] = state
    return found


def pictures(digests: Collection[str]) -> Sequence[Image]:
    """With their bytes."""
    query = select(Image).options(undefer(Image.data)).where(Image.digest.in_(digests))
    return db.session.scalars(query).all() if digests else []


def known_questions(ids: Collection[int]) -> dict[int, tuple[int, str]]:
    """Set and key of those questions that are published."""
    found: dict[int, tuple[int, str]] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), BATCH):
        query = (
            select(Question.id, Question.set_id, Question.key)
            .join(QuestionSet, QuestionSet.id == Question.set_id)
            .where(Question.id.in_(wanted[start : start + BATCH]))
            .where(Question.published_revision.is_not(None), QuestionSet.state != "archived")
        )
        found |= {id: (set_id, key) for id, set_id, key in db.session.execute(query)}
    return found
