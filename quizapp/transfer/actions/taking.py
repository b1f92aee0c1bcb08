"""Making questions of what was brought, all at once, and taking them back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Table,
    and_,
    false,
    func,
    insert,
    literal,
    select,
    update,
)

from quizapp.accounts.models import User
from quizapp.articles.actions import save_facts
from quizapp.articles.models import Fact
from quizapp.bank.actions.indexing import index_selected
from quizapp.bank.actions.sets import touch_set
from quizapp.bank.models import Question, QuestionSet, QuestionTag, Revision, RevisionFact
from quizapp.database import UtcDateTime, db
from quizapp.transfer.models import Import, ImportRow
from quizapp.transfer.queries import taken_questions
from quizapp.transfer.rows import FreeKeys

COPIED = (
    *("type", "stem", "content", "explanation", "difficulty", "tags"),
    *("image_digest", "image_alt"),
)
"""Columns that a row has as a revision will have them."""


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

    The caller has locked the import and the set. The database copies the rows itself, so that the
    statements are as many for one question as for thousands.
    """
    first = _end(to)
    _free_keys(of, to)
    count = _copy_questions(of, to, first)
    _name_questions(of, to, first)
    _copy_revisions(of, author, now)
    index_selected(_words(of))
    _add_tags_and_facts(of, to)
    of.state, of.set_id, of.taken_at, of.undone_at = "taken", to.id, now, None
    touch_set(to, now)
    db.session.flush()
    return count


def _end(to: QuestionSet) -> int:
    last = db.session.scalar(select(func.max(Question.position)).where(Question.set_id == to.id))
    return 0 if last is None else last + 1


def _free_keys(of: Import, to: QuestionSet) -> None:
    """Renames those of the import that questions of the set have already."""
    keys = select(Question.key).where(Question.set_id == to.id)
    clashing = select(ImportRow.place, ImportRow.key).where(_wanted(of), ImportRow.key.in_(keys))
    rows = db.session.execute(clashing).all()
    if not rows:
        return
    own = select(ImportRow.key).where(ImportRow.import_id == of.id)
    free = FreeKeys({*db.session.scalars(keys), *db.session.scalars(own)})
    new = [
        {"import_id": of.id, "place": place, "key": free.free(key, "question")}
        for place, key in rows
    ]
    db.session.execute(update(ImportRow), new)


def _wanted(of: Import) -> ColumnElement[bool]:
    return and_(ImportRow.import_id == of.id, ImportRow.wanted)


def _copy_questions(of: Import, to: QuestionSet, first: int) -> int:
    """Those of a file keep its order; where rows are left out, so are their positions."""
    values = select(
        literal(to.id),
        ImportRow.key,
        ImportRow.place + first,
        false(),
        ImportRow.type,
        ImportRow.difficulty,
        literal(1),
        literal("new"),
    ).where(_wanted(of))
    names = ("set_id", "key", "position", "withdrawn", "type", "difficulty")
    return _insert(Question, (*names, "revision_number", "state"), values)


def _insert(model: Any, names: Sequence[str], values: Any) -> int:
    """Past the ORM. How many rows there were."""
    made = db.session.connection().execute(insert(model.__table__).from_select(names, values))
    return made.rowcount


def _name_questions(of: Import, to: QuestionSet, first: int) -> None:
    made = (
        select(Question.id)
        .where(Question.set_id == to.id, Question.position == ImportRow.place + first)
        .scalar_subquery()
    )
    named = update(ImportRow).where(_wanted(of)).values(question_id=made)
    db.session.execute(named.execution_options(synchronize_session=False))


def _copy_revisions(of: Import, author: User, now: datetime) -> None:
    columns = [getattr(ImportRow, name) for name in COPIED]
    values = select(
        ImportRow.question_id,
        literal(1),
        literal(author.id),
        literal(now, UtcDateTime()),
        *columns,
    ).where(_wanted(of))
    _insert(Revision, ("question_id", "number", "author_id", "created_at", *COPIED), values)


def _words(of: Import) -> Any:
    return select(ImportRow.question_id, ImportRow.words).where(_wanted(of))


def _add_tags_and_facts(of: Import, to: QuestionSet) -> None:
    rows = db.session.execute(
        select(ImportRow.question_id, ImportRow.tags, ImportRow.evidence).where(_wanted(of))
    ).all()
    tags = [{"question_id": id, "tag": tag} for id, tags, _ in rows for tag in tags]
    if tags:
        db.session.connection().execute(insert(_table(QuestionTag)), tags)
    evidence = {id: facts for id, _, facts in rows if facts}
    if evidence:
        _link_facts(evidence, _save_evidence(evidence.values(), to))


def _table(model: Any) -> Table:
    table: Table = model.__table__
    return table


def _save_evidence(evidence: Iterable[Sequence[Any]], to: QuestionSet) -> dict[str, Fact]:
    """Facts by their key in the file, as facts of the set's source; known ones stay as they are."""
    wanted = {one["id"]: one for facts in evidence for one in facts}
    query = select(Fact).where(Fact.article_id == to.article_id)
    known = {fact.key: fact for fact in db.session.scalars(query) if fact.key in wanted}
    new = [(key, data) for key, data in wanted.items() if key not in known]
    return known | save_facts(to.article, new)


def _link_facts(evidence: Mapping[int, Sequence[Any]], facts: Mapping[str, Fact]) -> None:
    span = Revision.question_id.between(min(evidence), max(evidence))
    query = select(Revision.question_id, Revision.id).where(span, Revision.number == 1)
    numbers = {row.question_id: row.id for row in db.session.execute(query)}
    links = {
        (numbers[id], facts[one["id"]].id) for id, listed in evidence.items() for one in listed
    }
    rows = [{"revision_id": one, "fact_id": fact} for one, fact in sorted(links)]
    db.session.connection().execute(insert(_table(RevisionFact)), rows)


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
