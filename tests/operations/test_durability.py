"""How SQLite is set up: what is acknowledged is on the disk, and writers wait for each other."""

from pathlib import Path

import pytest
from sqlalchemy import event

from quizapp.database import db
from tests.conftest import make_app


@pytest.fixture
def app(tmp_path: Path):
    """On a file, as in use."""
    application = make_app(f"sqlite:///{tmp_path / 'quizapp.db'}", tmp_path)
    with application.app_context():
        yield application
        db.engine.dispose()


def test_connections_sync_every_commit_and_hold_foreign_keys(app):
    with db.engine.connect() as connection:
        pragmas = ("synchronous", "foreign_keys", "busy_timeout")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    full = 2
    assert values == [full, 1, 10_000]


@pytest.mark.parametrize(
    ("method", "begun"), [("GET", "BEGIN"), ("HEAD", "BEGIN"), ("POST", "BEGIN IMMEDIATE")]
)
def test_requests_that_may_write_take_the_lock_at_once(app, method, begun):
    sent = []

    def note(connection, cursor, statement, *others):
        sent.append(statement)

    with app.test_request_context(method=method):
        event.listen(db.engine, "before_cursor_execute", note)
        with db.engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1")
        event.remove(db.engine, "before_cursor_execute", note)
    assert sent == [begun, "SELECT 1"]
