"""Databases that outlive a test: for what takes long to fill, and is then only looked at."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import create_engine, make_url, text

from quizapp.database import db
from tests.conftest import make_app


@contextmanager
def application_of_its_own(
    backend: str, request: pytest.FixtureRequest, folders: pytest.TempPathFactory
) -> Iterator[Flask]:
    """On a new, migrated database of the backend; its context is in force meanwhile."""
    sqlite = backend == "sqlite"
    url = "sqlite://" if sqlite else new_postgresql(request.getfixturevalue("postgresql_url"))
    app = make_app(url, folders.mktemp("data"))
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def new_postgresql(server: str) -> str:
    """The address of a new database on the server."""
    name = f"test_{secrets.token_hex(6)}"
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)
