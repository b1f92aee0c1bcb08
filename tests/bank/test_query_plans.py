"""The bank with 20,000 questions: every search and filter by index, in a few statements."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, insert, select, text

from quizapp.accounts.models import ADMIN, TEACHER, User
from quizapp.articles.models import Article, Fact
from quizapp.bank.actions.indexing import POSTGRESQL, SQLITE_INSERT
from quizapp.bank.models import (
    Question,
    QuestionSet,
    QuestionTag,
    Revision,
    RevisionFact,
    SetTag,
)
from quizapp.bank.queries.search import MOST_COUNTED, PAGE, Filters, find_questions
from quizapp.bank.queries.word_index import in_sqlite
from quizapp.bank.search_text import read_search
from quizapp.clock import now
from quizapp.database import db
from quizapp.question_types import TYPES
from tests.factories.databases import application_of_its_own
from tests.factories.people import make_user

QUESTIONS, SETS = 20_000, 200
WORDS = ("harbour", "treaty", "summit", "budget", "drought", "vaccine", "census", "strike")
PLACES = ("Oslo", "Quito", "Lagos", "Hanoi", "Turku", "Leeds", "Accra", "Lima", "Riga", "Doha")
STATEMENTS = 4
"""Hits, how many, the questions with their sets and revisions, and their facts or tags."""

SEARCHES = {
    "a word": ("harbour", {}),
    "two words": ("harbour oslo", {}),
    "a rare word": ("q12345", {}),
    "an unfinished word": ("q1234", {}),
    "a phrase": ('"harbour in quito"', {}),
    "all but a word": ("harbour -oslo", {}),
    "a tag": ("", {"tag": "topic-7"}),
    "a tag of a set": ("", {"tag": "season-3"}),
    "a type": ("", {"type": "ordering"}),
    "a set": ("", {"set": "set-17"}),
    "a source": ("", {"source": 5}),
    "a state": ("", {"state": "withdrawn"}),
    "archived sets": ("", {"state": "archived"}),
    "a difficulty": ("", {"difficulty": "hard"}),
    "all together": (
        "harbour",
        {"tag": "topic-3", "type": "date", "state": "published", "difficulty": "easy"},
    ),
}


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def library(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """A bank of 20,000 questions in 200 sets of 20 sources; a tenth of them is Ada's."""
    with application_of_its_own(request.param, request, tmp_path_factory) as app:
        ada, bob = make_user("ada", TEACHER), make_user("bob", TEACHER)
        make_user("root", ADMIN)
        fill(ada.id, bob.id)
        db.session.commit()
        db.session.execute(text("ANALYZE"))
        db.session.commit()
        yield app


def fill(ada: int, bob: int) -> None:
    at, numbers = now(), range(1, QUESTIONS + 1)
    add(
        Article,
        (
            {"id": n, "headline": f"News {n}", "published_on": "2020", "created_at": at}
            for n in range(1, 21)
        ),
    )
    stated = {"kind": "event", "value": "it", "where": "line 1", "as_of": "2020"}
    add(
        Fact,
        (
            {"id": n, "article_id": n, "key": "it", "claim": f"It was so {n}.", **stated}
            for n in range(1, 21)
        ),
    )
    add(QuestionSet, (a_set(n, ada, bob) for n in range(1, SETS + 1)))
    add(SetTag, ({"set_id": n, "tag": f"season-{n % 40}"} for n in range(1, SETS + 1)))
    add(Question, (a_question(n) for n in numbers))
    add(Revision, (a_revision(n, at) for n in numbers))
    add(RevisionFact, ({"revision_id": n, "fact_id": n % 20 + 1} for n in numbers))
    add(QuestionTag, ({"question_id": n, "tag": f"topic-{n % 100}"} for n in numbers))
    words = [{"id": n, "words": f"{stem(n).lower()} q{n}"} for n in numbers]
    db.session.connection().execute(text(SQLITE_INSERT if in_sqlite() else POSTGRESQL), words)


def add(model: Any, rows: Iterator[dict[str, Any]]) -> None:
    db.session.connection().execute(insert(model.__table__), [renamed(row) for row in rows])


def renamed(row: dict[str, Any]) -> dict[str, Any]:
    """By columns: one of them is called otherwise than its attribute."""
    return {"place" if name == "where" else name: value for name, value in row.items()}


