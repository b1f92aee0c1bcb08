"""`python -m tests.benchmarks.importing`: a large GIFT file, from its bytes to questions.

The bare side puts the same rows into tables of the same shape with the driver's `executemany`, in
one transaction. Medians of alternating rounds; each round has a database of its own.
"""

import argparse
import resource
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from flask import Flask
from sqlalchemy import select

from quizapp import create_app
from quizapp.accounts.models import TEACHER, Learner, Role, User
from quizapp.bank.actions.sets import SetContent, create_set
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.actions.installing import migrate_database
from quizapp.transfer.actions.reading import add_import, read_import
from quizapp.transfer.actions.taking import take_import
from quizapp.transfer.models import Import

SOURCE = {"headline": "News", "publisher": None, "url": None, "published_on": "2021"}


@dataclass(frozen=True)
class Round:
    """Seconds."""

    reading: float
    taking: float
    bare: float


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.importing")
    parser.add_argument("--questions", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    chosen = parser.parse_args()
    data = gift(chosen.questions).encode()
    rounds = [measure(data) for _ in range(chosen.rounds)]
    reading, taking, bare = (
        median(getattr(one, name) for one in rounds) for name in ("reading", "taking", "bare")
    )
    print(f"{chosen.questions} questions, {len(data) / 1e6:.1f} MB of GIFT, {len(rounds)} rounds")
    print(f"reading {reading:.2f} s, importing {taking:.2f} s, bare {bare:.2f} s")
    print(f"importing {taking / bare:.1f} times bare, with reading {(taking + reading) / bare:.1f}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:.0f} MB")


def gift(count: int) -> str:
    """Questions of five types in turn."""
    return "\n\n".join(question(number) for number in range(count))


def question(number: int) -> str:
    stem = f"::Lake {number}:: How is it with lake number {number} of the north"
    answers = (
        "? {=It is deep. #Yes. ~It is dry. #No, it has water. ~It is salt. ~It is new.}",
        "; it is {=deep =very deep} in winter.",
        " is frozen. {T}",
        f"? {{#{number}:2}}",
        "? {=one -> water =two -> ice =three -> mud}",
    )
    return stem + answers[number % len(answers)]


def measure(data: bytes) -> Round:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "quizapp.db"
        app = make_app(path, Path(folder))
        with app.app_context():
            brought = add_import(teacher(), data, "lakes.gift", "", now())
            db.session.commit()
            started = time.perf_counter()
            read_import(brought.id)
            reading = time.perf_counter() - started
            started = time.perf_counter()
            take(brought.id)
            taking = time.perf_counter() - started
            db.session.remove()
            db.engine.dispose()
        return Round(reading, taking, bare(path, Path(folder) / "bare.db"))


def make_app(path: Path, folder: Path) -> Flask:
    app = create_app(
        DATA_DIR=folder,
        SECRET_KEY="a key for benchmarks, long enough",
        SQLALCHEMY_DATABASE_URI=f"sqlite:///{path}",
        JOBS="at-once",
    )
    with app.app_context():
        migrate_database()
    return app


def teacher() -> User:
    """Without a password: hashing one takes 64 MB, which would hide what is measured."""
    made = User(
        username="ann",
        fs_uniquifier="ann",
        active=True,
        created_at=now(),
        learner=Learner(nickname="Ann", created_at=now()),
        roles=[Role(name=TEACHER)],
    )
    db.session.add(made)
    db.session.flush()
    return made


def take(import_id: int) -> None:
    """As the page does it."""
    user = db.session.scalars(select(User)).one()
    made = create_set(user, SetContent("Lakes", "Lakes.", "standard", (), SOURCE), now())
    brought = db.session.get_one(Import, import_id)
    assert take_import(brought, made, user, now()) == brought.found
    db.session.commit()


def bare(path: Path, target: Path) -> float:
    """Seconds to insert the rows that the import made into an empty copy of their tables."""
    source = sqlite3.connect(path)
    rows = {table: source.execute(f"SELECT * FROM {table}").fetchall() for table in made(source)}
    copy = sqlite3.connect(target, isolation_level=None)
    copy.execute("PRAGMA journal_mode = WAL")
    schema = source.execute("SELECT tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    for table, statement in schema.fetchall():
        if table in rows:
            copy.execute(statement)
    started = time.perf_counter()
    copy.execute("BEGIN IMMEDIATE")
    for table, values in rows.items():
        places = ", ".join("?" * len(values[0]))
        copy.executemany(f"INSERT INTO {table} VALUES ({places})", values)
    copy.execute("COMMIT")
    seconds = time.perf_counter() - started
    source.close()
    copy.close()
    return seconds


def made(source: sqlite3.Connection) -> Iterator[str]:
    for table in ("questions", "revisions", "question_tags", "question_words"):
        if source.execute(f"SELECT count(*) FROM {table}").fetchone()[0]:
            yield table


if __name__ == "__main__":
    main()
