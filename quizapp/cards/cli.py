"""`quizapp cards`: flashcards from the command line."""

import click
from flask.cli import AppGroup

from quizapp.accounts.queries import find_user
from quizapp.cards.actions.settings import fit_parameters
from quizapp.cards.fitting import LEAST
from quizapp.clock import now
from quizapp.database import db

cards = AppGroup("cards", help="Schedule flashcards.")


@cards.command("fit")
@click.argument("name")
def fit(name: str) -> None:
    """Fit the schedule of the account NAME to its own reviews.

    The fitted parameters are kept only if they foretell reviews better that were held back.
    """
    user = find_user(name)
    if user is None:
        raise click.ClickException(f"There is no account {name!r}.")
    found = fit_parameters(user.learner, now())
    if found is None:
        raise click.ClickException(f"There are fewer than {LEAST} reviews, too few for a fit.")
    db.session.commit()
    click.echo(
        f"Log loss on held-back reviews: {found.before:.4f} before, {found.after:.4f} fitted."
    )
    click.echo("Kept." if found.better else "Not kept: what there was foretells as well.")
