"""The steps that make an installation ready. Each may run again without harm."""

import os
import secrets
from pathlib import Path

import flask_migrate

from quizapp.config import secret_key_file
from quizapp.database import db
from quizapp.operations.queries import is_migrated


def create_data_dir(data_dir: Path) -> None:
    data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)


def create_secret_key(data_dir: Path) -> bool:
    """Whether a key was written; one that is there already is kept."""
    try:
        handle = os.open(secret_key_file(data_dir), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_hex() + "\n")
    return True


def migrate_database() -> bool:
    """Whether there was anything to migrate."""
    if is_migrated():
        return False
    _use_write_ahead_log()
    flask_migrate.upgrade()
    return True


def _use_write_ahead_log() -> None:
    """Lets SQLite read while it writes. Kept in the file; here since two at once can collide."""
    if db.engine.dialect.name != "sqlite":
        return
    connection = db.engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode=WAL")
    finally:
        connection.close()
