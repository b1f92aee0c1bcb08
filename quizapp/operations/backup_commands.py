"""`quizapp backup`, `restore`, `move` and `upgrade`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError

from quizapp import config
from quizapp.clock import now
from quizapp.database import db, prepare
from quizapp.operations.actions.backing_up import Backup, back_up, backup_folder
from quizapp.operations.actions.restoring import UpgradeFailed
from quizapp.operations.actions.restoring import move as move_all
from quizapp.operations.actions.restoring import restore as restore_all
from quizapp.operations.actions.restoring import upgrade as upgrade_all
from quizapp.operations.findings import bytes_in_words
from quizapp.operations.maintenance import AlreadyClosed, closed
from quizapp.operations.queries import holdings, is_migrated, is_there
from quizapp.operations.storage.files import UnfitBackup
from quizapp.operations.storage.whole import NotTheSame

KEY_HINT = "The secret key is not in it: keep QUIZAPP_SECRET_KEY, or the file secret_key, as well."


@click.command()
@click.option(
    "--to", "folder", type=click.Path(path_type=Path), help="Folder. [QUIZAPP_BACKUP_DIR]"
)
@with_appcontext
def backup(folder: Path | None) -> None:
    """Keep a copy of everything in one file, while the site goes on.

    The file is read back before it counts. `quizapp work` makes one by itself, every
    QUIZAPP_BACKUP_HOURS, and clears away those that are not needed any more.
    """
    _told(_make(folder or backup_folder()))
    click.echo(KEY_HINT)


def _make(folder: Path) -> Backup:
    _must_be_there()
    try:
        return back_up(folder, now())
    except OSError as error:
        raise click.ClickException(f"Cannot write to {folder}: {error.strerror}.") from None


def _told(made: Backup) -> None:
    size, manifest = bytes_in_words(made.size), made.manifest
    rows = f"{manifest.rows:,} rows of {len(manifest.sums)} tables"
    click.echo(f"Backup: {made.path} ({size}; {rows}, read back and the same).")


@click.command()
@click.argument("path", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where the database holds something already.")
@with_appcontext
def restore(path: Path, replace: bool) -> None:
    """Put what a backup holds into the database, of either kind.

    What the database holds is kept in another backup first. Visitors see a page that says that
    the site is back soon; a site that is being served goes on by itself.
    """
    held = holdings()
    if held and not replace:
        raise click.ClickException(
            f"The database holds {', '.join(held)}. With --replace, a backup of it is made and it "
            "is replaced."
        )
    with _closed():
        if held:
            _told(_make(backup_folder()))
        try:
            manifest = restore_all(path)
        except (UnfitBackup, NotTheSame) as error:
            raise click.ClickException(str(error)) from None
    click.echo(
        f"Restored: {manifest.rows:,} rows, as of {manifest.made_at:%d %B %Y %H:%M} UTC, "
        f"made by quizapp {manifest.version}."
    )


@click.command()
@click.argument("url", metavar="DATABASE_URL")
@with_appcontext
def move(url: str) -> None:
    """Copy everything into another database, from SQLite to PostgreSQL or back.

    The other one must be empty. It is compared with this one, table by table. Afterwards set
    QUIZAPP_DATABASE_URL and start the site again; this one is left as it is.
    """
    _must_be_there()
    target = create_engine(_target(url))
    prepare(target)
    try:
        if held := holdings(target):
            raise click.ClickException(f"The other database holds {', '.join(held)} already.")
        with _closed():
            sums = move_all(target)
    except NotTheSame as error:
        raise click.ClickException(str(error)) from None
    except DBAPIError as error:
        raise click.ClickException(f"The other database cannot be used: {error.orig}") from None
    for name, one in sums.items():
        click.echo(f"{one.rows:>9,}  {name}")
    click.echo(f"The same in both: {sum(one.rows for one in sums.values()):,} rows.")
    click.echo("Now stop the site, set QUIZAPP_DATABASE_URL to the other database, run")
    click.echo("`quizapp init` and start it. Until then, what is written here is not there.")


def _target(url: str) -> str:
    try:
        found = config.from_environment({"QUIZAPP_DATABASE_URL": url}, Path("instance"))
    except config.ConfigError as error:
        raise click.ClickException(str(error)) from None
    return str(found["SQLALCHEMY_DATABASE_URI"])


@click.command()
@with_appcontext
def upgrade() -> None:
    """Bring the database to this version: backup, change, check; back again where it fails.

    Stop the other machines first if there are several.
    """
    _must_be_there()
    if is_migrated():
        click.echo("The database is that of this version already.")
        return
    with _closed():
        try:
            made = upgrade_all(backup_folder(), now())
        except UpgradeFailed as error:
            raise click.ClickException(
                f"The upgrade failed, and the database is as it was before. {error}"
            ) from None
        except OSError as error:
            raise click.ClickException(f"No backup could be made: {error.strerror}.") from None
    _told(made)
    click.echo("The database is that of this version. Start the site again.")


@contextmanager
def _closed() -> Iterator[None]:
    db.session.remove()
    try:
        with closed(current_app.config["DATA_DIR"]):
            yield
    except AlreadyClosed:
        text = "Another command is changing the database. Wait until it is done."
        raise click.ClickException(text) from None


def _must_be_there() -> None:
    if not is_there():
        raise click.ClickException("There is no database yet. Run `quizapp init`.")
