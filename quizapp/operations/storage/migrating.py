"""Our migrations on any connection, within its transaction."""

from alembic import command
from alembic.script import ScriptDirectory
from flask import current_app
from sqlalchemy import Connection


def migrate(connection: Connection, revision: str = "head") -> None:
    """Makes the tables of the version, or brings those that are there up to it."""
    extension = current_app.extensions["migrate"]
    config = extension.migrate.get_config(extension.directory)
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def knows(revision: str) -> bool:
    """Whether it is one of this version's or of an earlier one."""
    scripts = ScriptDirectory(current_app.extensions["migrate"].directory)
    return revision in {one.revision for one in scripts.walk_revisions()}
