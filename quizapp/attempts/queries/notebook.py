"""What a learner has missed and not got right since, over all quizzes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, func, select

from quizapp.attempts.models import Miss
from quizapp.bank.models import Edition, EditionEntry, QuestionSet, QuestionTag, Revision
from quizapp.database import db
from quizapp.messages import Message

NOTHING_LEFT = Message("Nothing is left here: you have got all of these right by now.")

A_PAGE = 25
TAGS_SHOWN = 20


class Filters(NamedTuple):
    """Each is empty for all: slug of a set, key of a question type, topic."""

    set: str = ""
    type: str = ""
    tag: str = ""


@dataclass(frozen=True)
class Missed:
    """A question, and the latest wrong answer to it."""

    question_id: int
    stem: str
    type: str
    content: dict[str, Any]
    slug: str
    title: str
    attempt_id: int
    position: int
    times: int
    missed_at: datetime

    @property
    def gapped(self) -> str:
        """The text of a cloze question with its gaps left open; empty for other types."""
        return re.sub(r"\{\d+\}", "____", self.content.get("text", ""))


class Group(NamedTuple):
    """How many questions of the notebook are of a set, a type or a topic."""

    key: str
    name: str
    size: int


def missed_questions(learner_id: int) -> Select[int]:
    return select(Miss.question_id).where(Miss.learner_id == learner_id)


def _asked(learner_id: int, filters: Filters, *columns: Any) -> Select[*tuple[Any, ...]]:
    """Of what is still asked: a question that was withdrawn cannot be got right any more."""
    query = (
        select(*columns)
        .select_from(Miss)
        .join(QuestionSet, QuestionSet.id == Miss.set_id)
        .join(
            Edition,
            and_(Edition.set_id == QuestionSet.id, Edition.number == QuestionSet.edition_number),
        )
        .join(
            EditionEntry,
            and_(
                EditionEntry.edition_id == Edition.id,
                EditionEntry.question_id == Miss.question_id,
            ),
        )
        .join(
            Revision,
            and_(
                Revision.question_id == Miss.question_id,
                Revision.number == EditionEntry.revision,
            ),
        )
        .where(Miss.learner_id == learner_id, QuestionSet.state != "archived")
    )
    if filters.set:
        query = query.where(QuestionSet.slug == filters.set)
    if filters.type:
        query = query.where(Revision.type == filters.type)
    if filters.tag:
        tagged = select(QuestionTag.question_id).where(QuestionTag.tag == filters.tag)
        query = query.where(Miss.question_id.in_(tagged))
    return query


def missed(learner_id: int, filters: Filters, page: int) -> tuple[list[Missed], bool]:
    """A page of them, missed last first; and whether more follow."""
    columns = (Revision.stem, Revision.type, Revision.content, QuestionSet.slug, QuestionSet.title)
    of_miss = (Miss.attempt_id, Miss.position, Miss.times, Miss.missed_at)
    query = (
        _asked(learner_id, filters, Miss.question_id, *columns, *of_miss)
        .order_by(Miss.missed_at.desc(), Miss.attempt_id, Miss.position)
        .offset((page - 1) * A_PAGE)
        .limit(A_PAGE + 1)
    )
    rows = [Missed(*row) for row in db.session.execute(query)]
    return rows[:A_PAGE], len(rows) > A_PAGE


def missed_ids(learner_id: int, filters: Filters, most: int) -> Sequence[tuple[int, int]]:
    """(set id, question id), missed last first."""
    query = _asked(learner_id, filters, Miss.set_id, Miss.question_id)
    rows = db.session.execute(query.order_by(Miss.missed_at.desc(), Miss.position).limit(most))
    return [(set_id, question_id) for set_id, question_id in rows]


def by_set(learner_id: int, filters: Filters) -> list[Group]:
    """The set with the most first; of the filters, its own does not count."""
    query = (
        _asked(
            learner_id,
            filters._replace(set=""),
            QuestionSet.slug,
            QuestionSet.title,
            func.count(),
        )
        .group_by(QuestionSet.id, QuestionSet.slug, QuestionSet.title)
        .order_by(func.count().desc(), QuestionSet.title)
    )
    return [Group(*row) for row in db.session.execute(query)]


def by_type(learner_id: int, filters: Filters) -> list[Group]:
    """Of the filters, the type does not count. Names are left to the registry of types."""
    query = (
        _asked(learner_id, filters._replace(type=""), Revision.type, Revision.type, func.count())
        .group_by(Revision.type)
        .order_by(func.count().desc(), Revision.type)
    )
    return [Group(*row) for row in db.session.execute(query)]


def by_tag(learner_id: int, filters: Filters) -> list[Group]:
    """The topics with the most; of the filters, the topic does not count."""
    query = (
        _asked(learner_id, filters._replace(tag=""), QuestionTag.tag, QuestionTag.tag, func.count())
        .join(QuestionTag, QuestionTag.question_id == Miss.question_id)
        .group_by(QuestionTag.tag)
        .order_by(func.count().desc(), QuestionTag.tag)
        .limit(TAGS_SHOWN)
    )
    return [Group(*row) for row in db.session.execute(query)]
