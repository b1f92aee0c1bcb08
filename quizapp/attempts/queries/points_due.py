"""Questions whose answers were corrected, while the points for earlier answers still stand."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select, tuple_

from quizapp.attempts.models import Attempt
from quizapp.bank.edition_changes import marking, short_stem
from quizapp.bank.models import EditionEntry, Question, Revision
from quizapp.database import db

Place = tuple[int, int]
"""A question's id and the number of a revision of it."""


@dataclass(frozen=True)
class PointsDue:
    """A question, and how many learners were marked by a key that is no longer published."""

    set_id: int
    question_id: int
    stem: str
    learners: int


def points_due(set_ids: Collection[int]) -> dict[int, list[PointsDue]]:
    """By set, until somebody puts the points right or leaves them. At most three statements."""
    keyed = _keyed(set_ids)
    learners = _learners(_superseded(keyed)) if keyed else {}
    found: dict[int, list[PointsDue]] = defaultdict(list)
    for question, revision in keyed:
        marked = learners.get(question.id)
        if marked and revision.number == question.rekeyed_revision:
            stem = short_stem(revision.stem)
            found[question.set_id].append(PointsDue(question.set_id, question.id, stem, marked))
    return found


def _keyed(set_ids: Collection[int]) -> Sequence[tuple[Question, Revision]]:
    """Each question with the revision that has other answers and those published before it."""
    published = (
        select(EditionEntry.edition_id)
        .where(
            EditionEntry.question_id == Revision.question_id,
            EditionEntry.revision == Revision.number,
        )
        .exists()
    )
    query = (
        select(Question, Revision)
        .join(
            Revision,
            and_(
                Revision.question_id == Question.id,
                Revision.number <= Question.rekeyed_revision,
                or_(Revision.number == Question.rekeyed_revision, published),
            ),
        )
        .where(Question.set_id.in_(set_ids), Question.rekeyed_revision.is_not(None))
        .where(Question.deleted_at.is_(None))
        .order_by(Question.set_id, Question.position)
    )
    return [(question, revision) for question, revision in db.session.execute(query)]


def _superseded(keyed: Sequence[tuple[Question, Revision]]) -> list[Place]:
    """The revisions whose answers were marked otherwise than the latest published key does."""
    key = {(one.question_id, one.number): marking(one.type, one.content) for _, one in keyed}
    stands = {question.id: question.rekeyed_revision for question, _ in keyed}
    return [
        (id, number)
        for (id, number), content in key.items()
        if content != key.get((id, stands[id] or 0))
    ]


def _learners(places: Sequence[Place]) -> Mapping[int, int]:
    """By question, how many were asked it as in one of these revisions."""
    query = (
        select(EditionEntry.question_id, func.count(Attempt.learner_id.distinct()))
        .join(Attempt, Attempt.edition_id == EditionEntry.edition_id)
        .where(
            tuple_(EditionEntry.question_id, EditionEntry.revision).in_(places),
            Attempt.submitted_at.is_not(None),
        )
        .group_by(EditionEntry.question_id)
    )
    return {row[0]: row[1] for row in db.session.execute(query)}
