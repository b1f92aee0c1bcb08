"""The database: naming convention, engine recipe for SQLite and PostgreSQL, UTC times."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from flask import has_request_context, request
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Dialect, Engine, MetaData, event
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry
from sqlalchemy.types import TypeDecorator

READING_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
LARGEST_ID = 2**31 - 1
"""No database holds a larger one, and asking PostgreSQL for one is an error."""


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes in Python, UTC in the database. Refuses naive ones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a datetime without a zone cannot be stored")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: UtcDateTime},
    )


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})

if TYPE_CHECKING:
    Model = Base
else:
    Model = db.Model


SEARCH_TABLE = "question_words"
"""Made by a migration, in the way of each database; SQLite adds tables whose names begin so."""


def is_modelled(name: str | None, type_: str, parents: Any) -> bool:
    """Whether Alembic is to compare it with the models."""
    return type_ != "table" or not (name or "").startswith(SEARCH_TABLE)


def upsert(table: Any) -> Any:
    """An INSERT on the table that knows ON CONFLICT, for the database in use."""
    postgresql = db.engine.dialect.name == "postgresql"
    return postgresql_insert(table) if postgresql else sqlite_insert(table)


def prepare(engine: Engine) -> None:
    """Gives the engine transactions that lose no update under concurrent writers.

    SQLite: the driver's own transaction handling is switched off, and a transaction that may write
    takes the write lock at its start. Two that began by reading would otherwise collide when the
    second one starts to write. PostgreSQL needs nothing: the rows that matter are locked.
    """
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)


def _set_pragmas(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("busy_timeout=10000", "foreign_keys=ON", "synchronous=FULL"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Any) -> None:
    reads_only = has_request_context() and request.method in READING_METHODS
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
