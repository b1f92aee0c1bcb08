"""All that the database holds about one person, as plain data.

Rows are found by their foreign keys, so that a new table is part of it without a word here.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Table, or_, select

from quizapp.accounts.models import User
from quizapp.articles.models import Article, ArticleText, Fact, FoundFact
from quizapp.attempts.export import item_data
from quizapp.attempts.models import Attempt, Response
from quizapp.attempts.queries.taking import all_attempts
from quizapp.bank.models import Question, QuestionSet, QuestionTag, Revision, SetTag
from quizapp.database import Base, db
from quizapp.drafting.models import Draft
from quizapp.transfer.models import Import, ImportRow

KEPT_BACK = {
    "users": {"password", "fs_uniquifier", "tf_totp_secret", "mf_recovery_codes"},
    "learners": {"token_hash"},
    "links": {"token_hash"},
    "sign_ins": {"key"},
    "passkeys": {"credential_id", "public_key"},
    "attempts": {"seed"},
}
"""What lets somebody in, or tells the answers of an open quiz: of no use to its owner."""

BELOW: tuple[tuple[Any, Any], ...] = (
    (Response.attempt_id, Attempt),
    (ImportRow.import_id, Import),
    (SetTag.set_id, QuestionSet),
    (Question.set_id, QuestionSet),
    (QuestionTag.question_id, Question),
    (Revision.question_id, Question),
    (Fact.article_id, Article),
    (ArticleText.article_id, Article),
    (FoundFact.article_id, Article),
    (Draft.article_id, Article),
)
"""What belongs to a person's own rows, by the column that says to which; upper ones first."""

Row = dict[str, Any]


def export_person(user: User) -> dict[str, Any]:
    """Their account, their attempts as the pages show them, and every row that is theirs."""
    rows = {table.name: _own_rows(table, user) for table in Base.metadata.sorted_tables}
    for column, above in BELOW:
        _add_below(rows, column, above.__table__)
    return {
        "account": _plain(user),
        "attempts": list(_attempts(user)),
        "rows": {name: found for name, found in rows.items() if found and name != "users"},
    }


def _own_rows(table: Table, user: User) -> list[Row]:
    """Those that point to the account or to its learner."""
    whose = {"users": user.id, "learners": user.learner_id}
    pointing = [
        column == whose[key.column.table.name]
        for column in table.columns
        for key in column.foreign_keys
        if key.column.table.name in whose
    ]
    if table.name == "learners":
        pointing = [table.c.id == user.learner_id]
    if table.name == "users" or not pointing:
        return []
    return _rows(select(table).where(or_(*pointing)), table)


def _add_below(rows: dict[str, list[Row]], column: Any, above: Table) -> None:
    table: Table = column.parent.local_table
    ids = [row[next(iter(above.primary_key)).name] for row in rows[above.name]]
    known = {_key(row, table) for row in rows[table.name]}
    for start in range(0, len(ids), 500):
        found = _rows(select(table).where(column.in_(ids[start : start + 500])), table)
        rows[table.name] += [row for row in found if _key(row, table) not in known]


def _key(row: Row, table: Table) -> tuple[Any, ...]:
    return tuple(row[column.name] for column in table.primary_key)


def _rows(query: Any, table: Table) -> list[Row]:
    key: Iterable[Column[Any]] = table.primary_key
    found = db.session.execute(query.order_by(*key)).mappings()
    back = KEPT_BACK.get(table.name, set())
    return [
        {name: _as_json(value) for name, value in row.items() if name not in back} for row in found
    ]


def _plain(user: User) -> Row:
    table: Table = User.__table__  # type: ignore[assignment]
    [row] = _rows(select(table).where(table.c.id == user.id), table)
    return row | {"roles": sorted(role.name for role in user.roles)}


def _as_json(value: Any) -> Any:
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return value.hex() if isinstance(value, (bytes, memoryview)) else value


def _attempts(user: User) -> Iterable[Row]:
    for found in all_attempts(user.learner):
        yield {
            "attempt": found.id,
            "quiz": found.title,
            "started_at": _as_json(found.started_at),
            "submitted_at": _as_json(found.submitted_at),
            "points": found.points if found.submitted_at else None,
            "max_points": found.max_points,
            "answers": [item_data(item) for item in found.sheet.items],
        }