def a_set(number: int, ada: int, bob: int) -> dict[str, Any]:
    return {
        "id": number,
        "slug": f"set-{number}",
        "title": f"Set {number}",
        "summary": "Many.",
        "level": "standard",
        "article_id": number % 20 + 1,
        "owner_id": ada if number % 10 == 0 else bob,
        "state": "archived" if number % 20 == 0 else "published",
        "edition_number": 1,
    }


def a_question(number: int) -> dict[str, Any]:
    withdrawn = number % 50 == 0
    return {
        "id": number,
        "set_id": number % SETS + 1,
        "key": f"q{number}",
        "position": number,
        "withdrawn": withdrawn,
        "type": TYPES[number % len(TYPES)].key,
        "difficulty": ("easy", "medium", "hard")[number % 3],
        "revision_number": 1,
        "published_revision": 1,
        "state": "withdrawn" if withdrawn else ("published", "changed", "new")[number % 7 // 3],
    }


def stem(number: int) -> str:
    return f"Which {WORDS[number % 8]} in {PLACES[number // 8 % 10]} was it"


def a_revision(number: int, at: Any) -> dict[str, Any]:
    type_ = TYPES[number % len(TYPES)]
    return {
        "id": number,
        "question_id": number,
        "number": 1,
        "type": type_.key,
        "stem": stem(number),
        "content": type_.dump(type_.sample),
        "explanation": "So it was.",
        "difficulty": "easy",
        "tags": [],
        "created_at": at,
    }


def person(name: str) -> User:
    db.session.rollback()
    return db.session.scalars(select(User).filter_by(username=name)).one()


def sent_by(user: User, typed: str, filters: dict[str, Any]) -> list[tuple[str, Any]]:
    """The statements of a search, with their parameters."""
    sent: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *others: Any) -> None:
        if statement.startswith("SELECT"):
            sent.append((statement, parameters))

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        find_questions(user, read_search(typed), Filters(**filters), 1)
    finally:
        event.remove(db.engine, "before_cursor_execute", note)
    return sent


def plan(statement: str, parameters: Any) -> str:
    """How the database goes about it.

    PostgreSQL likes to read a table through where only so many rows are wanted; told not to, it
    shows which index there is.
    """
    connection = db.session.connection()
    if in_sqlite():
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return "\n".join(row.detail for row in rows)
    connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    rows = connection.exec_driver_sql(f"EXPLAIN {statement}", parameters)
    return "\n".join(row[0] for row in rows)


FULL_SCAN = re.compile(
    r"^SCAN (questions|revisions)(?! USING)(\s|$)|Seq Scan on (questions|revisions|question_words)",
    re.MULTILINE,
)


@pytest.mark.parametrize("name", ["ada", "root"])
@pytest.mark.parametrize("search", SEARCHES)
def test_every_search_and_filter_goes_by_an_index(library, search, name):
    typed, filters = SEARCHES[search]
    sent = sent_by(person(name), typed, filters)
    plans = [plan(*one) for one in sent]
    assert [found for found in plans if FULL_SCAN.search(found)] == []


@pytest.mark.parametrize("name", ["ada", "root"])
@pytest.mark.parametrize("search", ["everything", *SEARCHES])
def test_statements_are_the_same_few_for_every_search(library, search, name):
    typed, filters = SEARCHES.get(search, ("", {}))
    assert len(sent_by(person(name), typed, filters)) <= STATEMENTS + 1


def test_words_are_looked_up_in_the_full_text_index(library):
    sent = sent_by(person("root"), "harbour oslo", {})
    found = "\n".join(plan(*one) for one in sent)
    wanted = "question_words VIRTUAL TABLE INDEX" if in_sqlite() else "ix_question_words_words"
    assert wanted in found


@pytest.mark.parametrize(
    ("typed", "filters", "total"),
    [
        ("", {}, MOST_COUNTED + 1),
        ("harbour", {}, MOST_COUNTED + 1),
        ("q12345", {}, 1),
        ("harbour oslo", {}, 250),
        ("harbour -oslo", {"difficulty": "hard"}, 750),
        ("", {"tag": "topic-7"}, 200),
        ("", {"tag": "season-3"}, 500),
        ("", {"set": "set-17"}, 100),
        ("", {"state": "withdrawn"}, 400),
    ],
)
def test_hits_are_counted(library, typed, filters, total):
    found = find_questions(person("root"), read_search(typed), Filters(**filters), 1)
    assert found.total == total
    assert len(found.questions) == min(total, PAGE)


def test_last_page_that_is_counted_can_be_opened(library):
    page = MOST_COUNTED // PAGE
    found = find_questions(person("root"), read_search(""), Filters(), page)
    assert len(found.questions) == PAGE
