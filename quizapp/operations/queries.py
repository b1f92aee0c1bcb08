"""What state the installation is in."""

from pathlib import Path
from typing import Any

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection, Engine, inspect, literal, select

from quizapp.accounts.models import Learner, User
from quizapp.attempts.models import Attempt
from quizapp.bank.models import QuestionSet
from quizapp.database import db

HELD: dict[str, Any] = {
    "accounts": User.__table__,
    "learners": Learner.__table__,
    "attempts": Attempt.__table__,
    "question sets": QuestionSet.__table__,
}
"""What a database that was used holds, in words."""


def is_migrated() -> bool:
    """Whether the database has exactly the tables of this version. Creates no file."""
    if not is_there():
        return False
    scripts = ScriptDirectory(current_app.extensions["migrate"].directory)
    with db.engine.connect() as connection:
        return current_heads(connection) == set(scripts.get_heads())


def current_heads(connection: Connection) -> frozenset[str]:
    """Which migrations made the tables."""
    return frozenset(MigrationContext.configure(connection).get_current_heads())


def is_there(engine: Engine | None = None) -> bool:
    """Whether asking would not make it: SQLite creates the file it is to open."""
    engine = engine or db.engine
    file = engine.url.database if engine.dialect.name == "sqlite" else None
    return file is None or Path(file).is_file()


def holdings(engine: Engine | None = None) -> list[str]:
    """What the database holds, whichever version made its tables. Creates no file."""
    engine = engine or db.engine
    if not is_there(engine):
        return []
    with engine.connect() as connection:
        tables = set(inspect(connection).get_table_names())
        return [
            name
            for name, table in HELD.items()
            if table.name in tables
            and connection.execute(select(literal(1)).select_from(table).limit(1)).first()
        ]
