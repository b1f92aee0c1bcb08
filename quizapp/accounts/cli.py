"""`quizapp users`: accounts from the command line."""

import click
from flask import current_app
from flask.cli import AppGroup
from flask_security.utils import hash_password
from sqlalchemy.exc import IntegrityError

from quizapp.accounts.actions.links import forget_first_admin_links, make_recovery_link
from quizapp.accounts.actions.users import create_user, set_roles
from quizapp.accounts.models import ADMIN, ROLES, User
from quizapp.accounts.names import LONGEST, SHORTEST, fold_username, is_username
from quizapp.accounts.passwords import normalize, problem_with
from quizapp.accounts.queries import all_users, find_user
from quizapp.clock import now
from quizapp.database import db

users = AppGroup("users", help="List and change accounts.")


@users.command("create-admin")
@click.argument("name")
@click.password_option(help="Asked for unless given. At least 8 characters.")
def create_admin(name: str, password: str) -> None:
    """Open an account that may do everything."""
    username, password = fold_username(name), normalize(password)
    if not is_username(username):
        raise click.ClickException(
            f"A user name has {SHORTEST} to {LONGEST} letters, figures, dots, hyphens, underscores."
        )
    if problem := problem_with(password, [username]):
        raise click.ClickException(str(problem))
    password_hash = hash_password(password)
    try:
        create_user(username, password_hash, now(), role=ADMIN)
    except IntegrityError:
        raise click.ClickException(f"There is an account {username!r} already.") from None
    forget_first_admin_links()
    db.session.commit()
    click.echo(f"Admin {username} can sign in.")


@users.command("list")
def list_users() -> None:
    """Print user name, roles and e-mail of everybody."""
    for user in all_users():
        state = "" if user.active else "closed"
        roles = ",".join(sorted(role.name for role in user.roles))
        click.echo("\t".join((user.username, roles, user.email or "", state)).rstrip())


@users.command("recovery-link")
@click.argument("name")
@click.option("--site", help="Address of the site. [http://QUIZAPP_HOST:QUIZAPP_PORT]")
def recovery_link(name: str, site: str | None) -> None:
    """Print a link with which NAME sets a new password, once, within 24 hours."""
    token = make_recovery_link(_user(name), None, now())
    db.session.commit()
    config = current_app.config
    address = site or f"{config['PREFERRED_URL_SCHEME']}://{config['HOST']}:{config['PORT']}"
    click.echo(f"{address.rstrip('/')}/recover/{token}")


@users.command("set-role")
@click.argument("name")
@click.argument("roles", nargs=-1, required=True, type=click.Choice(ROLES))
def set_role(name: str, roles: tuple[str, ...]) -> None:
    """Make NAME a student, a teacher, an admin, or several of these; nothing else any more."""
    user = _user(name)
    set_roles(user, roles)
    db.session.commit()
    click.echo(f"{user.username}: {', '.join(roles)}.")


def _user(name: str) -> User:
    user = find_user(name)
    if user is None:
        raise click.ClickException(f"There is no account {name!r}.")
    return user
