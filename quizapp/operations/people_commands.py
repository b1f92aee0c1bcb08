"""`quizapp users export` and `quizapp users delete`: one person's data, to give or to remove."""

import json
import os
from pathlib import Path

import click
from flask.cli import AppGroup

from quizapp.accounts.actions.users import delete_user
from quizapp.accounts.models import User
from quizapp.accounts.queries import find_user
from quizapp.clock import now
from quizapp.database import db
from quizapp.operations.personal import export_person


def add_to(users: AppGroup) -> None:
    """Puts the commands beside those of the accounts, which know nothing of attempts and cards."""
    users.add_command(export)
    users.add_command(delete)


@click.command()
@click.argument("name")
@click.option(
    *("-o", "--output"),
    type=click.Path(dir_okay=False, path_type=Path),
    help="File to write, which must not exist. [printed]",
)
def export(name: str, output: Path | None) -> None:
    """Write all that is kept about NAME as JSON, but for passwords and keys."""
    text = json.dumps(export_person(_user(name)), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        # For nobody else on this machine.
        handle = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
    except OSError as error:
        raise click.ClickException(f"Cannot write {output}: {error.strerror}.") from None
    click.echo(f"Written to {output}: {len(text.encode())} bytes.")


@click.command()
@click.argument("name")
@click.option("--yes", is_flag=True, help="Do not ask.")
def delete(name: str, yes: bool) -> None:
    """Delete NAME with all answers, scores and cards, for good.

    What a teacher wrote stays with the site, under nobody's name.
    """
    user = _user(name)
    if not yes:
        click.confirm(f"Delete {user.username} and all that belongs to it?", abort=True)
    username = user.username
    delete_user(user, now())
    db.session.commit()
    click.echo(f"{username} is deleted. Backups from before still hold it until they are deleted.")


def _user(name: str) -> User:
    user = find_user(name)
    if user is None:
        raise click.ClickException(f"There is no account {name!r}.")
    return user
