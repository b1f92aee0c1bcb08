"""`quizapp init` and `quizapp serve`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from quizapp.bank.actions.loading import load_files
from quizapp.bank.cli import describe, set_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations import server
from quizapp.operations.actions import create_data_dir, create_secret_key, migrate_database
from quizapp.operations.queries import is_migrated


@click.command()
@with_appcontext
def init() -> None:
    """Make everything ready: data folder, secret key, database, shipped sets.

    Also after every upgrade. What is there already is kept.
    """
    _init_files(current_app.config["DATA_DIR"])
    click.echo("Database: migrated." if migrate_database() else "Database: up to date.")
    _load_shipped_sets()


def _init_files(data_dir: Path) -> None:
    try:
        create_data_dir(data_dir)
        click.echo(f"Data folder: {data_dir}")
        if current_app.config["ENVIRONMENT"] == "development" and create_secret_key(data_dir):
            click.echo("Secret key: written.")
    except OSError as error:
        text = f"Cannot write to {data_dir}: {error.strerror}. QUIZAPP_DATA_DIR names another."
        raise click.ClickException(text) from None


def _load_shipped_sets() -> None:
    publications = load_files(set_files(()), now())
    db.session.commit()
    changed = [publication for publication in publications if publication.changes]
    for publication in changed:
        click.echo(describe(publication))
    click.echo(f"Question sets: {len(publications)}, of which {len(changed)} new or changed.")


@click.command()
@click.option("--host", help="Address to listen on. [QUIZAPP_HOST, 127.0.0.1]")
@click.option("--port", type=click.IntRange(1, 65_535), help="[QUIZAPP_PORT, 5000]")
@click.option(
    "--workers", type=click.IntRange(1, 64), help="Processes. [QUIZAPP_WORKERS, one a core]"
)
@with_appcontext
def serve(host: str | None, port: int | None, workers: int | None) -> None:
    """Serve the site until Ctrl+C or SIGTERM."""
    if not is_migrated():
        raise click.ClickException("The database is not ready. Run `quizapp init` first.")
    # The workers are forked: a connection must not be shared with them.
    db.engine.dispose()
    config = current_app.config
    port = port or config["PORT"]
    try:
        address = server.listening_address(host or config["HOST"], port)
    except server.AddressError as error:
        raise click.ClickException(str(error)) from None
    server.serve(address, port, workers or config["WORKERS"])
