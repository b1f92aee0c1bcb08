"""The `quizapp` command: Flask's, with our application and plain errors."""

import sys
from typing import NoReturn

import click
from flask import Flask
from flask.cli import FlaskGroup
from sqlalchemy.exc import OperationalError

from quizapp import create_app
from quizapp.config import ConfigError
from quizapp.errors import QuizError


def fail(text: str) -> NoReturn:
    for line in text.splitlines():
        click.echo(f"quizapp: {line}", err=True)
    sys.exit(2)


def load() -> Flask:
    """The application, or the end of the command where the settings are wrong."""
    try:
        return create_app()
    except ConfigError as error:
        fail(str(error))


cli = FlaskGroup(
    name="quizapp",
    help="Quizzes on current events. Start with `quizapp init`, then `quizapp serve`.",
    create_app=load,
    add_version_option=False,
    load_dotenv=False,
)
click.version_option(package_name="quizapp", message="%(prog)s %(version)s")(cli)


def main() -> None:
    """Runs a command; what a person can mend is told in plain lines (exit status 2)."""
    try:
        cli.main(prog_name="quizapp")
    except QuizError as error:
        fail(str(error))
    except OperationalError as error:
        fail(f"The database does not answer: {error.orig}")
