"""The database: whether it answers, fits this version, and is set up to lose nothing."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from flask import current_app
from sqlalchemy import select
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError

from quizapp.accounts.models import Visit
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.findings import Finding, bytes_in_words, ok, problem, warning
from quizapp.operations.queries import is_migrated, is_there
from quizapp.operations.readiness import is_writable

ABOUT = "database"
OLDEST_POSTGRESQL = 14
MOST_A_WORKER = 10
"""Connections, by `config.POSTGRESQL_POOL`."""
MOST_SECONDS = 5
"""By which the clocks of the two machines may differ."""


def tables() -> Iterator[Finding]:
    if not is_there():
        yield problem(ABOUT, "there is none yet.", "Run `quizapp init`.")
        return
    try:
        current = is_migrated()
    except DBAPIError as error:
        advice = "Start it, and see whether QUIZAPP_DATABASE_URL is right."
        yield problem(ABOUT, f"it does not answer: {_first_line(error)}", advice)
        return
    if not current:
        yield problem(ABOUT, "its tables are those of another version.", "Run `quizapp init`.")
    elif not is_writable(db.engine):
        advice = "Look for a full disk, a read-only file or server, or a program that locks it."
        yield problem(ABOUT, "nothing can be written to it.", advice)
    else:
        yield ok(ABOUT, f"{_name()}; tables of this version.")


def _first_line(error: DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0]


def _name() -> str:
    if db.engine.dialect.name != "sqlite":
        return f"PostgreSQL {_value('SHOW server_version')}"
    file = db.engine.url.database
    size = Path(file).stat().st_size if file and Path(file).is_file() else 0
    return f"SQLite {_value('SELECT sqlite_version()')}, {bytes_in_words(size)}"


def _value(statement: str) -> str:
    return str(db.session.execute(sql(statement)).scalar())


def set_up() -> Iterator[Finding]:
    sqlite = db.engine.dialect.name == "sqlite"
    yield from _sqlite_settings() if sqlite else _postgresql_settings()


def _sqlite_settings() -> Iterator[Finding]:
    wanted = {"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1"}
    found = {name: _value(f"PRAGMA {name}") for name in wanted}
    wrong = {name: value for name, value in found.items() if value != wanted[name]}
    if "journal_mode" in wrong:
        text = f"the write-ahead log is off (journal_mode={wrong['journal_mode']})."
        advice = "While the site stands still: sqlite3 quizapp.db 'PRAGMA journal_mode=WAL'"
        yield problem("database settings", text, advice)
    elif wrong:
        advice = "Tell those who make Quizapp, with this line."
        yield problem("database settings", f"{wrong}.", advice)
    else:
        yield ok("database settings", "write-ahead log, every commit synced, foreign keys held.")


def _postgresql_settings() -> Iterator[Finding]:
    about = "database settings"
    version = int(_value("SHOW server_version_num")) // 10_000
    if version < OLDEST_POSTGRESQL:
        advice = f"Use {OLDEST_POSTGRESQL} or newer."
        yield warning(about, f"PostgreSQL {version} is no longer maintained.", advice)
    off = [name for name in ("fsync", "synchronous_commit") if _value(f"SHOW {name}") == "off"]
    if off:
        text = f"{' and '.join(off)} off: answers that were saved can be lost."
        yield warning(about, text, "Switch it on in postgresql.conf.")
    if (encoding := _value("SHOW server_encoding")) != "UTF8":
        advice = "Make a database with ENCODING 'UTF8', and move there."
        yield problem(about, f"it stores {encoding}, which lacks letters.", advice)
    most = int(_value("SHOW max_connections"))
    wanted = (current_app.config["WORKERS"] + 1) * MOST_A_WORKER
    if wanted > most:
        text = f"it takes {most} connections, and the site may open {wanted}."
        yield warning(about, text, "Raise max_connections, or lower QUIZAPP_WORKERS.")
    else:
        yield ok(about, f"{most} connections, of which the site opens {wanted} at most.")


def integrity() -> Iterator[Finding]:
    """Reads the whole of an SQLite file."""
    if db.engine.dialect.name == "sqlite":
        found = list(db.session.scalars(sql("PRAGMA quick_check(5)")))
        broken = [] if found == ["ok"] else found
        lost = db.session.execute(sql("PRAGMA foreign_key_check")).fetchmany(5)
        broken += [f"a row of {row[0]} points to one of {row[2]} that is gone" for row in lost]
    else:
        invalid = "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
        broken = [f"the index {name} is broken" for name in db.session.scalars(sql(invalid))]
    if broken:
        advice = "Stop the site, keep a copy of the database, and restore the last backup."
        yield problem("integrity", "; ".join(broken) + ".", advice)
    else:
        yield ok("integrity", "nothing broken.")


def clock() -> Iterator[Finding]:
    """Against the clock of PostgreSQL, and against what was written last."""
    seconds = abs((now() - _their_time()).total_seconds())
    last = db.session.scalar(select(Visit.started_at).order_by(Visit.id.desc()).limit(1))
    ahead = (last - now()).total_seconds() if last else 0
    advice = "Let this machine ask a time server, for example by chrony."
    if seconds > MOST_SECONDS:
        text = f"this machine and the database differ by {seconds:.0f} seconds."
        yield problem("clock", text, advice)
    elif ahead > MOST_SECONDS:
        text = f"the last visit began {ahead / 60:.0f} minutes from now."
        yield problem("clock", text, advice)
    else:
        yield ok("clock", "as in the database.")


def _their_time() -> datetime:
    if db.engine.dialect.name == "sqlite":
        return now()
    # The moment of the statement, not of the transaction that is open already.
    found: datetime = db.session.execute(sql("SELECT clock_timestamp()")).scalar_one()
    return found
