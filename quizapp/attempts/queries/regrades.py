"""Reads of corrections: whom one concerns, what was done before, what a learner is told."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, tuple_

from quizapp.accounts.models import User
from quizapp.attempts.models import Attempt, Regrade, RegradeChange, Response
from quizapp.attempts.regrading import KEYED, METHODS, Key, Mark, Marked
from quizapp.bank.editions import EditionDocument
from quizapp.bank.models import Edition, EditionEntry, Question, Revision
from quizapp.bank.queries.editable import get_own_question
from quizapp.bank.queries.published import decoded
from quizapp.database import LARGEST_ID, db
from quizapp.errors import NotFound
from quizapp.messages import Message
from quizapp.question_types import BY_KEY

BATCH = 400
"""Answers read in one statement."""


def revision_keys(pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], Key]:
    """What grading goes by, for each (question id, revision)."""
    place = tuple_(Revision.question_id, Revision.number)
    query = select(Revision).where(place.in_(pairs))
    return {(one.question_id, one.number): _key(one) for one in db.session.scalars(query)}


def _key(revision: Revision) -> Key:
    type_ = BY_KEY[revision.type]
    return Key(type_, type_.load(revision.content))


@dataclass(frozen=True)
class Measure:
    """What the answers to a question are measured by.

    `published` is the revision in the edition of its set, else (it was withdrawn, or moved to
    another set) the one that was published last anywhere; `first` the one published first.
    """

    question: Question
    first: int | None
    published: int | None

    @property
    def methods(self) -> tuple[str, ...]:
        """A corrected key is needed for some, so it must have been published."""
        corrected = self.question.published_revision or self.first != self.published
        return tuple(name for name in METHODS if corrected or name not in KEYED)

    def revision(self, method: str) -> int:
        """Answers to earlier revisions than this are concerned; by its key where one is needed.

        Of a question that is in no published edition any more, that is every answer.
        """
        if self.question.published_revision:
            return self.question.published_revision
        if method in KEYED and self.published:
            return self.published
        return self.question.revision_number + 1


def get_measure(question: Question) -> Measure:
    ends = func.min(EditionEntry.revision), func.max(EditionEntry.revision)
    query = select(*ends).where(EditionEntry.question_id == question.id)
    first, last = db.session.execute(query).one()
    return Measure(question, first, question.published_revision or last)


def marked_answers(question: Question, before: int) -> list[Marked]:
    """All answers in submitted attempts to revisions of the question `before` this one."""
    rows = db.session.execute(_asked(question.id, before)).all()
    known = _documents({row.edition_id for row in rows})
    asked = {(row.id, row.order.index(row.place)): row for row in rows if row.place in row.order}
    found = []
    for attempt_id, position, answer, fraction, dropped in _responses(list(asked)):
        row = asked[attempt_id, position]
        found.append(
            Marked(
                attempt_id=attempt_id,
                position=position,
                learner_id=row.learner_id,
                set_id=row.set_id,
                visit_id=row.visit_id,
                question=known[row.edition_id].questions[row.place],
                answer=answer,
                mark=Mark(fraction or 0.0, dropped),
            )
        )
    return found


def _asked(question_id: int, before: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Attempt.id,
            Attempt.learner_id,
            Attempt.set_id,
            Attempt.edition_id,
            Attempt.visit_id,
            Attempt.order,
            EditionEntry.place,
        )
        .join(EditionEntry, EditionEntry.edition_id == Attempt.edition_id)
        .where(
            EditionEntry.question_id == question_id,
            EditionEntry.revision < before,
            Attempt.submitted_at.is_not(None),
        )
        .order_by(Attempt.id)
    )


def _documents(edition_ids: set[int]) -> dict[int, EditionDocument]:
    query = select(Edition.id, Edition.digest).where(Edition.id.in_(edition_ids))
    digests = {row.id: row.digest for row in db.session.execute(query)}
    found = decoded(digests.values())
    return {id: found[name] for id, name in digests.items()}


def _responses(places: Sequence[tuple[int, int]]) -> Iterator[Any]:
    for start in range(0, len(places), BATCH):
        query = select(
            Response.attempt_id,
            Response.position,
            Response.answer,
            Response.fraction,
            Response.dropped,
        ).where(tuple_(Response.attempt_id, Response.position).in_(places[start : start + BATCH]))
        yield from db.session.execute(query)


@dataclass(frozen=True)
class RegradeRow:
    """An entry of the log. The latest that still holds is the one that may be undone."""

    regrade: Regrade
    by: str
    undoable: bool


def regrade_log(question: Question) -> list[RegradeRow]:
    """What was done to the points for this question, the latest first."""
    query = (
        select(Regrade, User.username)
        .join(User, User.id == Regrade.created_by_id)
        .where(Regrade.question_id == question.id)
        .order_by(Regrade.id.desc())
    )
    rows = db.session.execute(query).all()
    latest = next((one.id for one, _ in rows if one.undone_at is None), None)
    return [RegradeRow(one, by, one.id == latest) for one, by in rows]


def get_regrade(user: User, regrade_id: int) -> tuple[Regrade, Question]:
    """With its question, locked. Raises `NotFound` where the question is not the user's."""
    found = db.session.get(Regrade, min(regrade_id, LARGEST_ID))
    try:
        if found and found.id == regrade_id:
            return found, get_own_question(user, found.question_id, writing=True)
    except NotFound:
        pass
    raise NotFound(Message("There is no such correction, or it belongs to somebody else."))


def standing_regrades(edition_id: int) -> list[tuple[Regrade, EditionEntry]]:
    """Regrades that concern an edition and still hold, in the order in which they were made.

    Where a question was withdrawn and is published again as it was, that is another beginning.
    """
    query = (
        select(Regrade, EditionEntry)
        .join(EditionEntry, EditionEntry.question_id == Regrade.question_id)
        .join(Edition, Edition.id == EditionEntry.edition_id)
        .where(
            EditionEntry.edition_id == edition_id,
            EditionEntry.revision < Regrade.revision,
            Edition.published_at <= Regrade.created_at,
            Regrade.undone_at.is_(None),
        )
        .order_by(Regrade.id)
    )
    return [(regrade, entry) for regrade, entry in db.session.execute(query)]


@dataclass(frozen=True)
class Correction:
    """What a learner is told of a regrade of one of their answers; `key` only where it changed."""

    at: datetime
    reason: str
    before: Mark
    after: Mark
    key: tuple[str, ...]


def corrections(attempt_id: int) -> dict[int, list[Correction]]:
    """By position, in the order in which they were made."""
    query = (
        select(Regrade, RegradeChange)
        .join(RegradeChange, RegradeChange.regrade_id == Regrade.id)
        .where(RegradeChange.attempt_id == attempt_id, Regrade.undone_at.is_(None))
        .order_by(Regrade.id)
    )
    rows = db.session.execute(query).all()
    keys = revision_keys(
        [(one.question_id, one.revision) for one, _ in rows if one.method in ("both", "new")]
    )
    found: dict[int, list[Correction]] = {}
    for regrade, change in rows:
        key = keys.get((regrade.question_id, regrade.revision))
        found.setdefault(change.position, []).append(
            Correction(
                at=regrade.created_at,
                reason=regrade.reason,
                before=Mark(change.fraction_before, change.dropped_before),
                after=Mark(change.fraction_after, change.dropped_after),
                key=key.type.say_key(key.content) if key else (),
            )
        )
    return found
