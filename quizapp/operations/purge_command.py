"""`quizapp purge`: what nobody needs any more is deleted."""

import click
from flask import current_app
from flask.cli import with_appcontext

from quizapp.clock import now
from quizapp.operations.actions.purging import LEFTOVERS, count_leftovers
from quizapp.operations.actions.purging import purge as purge_all


@click.command()
@click.option("--dry-run", is_flag=True, help="Delete nothing, say what would be.")
@with_appcontext
def purge(dry_run: bool) -> None:
    """Delete what is older than the settings allow: guests, sign-ins, links, leftovers.

    `quizapp work` does it once a day, unless QUIZAPP_PURGE is false.
    """
    counts = count_leftovers(now()) if dry_run else purge_all(now())
    for of in LEFTOVERS:
        older = f", {current_app.config[of.setting]} days and older" if of.setting else ""
        click.echo(f"{counts[of.name]:>7} {of.name}{older}")
    click.echo("Nothing was deleted." if dry_run else "Deleted.")
