"""Making questions of what was brought, all at once, and taking them back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select, update

from quizapp.accounts.models import User
from quizapp.articles.actions import save_facts
from quizapp.articles.models import Fact
from quizapp.bank.actions.indexing import index_words
from quizapp.bank.actions.sets import touch_set
from quizapp.bank.keys import as_key
from quizapp.bank.models import Question, QuestionSet, QuestionTag, Revision, RevisionFact
from quizapp.bank.search_text import question_text
from quizapp.database import db
from quizapp.transfer.models import Import, ImportRow
from quizapp.transfer.queries import taken_questions, wanted_rows

BATCH = 1000
LONGEST_KEY = 60


def choose_rows(of: Import, shown: Sequence[int], chosen: Sequence[int]) -> None:
    """Notes which of the rows shown (places) are wanted; those with a problem cannot be."""
    good = ImportRow.problem.is_(None)
    for places, wanted in ((set(chosen), True), (set(shown) - set(chosen), False)):
        db.session.execute(
            update(ImportRow)
            .where(ImportRow.import_id == of.id, ImportRow.place.in_(places), good)
            .values(wanted=wanted)
        )


def choose_all(of: Import, wanted: bool) -> None:
    """Every row without a problem, or none."""
    good = (ImportRow.import_id == of.id) & ImportRow.problem.is_(None)
    db.session.execute(update(ImportRow).where(good).values(wanted=wanted))


def take_import(of: Import, to: QuestionSet, author: User, now: datetime) -> int:
    """The wanted rows as new questions at the end of the set; how many.

    The caller has locked the import and the set. Takes a number of statements that grows by a few
    with each thousand of questions.
    """
    rows = wanted_rows(of)
    last = select(func.max(Question.position)).where(Question.set_id == to.id)
    first = (db.session.scalar(last) or 0) + 1
    keys = _Keys(to)
    questions = [
        {
            "set_id": to.id,
            "key": keys.free(row.stem, row.type),
            "position": place,
            "withdrawn": False,
            "type": row.type,
            "difficulty": row.difficulty,
            "revision_number": 1,
            "state": "new",
        }
        for place, row in enumerate(rows, first)
    ]
    _insert(Question, questions)
    made = select(Question.id).where(Question.set_id == to.id, Question.position >= first)
    ids = db.session.scalars(made.order_by(Question.position)).all()
    pairs = list(zip(ids, rows, strict=True))
    facts = _save_evidence(rows, to)
    _add_revisions(pairs, facts, author, now)
    _note_questions(of, pairs)
    of.state, of.set_id, of.taken_at, of.undone_at = "taken", to.id, now, None
    touch_set(to, now)
    db.session.flush()
    return len(rows)


class _Keys:
    """Free keys for many questions of a set, in time that grows with their number alone."""

    def __init__(self, to: QuestionSet) -> None:
        query = select(Question.key).where(Question.set_id == to.id)
        self._taken = set(db.session.scalars(query))
        self._next: dict[str, int] = {}

    def free(self, stem: str, type: str) -> str:
        words = as_key(stem[:400])
        short = words[:LONGEST_KEY].rpartition("-")[0] if len(words) > LONGEST_KEY else words
        start = short or type.replace("_", "-")
        key = start
        while key in self._taken:
            self._next[start] = self._next.get(start, 1) + 1
            key = f"{start}-{self._next[start]}"
        self._taken.add(key)
        return key


def _insert(model: Any, rows: Sequence[Mapping[str, Any]]) -> None:
    """Past the ORM, which would make an object of each."""
    for start in range(0, len(rows), BATCH):
        db.session.connection().execute(insert(model.__table__), rows[start : start + BATCH])


def _save_evidence(rows: Sequence[ImportRow], to: QuestionSet) -> dict[str, Fact]:
    """Facts by their key in the file, as facts of the set's source; known ones stay as they are."""
    wanted = {one["id"]: one for row in rows for one in row.evidence}
    if not wanted:
        return {}
    query = select(Fact).where(Fact.article_id == to.article_id, Fact.key.in_(wanted))
    known = {fact.key: fact for fact in db.session.scalars(query)}
    new = [(key, data) for key, data in wanted.items() if key not in known]
    return known | save_facts(to.article, new)


def _add_revisions(
    pairs: Sequence[tuple[int, ImportRow]], facts: Mapping[str, Fact], author: User, now: datetime
) -> None:
    _insert(Revision, [_revision(id, row, author, now) for id, row in pairs])
    tags = [{"question_id": id, "tag": tag} for id, row in pairs for tag in row.tags]
    _insert(QuestionTag, tags)
    _link_facts([(id, row) for id, row in pairs if row.evidence], facts)
    index_words({id: _words(row) for id, row in pairs})


def _revision(id: int, row: ImportRow, author: User, now: datetime) -> dict[str, Any]:
    return {
        "question_id": id,
        "number": 1,
        "author_id": author.id,
        "created_at": now,
        "type": row.type,
        "stem": row.stem,
        "content": row.content,
        "explanation": row.explanation,
        "difficulty": row.difficulty,
        "tags": row.tags,
        "image_digest": row.image_digest,
        "image_alt": row.image_alt,
    }


def _words(row: ImportRow) -> str:
    claims = [one["claim"] for one in row.evidence]
    return question_text(row.stem, row.content, row.explanation, row.tags, claims)


def _link_facts(pairs: Sequence[tuple[int, ImportRow]], facts: Mapping[str, Fact]) -> None:
    if not pairs:
        return
    ids = [id for id, _ in pairs]
    span = Revision.question_id.between(min(ids), max(ids))
    query = select(Revision.question_id, Revision.id).where(span, Revision.number == 1)
    numbers = {row.question_id: row.id for row in db.session.execute(query)}
    links = {(numbers[id], facts[one["id"]].id) for id, row in pairs for one in row.evidence}
    _insert(RevisionFact, [{"revision_id": one, "fact_id": fact} for one, fact in sorted(links)])


def _note_questions(of: Import, pairs: Sequence[tuple[int, ImportRow]]) -> None:
    rows = [{"import_id": of.id, "place": row.place, "question_id": id} for id, row in pairs]
    for start in range(0, len(rows), BATCH):
        db.session.execute(update(ImportRow), rows[start : start + BATCH])


def undo_import(of: Import, now: datetime) -> int:
    """Deletes its questions, but for those that learners see; how many. Locked by the caller.

    They can be restored one by one, as any deleted question.
    """
    ids = taken_questions(of)
    gone = (
        update(Question)
        .where(Question.id.in_(ids), Question.deleted_at.is_(None))
        .where(Question.published_revision.is_(None))
        .values(deleted_at=now, state="deleted")
        .execution_options(synchronize_session=False)
    )
    count: int = db.session.execute(gone).rowcount  # type: ignore[attr-defined]
    freed = update(ImportRow).where(ImportRow.import_id == of.id)
    db.session.execute(freed.values(question_id=None))
    of.state, of.undone_at = "undone", now
    if of.set:
        touch_set(of.set, now)
    db.session.flush()
    return count
