"""Everything that an admin would ask a support forum about, looked at in one go."""

from collections.abc import Callable, Iterator

from flask import current_app
from sqlalchemy.exc import DBAPIError

from quizapp.operations.doctor import contents, database, machine, surroundings
from quizapp.operations.findings import PROBLEM, Finding, problem

Check = Callable[[], Iterator[Finding]]

FIRST: tuple[Check, ...] = (
    machine.python_and_libraries,
    machine.site_settings,
    machine.secret_key,
    machine.hosts_and_https,
    machine.data_folder,
    machine.time_zones,
    contents.files_of_the_program,
    contents.language_model,
    contents.backups,
    surroundings.mail_server,
    surroundings.redis_servers,
    surroundings.work,
    database.tables,
)
WITH_DATABASE: tuple[Check, ...] = (
    database.set_up,
    database.integrity,
    database.clock,
    contents.people,
)
"""What can be asked only where the tables are those of this version."""


def examine() -> list[Finding]:
    """Changes nothing, and waits for nobody who writes."""
    # Within a request that reads, as SQLite's transactions are begun by it.
    with current_app.test_request_context():
        found = [finding for check in FIRST for finding in _run(check)]
        if not any(one.level == PROBLEM and one.about == database.ABOUT for one in found):
            found += [finding for check in WITH_DATABASE for finding in _run(check)]
    return found


def _run(check: Check) -> list[Finding]:
    """What a check finds; that it cannot be made is a finding, too."""
    name = check.__name__.replace("_", " ")
    try:
        return list(check())
    except DBAPIError as error:
        text = f"the database does not answer: {type(error.orig).__name__}."
        return [problem(name, text, "Look at the log of the database.")]
    except Exception as error:
        text = f"could not be looked at: {type(error).__name__}: {error}"
        return [problem(name, text, "Tell those who make Quizapp, with this line.")]
