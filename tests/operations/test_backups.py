"""Backups hold every row, of either kind of database, and go back into either."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import flask_migrate
import pytest
from sqlalchemy import text

from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations import upkeep
from quizapp.operations.actions import restoring
from quizapp.operations.actions.backing_up import back_up, opened
from quizapp.operations.actions.restoring import UpgradeFailed, move, restore, upgrade
from quizapp.operations.maintenance import FLAG, AlreadyClosed, closed, is_closed
from quizapp.operations.queries import is_migrated
from quizapp.operations.storage.files import UnfitBackup, pack, unpack
from quizapp.operations.storage.keeping import file_name, made_at, outdated
from quizapp.operations.storage.migrating import migrate
from quizapp.operations.storage.sums import Stored, Sum, add_up, differences
from quizapp.operations.storage.tables import measure
from quizapp.operations.storage.whole import put_in
from tests.factories.browsing import Browser
from tests.factories.databases import application_of_its_own
from tests.factories.sets import sample_questions, set_file
from tests.factories.teaching import fill_tables
from tests.operations.test_cli import ROOT, environment, quizapp

KINDS = ("sqlite", "postgresql")
DYING = """
import os, signal, sys
from pathlib import Path
import quizapp.operations.{module} as module
from quizapp.cli import main

def die(*args, **more):
    os.kill(os.getpid(), signal.SIGKILL)

