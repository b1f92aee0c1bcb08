"""The tables of a database as they are, whichever version made them, and copies of their rows.

The index of words is left out: `index_missing` fills it again.
"""

import json
import warnings
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Connection,
    Double,
    MetaData,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    exc,
    func,
    inspect,
    select,
    text,
    type_coerce,
)
from sqlalchemy.schema import AddConstraint, DropConstraint

from quizapp.database import SEARCH_TABLE, db
from quizapp.operations.storage.sums import Stored, Sum, Values, add_up

REVISION_TABLE = "alembic_version"
OURS = "quizapp_"
"""What tables of ours are called that only a backup has."""

AT_ONCE = 500
"""Rows that are held in memory."""


def tables_of(connection: Connection) -> list[Table]:
    """By reflection, in the order of their names."""
    names = [name for name in inspect(connection).get_table_names() if is_content(name)]
    metadata = MetaData()
    with warnings.catch_warnings():
        # Of indexes on expressions, which say nothing about the rows.
        warnings.simplefilter("ignore", exc.SAWarning)
        metadata.reflect(connection, only=names, resolve_fks=False)
    return [metadata.tables[name] for name in sorted(names)]


def is_content(name: str) -> bool:
    return not name.startswith((SEARCH_TABLE, OURS)) and name != REVISION_TABLE


def revision_of(connection: Connection) -> str | None:
    """Which migration made the tables; `None` where there are none."""
    if REVISION_TABLE not in inspect(connection).get_table_names():
        return None
    return connection.execute(text(f"SELECT version_num FROM {REVISION_TABLE}")).scalar()


def measure(connection: Connection) -> dict[str, Sum]:
    """The sum of each table."""
    return {table.name: add_up(_rows(connection, table)) for table in tables_of(connection)}


def count_rows(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in tables_of(connection)
    }


def copy_rows(source: Connection, target: Connection) -> None:
    """Into tables of the same version that are empty.

    Foreign keys may point in circles, so PostgreSQL checks them at the end. SQLite must have been
    told before not to look.
    """
    tables = {table.name: table for table in tables_of(target)}
    constraints = [one for table in tables.values() for one in table.foreign_key_constraints]
    postgresql = target.dialect.name == "postgresql"
    if postgresql:
        for one in constraints:
            target.execute(DropConstraint(one))
    for table in tables_of(source):
        _fill(target, tables[table.name], _rows(source, table))
    if postgresql:
        for one in constraints:
            target.execute(AddConstraint(one))
        _go_on_counting(target, tables.values())


def drop_tables(connection: Connection) -> None:
    """All of ours; what others keep in the same database stays."""
    known = {table.name for table in db.metadata.tables.values()} | {SEARCH_TABLE, REVISION_TABLE}
    names = [name for name in inspect(connection).get_table_names() if name in known]
    for name in names:
        connection.exec_driver_sql(f"DROP TABLE {name} CASCADE")


def _rows(connection: Connection, table: Table) -> Iterator[Values]:
    """Each row by column, with JSON as it is stored and times in UTC."""
    stored = {one.name for one in table.columns if isinstance(one.type, JSON)}
    numbers = {one.name for one in table.columns if isinstance(one.type, Double)}
    truths = {one.name for one in table.columns if isinstance(one.type, Boolean)}
    result = connection.execution_options(stream_results=True).execute(_reading(table))
    for part in result.partitions(AT_ONCE):
        for row in part:
            values = dict(row._mapping)
            for name, value in values.items():
                if value is None:
                    continue
                if name in stored:
                    # SQLite keeps JSON that is a mere number as that number.
                    values[name] = Stored(value if isinstance(value, str) else json.dumps(value))
                elif name in numbers:
                    values[name] = float(value)
                elif name in truths:
                    values[name] = bool(value)
                elif isinstance(value, memoryview):
                    values[name] = bytes(value)
                elif isinstance(value, datetime):
                    values[name] = _in_utc(value)
            yield values


def _reading(table: Table) -> Select[Any]:
    return select(*(_as_stored(table, one).label(one.name) for one in table.columns))


def _as_stored(table: Table, column: Any) -> Any:
    if not isinstance(column.type, JSON):
        return column
    # SQLite keeps JSON as text anyway.
    sqlite = type(column.type).__module__.endswith("sqlite.json")
    return type_coerce(column, Text) if sqlite else cast(column, Text)


def _in_utc(value: datetime) -> datetime:
    return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def _fill(target: Connection, table: Table, rows: Iterator[Values]) -> None:
    sqlite = target.dialect.name == "sqlite"
    filling = table.insert().values({one.name: _placed(one, sqlite) for one in table.columns})
    waiting: list[dict[str, Any]] = []
    for row in rows:
        waiting.append({name: _written(value, sqlite) for name, value in row.items()})
        if len(waiting) == AT_ONCE:
            target.execute(filling, waiting)
            waiting = []
    if waiting:
        target.execute(filling, waiting)


def _placed(column: Any, sqlite: bool) -> Any:
    if not isinstance(column.type, JSON):
        return bindparam(column.name, type_=column.type)
    as_text = bindparam(column.name, type_=Text)
    return type_coerce(as_text, Text) if sqlite else cast(as_text, column.type)


def _written(value: Any, sqlite: bool) -> Any:
    if isinstance(value, Stored):
        return value.text
    return value.replace(tzinfo=None) if sqlite and isinstance(value, datetime) else value


def _go_on_counting(connection: Connection, tables: "Sequence[Table] | Any") -> None:
    """PostgreSQL gives out the numbers after the largest there is."""
    for table in tables:
        for column in table.primary_key.columns:
            name = connection.execute(
                select(func.pg_get_serial_sequence(table.name, column.name))
            ).scalar()
            if name:
                largest = connection.execute(select(func.max(column))).scalar()
                connection.execute(select(func.setval(name, largest or 1, largest is not None)))
