"""`quizapp init`, `quizapp serve`, `quizapp work` and `quizapp demo`."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext
from flask_security.utils import hash_password

from quizapp import jobs
from quizapp.accounts.actions.links import make_first_admin_link
from quizapp.accounts.actions.renewing import renew_second_steps
from quizapp.accounts.limits import counts_apart
from quizapp.accounts.queries import has_admin
from quizapp.accounts.secret_keys import derived_keys
from quizapp.bank.actions.indexing import index_missing
from quizapp.bank.actions.loading import load_files
from quizapp.bank.cli import describe, set_files
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations import metrics, server, upkeep
from quizapp.operations.actions.demo import fill
from quizapp.operations.actions.demo.learning import MOST
from quizapp.operations.actions.demo.people import ACCOUNTS, People, make_password
from quizapp.operations.actions.installing import (
    create_data_dir,
    create_secret_key,
    migrate_database,
)
from quizapp.operations.queries import holdings, is_migrated
from quizapp.operations.worker import end_with_input

COUNTED_APART = (
    "Note: each of the {workers} workers counts sign-in tries for itself, so that up to {workers} "
    "times as many get through. QUIZAPP_REDIS_URL names a store in which all count together; "
    "more than one machine needs it."
)


@click.command()
@with_appcontext
def init() -> None:
    """Make everything ready: data folder, secret key, database, shipped sets.

    Also after every upgrade. What is there already is kept.
    """
    _init_files(current_app.config["DATA_DIR"])
    click.echo("Database: migrated." if migrate_database() else "Database: up to date.")
    if indexed := index_missing():
        db.session.commit()
        click.echo(f"Search: {indexed} questions indexed.")
    _renew_second_steps()
    _load_shipped_sets()


def _renew_second_steps() -> None:
    """Once all are, the keys before the present one are needed for cookies alone."""
    keys = derived_keys(current_app.config, "recovery codes")
    if renewed := renew_second_steps(keys):
        db.session.commit()
        click.echo(f"Secret key: the second steps of {renewed} accounts use the new one.")


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
    first_admin = _first_admin_path()
    # The workers are forked: a connection must not be shared with them.
    db.session.remove()
    db.engine.dispose()
    config = current_app.config
    port = port or config["PORT"]
    try:
        address = server.listening_address(host or config["HOST"], port)
    except server.AddressError as error:
        raise click.ClickException(str(error)) from None
    workers = workers or config["WORKERS"]
    if config["ENVIRONMENT"] == "production" and workers > 1 and counts_apart(config):
        click.echo(COUNTED_APART.format(workers=workers), err=True)
    metrics.forget_earlier(config["DATA_DIR"])
    server.serve(address, port, workers, first_admin)


@click.command()
@click.option("--until-eof", is_flag=True, help="End when standard input does.")
@with_appcontext
def work(until_eof: bool) -> None:
    """Do what pages put into the queue, such as reading articles, until Ctrl+C or SIGTERM.

    `quizapp serve` starts one by itself; other web servers need one beside them.
    """
    if not is_migrated():
        raise click.ClickException("The database is not ready. Run `quizapp init` first.")
    if until_eof:
        end_with_input()
    upkeep.start(current_app._get_current_object())  # type: ignore[attr-defined]
    jobs.jobs().work()


def _first_admin_path() -> str | None:
    """Where the first admin opens an account; links of earlier starts no longer work."""
    if has_admin():
        return None
    token = make_first_admin_link(now())
    db.session.commit()
    return f"/join/{token}"


@click.command()
@click.option("--seed", type=int, help="The same number makes the same school. [another each time]")
@click.option(
    "--attempts", type=click.IntRange(0, MOST), default=300, show_default=True, help="By the class."
)
@with_appcontext
def demo(seed: int | None, attempts: int) -> None:
    """Fill an empty database with a school at work: for trying out, screenshots, benchmarks.

    Prints who can sign in. Refuses a database that holds anything.
    """
    if held := holdings():
        raise click.ClickException(
            f"The database holds {', '.join(held)} already, and a demo wants an empty one. "
            "QUIZAPP_DATA_DIR or QUIZAPP_DATABASE_URL names another."
        )
    _init_files(current_app.config["DATA_DIR"])
    migrate_database()
    # Hashed before anything is written: it takes long.
    passwords = {name: make_password() for name in ACCOUNTS}
    hashes = {name: hash_password(password) for name, password in passwords.items()}
    people = fill(set_files(()), hashes, attempts, seed, now())
    db.session.commit()
    _tell(people, passwords)


def _tell(people: People, passwords: dict[str, str]) -> None:
    students = [student.username for student in people.students]
    rows = [
        ("admin", people.admin.username, passwords["admin"]),
        ("teacher", people.teacher.username, passwords["teacher"]),
        ("colleague", people.colleague.username, passwords["colleague"]),
        ("students", f"{students[0]} to {students[-1]}", passwords["students"]),
    ]
    click.echo("These can sign in; their passwords are not shown again:")
    for row in rows:
        click.echo("  {:<10} {:<24} {}".format(*row))
    click.echo("Start with `quizapp serve`.")