module.{name} = die
sys.argv = ["quizapp", *sys.argv[1:]]
main()
"""


def run_killed(home: Path, module: str, name: str, *arguments: str) -> None:
    """A command that is killed where it calls that function."""
    killed = subprocess.run(
        [sys.executable, "-c", DYING.format(module=module, name=name), *arguments],
        env=environment(home),
        cwd=ROOT,
        capture_output=True,
        timeout=60,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr


def contents() -> dict[str, Sum]:
    with db.engine.connect() as connection:
        return measure(connection)


def titles(home: Path) -> set[str]:
    with closing(sqlite3.connect(home / "quizapp.db")) as connection:
        return {row[0] for row in connection.execute("SELECT title FROM question_sets")}


def retitle(home: Path, title: str) -> None:
    with closing(sqlite3.connect(home / "quizapp.db")) as connection, connection:
        connection.execute("UPDATE question_sets SET title = ?", [title])


@pytest.fixture(scope="module", params=KINDS)
def backup(request, tmp_path_factory):
    """A backup of a database with rows in every table, and what that held."""
    with application_of_its_own(request.param, request, tmp_path_factory) as app:
        questions = [{**one, "tags": ["ports"]} for one in sample_questions()]
        load_files([("sample.yaml", set_file(questions))], now())
        db.session.commit()
        browser = Browser(app.test_client())
        browser.take()
        browser.start()
        fill_tables()
        db.session.remove()
        made = back_up(tmp_path_factory.mktemp("backups"), now())
        held = contents()
    return made, held


def test_backup_holds_every_row_and_leaves_nothing_beside_it(backup):
    made, held = backup
    assert [name for name, one in held.items() if not one.rows] == []
    assert made.manifest.sums == held
    assert [path.name for path in made.path.parent.iterdir()] == [made.path.name]
    assert made.path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("kind", KINDS)
def test_backup_goes_into_either_kind_and_the_site_goes_on(kind, backup, request, tmp_path_factory):
    made, held = backup
    with application_of_its_own(kind, request, tmp_path_factory) as app:
        load_files([("other.yaml", set_file(title="Another"))], now())
        db.session.commit()
        restore(made.path)
        assert differences(contents(), held) == []
        words = db.session.execute(text("SELECT count(*) FROM question_words")).scalar()
        assert words == held["questions"].rows
        db.session.remove()
        # New rows get numbers of their own.
        Browser(app.test_client()).take()
        assert contents()["attempts"].rows == held["attempts"].rows + 1


@pytest.mark.parametrize("kind", KINDS)
def test_backup_of_an_earlier_version_is_brought_up(kind, backup, request, tmp_path_factory):
    made, _ = backup
    with opened(made.path) as (plain, manifest):
        assert manifest.revision
        old = tmp_path_factory.mktemp("old")
        with application_of_its_own("sqlite", request, tmp_path_factory):
            put_in(plain, db.engine)
            flask_migrate.downgrade(revision="0010")
            earlier = back_up(old, now())
    assert earlier.manifest.revision == "0010"
    with application_of_its_own(kind, request, tmp_path_factory):
        restore(earlier.path)
        assert is_migrated()
        assert contents()["attempts"] == made.manifest.sums["attempts"]


def damage(path: Path, place: Path, change: str) -> Path:
    """The same backup with a row changed by hand."""
    plain = place / "plain.db"
    unpack(path, plain)
    with closing(sqlite3.connect(plain)) as connection, connection:
        connection.execute(change)
    packed = place / "damaged.db.zst"
    pack(plain, packed)
    return packed


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE learners SET nickname = 'somebody else'", "learners"),
        ("DELETE FROM attempts", "attempts"),
        ("DROP TABLE quizapp_backup", "no backup of quizapp"),
    ],
)
def test_changed_backup_is_refused_and_nothing_changes(
    change, said, backup, request, tmp_path, tmp_path_factory
):
    made, _ = backup
    with application_of_its_own("sqlite", request, tmp_path_factory):
        before = contents()
        with pytest.raises(UnfitBackup, match=said):
            restore(damage(made.path, tmp_path, change))
        assert contents() == before


def test_torn_and_foreign_files_are_refused(backup, request, tmp_path, tmp_path_factory):
    torn, foreign = tmp_path / "torn.db.zst", tmp_path / "foreign.db.zst"
    torn.write_bytes(backup[0].path.read_bytes()[:5000])
    foreign.write_bytes(b"Dear diary")
    with application_of_its_own("sqlite", request, tmp_path_factory):
        before = contents()
        for path in (torn, foreign):
            with pytest.raises(UnfitBackup, match="damaged, or no backup"):
                restore(path)
        assert contents() == before


def test_backup_of_a_newer_version_is_refused(backup, request, tmp_path, tmp_path_factory):
    changed = """
    UPDATE quizapp_backup SET value = 'unborn' WHERE name = 'revision'
    """
    made = damage(backup[0].path, tmp_path, changed)
    own = application_of_its_own("sqlite", request, tmp_path_factory)
    with own, pytest.raises(UnfitBackup, match="the version of its tables"):
        restore(made)


@pytest.mark.parametrize("kind", KINDS)
def test_everything_moves_to_the_other_kind(kind, backup, request, tmp_path_factory):
    made, held = backup
    other = KINDS[1 - KINDS.index(kind)]
    with application_of_its_own(other, request, tmp_path_factory) as target:
        engine = db.engine
        with application_of_its_own(kind, request, tmp_path_factory):
            restore(made.path)
            assert move(engine) == held
        with target.app_context():
            assert contents() == held


@pytest.mark.parametrize("kind", KINDS)
def test_upgrade_that_goes_wrong_puts_everything_back(
    kind, backup, request, monkeypatch, tmp_path, tmp_path_factory
):
    """A migration that runs well and loses rows: the worst kind."""
    with application_of_its_own(kind, request, tmp_path_factory):
        restore(backup[0].path)
        flask_migrate.downgrade(revision="0010")
        before = contents()

        def lose() -> bool:
            with db.engine.begin() as connection:
                migrate(connection)
                connection.execute(text("DELETE FROM responses"))
            return True

        monkeypatch.setattr(restoring, "migrate_database", lose)
        with pytest.raises(UpgradeFailed, match="responses"):
            upgrade(tmp_path, now())
        assert contents() == before
        assert not is_migrated()
        monkeypatch.undo()
        upgrade(tmp_path, now())
        assert is_migrated()
        assert contents()["responses"] == before["responses"]


def test_commands_keep_and_bring_back(tmp_path):
    home = tmp_path / "home"
    assert quizapp(home, "init").returncode == 0
    shipped = titles(home)
    assert quizapp(home, "backup", "--to", str(tmp_path / "kept")).returncode == 0
    [kept] = (tmp_path / "kept").iterdir()
    retitle(home, "Spoilt")
    refused = quizapp(home, "restore", str(kept))
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    done = quizapp(home, "restore", "--replace", str(kept))
    assert done.returncode == 0, done.stderr
    assert titles(home) == shipped
    assert len(list((home / "backups").iterdir())) == 1
    assert "already" in quizapp(home, "upgrade").stdout
    assert "0 new or changed" in quizapp(home, "init").stdout.replace("of which ", "")


def test_killed_commands_leave_the_database_as_it_was(tmp_path):
    home = tmp_path / "home"
    assert quizapp(home, "init").returncode == 0
    shipped = titles(home)
    run_killed(home, "storage.files", "pack", "backup")
    assert not list((home / "backups").glob("*.zst"))
    assert quizapp(home, "backup").returncode == 0
    [kept] = (home / "backups").glob("*.zst")
    run_killed(home, "actions.restoring", "put_in", "restore", "--replace", str(kept))
    assert titles(home) == shipped
    assert not is_closed(home)
    assert quizapp(home, "restore", "--replace", str(kept)).returncode == 0


def test_site_is_closed_only_while_somebody_closes_it(app, client, tmp_path):
    app.config["DATA_DIR"] = tmp_path
    with closed(tmp_path):
        answer = client.get("/")
        assert (answer.status_code, answer.headers["Retry-After"]) == (503, "20")
        assert "looked after" in answer.text
        with client.get("/static/css/base.css") as answer:
            assert answer.status_code == 200
        assert client.post("/", data={}).status_code == 503
        with pytest.raises(AlreadyClosed), closed(tmp_path):
            pass
    assert client.get("/").status_code == 200
    (tmp_path / FLAG).touch()
    assert client.get("/").status_code == 200


def test_worker_makes_backups_when_they_are_due(app, tmp_path):
    app.config.update(DATA_DIR=tmp_path, BACKUP_DIR=tmp_path / "kept", BACKUP_HOURS=1)
    upkeep.do_when_due(app)
    upkeep.do_when_due(app)
    [made] = (tmp_path / "kept").iterdir()
    made.rename(made.with_name(file_name(now() - timedelta(days=2))))
    with closed(tmp_path):
        upkeep.do_when_due(app)
    assert len(list((tmp_path / "kept").iterdir())) == 1
    upkeep.do_when_due(app)
    assert len(list((tmp_path / "kept").iterdir())) == 2
    app.config["BACKUP_HOURS"] = 0
    upkeep.do_when_due(app)
    assert len(list((tmp_path / "kept").iterdir())) == 2


# ---- pure ----


def test_last_of_each_day_and_week_stays():
    noon = datetime(2026, 3, 31, 12, tzinfo=UTC)
    days = [file_name(noon - timedelta(days=number)) for number in range(40)]
    earlier = [file_name(noon - timedelta(days=number, hours=6)) for number in range(40)]
    gone = set(outdated([*days, *earlier, "notes.txt", "quizapp-old.db"], 3))
    assert set(earlier) <= gone
    assert set(days) - gone == {file_name(noon - timedelta(days=number)) for number in (0, 1, 2, 9)}


@pytest.mark.parametrize("name", ["notes.txt", "quizapp-20260331T120000Z.db", "x" * 300])
def test_other_files_are_no_backups(name):
    assert made_at(name) is None
    assert outdated([name], 1) == []


def test_sums_do_not_depend_on_order_but_on_every_value():
    one, other = {"id": 1, "text": "a"}, {"id": 2, "text": None}
    assert add_up([one, other]) == add_up([other, one])
    assert add_up([one, one]) != add_up([one])
    assert add_up([{"id": 1, "json": Stored("null")}]) != add_up([{"id": 1, "json": None}])
    assert add_up([{"json": Stored('{"a": 1, "b": 2}')}]) == add_up(
        [{"json": Stored('{"b":2,"a":1}')}]
    )
    assert add_up([{"at": datetime(2026, 1, 1)}]) == add_up(
        [{"at": datetime(2026, 1, 1, tzinfo=UTC)}]
    )
