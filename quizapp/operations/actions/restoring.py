"""Back to what a backup holds, and on to a new version of the tables or another database."""

import tempfile
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from quizapp.bank.actions.indexing import index_missing
from quizapp.database import db
from quizapp.operations.actions.backing_up import Backup, back_up, opened
from quizapp.operations.actions.installing import migrate_database
from quizapp.operations.queries import is_migrated
from quizapp.operations.storage.files import UnfitBackup, sqlite_engine
from quizapp.operations.storage.manifest import Manifest
from quizapp.operations.storage.migrating import knows, migrate
from quizapp.operations.storage.sums import Sum
from quizapp.operations.storage.tables import count_rows, revision_of
from quizapp.operations.storage.whole import put_in, take_out


class UpgradeFailed(Exception):
    """The database is as it was before; the text says why."""


def restore(path: Path) -> Manifest:
    """In place of what the database holds. Tables of an earlier version are brought up first.

    Raises `UnfitBackup`, and changes nothing then.
    """
    with opened(path) as (plain, manifest):
        if not knows(manifest.revision):
            raise UnfitBackup(
                f"This backup was made by quizapp {manifest.version}, which is newer than this one."
                " Install that version first."
            )
        with sqlite_engine(plain).begin() as connection:
            migrate(connection)
        put_in(plain, db.engine)
    _index()
    return manifest


def move(target: Engine) -> dict[str, Sum]:
    """All that the database holds into another one, of either kind; the sum of each table."""
    with tempfile.TemporaryDirectory(prefix="quizapp-") as name:
        plain = Path(name) / "quizapp.db"
        take_out(db.engine, plain)
        return put_in(plain, target)


def upgrade(folder: Path, at: datetime) -> Backup:
    """The tables of this version, with everything that is in them; a backup is made before.

    Raises `UpgradeFailed`, and leaves the database as it was then.
    """
    before = back_up(folder, at)
    try:
        migrate_database()
        _check(before)
    except UpgradeFailed:
        _put_back(before)
        raise
    except Exception as error:
        _put_back(before)
        raise UpgradeFailed(f"{type(error).__name__}: {error}") from error
    _index()
    return before


def _check(before: Backup) -> None:
    if not is_migrated():
        raise UpgradeFailed("The tables are still those of the earlier version.")
    with db.engine.connect() as connection:
        counts = count_rows(connection)
    fewer = [
        name
        for name, one in before.manifest.sums.items()
        if name in counts and counts[name] < one.rows
    ]
    if fewer:
        raise UpgradeFailed(f"Rows are missing from {', '.join(sorted(fewer))}.")


def _put_back(before: Backup) -> None:
    """A migration that fails undoes itself, but one may also do the wrong thing well."""
    db.session.remove()
    with db.engine.connect() as connection:
        if revision_of(connection) == before.manifest.revision:
            return
    with opened(before.path) as (plain, _):
        put_in(plain, db.engine)


def _index() -> None:
    """The words of the questions, which are not part of a backup of PostgreSQL."""
    index_missing()
    db.session.commit()
