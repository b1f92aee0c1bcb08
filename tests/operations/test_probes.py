"""`/healthz` and `/readyz`: what they say in each state, and what they leave behind."""

import json
import sqlite3

import pytest
from sqlalchemy import text

from quizapp import create_app
from quizapp.database import db
from quizapp.operations import probes
from tests.conftest import make_app


@pytest.fixture
def ask(app):
    """A question at an address: status, what is said, headers. Nothing said before is repeated."""

    def send(path, method="GET", **options):
        app.wsgi_app._known = None
        answer = app.test_client().open(path, method=method, **options)
        said = json.loads(answer.text) if answer.text else None
        return answer.status_code, said, answer.headers

    return send


def test_probe_answers_any_host_and_leaves_nothing(app, ask, statements):
    app.config["TRUSTED_HOSTS"] = ["quiz.example"]
    status, said, headers = ask("/healthz", base_url="http://10.0.0.7")
    assert (status, said, statements) == (200, {"alive": True}, [])
    assert headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in headers
    status, said, headers = ask("/readyz", base_url="http://10.0.0.7")
    assert (status, said) == (200, {"ready": True})
    assert (headers["Cache-Control"], "Set-Cookie" in headers) == ("no-store", False)


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_probe_is_only_read(ask, path):
    assert ask(path, "POST")[0] == 405
    assert ask(path, "HEAD")[:2] == (200, None)


def test_tables_of_another_version_are_not_ready(app, ask):
    head = db.session.scalar(text("SELECT version_num FROM alembic_version"))
    db.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    db.session.commit()
    status, said, _ = ask("/readyz")
    db.session.execute(text("UPDATE alembic_version SET version_num = :head"), {"head": head})
    db.session.commit()
    assert (status, said["ready"]) == (503, False)
    assert said["reasons"] == ["The tables are those of another version. Run `quizapp init`."]
    assert ask("/healthz")[0] == 200


def test_answer_is_repeated_for_a_moment(app, statements):
    client = app.test_client()
    app.wsgi_app._known = None
    client.get("/readyz")
    asked = len(statements)
    assert asked > 0
    assert client.get("/readyz").status_code == 200
    assert len(statements) == asked


def test_postgresql_that_only_reads_is_not_ready(postgresql_url, empty_postgresql, tmp_path):
    app = make_app(empty_postgresql, tmp_path)
    with app.app_context():
        name = db.engine.url.database
        with db.engine.begin() as connection:
            alter = f"ALTER DATABASE {name} SET default_transaction_read_only = on"
            connection.exec_driver_sql(alter)
        db.engine.dispose()
    answer = app.test_client().get("/readyz")
    with app.app_context():
        db.engine.dispose()
    assert (answer.status_code, answer.json["reasons"]) == (
        503,
        ["Nothing can be written to the database."],
    )


def test_database_that_is_gone_or_locked_is_not_ready(tmp_path, monkeypatch):
    monkeypatch.setattr("quizapp.operations.readiness.PATIENCE", 50)
    monkeypatch.setattr(probes, "LASTS", -1)
    file = tmp_path / "quizapp.db"
    app = make_app(f"sqlite:///{file}", tmp_path)
    client = app.test_client()
    assert client.get("/readyz").status_code == 200
    with sqlite3.connect(file, isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        assert client.get("/readyz").json["reasons"] == ["Nothing can be written to the database."]
        other.execute("ROLLBACK")
    assert client.get("/readyz").status_code == 200
    with app.app_context():
        db.engine.dispose()
    file.unlink()
    answer = client.get("/readyz")
    assert (answer.status_code, file.exists()) == (503, False)
    assert answer.json["reasons"] == ["There is no database yet. Run `quizapp init`."]


def test_postgresql_that_does_not_answer_is_told_without_its_address(tmp_path):
    gone = "postgresql+psycopg://keeper:hush@127.0.0.1:7299/quiz"
    lost = create_app(SECRET_KEY="a key", SQLALCHEMY_DATABASE_URI=gone, DATA_DIR=tmp_path)
    answer = lost.test_client().get("/readyz")
    assert (answer.status_code, answer.json) == (
        503,
        {"ready": False, "reasons": ["The database does not answer."]},
    )
