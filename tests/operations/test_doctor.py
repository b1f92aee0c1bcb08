"""`quizapp doctor`: silent about a healthy site, and clear about each thing that can be wrong."""

import json
import os
import shutil
import socket
import sqlite3
import threading
import time
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text

from quizapp import create_app, jobs
from quizapp.accounts.actions.learners import begin_visit
from quizapp.accounts.models import ADMIN
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.doctor.machine import file_system
from quizapp.operations.upkeep import BEAT_FILE, beat
from tests.conftest import CHEAP_HASH, make_app
from tests.factories.people import make_user

KEY = "d5e0c1f49b7a2638d5104fbe97c26a83"
NLP = "language model"
"""Not installed everywhere."""


def make_site(folder: Path, **settings) -> Flask:
    return create_app(
        TESTING=True,
        DATA_DIR=folder,
        ENVIRONMENT="production",
        SECRET_KEY=KEY,
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{folder / 'quizapp.db'}",
        TRUSTED_HOSTS=["quiz.example"],
        PROXIES=1,
        WORKERS=1,
        SESSION_COOKIE_SECURE=True,
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASH,
        **settings,
    )


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """The data folder of a school, with all that it needs."""
    folder = tmp_path_factory.mktemp("school") / "data"
    app = make_site(folder)
    assert app.test_cli_runner().invoke(args=["init"]).exit_code == 0
    (folder / "backups").mkdir()
    (folder / "backups" / "last.db.zst").write_bytes(b"x" * 2000)
    beat(folder)
    with app.app_context():
        make_user("ann", ADMIN)
        db.session.remove()
        db.engine.dispose()
    return folder


@pytest.fixture
def site(prepared, tmp_path):
    app = make_site(shutil.copytree(prepared, tmp_path / "data"))
    beat(app.config["DATA_DIR"])
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def ask(app, *arguments):
    db.session.remove()
    result = app.test_cli_runner().invoke(args=["doctor", *arguments])
    assert result.exit_code in (0, 1), result.output
    return result


def findings(app):
    """What is not in order: level and text, by what it is about."""
    found = json.loads(ask(app, "--json").output)["findings"]
    assert [one for one in found if one["level"] != "ok" and not one["advice"]] == []
    return {
        one["about"]: (one["level"], one["text"])
        for one in found
        if one["level"] != "ok" and one["about"] != NLP
    }


def test_healthy_site_has_nothing_to_mend(site):
    assert findings(site) == {}
    said = ask(site)
    assert said.exit_code == 0
    assert "OK       integrity: nothing broken." in said.output
    assert said.output.splitlines()[-1].startswith("0 problems, ")
    assert KEY not in said.output


def old_backup(app):
    file = app.config["DATA_DIR"] / "backups" / "last.db.zst"
    os.utime(file, (time.time() - 3 * 86_400,) * 2)


def empty_backup(app):
    (app.config["DATA_DIR"] / "backups" / "last.db.zst").write_bytes(b"")


def no_worker(app):
    (app.config["DATA_DIR"] / BEAT_FILE).unlink()


def jobs_without_worker(app):
    no_worker(app)
    jobs.start("no such job", 1)


def other_tables(app):
    db.session.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    db.session.commit()


def no_log(app):
    db.session.remove()
    db.engine.dispose()
    with sqlite3.connect(db.engine.url.database) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def orphan(app):
    db.session.remove()
    with sqlite3.connect(db.engine.url.database) as connection:
        connection.execute("INSERT INTO visits VALUES (1, 4711, '2026-01-01', 0, 0, 0)")


def jumped_clock(app):
    begin_visit(make_user("bob").learner, now() + timedelta(hours=2))
    db.session.commit()


def idle_account(app):
    make_user("cid", created_at=now() - timedelta(days=400))


def open_folder(app):
    app.config["DATA_DIR"].chmod(0o755)


@pytest.mark.parametrize(
    ("damage", "about", "level", "said"),
    [
        (old_backup, "backup", "warning", "72 hours old"),
        (empty_backup, "backup", "problem", "is empty"),
        (no_worker, "jobs", "warning", "no worker was ever here"),
        (jobs_without_worker, "jobs", "problem", "1 waiting"),
        (other_tables, "database", "problem", "those of another version"),
        (no_log, "database settings", "problem", "journal_mode=delete"),
        (orphan, "integrity", "problem", "a row of visits points to one of learners"),
        (jumped_clock, "clock", "problem", "120 minutes from now"),
        (idle_account, "accounts", "warning", "1 of 2 were not used for a year"),
        (open_folder, "data folder", "warning", "can look into it"),
    ],
)
def test_damage_is_found(site, damage, about, level, said):
    damage(site)
    found = findings(site)
    assert {name: one[0] for name, one in found.items()} == {about: level}
    assert said in found[about][1]
    assert ask(site).exit_code == (1 if level == "problem" else 0)


