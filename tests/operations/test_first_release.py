"""A database that release 0.1.0 wrote opens in this one.

`first_release.sql` is SQLite's dump of a database that 0.1.0's own code made: its `quizapp init`,
the sample set, and at its own pages three attempts of one guest, the last not handed in, and one of
another. It is never made anew.
"""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import flask_migrate
import pytest
from flask import Flask
from sqlalchemy import JSON, MetaData, inspect, select, text

from quizapp import create_app
from quizapp.accounts.presence import COOKIE
from quizapp.attempts.models import Attempt
from quizapp.database import db
from quizapp.operations.actions.installing import migrate_database
from tests.conftest import SeparateClient

DUMP = (Path(__file__).parent / "first_release.sql").read_text()
TOKEN = "HnkCS6KOxTpPsocsJjTFaL8y776T8Uuh"
"""The first guest's cookie."""
FIRST = "0001"


def old_rows() -> dict[str, list[dict[str, Any]]]:
    with sqlite3.connect(":memory:") as connection:
        connection.executescript(DUMP)
        connection.row_factory = sqlite3.Row
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return {
            name: [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]
            for (name,) in names
        }


def fill_postgresql() -> None:
    """What 0.1.0 would hold there: its own migration's tables, with the same rows."""
    flask_migrate.upgrade(revision=FIRST)
    rows = old_rows()
    rows.pop("alembic_version")
    with db.engine.begin() as connection:
        tables = MetaData()
        tables.reflect(connection, only=list(rows))
        for table in tables.sorted_tables:
            plain = [column.name for column in table.columns if isinstance(column.type, JSON)]
            data = [
                row | {name: json.loads(row[name] or "null") for name in plain}
                for row in rows[table.name]
            ]
            insert = (
                f"INSERT INTO {table} SELECT * FROM json_populate_recordset(NULL::{table}, :rows)"
            )
            connection.execute(text(insert), {"rows": json.dumps(data)})
            if "id" in table.columns:
                highest = f"(SELECT max(id) FROM {table})"
                connection.execute(
                    text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {highest})")
                )


@pytest.fixture(params=["sqlite", "postgresql"])
def upgraded(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    url = f"sqlite:///{tmp_path / 'quizapp.db'}"
    if request.param == "sqlite":
        with sqlite3.connect(tmp_path / "quizapp.db") as connection:
            connection.executescript(DUMP)
    else:
        url = request.getfixturevalue("empty_postgresql")
    app = create_app(
        TESTING=True,
        DATA_DIR=tmp_path,
        SECRET_KEY="a key for tests that is long enough",
        SQLALCHEMY_DATABASE_URI=url,
        WTF_CSRF_ENABLED=False,
        JOBS="at-once",
    )
    app.test_client_class = SeparateClient
    with app.app_context():
        if request.param == "postgresql":
            fill_postgresql()
        assert migrate_database()
        yield app
        db.session.remove()
        db.engine.dispose()


def test_first_release_is_brought_up_and_its_guest_goes_on(upgraded):
    with db.engine.connect() as connection:
        there = inspect(connection).get_table_names()
        counts = {
            name: connection.scalar(text(f"SELECT count(*) FROM {name}"))
            for name in old_rows()
            if name in there
        }
    assert counts == {name: len(rows) for name, rows in old_rows().items() if name in there}

    client = upgraded.test_client()
    client.set_cookie(COOKIE, TOKEN)
    history = client.get("/history")
    assert history.status_code == 200
    assert "9/9" in history.text.replace(" ", "")
    review = client.get("/attempts/1/review")
    assert review.status_code == 200
    stems = [question["stem"] for question in old_rows()["revisions"]]
    assert [stem for stem in stems if stem not in review.text] == []

    assert client.post("/attempts/3/submit").status_code == 303
    points = db.session.execute(select(Attempt.id, Attempt.points).order_by(Attempt.id)).all()
    assert [tuple(row) for row in points] == [(1, 9.0), (2, 3.0), (3, 1.0), (4, 1.0)]
    started = client.post("/sets/sample/attempts")
    assert started.location.endswith("/attempts/5")


def test_first_release_keeps_what_a_stranger_did_to_himself(upgraded):
    assert upgraded.test_client().get("/attempts/1/review").status_code in (403, 404)
