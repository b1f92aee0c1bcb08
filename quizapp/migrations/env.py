"""Alembic's environment: migrations run on the application's own engine."""

from alembic import context
from flask import current_app
from sqlalchemy import Connection

from quizapp.database import db, is_modelled


def configure(connection: Connection) -> None:
    sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=db.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        include_name=is_modelled,
        transaction_per_migration=False,
    )


def run() -> None:
    """All pending migrations in one transaction.

    SQLite rebuilds tables to alter them, and with foreign keys on that silently deletes the rows
    of child tables. The pragma has no effect within a transaction, so it is switched on the raw
    connection before and after. A connection that is given comes with a transaction, and with
    foreign keys switched off.
    """
    given = context.config.attributes.get("connection")
    if given is not None:
        configure(given)
        context.run_migrations()
        return
    with current_app.extensions["migrate"].db.engine.connect() as connection:
        raw = connection.connection.dbapi_connection
        sqlite = connection.dialect.name == "sqlite"
        if sqlite and raw is not None:
            raw.cursor().execute("PRAGMA foreign_keys=OFF")
        try:
            with connection.begin():
                configure(connection)
                context.run_migrations()
                if sqlite:
                    _check_foreign_keys(connection)
        finally:
            if sqlite and raw is not None:
                raw.cursor().execute("PRAGMA foreign_keys=ON")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"the migration left {len(broken)} rows without their parent")


run()
