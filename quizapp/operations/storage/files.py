"""A backup's file: an SQLite database with a manifest, compressed."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import zstandard
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool

from quizapp.operations.storage.manifest import Manifest, load_manifest
from quizapp.operations.storage.sums import differences
from quizapp.operations.storage.tables import OURS, measure, revision_of

MANIFEST_TABLE = f"{OURS}backup"
MAGIC = b"SQLite format 3\x00"
LEVEL = 6
"""Of compression: smaller files take much longer."""

PIECE = 1024 * 1024


class UnfitBackup(Exception):
    """The file cannot be used; the text says why, and what to do."""


def sqlite_engine(path: Path) -> Engine:
    """For a file of our own, without the check of foreign keys: rows come table by table."""
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("PRAGMA trusted_schema=OFF")

    @event.listens_for(engine, "begin")
    def _begin(connection: object) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")  # type: ignore[attr-defined]

    return engine


def write_manifest(path: Path, manifest: Manifest) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE {MANIFEST_TABLE} (name TEXT PRIMARY KEY, value TEXT)")
        rows = manifest.dump().items()
        connection.executemany(f"INSERT INTO {MANIFEST_TABLE} VALUES (?, ?)", rows)


def drop_manifest(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"DROP TABLE {MANIFEST_TABLE}")


def pack(plain: Path, packed: Path) -> None:
    """Compressed, and on the disk when this returns."""
    with plain.open("rb") as source, packed.open("xb") as target:
        os.fchmod(target.fileno(), 0o600)
        packer = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        packer.copy_stream(source, target, read_size=PIECE, write_size=PIECE)
        target.flush()
        os.fsync(target.fileno())


def put_in_place(packed: Path, place: Path) -> None:
    """Under its name only now that it is whole; a cut in the power does not take it away."""
    packed.rename(place)
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def unpack(packed: Path, plain: Path) -> None:
    """Raises `UnfitBackup` for a file that is damaged or something else."""
    try:
        with packed.open("rb") as source, plain.open("xb") as target:
            os.fchmod(target.fileno(), 0o600)
            zstandard.ZstdDecompressor().copy_stream(
                source, target, read_size=PIECE, write_size=PIECE
            )
    except zstandard.ZstdError:
        raise UnfitBackup(f"{packed} is damaged, or no backup of quizapp.") from None
    with plain.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            raise UnfitBackup(f"{packed} is damaged, or no backup of quizapp.")


def read_manifest(plain: Path) -> Manifest:
    """Raises `UnfitBackup` where the database is no backup of ours."""
    try:
        with _opened(plain) as connection:
            rows = connection.execute(f"SELECT name, value FROM {MANIFEST_TABLE}").fetchall()
        return load_manifest(dict(rows))
    except (sqlite3.DatabaseError, ValueError, KeyError, TypeError):
        raise UnfitBackup("This file is damaged, or no backup of quizapp.") from None


def check(plain: Path, manifest: Manifest) -> None:
    """Reads all of it again. Raises `UnfitBackup` where a row is not what it was."""
    with _opened(plain) as connection:
        found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if found != "ok":
        raise UnfitBackup(f"The database in this file is damaged: {found}.")
    engine = sqlite_engine(plain)
    with engine.connect() as opened:
        changed = differences(measure(opened), manifest.sums)
        revision = revision_of(opened)
    if changed or revision != manifest.revision:
        what = ", ".join(changed) or "the version of its tables"
        raise UnfitBackup(f"This file does not hold what it says: {what}. Take another backup.")


@contextmanager
def _opened(plain: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{plain.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        yield connection
