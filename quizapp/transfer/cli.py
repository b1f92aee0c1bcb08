"""`quizapp convert`: a file of questions in another format, without a database."""

import json
from pathlib import Path
from typing import Any, NoReturn

import click

from quizapp.formats import BY_KEY, recognise
from quizapp.formats.base import Format, FormatError
from quizapp.formats.items import Found, Written
from quizapp.formats.report import notes_data, report

ALL_READ, SOME_SKIPPED, NOTHING_READ = 0, 3, 2
LARGEST = 200 * 1024 * 1024
READABLE = [one.key for one in BY_KEY.values() if one.reads]
WRITABLE = [one.key for one in BY_KEY.values() if one.writes]


class Unreadable(click.ClickException):
    """Nothing of the file could be read."""

    exit_code = NOTHING_READ


@click.command()
@click.argument("source", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--from", "given", type=click.Choice(READABLE), help="If it is not recognised.")
@click.option("--to", "wanted", type=click.Choice([*WRITABLE, "json"]), required=True)
@click.option(
    "-o", "output", type=click.Path(dir_okay=False, path_type=Path), help="File to write."
)
@click.option(
    "--report",
    "reported",
    type=click.Path(dir_okay=False, path_type=Path),
    help="File for what was skipped or could not be carried, as JSON.",
)
@click.pass_context
def convert(
    context: click.Context,
    source: Path,
    given: str | None,
    wanted: str,
    output: Path | None,
    reported: Path | None,
) -> None:
    """Turn a file of questions into another format. Needs no database.

    Ends with status 0 when all was read and written, 3 when something was skipped, 2 when nothing
    could be read.
    """
    found = _read(source, given)
    written = _write(found, wanted, source.stem)
    _put(written.data, output)
    skipped = (*found.skipped, *written.skipped)
    if reported:
        _put(_as_json(_losses(found, written)), reported)
    else:
        for note in (*skipped, *found.warnings, *written.warnings):
            click.echo(f"{source}: {note.where}: {note.text}", err=True)
    if not found.items and found.skipped:
        context.exit(NOTHING_READ)
    context.exit(SOME_SKIPPED if skipped else ALL_READ)


def _read(source: Path, given: str | None) -> Found:
    data = _bytes_of(source)
    format: Format | None = BY_KEY[given] if given else recognise(data, source.name)
    if format is None:
        _refuse(f"{source}: this kind of file is not known; name its format with --from.")
    try:
        return format.read(data)
    except FormatError as error:
        _refuse(f"{source}: {error.message}")


def _bytes_of(source: Path) -> bytes:
    try:
        if source.stat().st_size > LARGEST:
            _refuse(f"{source}: the file is larger than {LARGEST >> 20} MB.")
        return source.read_bytes()
    except OSError as error:
        _refuse(f"{source}: {error.strerror or error}")


def _refuse(text: str) -> NoReturn:
    raise Unreadable(text)


def _write(found: Found, wanted: str, title: str) -> Written:
    if wanted == "json":
        return Written(_as_json(report(found)))
    return BY_KEY[wanted].write(found.items, title, found.files)


def _as_json(data: Any) -> bytes:
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _put(data: bytes, output: Path | None) -> None:
    if output is None:
        click.echo(data, nl=False)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror or error}") from None


def _losses(found: Found, written: Written) -> dict[str, Any]:
    """What was skipped and what was lost, on the way in and on the way out."""
    skipped = notes_data((*found.skipped, *written.skipped))
    return {
        "skipped": [{"where": one["where"], "reason": one["text"]} for one in skipped],
        "warnings": notes_data((*found.warnings, *written.warnings)),
    }
