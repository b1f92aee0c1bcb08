"""The full-text index of the questions, in the way of the database in use."""

from sqlalchemy import Float, Integer, Subquery, bindparam, column, select, table, text
from sqlalchemy.sql.selectable import Select

from quizapp.bank.models import Question
from quizapp.bank.search_text import Search, fts5, tsquery
from quizapp.database import db

SQLITE_HITS = """
SELECT rowid AS id, bm25(question_words) AS rank FROM question_words
WHERE question_words MATCH :wanted
"""
POSTGRESQL_HITS = """
SELECT question_id AS id, -ts_rank(words, to_tsquery('simple', :wanted)) AS rank
FROM question_words WHERE words @@ to_tsquery('simple', :wanted)
"""


def in_sqlite() -> bool:
    return db.engine.dialect.name == "sqlite"


def wanted_hits(search: Search) -> Subquery:
    """`id` and `rank` (the lower, the better) of the questions with every term."""
    sqlite = in_sqlite()
    query = fts5(search.wanted) if sqlite else tsquery(search.wanted)
    hits = text(SQLITE_HITS if sqlite else POSTGRESQL_HITS).bindparams(
        bindparam("wanted", query, unique=True)
    )
    return hits.columns(column("id", Integer), column("rank", Float)).subquery("hits")


def unwanted_hits(search: Search) -> list[Select[int]]:
    """For each unwanted term the ids of the questions that have it."""
    return [select(wanted_hits(Search(wanted=(term,))).c.id) for term in search.unwanted]


def missing_from_index() -> Select[int]:
    """Ids of the questions that are not in the index."""
    key = "rowid" if in_sqlite() else "question_id"
    known = select(table("question_words", column(key)).c[key])
    return select(Question.id).where(Question.id.not_in(known))
