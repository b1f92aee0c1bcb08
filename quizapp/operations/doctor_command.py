"""`quizapp doctor`: is all in order, and if not, what is to be done?"""

import json
import sys
from dataclasses import asdict

import click
from flask.cli import with_appcontext

from quizapp.operations.doctor import examine
from quizapp.operations.findings import is_healthy, say


@click.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for a program.")
@with_appcontext
def doctor(as_json: bool) -> None:
    """Look at everything that may be wrong, and say what to do. Changes nothing.

    Ends with status 1 where there is a problem; mere warnings are 0.
    """
    findings = examine()
    if as_json:
        data = {"healthy": is_healthy(findings), "findings": [asdict(one) for one in findings]}
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(say(findings)))
    sys.exit(0 if is_healthy(findings) else 1)
