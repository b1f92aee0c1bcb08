"""Keeping the full-text index of the questions."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import column as sql_column
from sqlalchemy import func, insert, literal_column, select, table, text
from sqlalchemy.orm import joinedload

from quizapp.bank.models import Question, Revision
from quizapp.bank.queries.word_index import in_sqlite, missing_from_index
from quizapp.bank.search_text import question_text
from quizapp.database import db

SQLITE_DELETE = "DELETE FROM question_words WHERE rowid = :id"
SQLITE_INSERT = "INSERT INTO question_words (rowid, words) VALUES (:id, :words)"
POSTGRESQL = """
INSERT INTO question_words (question_id, words) VALUES (:id, to_tsvector('simple', :words))
ON CONFLICT (question_id) DO UPDATE SET words = excluded.words
"""
BATCH = 500


def index_revisions(revisions: Sequence[Revision]) -> None:
    """Puts the words of these revisions, the latest of their questions, into the index."""
    rows = [{"id": one.question_id, "words": _words(one)} for one in revisions]
    if not rows:
        return
    connection = db.session.connection()
    if in_sqlite():
        connection.execute(text(SQLITE_DELETE), [{"id": row["id"]} for row in rows])
        connection.execute(text(SQLITE_INSERT), rows)
    else:
        connection.execute(text(POSTGRESQL), rows)


def index_selected(values: Any) -> None:
    """Puts the id and words of a select, of questions that are new, into the index."""
    column = "rowid" if in_sqlite() else "question_id"
    words = values.selected_columns[1]
    if not in_sqlite():
        values = values.with_only_columns(
            values.selected_columns[0], func.to_tsvector(literal_column("'simple'"), words)
        )
    into = table("question_words", sql_column(column), sql_column("words"))
    db.session.connection().execute(insert(into).from_select([column, "words"], values))


def _words(revision: Revision) -> str:
    content: Any = revision.content
    claims = [fact.claim for fact in revision.facts]
    return question_text(revision.stem, content, revision.explanation, revision.tags, claims)


def index_missing() -> int:
    """Indexes what is not in the index yet, as after an upgrade; how many questions that were."""
    ids = db.session.scalars(missing_from_index()).all()
    for start in range(0, len(ids), BATCH):
        index_questions(ids[start : start + BATCH])
    return len(ids)


def index_questions(ids: Any) -> None:
    """Puts the questions with these ids, or a select of ids, into the index as they are now."""
    latest = (Question.id == Revision.question_id) & (Question.revision_number == Revision.number)
    query = select(Revision).join(Question, latest).options(joinedload(Revision.facts))
    index_revisions(db.session.scalars(query.where(Question.id.in_(ids))).unique().all())
