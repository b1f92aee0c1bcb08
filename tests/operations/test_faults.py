"""When the database fails: a page that says so, nothing acknowledged lost, and on it goes."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import create_engine, event, make_url, text

from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from tests.conftest import BACKENDS, make_app
from tests.factories.browsing import Browser
from tests.factories.databases import new_postgresql
from tests.factories.sets import set_file


@pytest.fixture(params=BACKENDS)
def site(request, tmp_path: Path):
    """On a file, as in use, or on PostgreSQL."""
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "postgresql":
        url = new_postgresql(request.getfixturevalue("postgresql_url"))
    app = make_app(url, tmp_path)
    with app.app_context():
        load_files([("sample.yaml", set_file())], now())
        db.session.commit()
        db.session.remove()
        yield app
        db.session.remove()
        db.engine.dispose()


@contextmanager
def each_connection(sqlite: str, postgresql: str) -> Iterator[None]:
    """Has every new connection begin with the statement."""
    statement = sqlite if db.engine.dialect.name == "sqlite" else postgresql

    def say(connection, _record):
        cursor = connection.cursor()
        cursor.execute(statement)
        cursor.close()
        connection.commit()

    db.engine.dispose()
    event.listen(db.engine, "connect", say)
    try:
        yield
    finally:
        event.remove(db.engine, "connect", say)
        db.engine.dispose()


def answered(site, attempt: int) -> int:
    with db.engine.connect() as connection:
        asked = text("SELECT count(*) FROM responses WHERE attempt_id = :attempt")
        return connection.execute(asked, {"attempt": attempt}).scalar_one()


def test_database_that_can_only_be_read_shows_pages_and_says_what_was_not_saved(site):
    browser = Browser(site.test_client())
    attempt = browser.start()
    browser.answer_rightly(attempt, 1)
    before = answered(site, attempt)
    writing = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY"
    with each_connection("PRAGMA query_only = ON", writing):
        assert browser.client.get("/").status_code == 200
        assert browser.client.get("/history").status_code == 200
        answer = browser.client.post(f"/attempts/{attempt}/submit")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
        assert "can only be read just now" in answer.text
        saved = browser.client.post(
            f"/attempts/{attempt}/submit", headers={"Accept": "application/json"}
        )
        assert "not saved" in saved.json["error"]
    assert answered(site, attempt) == before
    assert browser.submit(attempt).status_code == 303


def test_full_disk_loses_nothing_that_was_saved(tmp_path):
    app = make_app(f"sqlite:///{tmp_path / 'quizapp.db'}", tmp_path)
    with app.app_context():
        load_files([("sample.yaml", set_file())], now())
        db.session.commit()
        db.session.remove()
        browser = Browser(app.test_client())
        attempts = [browser.start()]
        with closing(sqlite3.connect(tmp_path / "quizapp.db")) as connection:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
        with each_connection(f"PRAGMA max_page_count = {pages + 1}", ""):
            while True:
                answer = browser.client.post("/sets/sample/attempts")
                if answer.status_code != 303:
                    break
                attempts.append(int(answer.location.split("/")[2]))
                assert len(attempts) < 500
            assert answer.status_code == 503
            assert "no room left" in answer.text
        with db.engine.connect() as connection:
            kept = connection.execute(text("SELECT id FROM attempts")).scalars().all()
        assert sorted(kept) == sorted(attempts)
        assert browser.submit(attempts[0]).status_code == 303
        db.session.remove()
        db.engine.dispose()


def test_database_that_is_busy_for_too_long_is_told_and_comes_back(tmp_path):
    app = make_app(f"sqlite:///{tmp_path / 'quizapp.db'}", tmp_path)
    with app.app_context():
        load_files([("sample.yaml", set_file())], now())
        db.session.commit()
        db.session.remove()
        browser = Browser(app.test_client())
        attempt = browser.start()
        with each_connection("PRAGMA busy_timeout = 50", ""):
            with closing(sqlite3.connect(tmp_path / "quizapp.db", isolation_level=None)) as other:
                other.execute("BEGIN IMMEDIATE")
                answer = browser.client.post(f"/attempts/{attempt}/submit")
                assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
                assert browser.client.get(f"/attempts/{attempt}/questions/1").status_code == 200
            assert browser.submit(attempt).status_code == 303
        db.session.remove()
        db.engine.dispose()


def test_postgresql_that_went_away_is_told_and_comes_back(postgresql_url, tmp_path):
    app = make_app(new_postgresql(postgresql_url), tmp_path)
    with app.app_context():
        load_files([("sample.yaml", set_file())], now())
        db.session.commit()
        db.session.remove()
        browser = Browser(app.test_client())
        attempt = browser.start()
        name = make_url(str(db.engine.url)).database
        server = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
        ending = text(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
        )
        with server.connect() as connection:
            connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false"))
            connection.execute(ending, {"name": name})
            answer = browser.client.post(f"/attempts/{attempt}/submit")
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
            connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS true"))
        server.dispose()
        assert browser.submit(attempt).status_code == 303
        db.session.remove()
        db.engine.dispose()


@pytest.mark.parametrize("jump", [timedelta(hours=-1), timedelta(days=1)])
def test_clock_that_jumps_loses_nothing(site, jump):
    browser = Browser(site.test_client())
    with time_machine.travel(now(), tick=False) as clock:
        attempt = browser.start()
        browser.answer_rightly(attempt, 1)
        clock.shift(jump)
        browser.answer_rightly(attempt, 2)
        assert browser.submit(attempt).status_code == 303
        for path in (f"/attempts/{attempt}/review", "/history", "/study", "/"):
            assert browser.client.get(path).status_code == 200, path
        [told] = browser.client.get("/history/quizapp-history.json").json["attempts"]
        numbers = [value for value in told.values() if isinstance(value, int | float)]
        assert min(numbers) >= 0