@pytest.mark.parametrize(
    ("settings", "about", "level"),
    [
        ({"SECRET_KEY": "k" * 32}, "secret key", "problem"),
        ({"SECRET_KEY_FALLBACKS": ["old" * 20]}, "secret key", "warning"),
        ({"TRUSTED_HOSTS": None}, "address", "warning"),
        ({"SESSION_COOKIE_SECURE": False}, "address", "warning"),
        ({"PROXIES": 0}, "address", "warning"),
        ({"HOST": "0.0.0.0"}, "address", "warning"),
        ({"ENVIRONMENT": "development"}, "settings", "warning"),
        ({"WORKERS": 2}, "rate limits", "warning"),
        ({"RATE_LIMITS": False}, "rate limits", "warning"),
        ({"RATE_LIMITS_URL": "redis://:hush@127.0.0.1:7298"}, "Redis", "problem"),
        ({"MAIL_SERVER": "127.0.0.1", "MAIL_PORT": 7297}, "mail", "problem"),
        ({"QUESTIONS_FOLDER": Path("/nowhere")}, "shipped sets", "problem"),
        ({"BACKUP_DIR": Path("/nowhere")}, "backup", "warning"),
    ],
)
def test_unwise_setting_is_found(site, settings, about, level):
    site.config.update(settings)
    found = findings(site)
    assert {name: one[0] for name, one in found.items()} == {about: level}
    assert "hush" not in ask(site).output


def test_mail_server_that_answers_is_in_order(site):
    """One that knows no encryption: a few words of SMTP are enough."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=_speak, args=(listener,), daemon=True).start()
        port = listener.getsockname()[1]
        site.config.update(MAIL_SERVER="127.0.0.1", MAIL_PORT=port, MAIL_USE_TLS=False)
        assert findings(site) == {}


def _speak(listener):
    connection, _ = listener.accept()
    with connection, connection.makefile("rwb") as talk:
        talk.write(b"220 here\r\n")
        talk.flush()
        for line in talk:
            talk.write(b"221 bye\r\n" if line.upper().startswith(b"QUIT") else b"250 yes\r\n")
            talk.flush()


def test_without_a_database_the_rest_is_still_told(tmp_path):
    app = create_app(
        DATA_DIR=tmp_path / "none",
        SECRET_KEY=KEY,
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{tmp_path}/none/quizapp.db",
    )
    with app.app_context():
        found = findings(app)
    assert {name: level for name, (level, _) in found.items() if level == "problem"} == {
        "data folder": "problem",
        "database": "problem",
    }
    assert not (tmp_path / "none").exists()


def test_postgresql_is_looked_at_too(empty_postgresql, tmp_path):
    """That of the tests is set up to forget: that is found."""
    app = make_app(empty_postgresql, tmp_path, WORKERS=64)
    with app.app_context():
        found = {
            (one["about"], one["level"]): one["text"]
            for one in json.loads(ask(app, "--json").output)["findings"]
        }
        with db.engine.begin() as connection:
            index = "indexrelid = 'ix_set_tags_tag'::regclass"
            connection.exec_driver_sql(f"UPDATE pg_index SET indisvalid = false WHERE {index}")
        assert "ix_set_tags_tag is broken" in findings(app)["integrity"][1]
        db.session.remove()
        db.engine.dispose()
    assert found["database", "ok"].startswith("PostgreSQL 18")
    assert "and the site may open 650." in found["database settings", "warning"]
    assert ("integrity", "ok") in found
    assert ("clock", "ok") in found


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
nas:/school /srv nfs4 rw 0 0
/dev/sdb1 /srv/fast xfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [("/var/quizapp", "ext4"), ("/srv/quizapp", "nfs4"), ("/srv/fast/quizapp", "xfs")],
)
def test_kind_of_disk_is_that_of_the_nearest_mount(folder, kind):
    assert file_system(Path(folder), MOUNTS) == kind
    assert file_system(Path(folder), "") == ""
