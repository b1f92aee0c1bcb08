"""A whole database out of the one in use, and into another."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine, text

from quizapp.operations.storage.files import sqlite_engine
from quizapp.operations.storage.migrating import migrate
from quizapp.operations.storage.sums import Sum, differences
from quizapp.operations.storage.tables import (
    copy_rows,
    drop_tables,
    measure,
    revision_of,
)


class NotTheSame(Exception):
    """What was copied is not what there was; the copy was taken back."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(f"The copy is not the same as the original in: {', '.join(names)}.")


def take_out(engine: Engine, plain: Path) -> tuple[str, dict[str, Sum]]:
    """All of the database as it is at one moment, into a new SQLite file, while others go on.

    Gives the version of its tables, and the sum of each.
    """
    if engine.dialect.name == "sqlite":
        with closing(sqlite3.connect(plain)) as new, _driver(engine) as old:
            _copy(old, new, "DELETE")
        own = sqlite_engine(plain)
        with own.connect() as copied:
            return str(revision_of(copied)), measure(copied)
    with engine.connect() as source, sqlite_engine(plain).begin() as target:
        source.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"))
        revision = str(revision_of(source))
        migrate(target, revision)
        copy_rows(source, target)
        sums = measure(source)
        if changed := differences(sums, measure(target)):
            raise NotTheSame(changed)
        return revision, sums


def put_in(plain: Path, engine: Engine) -> dict[str, Sum]:
    """In place of what the database holds: all of it or, where anything fails, nothing."""
    with sqlite_engine(plain).connect() as source:
        sums, revision = measure(source), str(revision_of(source))
    if engine.dialect.name == "sqlite":
        if engine.url.database:
            place = Path(engine.url.database)
            place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with closing(sqlite3.connect(plain)) as old, _driver(engine) as new:
            _copy(old, new, "WAL")
        return sums
    with sqlite_engine(plain).connect() as source, engine.begin() as target:
        drop_tables(target)
        migrate(target, revision)
        copy_rows(source, target)
        if changed := differences(sums, measure(target)):
            raise NotTheSame(changed)
    engine.dispose()
    return sums


@contextmanager
def _driver(engine: Engine) -> Iterator[sqlite3.Connection]:
    """SQLite's own connection."""
    pooled = engine.raw_connection()
    try:
        driver = pooled.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        yield driver
    finally:
        pooled.close()


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, journal: str) -> None:
    """By SQLite itself, in one step: who writes meanwhile comes before it or after it."""
    new.execute("PRAGMA synchronous=FULL")
    old.backup(new)
    new.execute(f"PRAGMA journal_mode={journal}")
