"""`quizapp sets`: check, load and list question sets."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from quizapp.bank.actions.loading import load_files
from quizapp.bank.actions.publishing import Publication
from quizapp.bank.queries.published import all_sets
from quizapp.clock import now
from quizapp.database import db
from quizapp.formats.question_set import check_sets

sets = AppGroup("sets", help="Check, load and list question sets.")

PATHS = click.Path(exists=True, path_type=Path)


def set_files(paths: tuple[Path, ...]) -> list[tuple[str, bytes]]:
    """Name and bytes of each file; folders stand for their YAML files; none for those shipped."""
    files = []
    for path in paths or (current_app.config["QUESTIONS_FOLDER"],):
        files += sorted(path.glob("*.y*ml")) if path.is_dir() else [path]
    return [(str(path), path.read_bytes()) for path in files]


def describe(publication: Publication) -> str:
    if not publication.changes:
        return f"{publication.slug}: unchanged (edition {publication.edition})"
    head = f"{publication.slug}: edition {publication.edition}, {publication.questions} questions"
    return "\n  ".join([head, *publication.changes])


@sets.command()
@click.argument("paths", nargs=-1, type=PATHS)
def check(paths: tuple[Path, ...]) -> None:
    """Name every mistake in set files. Needs no database."""
    files = set_files(paths)
    errors = check_sets(files)
    for error in errors:
        click.echo(str(error), err=True)
    if errors:
        raise click.ClickException(f"{len(errors)} mistakes in {len(files)} files.")
    click.echo(f"{len(files)} files, no mistakes.")


@sets.command()
@click.argument("paths", nargs=-1, type=PATHS)
def load(paths: tuple[Path, ...]) -> None:
    """Publish set files; unchanged ones change nothing, attempts are never touched."""
    publications = load_files(set_files(paths), now())
    db.session.commit()
    for publication in publications:
        click.echo(describe(publication))


@sets.command("list")
def list_() -> None:
    """List the sets in the database."""
    for found in all_sets():
        edition = found.edition
        state = (
            f"edition {edition.number}, {edition.question_count} questions" if edition else "draft"
        )
        click.echo(f"{found.slug}: {found.title} ({state})")
