"""Quizzes on current events, in which every question carries its evidence."""

import os
from pathlib import Path
from typing import Any

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from quizapp import config, error_pages, extensions, jobs, logs, web
from quizapp.accounts import claiming, limits, mail, presence, security
from quizapp.accounts.cli import users
from quizapp.accounts.views import bp as accounts_bp
from quizapp.attempts.actions.claiming import claim_attempts
from quizapp.attempts.signals import attempt_submitted
from quizapp.attempts.views import bp as attempts_bp
from quizapp.bank.cli import sets
from quizapp.bank.signals import edition_published, question_changed
from quizapp.bank.views import bp as bank_bp
from quizapp.cards.actions.claiming import claim_cards
from quizapp.cards.actions.following import note_attempt, note_edition
from quizapp.cards.cli import cards as cards_cli
from quizapp.cards.views import bp as cards_bp
from quizapp.database import db, prepare
from quizapp.drafting.actions.deciding import note_edit
from quizapp.drafting.actions.reading import JOB, read, resume_readings
from quizapp.drafting.cli import draft
from quizapp.drafting.views import bp as drafting_bp
from quizapp.operations import closing, metrics, probes, reports
from quizapp.operations.backup_commands import backup, move, restore, upgrade
from quizapp.operations.cli import demo, init, serve, work
from quizapp.operations.doctor_command import doctor
from quizapp.operations.people_commands import add_to
from quizapp.operations.purge_command import purge
from quizapp.operations.views import bp as operations_bp
from quizapp.transfer.actions.reading import JOB as IMPORTING
from quizapp.transfer.actions.reading import read_import, resume_imports
from quizapp.transfer.cli import convert
from quizapp.transfer.views import bp as transfer_bp

HERE = Path(__file__).parent
ASSETS = HERE if (HERE / "templates").is_dir() else HERE.parent
"""Where templates, static files and shipped sets are: inside a wheel, or beside the package."""


def create_app(**overrides: Any) -> Flask:
    """The application. Settings come from `QUIZAPP_*` variables, then from `overrides`.

    Raises `config.ConfigError` with every mistake in the settings.
    """
    app = logs.Application(
        __name__, template_folder=ASSETS / "templates", static_folder=ASSETS / "static"
    )
    app.config["QUESTIONS_FOLDER"] = ASSETS / "questions"
    app.config.update(config.from_environment(os.environ, Path(app.instance_path)))
    app.config.update(overrides)
    app.wsgi_app = ProxyFix(app.wsgi_app, **_trusted(app))  # type: ignore[method-assign]
    logs.init_app(app)

    db.init_app(app)
    with app.app_context():
        prepare(db.engine)
    extensions.migrate.init_app(app, db, directory=str(HERE / "migrations"))
    extensions.csrf.init_app(app)
    extensions.bootstrap.init_app(app)
    extensions.compress.init_app(app)
    for part in (web, error_pages, presence, security, limits, mail):
        part.init_app(app)
    claiming.init_app(app, claim_cards, claim_attempts)
    known = {JOB: read, IMPORTING: read_import}
    jobs.init_app(app, known, resume_readings, resume_imports)
    question_changed.connect(note_edit)
    edition_published.connect(note_edition)
    attempt_submitted.connect(note_attempt)

    for blueprint in (accounts_bp, bank_bp, drafting_bp, attempts_bp, cards_bp, transfer_bp):
        app.register_blueprint(blueprint)
    app.register_blueprint(operations_bp)
    add_to(users)
    for command in (init, serve, work, demo, sets, users, cards_cli, draft, convert):
        app.cli.add_command(command)
    for command in (doctor, purge, backup, restore, move, upgrade):
        app.cli.add_command(command)
    for part in (closing, metrics, reports, probes):
        part.init_app(app)
    return app


def _trusted(app: Flask) -> dict[str, int]:
    """How many proxies in front may say where a request came from."""
    count = app.config["PROXIES"]
    return {"x_for": count, "x_proto": count, "x_host": count}
