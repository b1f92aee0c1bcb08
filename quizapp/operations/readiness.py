"""Whether the site can do its work, for `/readyz` and `quizapp doctor`."""

from functools import lru_cache

from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from quizapp.database import db
from quizapp.operations.queries import current_heads, is_there

PATIENCE = 2000
"""Milliseconds that SQLite may be busy with others before it counts as not writable."""


def reasons_not_ready() -> list[str]:
    """In plain words, without a name or an address; none where all is well."""
    if not is_there():
        return ["There is no database yet. Run `quizapp init`."]
    try:
        with db.engine.connect() as connection:
            heads = current_heads(connection)
    except DBAPIError:
        return ["The database does not answer."]
    if heads != expected_heads(current_app.extensions["migrate"].directory):
        return ["The tables are those of another version. Run `quizapp init`."]
    return [] if is_writable(db.engine) else ["Nothing can be written to the database."]


@lru_cache
def expected_heads(directory: str) -> frozenset[str]:
    """Of this version's migrations, which do not change while it runs."""
    return frozenset(ScriptDirectory(directory).get_heads())


def is_writable(engine: Engine) -> bool:
    """Takes what a write would take, and writes nothing."""
    try:
        return _takes_the_lock(engine) if engine.dialect.name == "sqlite" else _is_primary(engine)
    except (DBAPIError, engine.dialect.loaded_dbapi.Error):
        return False


def _takes_the_lock(engine: Engine) -> bool:
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        usual = cursor.execute("PRAGMA busy_timeout").fetchone()[0]
        cursor.execute(f"PRAGMA busy_timeout={PATIENCE}")
        try:
            cursor.execute("BEGIN IMMEDIATE")
            cursor.execute("ROLLBACK")
        finally:
            cursor.execute(f"PRAGMA busy_timeout={usual}")
    finally:
        connection.close()
    return True


def _is_primary(engine: Engine) -> bool:
    with engine.connect() as connection:
        read_only = connection.exec_driver_sql("SHOW transaction_read_only").scalar()
    return read_only == "off"
